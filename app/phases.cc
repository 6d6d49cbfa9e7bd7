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

/// Of each period with a known dose: was it mostly taken?
std::map<int, bool> periods_that_are_on(const Diary& diary, const PeriodOn& period_on) {
  std::map<int, int> balance;
  for (const DayRecord& record : diary.days)
    if (record.dose.known()) balance[period_on(record.day)] += is_taken(record) ? 1 : -1;
  std::map<int, bool> on;
  for (const auto& [period, excess] : balance)
    if (period != 0) on[period] = excess > 0;
  return on;
}

}  // namespace

std::vector<Phase> phases_of(const Diary& diary, const PeriodOn& period_on) {
  const auto arms = arms_that_are_on(diary);
  const auto periods = period_on && arms.empty() ? periods_that_are_on(diary, period_on) : std::map<int, bool>();
  std::vector<Phase> phases;
  int latest = 0;
  for (const DayRecord& record : diary.days) {
    const int period = period_on ? period_on(record.day) : 0;
    const auto whole = periods.find(period);
    std::optional<Phase> here;
    const auto by_dose = [&](bool taken) { here = Phase{record.day, record.day, taken ? "dose" : "no dose", taken}; };
    if (!arms.empty() && record.arm) here = Phase{record.day, record.day, *record.arm, arms.at(*record.arm)};
    if (arms.empty() && whole != periods.end())
      by_dose(whole->second);
    else if (arms.empty() && record.dose.known())
      by_dose(is_taken(record));
    if (!here) continue;
    if (!phases.empty() && phases.back().label == here->label && period == latest)
      phases.back().to = here->to;
    else
      phases.push_back(*here);
    latest = period;
  }
  return phases;
}

}  // namespace titrate
