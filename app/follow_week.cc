#include "app/follow_week.h"

#include <algorithm>

namespace titrate {
namespace {

using std::chrono::days;

Middle middle_of(const Diary& diary, const std::string& measure, Day from, Day to) {
  const auto column = find_measure(diary, measure);
  std::vector<double> values;
  for (const DayRecord& record : diary.days)
    if (column && record.day >= from && record.day <= to && record.measures[*column].known())
      values.push_back(record.measures[*column].amount());
  if (values.empty()) return {};
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return {values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2, int(values.size())};
}

constexpr const char* why_no_verdict =
    "These are numbers and no verdict. People begin when it is worst, and from there most things get better by "
    "themselves, with the product or without it: of simulated people on whom it did nothing and who began right after "
    "their worst days, the usual test of before against after said something false to 26 in 100. A week against the "
    "run-in cannot tell the two apart.";

constexpr const char* trial_offer =
    "You are at the end of the ladder, so the dose is known. Weeks with and without it, in an order that is drawn by "
    "chance, can tell: plan a trial with this dose (titrate plan new).";

}  // namespace

std::optional<FollowWeek> week_of(const OpenNotebook& notebook, const Catalog& catalog, const Moment& now) {
  const auto state = regimen_of(notebook, catalog, now);
  if (!state) return std::nullopt;
  const Diary& diary = notebook.says->diary;
  const RegimenStarted& started = notebook.says->regimen->started;
  FollowWeek week;
  week.to = state->day;
  week.from = std::min(std::max(week.to - days(6), started.start), week.to);
  for (Day day = week.from; day <= week.to; day += days(1)) {
    const DayRecord* record = find_day(diary, day);
    const Entry<Dose> dose = record ? record->dose : Entry<Dose>();
    ++(dose.state() == EntryState::value     ? week.taken
       : dose.state() == EntryState::none    ? week.none
       : dose.state() == EntryState::skipped ? week.skipped
                                             : week.unknown);
  }
  const Day first = started.start + days(started.run_in_days);
  for (const std::string& measure : notebook.says->tracked.empty() ? diary.measures : notebook.says->tracked)
    week.outcomes.push_back({question_of(catalog, measure), middle_of(diary, measure, week.from, week.to),
                             middle_of(diary, measure, started.start, first - days(1))});
  week.no_verdict = why_no_verdict;
  if (state->done) week.trial = trial_offer;
  return week;
}

}  // namespace titrate
