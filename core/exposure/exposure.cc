#include "exposure/exposure.h"

#include <algorithm>
#include <map>

#include "base/require.h"

namespace titrate {
namespace {

using Arms = std::vector<std::optional<std::string>>;

/// The days that an exposure is about.
struct Span {
  Day first, last;
};

std::optional<Span> span_of(const Trial& trial, const Diary& diary, Day today) {
  std::optional<Span> span;
  if (!diary.days.empty()) span = Span{diary.days.front().day, diary.days.back().day};
  if (trial.start) {
    const auto length =
        std::max<std::ptrdiff_t>(trial.planned_days.value_or(0), std::ptrdiff_t(trial.assignment.size()));
    const Day last = *trial.start + days(std::max<std::ptrdiff_t>(length, 1) - 1);
    span = span ? Span{std::min(span->first, *trial.start), std::max(span->last, last)} : Span{*trial.start, last};
  }
  if (!span || span->first > today) return std::nullopt;
  span->last = std::min(span->last, today);
  return span;
}

/// The arm of each day: the plan's, else the diary's, else that of both neighbours of a gap.
Arms arms_of(const Trial& trial, const Diary& diary, Day first, std::size_t count) {
  Arms arms(count);
  for (const DayRecord& record : diary.days) {
    const auto at = (record.day - first).count();
    if (at < std::ptrdiff_t(count)) arms[std::size_t(at)] = record.arm;
  }
  if (trial.start)
    for (std::size_t i = 0; i < trial.assignment.size(); ++i) {
      const auto at = (*trial.start - first).count() + std::ptrdiff_t(i);
      if (at >= 0 && at < std::ptrdiff_t(count)) arms[std::size_t(at)] = trial.assignment[i];
    }
  for (std::size_t from = 0; from < count; ++from) {
    if (arms[from] || from == 0 || !arms[from - 1]) continue;
    std::size_t to = from;
    while (to < count && !arms[to]) ++to;
    if (to < count && arms[to] == arms[from - 1])
      std::fill(arms.begin() + std::ptrdiff_t(from), arms.begin() + std::ptrdiff_t(to), arms[to]);
    from = to;
  }
  return arms;
}

/// The dose that each arm means.
std::map<std::string, Dose> doses_of_arms(const Trial& trial, const Arms& arms, const Exposure& exposure) {
  std::map<std::string, Dose> doses;
  if (trial.active_arm && exposure.full_dose) {
    for (const auto& arm : arms)
      if (arm)
        doses[*arm] = *arm == *trial.active_arm ? *exposure.full_dose
                      : trial.comparator_dose && *arm == trial.comparator
                          ? *trial.comparator_dose
                          : dose_of(0, is_magnesium(*exposure.full_dose));
    return doses;
  }
  std::map<std::string, std::map<double, int>> seen;
  for (std::size_t i = 0; i < arms.size(); ++i)
    if (arms[i] && exposure.taken[i].known()) ++seen[*arms[i]][in_own_unit(exposure.taken[i].amount())];
  for (const auto& [arm, counts] : seen) {
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    doses[arm] = dose_of(most->first, exposure.full_dose && is_magnesium(*exposure.full_dose));
  }
  return doses;
}

}  // namespace

double relative(const Dose& dose, const Dose& full) {
  if (in_own_unit(dose) == 0) return 0;  // none is none, whatever the treatment
  require(dose.index() == full.index(), "doses of one diary are of one kind");
  return in_own_unit(dose) / in_own_unit(full);
}

Exposure exposure_of(const Trial& trial, const Diary& diary, Day today) {
  Exposure exposure;
  exposure.full_dose = trial.full_dose;
  const auto span = span_of(trial, diary, today);
  if (!span) return exposure;
  exposure.first = span->first;
  const auto count = std::size_t((span->last - span->first).count()) + 1;
  exposure.taken.resize(count);
  exposure.assigned.resize(count);
  for (const DayRecord& record : diary.days) {
    const auto at = std::size_t((record.day - exposure.first).count());
    if (at < count) exposure.taken[at] = record.dose;
  }
  if (!exposure.full_dose) exposure.full_dose = largest_dose(exposure.taken);
  const Arms arms = arms_of(trial, diary, exposure.first, count);
  const std::map<std::string, Dose> doses = doses_of_arms(trial, arms, exposure);
  for (const auto& [arm, dose] : doses) {
    if (in_own_unit(dose) == 0) exposure.arm_off = arm;
    if (exposure.full_dose && dose == *exposure.full_dose) exposure.arm_on = arm;
  }
  for (std::size_t i = 0; i < count; ++i)
    if (arms[i])
      if (const auto dose = doses.find(*arms[i]); dose != doses.end()) exposure.assigned[i] = dose->second;
  for (std::size_t day = 0; trial.start && day < trial.lived.size(); ++day) {
    const auto at = (*trial.start - exposure.first).count() + std::ptrdiff_t(day);
    if (!trial.lived[day].rested || at < 0 || at >= std::ptrdiff_t(count)) continue;
    const Entry<Dose>& taken = exposure.taken[std::size_t(at)];
    exposure.assigned[std::size_t(at)] =
        taken.known() ? taken.amount() : dose_of(0, exposure.full_dose && is_magnesium(*exposure.full_dose));
  }
  return exposure;
}

}  // namespace titrate
