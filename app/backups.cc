#include "app/backups.h"

#include <algorithm>
#include <set>

namespace titrate {
namespace {

constexpr std::string_view name_begins = "titrate-", plain_ends = ".sqlite", closed_ends = ".closed";

/// The newest day of each of the newest `most` groups that `group_of` makes.
template <class GroupOf>
void keep_newest_of_each(const std::vector<Day>& newest_first, int most, std::set<Day>& kept, const GroupOf& group_of) {
  std::set<Day> groups;
  for (const Day day : newest_first) {
    if (int(groups.size()) == most && !groups.count(group_of(day))) return;
    if (groups.insert(group_of(day)).second) kept.insert(day);
  }
}

}  // namespace

bool Verified::holds() const {
  return std::all_of(checks.begin(), checks.end(), [](const BackupCheck& check) { return check.holds; });
}

std::optional<std::string> drill_to_offer(Backups& backups, const OpenNotebook& notebook, const Moment& now) {
  constexpr int first_days = 7;
  if (notebook.says->diary.simulated) return std::nullopt;
  const int so_far = completeness_of(notebook, current_day(notebook, now)).days;
  if (so_far < 1 || so_far > first_days || backups.last_drill()) return std::nullopt;
  const auto files = backups.list();
  if (!files || files->empty()) return std::nullopt;
  return "Try once whether your backup can be taken back: titrate restore --drill. It touches nothing.";
}

std::string dated_backup_name(Day day, bool closed) {
  return std::string(name_begins) + to_string(day) + std::string(closed ? closed_ends : plain_ends);
}

std::optional<Day> day_of_backup(std::string_view name) {
  for (const std::string_view ending : {plain_ends, closed_ends}) {
    constexpr std::size_t date = 10;
    if (name.size() != name_begins.size() + date + ending.size() || name.substr(0, name_begins.size()) != name_begins ||
        name.substr(name_begins.size() + date) != ending)
      continue;
    return parse_day(name.substr(name_begins.size(), date));
  }
  return std::nullopt;
}

std::vector<Day> days_kept(std::vector<Day> days_with_one, const Rotation& rotation) {
  std::sort(days_with_one.begin(), days_with_one.end(), std::greater<>());
  std::set<Day> kept;
  keep_newest_of_each(days_with_one, rotation.daily, kept, [](Day day) { return day; });
  keep_newest_of_each(days_with_one, rotation.weekly, kept, [](Day day) { return day - days(iso_weekday(day) - 1); });
  keep_newest_of_each(days_with_one, rotation.monthly, kept, [](Day day) {
    const std::chrono::year_month_day date(day);
    return Day(date.year() / date.month() / 1);
  });
  return {kept.begin(), kept.end()};
}

}  // namespace titrate
