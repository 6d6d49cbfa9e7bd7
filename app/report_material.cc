#include "app/report_material.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "app/in_words.h"
#include "life/protocol.h"

namespace titrate {
namespace {

using std::chrono::days;

/// The unit of the order that a day of the plan lives, from 0; -1: none.
int unit_on(const Trial& lived, int day) {
  if (!lived.lived.empty())
    return std::size_t(day) < lived.lived.size() && !lived.lived[std::size_t(day)].rested
               ? lived.lived[std::size_t(day)].unit
               : -1;
  const PlanDay at = plan_day(lived, *lived.start + days(day));
  return at.phase == PlanDay::Phase::period ? at.period - 1 : -1;
}

void summarise(PeriodResult& period) {
  const auto& values = period.values;
  if (values.empty()) return;
  const double count = double(values.size()), mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
  period.mean = mean;
  period.median = share_below(values, 0.5);
  if (values.size() >= 2) {
    double squares = 0;
    for (const double value : values) squares += (value - mean) * (value - mean);
    period.sd = std::sqrt(squares / (count - 1));
  }
  if (values.size() >= 4) {
    period.low = share_below(values, 0.25);
    period.high = share_below(values, 0.75);
  }
}

}  // namespace

double share_below(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  const double at = share * double(values.size() - 1);
  const auto below = std::size_t(at);
  if (below + 1 >= values.size()) return values.back();
  return values[below] + (at - double(below)) * (values[below + 1] - values[below]);
}

std::vector<PeriodResult> period_results(const Trial& lived, const Diary& diary, Day until) {
  if (!lived.start) return {};
  const bool daily = lived.randomisation.kind == Randomisation::Kind::daily;
  const ArmNames arms = arm_names_of(lived);
  const auto column = find_measure(diary, lived.primary.name);
  std::map<int, PeriodResult> periods;
  for (int i = 0; i < int(lived.assignment.size()); ++i) {
    const Day day = *lived.start + days(i);
    const int unit = unit_on(lived, i);
    if (day > until || unit < 0) continue;
    const std::string& arm = lived.assignment[std::size_t(i)];
    const bool on = arm == arms.on;
    const auto [found, is_new] = periods.try_emplace(daily ? (on ? 0 : 1) : unit);
    PeriodResult& period = found->second;
    if (is_new) {
      period.number = daily ? 0 : unit + 1;
      period.from = day;
      period.on = on;
      period.arm = arm;
    }
    period.to = day;
    ++period.days;
    const DayRecord* record = find_day(diary, day);
    if (!record) continue;
    period.taken += record->dose.known() && in_own_unit(record->dose.amount()) > 0;
    if (column && record->measures[*column].known()) period.values.push_back(record->measures[*column].amount());
  }
  std::vector<PeriodResult> results;
  for (auto& [unit, period] : periods) {
    summarise(period);
    results.push_back(std::move(period));
  }
  return results;
}

std::vector<NoticedEffect> noticed_effects(const ReportMaterial& of) {
  std::map<std::string, NoticedEffect> noticed;
  for (const DayRecord& record : of.diary.days)
    for (const SideEffect& one : record.side_effects) {
      if (one.grade.state() != EntryState::value) continue;
      const std::string name = side_effect_in_words(one.effect, *of.catalog);
      NoticedEffect& effect = noticed[name];
      effect.effect = name;
      ++effect.days;
      effect.worst = std::max(effect.worst, int(std::lround(one.grade.amount())));
      effect.last = std::max(effect.last, record.day);
      if (!of.lived || !of.lived->start) continue;
      const auto at = (record.day - *of.lived->start).count();
      if (at < 0 || at >= std::int64_t(of.lived->assignment.size()) || unit_on(*of.lived, int(at)) < 0) continue;
      ++(of.lived->assignment[std::size_t(at)] == arm_names_of(*of.lived).on ? effect.on : effect.off);
    }
  std::vector<NoticedEffect> all;
  for (auto& [name, effect] : noticed) all.push_back(std::move(effect));
  std::stable_sort(all.begin(), all.end(), [](const NoticedEffect& a, const NoticedEffect& b) {
    return a.worst != b.worst ? a.worst > b.worst : a.days > b.days;
  });
  return all;
}

}  // namespace titrate
