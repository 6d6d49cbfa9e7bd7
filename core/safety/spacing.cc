#include "safety/spacing.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>

#include "base/listed.h"
#include "base/require.h"

namespace titrate {
namespace {

constexpr int day_minutes = 24 * 60;
constexpr int half_a_meal = 30, cost_without_food = 60;

/// Minutes from `from` on to `to`, around the clock.
int minutes_on(TimeOfDay from, TimeOfDay to) { return (to.minute - from.minute + day_minutes) % day_minutes; }

/// Part of a minute is a minute: a separation is never cut short.
int minutes_in(double hours) { return int(std::ceil(hours * 60 - 1e-6)); }

TimeOfDay clock_of(int minute) { return {((minute % day_minutes) + day_minutes) % day_minutes}; }

bool keeps(TimeOfDay dose, TimeOfDay medicine, const SpacedMedicine& rule) {
  return minutes_on(medicine, dose) >= minutes_in(rule.hours_before) &&
         minutes_on(dose, medicine) >= minutes_in(rule.hours_after);
}

/// The medicine that forbids a dose at that time for longest, or nothing.
struct Obstacle {
  const SpacedMedicine* medicine = nullptr;
  TimeOfDay at;
};

Obstacle obstacle_at(TimeOfDay dose, const std::vector<SpacedMedicine>& medicines) {
  Obstacle found;
  int longest = -1;
  for (const SpacedMedicine& medicine : medicines)
    for (const TimeOfDay time : medicine.times) {
      if (keeps(dose, time, medicine)) continue;
      const int before = minutes_in(medicine.hours_before), after = minutes_in(medicine.hours_after);
      const int past = minutes_on(time, dose), ahead = minutes_on(dose, time);
      const int until = std::max(ahead < after ? ahead + before : 0, past < before ? before - past : 0);
      if (until > longest) longest = until, found = {&medicine, time};
    }
  return found;
}

/// The waking day as minutes from waking on, and what each dose there would cost.
class WakingDay {
 public:
  WakingDay(const std::vector<SpacedMedicine>& medicines, const DayShape& day) : day_(day) {
    const int awake = minutes_on(day.wakes, day.sleeps);
    length_ = awake == 0 ? day_minutes - 1 : awake;
    gap_ = std::max(1, minutes_in(day.hours_between_doses));
    for (const TimeOfDay time : day.preferred) preferred_.push_back(minutes_on(day.wakes, time));
    std::sort(preferred_.begin(), preferred_.end());
    for (int t = 0; t <= length_; ++t) open_.push_back(!obstacle_at(clock(t), medicines).medicine);
  }

  int length() const { return length_; }
  bool open(int t) const { return open_[t]; }
  TimeOfDay clock(int t) const { return clock_of(day_.wakes.minute + t); }

  bool at_a_meal(int t) const {
    return std::any_of(day_.meals.begin(), day_.meals.end(),
                       [&](TimeOfDay meal) { return minutes_on(meal, clock(t)) <= half_a_meal; });
  }

  /// As many doses as fit, the first as early as may be, and so on: no choice can fit more.
  int most_doses() const {
    int count = 0, next = 0;
    for (int t = 0; t <= length_; ++t)
      if (open_[t] && t >= next) ++count, next = t + gap_;
    return std::min<int>(count, int(preferred_.size()));
  }

  /// The doses' minutes of the schedule with the least cost, the earliest among equals; empty if there is none.
  std::vector<int> cheapest() const {
    const int doses = int(preferred_.size());
    // best[k][t]: the least cost of the doses k, k+1 ... when dose k falls on t or later
    std::vector<std::vector<int>> best(doses + 1, std::vector<int>(length_ + 2 + gap_, none));
    std::fill(best[doses].begin(), best[doses].end(), 0);
    for (int k = doses - 1; k >= 0; --k)
      for (int t = length_; t >= 0; --t) best[k][t] = std::min(best[k][t + 1], with_dose(best, k, t));
    std::vector<int> times;
    if (best[0][0] >= none) return times;
    for (int k = 0, t = 0; k < doses; ++k, t += gap_) {
      while (with_dose(best, k, t) != best[k][t]) ++t;
      times.push_back(t);
    }
    return times;
  }

