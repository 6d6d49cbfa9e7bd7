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
#include "codec/handle.h"
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

/// The place of a problem as a shell shows it: of an option, its own name.
Problem as_on_a_shell(const Json& problem) {
  std::string where = text_in(problem, "where");
  for (const auto& [field, option] :
       {std::pair{"import.mapping", "--map"}, {"import.as", "--as"}, {"import.day_first", "--day-first"}})
    if (where == field) where = option;
  return {text_in(problem, "what"), {.file = where}, text_in(problem, "way_out")};
}

Ending bring(const ImportOptions& options) {
  const auto mapping = mapping_asked_for(options.maps);
  if (!mapping) return complain(mapping.problem());
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
  const auto diary = OwnDiary::open(options.data);
  if (!diary) return complain(diary.problem());
  OwnDiary& own = **diary;

  Json request{{"verb", "import"},
               {"upload", named_file},
               {"dry_run", options.dry_run},
               {"mapping", *mapping},
               {"confirmed", options.confirm_doses},
               {"add_to_sheet", options.add_to_sheet}};
  if (!options.as.empty()) request["as"] = options.as;
  if (!options.day_first.empty()) request["day_first"] = options.day_first == "yes";
  imports::FileImporter importer([&](const std::string&) { return std::optional(path); }, nullptr, name);
  std::string text;
  {
    ProgressLine progress;
    text = codec::handle(own.records(), progress, request.dump(-1, ' ', false, Json::error_handler_t::replace), now(),
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
                         !options.maps.empty() || !options.day_first.empty();
  if ((options.undo && !options.file.empty()) || (of_a_file && options.file.empty()))
    return complain({options.undo ? "Only one thing can be done at a time." : "It is not said which file.",
                     {.file = "import"},
                     "Ask titrate import FILE [--dry-run], titrate import --undo ID, or titrate import alone for a "
                     "list."});
  if (options.undo) return take_back(options);
  return options.file.empty() ? list(options) : bring(options);
}

}  // namespace titrate::cli
