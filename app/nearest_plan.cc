#include "app/nearest_plan.h"

#include <algorithm>
#include <vector>

#include "app/in_words.h"
#include "base/words.h"

namespace titrate {
namespace {

constexpr double enough_chance = 0.20;  // app/rehearse.cc warns below it
/// Of a plan that is offered. Not more: a difference of just the smallest worthwhile size is hard to tell from less,
/// and of plans of a year for sleep the best were measured at 42 to 50 in 100.
constexpr double offered_chance = 1.0 / 3;
constexpr int longest_plan_days = 366;

std::optional<double> quick_chance(const Trial& plan, const Catalog& catalog, Progress& progress) {
  RehearsalOptions options;
  options.quick = options.only_smallest = true;
  const auto rehearsal = rehearse(plan, catalog, options, progress);
  if (!rehearsal) return std::nullopt;
  return rehearsal->plan.trial.rule.better ? rehearsal->plan.at_smallest.keep_taking.rate() : 0;
}

std::string about(double chance) {
  const bool bound = chance < 0.01 || chance > 0.99;  // "less than 1 %" is no number to be about
  return (bound ? "" : "about ") + percent(chance);
}

std::string length_of(const Trial& plan) {
  const std::string days = days_in_words(plan.planned_days.value_or(0));
  return plan.randomisation.kind == Randomisation::Kind::daily
             ? days
             : std::to_string(orders_of(plan).units / 2) + " pairs, " + days;
}

/// Ever longer plans of the same kind, a pair at a time, up to a year.
std::vector<Trial> longer_plans(const Trial& plan) {
  std::vector<Trial> all;
  int days = plan.planned_days.value_or(0);
  for (Trial longer = alternatives_of(plan).front().trial;
       longer.planned_days > days && longer.planned_days <= longest_plan_days;
       longer = alternatives_of(longer).front().trial) {
    days = *longer.planned_days;
    all.push_back(longer);
  }
  return all;
}

struct Tried {
  std::size_t plan = 0;
  double chance = 0;
};

/// The shortest of these with the chance that is offered, or else the last of them: steps that double until one is good
/// enough, then by halves. The chances are those of few people, so its neighbours may be as good. Nothing when
/// `progress` asked for an end.
std::optional<Tried> shortest_of(const std::vector<Trial>& plans, const Catalog& catalog, Progress& progress) {
  std::size_t too_short = 0, at = 0;  // how many from the front are known to be too short; the one that is tried
  std::optional<Tried> found;
  while (!found || too_short < found->plan) {
    if (found) at = too_short + (found->plan - too_short) / 2;
    const auto chance = quick_chance(plans[at], catalog, progress);
    if (!chance) return std::nullopt;
    if (*chance >= offered_chance) {
      found = Tried{at, *chance};
      continue;
    }
    if (!found && at + 1 == plans.size()) return Tried{at, *chance};
    too_short = at + 1;
    if (!found) at = std::min(2 * at + 1, plans.size() - 1);
  }
  return found;
}

}  // namespace

std::optional<QuickEstimate> quick_estimate(const Trial& plan, const Catalog& catalog, Progress& progress) {
  if (cannot_rehearse(plan)) return std::nullopt;
  const auto chance = quick_chance(plan, catalog, progress);
  if (!chance) return std::nullopt;
  QuickEstimate estimate{*chance, *chance >= enough_chance, {}, 0, {}};
  const std::string found = "a chance of " + about(*chance) +
                            " to find the smallest worthwhile difference, should it be there (a quick estimate)";
  if (estimate.can_answer) {
    estimate.sentence = "This plan has " + found + ".";
    return estimate;
  }
  estimate.sentence = "This plan cannot answer: it has " + found + ". ";
  const std::vector<Trial> longer = longer_plans(plan);
  std::optional<Tried> tried;
  if (!longer.empty()) {
    tried = shortest_of(longer, catalog, progress);
    if (!tried) return std::nullopt;
  }
  if (!tried || tried->chance < enough_chance) {
    estimate.sentence +=
        "No longer plan of this kind, up to a year, can either: ask for a larger difference, or another outcome.";
    return estimate;
  }
  const Trial& nearest = longer[tried->plan];
  estimate.nearest = Alternative{length_of(nearest), nearest};
  estimate.nearest_chance = tried->chance;
  estimate.sentence += tried->chance >= offered_chance
                           ? "The nearest one with a chance of one in three: " + estimate.nearest->what + ", " +
                                 about(tried->chance) + "."
                           : "No longer plan of this kind, up to a year, has a chance of one in three. The longest, " +
                                 estimate.nearest->what + ", has " + about(tried->chance) +
                                 ": a larger difference or another outcome is easier to find.";
  return estimate;
}

}  // namespace titrate
