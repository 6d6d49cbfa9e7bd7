#include "safety/titration.h"

#include <algorithm>
#include <cmath>

#include "base/require.h"

namespace titrate {
namespace {

constexpr DailyElementalMass highest_start = 125 * elemental_milligram_per_day;
constexpr DailyElementalMass split_from = 200 * elemental_milligram_per_day;
constexpr double rounding = 1e-9;  // 3 units of 33.333 mg are 100 mg

DailyElementalMass daily(double units, const DoseUnit& unit) {
  return units * unit.elemental.in(elemental_milligram)*elemental_milligram_per_day;
}

/// How many of the smallest amounts fit into a dose.
double fitting(DailyElementalMass dose, const DoseUnit& unit, double smallest) {
  const double units = dose.in(elemental_milligram_per_day) / unit.elemental.in(elemental_milligram);
  return std::floor(units / smallest + rounding) * smallest;
}

/// Two intakes from 200 mg on, the larger one first (the evening's), each a multiple of the smallest amount.
std::vector<double> intakes_of(double units, const DoseUnit& unit, double smallest) {
  if (daily(units, unit) < split_from || units <= smallest) return {units};
  const double second = std::floor(units / 2 / smallest + rounding) * smallest;
  return {units - second, second};
}

std::string mg(DailyElementalMass dose) {
  const double amount = dose.in(elemental_milligram_per_day);
  const std::string text = std::to_string(std::llround(amount));
  return text + " mg";
}

}  // namespace

std::variant<Ladder, CannotClimb> ladder_for(const DoseUnit& unit, const LadderWish& wish, DailyElementalMass limit,
                                             std::string limit_reason) {
  require(unit.elemental > ElementalMass{}, "a unit of the product holds some magnesium");
  require(wish.days_a_step >= 7, "a step of a ladder takes at least seven days");
  const double smallest = unit.scored ? 0.5 : 1;
  const DailyElementalMass least = daily(smallest, unit), top = std::min(limit, wish.to.value_or(limit));
  const std::string one = (unit.scored ? "Half a " : "One ") + unit.name;
  if (least > highest_start)
    return CannotClimb{one + " is " + mg(least) + " of magnesium; a ladder starts at 125 mg or less.",
                       "Choose a product with a smaller amount in each " + unit.name +
                           (unit.scored ? "." : ", or a tablet that is scored for halving.")};
  if (least > top)
    return CannotClimb{one + " is " + mg(least) + ", more than the " + mg(top) + " that you may take.",
                       "Choose a product with a smaller amount in each " + unit.name + "."};

  Ladder ladder;
  ladder.limit = limit;
  ladder.limit_reason = std::move(limit_reason);
  double units = std::max(smallest, fitting(std::min(wish.from, top), unit, smallest));
  const double up = fitting(wish.step_at_most, unit, smallest);
  Day day = wish.start;
  while (true) {
    const Day last = day + std::chrono::days(wish.days_a_step - 1);
    ladder.steps.push_back({day, last, units, daily(units, unit), intakes_of(units, unit, smallest), {}});
    if (up < smallest) {
      ladder.remarks.push_back("One more " + unit.name + " would be a step of " + mg(daily(smallest, unit)) +
                               ", more than " + mg(wish.step_at_most) +
                               ": with this product you stay on the first step.");
      break;
    }
    const double room = fitting(top, unit, smallest) - units;
    const double next = std::min(up, room);
    if (next < smallest) break;
    if (daily(next, unit) < wish.step_at_least && daily(up, unit) >= wish.step_at_least)
      ladder.remarks.push_back("The last step is a small one, so that the limit of " + mg(top) + " is kept.");
    units += next;
    day = last + std::chrono::days(1);
  }
  const DailyElementalMass reached = ladder.steps.back().daily;
  if (reached < top && daily(smallest, unit) > top - reached && ladder.remarks.empty() &&
      top - reached > 0.5 * elemental_milligram_per_day)
    ladder.remarks.push_back("Whole units of this product reach " + mg(reached) + "; the limit is " + mg(top) + ".");
  if (ladder.steps.back().intakes.size() > 1)
    ladder.remarks.push_back("From 200 mg a day on, take it in two portions with food.");
  return ladder;
}

Ladder on_day(Ladder ladder, Day today) {
  for (LadderStep& step : ladder.steps)
    step.state = today > step.to ? StepState::done : today >= step.from ? StepState::active : StepState::planned;
  return ladder;
}

NextStep next_step(const Ladder& ladder, std::size_t current, int days_on_it, std::optional<bool> tolerated,
                   bool grade_2_during_step, bool scored, const Guard& guard) {
  using Move = NextStep::Move;
  require(current < ladder.steps.size(), "the current step is one of the ladder");
  const auto because = [&] { return guard.reasons.empty() ? std::string() : " " + guard.reasons.front().detail; };
  if (guard.action >= SafetyAction::stop_seek_care)
    return {Move::stop, std::nullopt, "What you noticed stops the ladder." + because()};
  if (guard.action == SafetyAction::pause) return {Move::pause, std::nullopt, "Take none for now." + because()};
  // The guard comes before the trial: a dose goes down in a scored period too, and the period then says so.
  if (guard.one_step_lower || guard.action == SafetyAction::reduce_one_step) {
    if (current == 0)
      return {Move::pause, std::nullopt, "There is no lower step: take none until it has gone." + because()};
    return {Move::down, current - 1, "Go one step down." + because()};
  }
  if (scored) return {Move::stay, current, "The dose stays as it is while a period is compared."};
  if (current + 1 == ladder.steps.size()) return {Move::at_the_top, current, "This is the last step of the ladder."};
  const int wait = int((ladder.steps[current].to - ladder.steps[current].from).count()) + 1;
  if (days_on_it < wait)
    return {Move::stay, current,
            "A step takes " + std::to_string(wait) + " days on which its dose was written down as taken; there " +
                (days_on_it == 1 ? "is 1" : "are " + std::to_string(days_on_it)) + " so far."};
  if (grade_2_during_step)
    return {Move::stay, current, "Something on this step limited what you did, so it is not raised."};
  if (!tolerated) return {Move::stay, current, "Say first how you bore this step."};
  if (!*tolerated) return {Move::stay, current, "You did not bear this step well, so it is not raised."};
  return {Move::up, current + 1,
          "You bore this step well for " + std::to_string(days_on_it) + (days_on_it == 1 ? " day." : " days.")};
}

}  // namespace titrate