  bool is_preferred(int t, std::size_t dose) const { return preferred_[dose] == t; }

 private:
  static constexpr int none = std::numeric_limits<int>::max() / 4;

  int with_dose(const std::vector<std::vector<int>>& best, int k, int t) const {
    if (t > length_ || !open_[t]) return none;
    return std::min(none, best[k + 1][t + gap_] + cost(k, t));
  }
  int cost(int k, int t) const {
    return std::abs(t - preferred_[k]) + (day_.with_food && !at_a_meal(t) ? cost_without_food : 0);
  }

  const DayShape& day_;
  int length_ = 0, gap_ = 1;
  std::vector<int> preferred_;
  std::vector<char> open_;
};

bool is_possible(const std::vector<SpacedMedicine>& medicines, const DayShape& day) {
  return WakingDay(medicines, day).most_doses() == int(day.preferred.size());
}

/// Leaves out one medicine after the other, the least demanding first, as long as there is still no schedule.
std::vector<std::string> conflict_of(std::vector<SpacedMedicine> medicines, const DayShape& day) {
  const auto demand = [](const SpacedMedicine& one) {
    return (one.hours_before + one.hours_after) * double(one.times.size());
  };
  std::stable_sort(medicines.begin(), medicines.end(),
                   [&](const auto& a, const auto& b) { return demand(a) < demand(b); });
  for (std::size_t i = 0; i < medicines.size();) {
    std::vector<SpacedMedicine> fewer = medicines;
    fewer.erase(fewer.begin() + std::ptrdiff_t(i));
    if (is_possible(fewer, day))
      ++i;
    else
      medicines = std::move(fewer);
  }
  std::vector<std::string> names;
  for (const SpacedMedicine& one : medicines) names.push_back(one.about);
  std::sort(names.begin(), names.end());
  return names;
}

void add_windows(const WakingDay& waking, const std::vector<SpacedMedicine>& medicines, Schedule& schedule) {
  Obstacle last;
  for (int t = 0; t <= waking.length(); ++t) {
    const Obstacle now = obstacle_at(waking.clock(t), medicines);
    const bool goes_on = t > 0 && now.medicine == last.medicine && (!now.medicine || now.at == last.at);
    last = now;
    if (!now.medicine && goes_on) schedule.open.back().to = waking.clock(t);
    if (!now.medicine && !goes_on) schedule.open.push_back({waking.clock(t), waking.clock(t)});
    if (now.medicine && goes_on) schedule.closed.back().to = waking.clock(t);
    if (now.medicine && !goes_on)
      schedule.closed.push_back({waking.clock(t), waking.clock(t), now.medicine->about, now.at});
  }
}

std::string reason_of(const Schedule& schedule, std::size_t asked) {
  if (!schedule.without_a_time.empty())
    return "Say when you take " + listed_with_and(schedule.without_a_time) + ": the hours between count from there.";
  const std::string doses = asked == 1 ? "one dose" : std::to_string(asked) + " doses";
  if (schedule.doses.empty() && schedule.in_the_way.empty())
    return "Your waking day is too short for " + doses + " with the hours between them.";
  if (schedule.doses.empty())
    return "No time of your waking day leaves room for " + doses + " beside " + listed_with_and(schedule.in_the_way) +
           ". Ask your pharmacist before you move a medicine.";
  return schedule.closed.empty() ? "Nothing you take has to be kept apart at a time you are awake."
                                 : "Each of these times keeps every separation.";
}

}  // namespace

std::string to_string(TimeOfDay time) {
  char text[16];
  std::snprintf(text, sizeof text, "%02d:%02d", time.minute / 60, time.minute % 60);
  return text;
}

std::vector<SpacedMedicine> medicines_to_space(const std::vector<Finding>& findings,
                                               const std::vector<UsualTimes>& usual) {
  std::vector<SpacedMedicine> medicines;
  for (const Finding& finding : findings) {
    if (finding.hours_before.value_or(0) <= 0 && finding.hours_after.value_or(0) <= 0) continue;
    auto same =
        std::find_if(medicines.begin(), medicines.end(), [&](const auto& one) { return one.rule == finding.rule; });
    if (same == medicines.end())
      same = medicines.insert(
          medicines.end(),
          {finding.rule, finding.about, finding.hours_before.value_or(0), finding.hours_after.value_or(0), {}});
    for (const UsualTimes& one : usual)
      if (one.matched == finding.matched) same->times.insert(same->times.end(), one.times.begin(), one.times.end());
  }
  for (SpacedMedicine& one : medicines) {
    std::sort(one.times.begin(), one.times.end());
    one.times.erase(std::unique(one.times.begin(), one.times.end()), one.times.end());
  }
  return medicines;
}

Schedule schedule_doses(const std::vector<SpacedMedicine>& medicines, const DayShape& day) {
  const auto is_time = [](TimeOfDay time) { return time.minute >= 0 && time.minute < day_minutes; };
  require(!day.preferred.empty() && day.preferred.size() <= 3, "one to three doses a day are asked for");
  require(is_time(day.wakes) && is_time(day.sleeps) && std::all_of(day.preferred.begin(), day.preferred.end(), is_time),
          "a time of day is within the day");
  Schedule schedule;
  for (const SpacedMedicine& medicine : medicines)
    if (medicine.times.empty()) schedule.without_a_time.push_back(medicine.about);
  const WakingDay waking(medicines, day);
  add_windows(waking, medicines, schedule);
  schedule.most_doses = waking.most_doses();
  const std::vector<int> times = waking.cheapest();
  if (times.empty()) schedule.in_the_way = conflict_of(medicines, day);
  if (schedule.without_a_time.empty())
    for (std::size_t i = 0; i < times.size(); ++i)
      schedule.doses.push_back({waking.clock(times[i]), waking.at_a_meal(times[i]), waking.is_preferred(times[i], i)});
  schedule.reason = reason_of(schedule, day.preferred.size());
  return schedule;
}

NextAllowed next_allowed(int now, const std::vector<IntakeAt>& intakes, const std::vector<SpacedMedicine>& medicines) {
  NextAllowed next;
  next.minute = now;
  for (const SpacedMedicine& medicine : medicines)
    if (std::none_of(intakes.begin(), intakes.end(), [&](const IntakeAt& one) { return one.rule == medicine.rule; }))
      next.without_a_time.push_back(medicine.about);
  for (bool moved = true; moved;) {
    moved = false;
    for (const SpacedMedicine& medicine : medicines)
      for (const IntakeAt& intake : intakes) {
        const int before = minutes_in(medicine.hours_before), after = minutes_in(medicine.hours_after);
        const int since = next.minute - intake.minute;
        const bool too_close = since >= 0 ? since < before || (since == 0 && after > 0) : -since < after;
        if (intake.rule != medicine.rule || !too_close) continue;
        next.minute = intake.minute + std::max(before, 1);
        next.because_of = medicine.about;
        next.medicine_at = intake.minute;
        moved = true;
      }
  }
  const auto clock = [&](int minute) {
    const int days = (minute - (minute % day_minutes + day_minutes) % day_minutes) / day_minutes;
    return to_string(clock_of(minute)) + (days == 1 ? " tomorrow" : days == -1 ? " yesterday" : "");
  };
  next.reason = next.because_of.empty() ? "Nothing that was entered stands against a dose now."
                                        : "Next at " + clock(next.minute) + ", because of " + next.because_of + " at " +
                                              clock(*next.medicine_at) + ".";
  if (!next.without_a_time.empty())
    next.reason += " Not counted, because no time was entered: " + listed(next.without_a_time) + ".";
  return next;
}

}  // namespace titrate
