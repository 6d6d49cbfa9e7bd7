#include "app/phases.h"

#include <algorithm>
#include <map>
#include <optional>

namespace titrate {
namespace {

bool is_taken(const DayRecord& record) { return record.dose.known() && in_own_unit(record.dose.amount()) > 0; }

std::map<std::string, bool> arms_that_are_on(const Diary& diary) {
  std::map<std::string, int> balance;
  for (const DayRecord& record : diary.days)
    if (record.arm) balance[*record.arm] += record.dose.known() ? (is_taken(record) ? 1 : -1) : 0;
  std::map<std::string, bool> on;
  for (const auto& [arm, excess] : balance) on[arm] = excess > 0;
  return on;
}

}  // namespace

std::vector<Phase> phases_of(const Diary& diary) {
  const auto arms = arms_that_are_on(diary);
  std::vector<Phase> phases;
  for (const DayRecord& record : diary.days) {
    std::optional<Phase> here;
    if (!arms.empty() && record.arm) here = Phase{record.day, record.day, *record.arm, arms.at(*record.arm)};
    if (arms.empty() && record.dose.known())
      here = Phase{record.day, record.day, is_taken(record) ? "dose" : "no dose", is_taken(record)};
    if (!here) continue;
    if (!phases.empty() && phases.back().label == here->label)
      phases.back().to = here->to;
    else
      phases.push_back(*here);
  }
  return phases;
}

}  // namespace titrate
