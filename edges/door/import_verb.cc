#include <memory>

#include "app/importer.h"
#include "app/in_words.h"
#include "codec/base64.h"
#include "codec/import_json.h"
#include "codec/study.h"
#include "codec/zone.h"
#include "door/asked.h"
#include "door/running_trial.h"

namespace titrate::door {
namespace {

Problem nothing_reads_files() {
  return {"nothing reads files here.", {.file = "verb"}, "Ask the Titrate that keeps the diary."};
}

/// Exactly one of the three ways to hand a file over.
Result<HandedFile> handed_file(Fields& fields) {
  const auto data = fields.text("data"), base64 = fields.text("base64"), upload = fields.text("upload");
  if (auto problem = fields.problem()) return *problem;
  if (data.has_value() + base64.has_value() + upload.has_value() != 1)
    return Problem{"a file comes in one way.",
                   {.file = "data"},
                   "Send its text as \"data\", its bytes as \"base64\", or the name of an \"upload\"."};
  if (upload) return HandedFile{std::nullopt, *upload};
  if (data) return HandedFile{*data, ""};
  auto bytes = bytes_of_base64(*base64, "base64");
  if (!bytes) return bytes.problem();
  return HandedFile{std::move(bytes).value(), ""};
}

Result<Mapping> mapping_of(Fields& fields) {
  Mapping mapping;
  const Json* said = fields.object("mapping");
  if (!said) return mapping;
  for (const auto& [item, text] : said->items()) {
    if (!text.is_string())
      return Problem{"what \"" + item + "\" becomes is no text.", {.file = "mapping"}, "Write it as \"outcome pain\"."};
    auto target = parse_import_target(text.get<std::string>());
    if (!target) return target.problem();
    mapping.emplace(item, std::move(target).value());
  }
  return mapping;
}

/// Local time minus UTC in a zone; that of `now` where this machine does not say in which zone it is.
Result<std::function<std::chrono::minutes(Instant)>> clock_of(const std::optional<std::string>& asked,
                                                              const Moment& now) {
  constexpr int first = 1990, last = 2050;
  const auto name = asked ? asked : zone_of_this_machine();
  const std::function<std::chrono::minutes(Instant)> of_now = [offset = now.offset](Instant) { return offset; };
  if (!name) return of_now;
  auto zone = zone_called(*name, first, last);
  if (!zone && asked) return zone.problem();
  if (!zone) return of_now;
  const auto known = std::make_shared<const Zone>(std::move(zone).value());
  const std::function<std::chrono::minutes(Instant)> of_zone = [known](Instant at) {
    const auto next = std::upper_bound(known->changes.begin(), known->changes.end(), at,
                                       [](Instant wanted, const ZoneChange& change) { return wanted < change.at; });
    const auto offset = next == known->changes.begin() ? known->at_first : std::prev(next)->after;
    return std::chrono::duration_cast<std::chrono::minutes>(offset);
  };
  return of_zone;
}

/// What the sealed trial of a diary says of a day; nothing where none is sealed.
std::function<DayOfTrial(Day)> days_of_trial(Room& room, const OpenNotebook& notebook, const Asked& asked) {
  if (!notebook.says->locked) return nullptr;
  struct Sealed {
    std::optional<Study> study;
    std::optional<RunningTrial> running;
  };
  const auto sealed = std::make_shared<Sealed>();
  sealed->study = study_of(notebook, room.catalog, asked.now);
  if (auto running = running_trial(room.records, room.vault, room.catalog, asked.now, asked.diary))
    sealed->running = std::move(running).value();
  return [sealed](Day day) {
    DayOfTrial of_day;
    of_day.study_capsules = sealed->study && sealed->study->hidden && sealed->study->counts_capsules_on(day);
    if (sealed->running) of_day.told = told_on(*sealed->running, day);
    return of_day;
  };
}

/// Which columns of a table are what; "" means that it has none of that kind.
Result<TableColumns> columns_of(Fields& fields) {
  TableColumns columns;
  const Json* said = fields.object("columns");
  if (!said) return columns;
  Fields of_table(*said, "columns");
  columns.date = of_table.text("date");
  columns.time = of_table.text("time");
  columns.name = of_table.text("name");
  columns.value = of_table.text("value");
  columns.unit = of_table.text("unit");
  if (auto problem = of_table.problem()) return *problem;
  return columns;
}

}  // namespace

Answer import(Room& room, Fields& fields) {
  const Asked asked = asked_to_write(fields);
  FindingsAsked of_file;
  of_file.as = fields.text_or_null("as");
  of_file.day_first = fields.flag("day_first");
  const auto zone = fields.text_or_null("zone");
  const bool only_try = fields.flag("dry_run").value_or(false);
  ImportWish wish;
  wish.confirmed = fields.flag("confirmed").value_or(false);
  wish.add_to_sheet = fields.flag("add_to_sheet").value_or(false);
  const auto columns = columns_of(fields);
  auto mapping = mapping_of(fields);
  const auto file = handed_file(fields);
  if (!file) return file.problem();
  if (!columns) return columns.problem();
  of_file.columns = *columns;
  if (!mapping) return mapping.problem();
  wish.mapping = std::move(mapping).value();
  if (!room.importer) return nothing_reads_files();
  const auto clock = clock_of(zone, asked.now);
  if (!clock) return clock.problem();
  of_file.offset_at = *clock;
  const auto before = open_notebook(room.records, asked.diary);
  if (!before) return before.problem();
  of_file.day_start = before->says->diary.day_start;
  const auto read = [&] {
    const Aside aside(room.progress);  // a large file takes seconds, and nobody else has to wait for it
    return room.importer->read(*file, of_file, room.progress);
  }();
  if (!read) return read.problem();
  const auto trial = [&](const OpenNotebook& notebook) { return days_of_trial(room, notebook, asked); };
  const auto brought = bring_in(room.records, room.catalog, asked, *read, wish, only_try, trial);
  if (!brought) return brought.problem();
  if (!only_try && !file->upload.empty()) room.importer->forget(file->upload);
  return Json{{"import", import_json(*brought)}};
}

Answer imports(Room& room, Fields& fields) {
  const Asked asked = asked_of(fields);
  if (auto problem = fields.problem()) return *problem;
  const auto notebook = open_notebook(room.records, asked.diary);
  if (!notebook) return notebook.problem();
  Json formats = Json::array();
  if (room.importer)
    for (const ImportFormat& format : room.importer->formats())
      formats.push_back({{"id", format.id}, {"in_words", format.in_words}, {"menu", format.menu}});
  return Json{{"imports", imports_json(imports_of(*notebook))}, {"formats", std::move(formats)}};
}

Answer import_undo(Room& room, Fields& fields) {
  const Asked asked = asked_to_write(fields);
  fields.needs("id");
  const auto id = fields.whole_number("id");
  if (auto problem = fields.problem()) return *problem;
  const auto undone = undo_import(room.records, asked, *id);
  if (!undone) return undone.problem();
  const auto notebook = open_notebook(room.records, asked.diary);
  if (!notebook) return notebook.problem();
  return with_today(room, asked, std::nullopt,
                    {{"undone", {{"event", undone->id}, {"text", event_in_words(*undone, *notebook, room.catalog)}}}});
}

}  // namespace titrate::door
