#include <fmt/core.h>

#include <iostream>
#include <optional>

#include "app/import_target.h"
#include "cli/at_the_door.h"
#include "cli/clock.h"
#include "cli/import_text.h"
#include "cli/own_data.h"
#include "cli/progress_line.h"
#include "cli/say.h"
#include "cli/verbs.h"
#include "door/handle.h"
#include "imports/brings.h"
#include "imports/importer.h"
#include "imports/scratch.h"

namespace titrate::cli {
namespace {

using codec::Json;

/// The one upload that a shell has: the file that it names.
constexpr const char* named_file = "the file that was named";

Result<Json> mapping_asked_for(const std::vector<std::string>& maps) {
  Json mapping = Json::object();
  for (const std::string& text : maps) {
    const auto mapped = parse_mapped(text);
    if (!mapped) return Problem{mapped.problem().what, {.file = "--map"}, mapped.problem().way_out};
    mapping[mapped->first] = to_string(mapped->second);
  }
  return mapping;
}

Result<Json> columns_told(const std::vector<std::string>& told) {
  Json columns = Json::object();
  for (const std::string& text : told) {
    const auto equals = text.find('=');
    const std::string what = text.substr(0, equals);
    const bool known = what == "date" || what == "time" || what == "name" || what == "value" || what == "unit";
    if (equals == std::string::npos || !known)
      return Problem{"\"" + text + "\" does not say which column is what.",
                     {.file = "--column"},
                     "Write it as date=COLUMN; it is one of date, time, name, value, unit."};
    columns[what] = text.substr(equals + 1);
  }
  return columns;
}

/// The place of a problem as a shell shows it: of an option, its own name.
Problem as_on_a_shell(const Json& problem) {
  std::string where = text_in(problem, "where");
  for (const auto& [field, option] :
       {std::pair{"import.mapping", "--map"}, {"import.as", "--as"}, {"import.day_first", "--day-first"}})
    if (where == field) where = option;
  return {text_in(problem, "what"), {.file = where}, text_in(problem, "way_out")};
}

/// Foods and products are no entries of a day: they go where titrate foods and titrate product keep them.
std::optional<Ending> brought_elsewhere(const ImportOptions& options, const std::filesystem::path& path) {
  if (!options.as.empty()) return std::nullopt;
  imports::Brings what = imports::Brings::diary;
  if (std::filesystem::is_directory(path)) {
    what = imports::brings_of_folder(path);
  } else {
    const auto part = imports::part_of_file(path, options.file);
    if (!part) return complain(part.problem());
    what = imports::brings(**part);
  }
  if (what == imports::Brings::foods) {
    FoodsOptions of_foods;
    of_foods.import = path.string();
    of_foods.dry_run = options.dry_run;
    of_foods.json = options.json;
    of_foods.data = options.data;
    return foods(of_foods);
  }
  if (what == imports::Brings::product) {
    if (options.dry_run) return label({.label = path.string(), .today = "", .json = options.json});
    return product({.action = "set", .what = path.string(), .data = options.data, .json = options.json});
  }
  return std::nullopt;
}

Ending bring(const ImportOptions& options) {
  const auto mapping = mapping_asked_for(options.maps);
  if (!mapping) return complain(mapping.problem());
  const auto columns = columns_told(options.columns);
  if (!columns) return complain(columns.problem());
  const bool piped = options.file == "-";
  const std::string name = piped ? "stdin" : options.file;
  std::optional<imports::ScratchFile> copy;
  std::filesystem::path path = options.file;
  if (piped) {
    auto made = imports::ScratchFile::of(std::cin, name);
    if (!made) return complain(made.problem());
    copy = std::move(made).value();
    path = copy->path();
  }
  if (const auto elsewhere = brought_elsewhere(options, path)) return *elsewhere;
  const auto diary = OwnDiary::open(options.data);
  if (!diary) return complain(diary.problem());
  OwnDiary& own = **diary;

  Json request{{"verb", "import"},
               {"upload", named_file},
               {"dry_run", options.dry_run},
               {"mapping", *mapping},
               {"confirmed", options.confirm_doses},
               {"add_to_sheet", options.add_to_sheet}};
  if (!columns->empty()) request["columns"] = *columns;
  if (!options.as.empty()) request["as"] = options.as;
  if (!options.day_first.empty()) request["day_first"] = options.day_first == "yes";
  imports::FileImporter importer([&](const std::string&) { return std::optional(path); }, nullptr, name);
  std::string text;
  {
    ProgressLine progress;
    text = door::handle(own.records(), progress, request.dump(-1, ' ', false, Json::error_handler_t::replace), now(),
                        {.vault = &own.vault, .backups = &own.backups, .importer = &importer});
  }
  const Json reply = Json::parse(text);
  if (reply["ok"] != true) return complain(as_on_a_shell(reply["problem"]));
  const Json& import = reply["import"];
  if (options.json)
    fmt::print("{}\n", text);
  else
    fmt::print("{}", brought_text(import, options.dry_run));
  const bool waits = import["counts"]["doubted"] != 0 || !import["questions"].empty();
  return options.dry_run || import["event"].is_number() || !waits ? Ending::done : Ending::refused;
}

Ending take_back(const ImportOptions& options) {
  const auto reply = at_the_door(options.data, {{"verb", "import_undo"}, {"id", *options.undo}});
  if (!reply) return complain(reply.problem()), Ending::refused;
  if (options.json)
    fmt::print("{}\n", reply->text);
  else
    fmt::print("Taken back: {}.\n", text_in(reply->json["undone"], "text"));
  return Ending::done;
}

Ending list(const ImportOptions& options) {
  const auto reply = at_the_door(options.data, {{"verb", "imports"}});
  if (!reply) return complain(reply.problem());
  if (options.json)
    fmt::print("{}\n", reply->text);
  else
    fmt::print("{}", imports_text(reply->json["imports"], reply->json["formats"]));
  return Ending::done;
}

}  // namespace

Ending import(const ImportOptions& options) {
  const bool of_a_file = options.dry_run || options.confirm_doses || options.add_to_sheet || !options.as.empty() ||
                         !options.maps.empty() || !options.columns.empty() || !options.day_first.empty();
  if ((options.undo && !options.file.empty()) || (of_a_file && options.file.empty()))
    return complain({options.undo ? "Only one thing can be done at a time." : "It is not said which file.",
                     {.file = "import"},
                     "Ask titrate import FILE [--dry-run], titrate import --undo ID, or titrate import alone for a "
                     "list."});
  if (options.undo) return take_back(options);
  return options.file.empty() ? list(options) : bring(options);
}

}  // namespace titrate::cli
