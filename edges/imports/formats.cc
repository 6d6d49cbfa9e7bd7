#include <algorithm>
#include <vector>

#include "codec/closed_bytes.h"
#include "imports/apple_health.h"
#include "imports/archive.h"
#include "imports/bearable.h"
#include "imports/cronometer.h"
#include "imports/csv.h"
#include "imports/daylio.h"
#include "imports/fhir.h"
#include "imports/flaredown.h"
#include "imports/format.h"
#include "imports/google_fit.h"
#include "imports/habitbull.h"
#include "imports/health_connect.h"
#include "imports/ical.h"
#include "imports/loop.h"
#include "imports/medtimer.h"
#include "imports/psychonaut.h"
#include "imports/samsung_health.h"
#include "imports/sleep_as_android.h"
#include "imports/tidy.h"
#include "imports/track_and_graph.h"

namespace titrate::imports {
namespace {

Problem nobody_knows(const Part& part) {
  std::string menus;
  for (const Format& format : formats()) menus += std::string("\n  ") + format.menu;
  return {"No format that I know has this content.",
          {.file = part.name()},
          "A right file comes from:" + menus +
              "\nA table of any other program is taken with a mapping of its columns: titrate import FILE --as csv."};
}

/// A copy of a whole diary of this program comes back by another way, which also knows corrections, plans and undos.
std::optional<Problem> own_copy(const Part& part) {
  const std::string_view head(part.head());
  const bool json = part.kind() == Bytes::json && head.find("\"titrate-log-") < 64;
  const bool sqlite =
      part.kind() == Bytes::sqlite && head.size() > 72 && head.substr(68, 4) == "TITR";  // its application_id
  if (!json && !sqlite && !codec::are_closed(head)) return std::nullopt;
  return Problem{
      "This is a copy of a whole Titrate diary, and no list of days.",
      {.file = part.name()},
      "titrate restore FILE puts it in the place of this diary, which is backed up first. To bring in its days "
      "alone, take them out of it with titrate report --format csv."};
}

Result<FileFindings> read_with(const Format& format, std::span<const Part* const> parts, const FindingsAsked& asked,
                               Progress& progress) {
  Collected into;
  for (const Part* part : parts) {
    const auto done = format.read({*part, asked, progress, into});
    if (const auto fault = part->fault()) return *fault;
    if (!done) return done.problem();
    if (const auto problem = into.too_much(part->name())) return *problem;
  }
  return std::move(into).findings(format.id, format.in_words);
}

}  // namespace

std::span<const Format> formats() {
  // clang-format off: one row a line
  static const std::vector<Format> all{
      {"fhir", "a health record in FHIR R4", "A patient portal or a hospital: health record, download, FHIR R4 in JSON",
       is_fhir, read_fhir},
      {"tidy", "a tidy diary", "Titrate: titrate report --format csv", is_tidy, read_tidy},
      {"bearable", "a Bearable export", "Bearable: Settings, Export data (CSV)", is_bearable, read_bearable},
      {"daylio", "a Daylio export", "Daylio: More, Export Entries, CSV (table)", is_daylio, read_daylio},
      {"habitbull", "a HabitBull export", "HabitBull: Settings, Export data, CSV", is_habitbull, read_habitbull},
      {"track_and_graph", "a Track & Graph export", "Track & Graph: menu of a group, Export (CSV)", is_track_and_graph,
       read_track_and_graph},
      {"flaredown", "a Flaredown export", "Flaredown: Settings, Export my data (CSV, by e-mail)", is_flaredown,
       read_flaredown},
      {"loop", "an export of Loop Habit Tracker", "Loop Habit Tracker: Settings, Export as CSV", is_loop, read_loop},
      {"apple_health", "an Apple Health export", "Apple Health: your picture, Export All Health Data", is_apple_health,
       read_apple_health},
      {"health_connect", "a Health Connect export", "Health Connect: Manage data, Backup and restore, Scheduled export",
       is_health_connect, read_health_connect},
      {"samsung_health", "a Samsung Health export", "Samsung Health: Settings, Download personal data",
       is_samsung_health, read_samsung_health},
      {"sleep_as_android", "a Sleep as Android export", "Sleep as Android: Settings, Backup, Export data",
       is_sleep_as_android, read_sleep_as_android},
      {"google_fit", "a Google Fit takeout", "Google Takeout: Fit, Daily activity metrics", is_google_fit,
       read_google_fit},
      {"medtimer", "events of MedTimer", "MedTimer: Export event data, CSV", is_medtimer, read_medtimer},
      {"medtimer_backup", "a backup of MedTimer", "MedTimer: Backup, Create backup", is_medtimer_backup,
       read_medtimer_backup},
      {"psychonaut", "an export of PsychonautWiki Journal", "PsychonautWiki Journal: Settings, Export file",
       is_psychonaut, read_psychonaut},
      {"ical", "a calendar", "a calendar program: Export, as .ics", is_ical, read_ical},
      {"cronometer_servings", "servings of Cronometer", "Cronometer: More, Account, Export Data, Export Servings",
       is_cronometer_servings, read_cronometer_servings},
      {"cronometer_days", "days of Cronometer", "Cronometer: More, Account, Export Data, Export Daily Nutrition",
       is_cronometer_days, read_cronometer_days},
      {"csv", "a table", "any program: its table as CSV, with a column of dates", is_csv, read_csv_table},
  };
  // clang-format on
  return all;
}

const Format* format_called(std::string_view id) {
  const auto all = formats();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Format& format) { return format.id == id; });
  return found == all.end() ? nullptr : &*found;
}

Result<FileFindings> findings_of(const Part& part, const FindingsAsked& asked, Progress& progress) {
  if (auto problem = own_copy(part)) return *problem;
  std::span<const Format> tried = formats();
  if (asked.as) {
    const Format* only = format_called(*asked.as);
    if (!only) {
      std::string ids;
      for (const Format& format : formats()) ids += (ids.empty() ? "" : ", ") + std::string(format.id);
      return Problem{"I know no format called \"" + *asked.as + "\".", {.file = "as"}, "Formats I know: " + ids + "."};
    }
    tried = {only, 1};
  }
  const bool told = asked.as.has_value();
  for (const Format& format : tried)
    if (format.recognises(part) || (told && part.kind() != Bytes::zip)) {
      const Part* const parts[] = {&part};
      return read_with(format, parts, asked, progress);
    }
  if (part.kind() != Bytes::zip) return nobody_knows(part);
  const auto members = members_of(part, [&](const Part& member) {
    return std::any_of(tried.begin(), tried.end(), [&](const Format& format) { return format.recognises(member); });
  });
  if (!members) return members.problem();
  for (const Format& format : tried) {
    std::vector<const Part*> known;
    for (const auto& member : *members)
      if (format.recognises(*member)) known.push_back(member.get());
    if (!known.empty()) return read_with(format, known, asked, progress);
  }
  return nobody_knows(part);
}

}  // namespace titrate::imports
