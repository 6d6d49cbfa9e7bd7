#include "app/nearest_plan.h"

#include <algorithm>

#include "base/words.h"

namespace titrate {
namespace {

constexpr double enough_chance = 0.20;  // app/rehearse.cc warns below it
constexpr int longest_plan_days = 366;
constexpr int most_tries = 8;

std::optional<double> quick_chance(const Trial& plan, const Catalog& catalog, Progress& progress) {
  RehearsalOptions options;
  options.quick = options.only_smallest = true;
  const auto rehearsal = rehearse(plan, catalog, options, progress);
  if (!rehearsal) return std::nullopt;
  return rehearsal->plan.trial.rule.better ? rehearsal->plan.at_smallest.keep_taking.rate() : 0;
}

std::string in_days(const Trial& plan) { return std::to_string(plan.planned_days.value_or(0)) + " days"; }

}  // namespace

std::optional<QuickEstimate> quick_estimate(const Trial& plan, const Catalog& catalog, Progress& progress) {
  if (cannot_rehearse(plan)) return std::nullopt;
  const auto chance = quick_chance(plan, catalog, progress);
  if (!chance) return std::nullopt;
  QuickEstimate estimate{*chance, *chance >= enough_chance, {}, 0, {}};
  const std::string found = "a chance of about " + percent(*chance) +
                            " to find the smallest worthwhile difference, should it be there (a quick estimate)";
  if (estimate.can_answer) {
    estimate.sentence = "This plan has " + found + ".";
    return estimate;
  }
  Alternative longer{"", plan};
  for (int tries = 0; tries < most_tries && !estimate.nearest; ++tries) {
    longer.trial = alternatives_of(longer.trial).front().trial;
    if (longer.trial.planned_days.value_or(0) > longest_plan_days) break;
    const auto its_chance = quick_chance(longer.trial, catalog, progress);
    if (!its_chance) return std::nullopt;
    if (*its_chance < enough_chance) continue;
    longer.what = longer.trial.randomisation.kind == Randomisation::Kind::daily
                      ? in_days(longer.trial)
                      : std::to_string(orders_of(longer.trial).units / 2) + " pairs, " + in_days(longer.trial);
    estimate.nearest = longer;
    estimate.nearest_chance = *its_chance;
  }
  estimate.sentence = "This plan cannot answer: it has " + found + ". ";
  estimate.sentence +=
      estimate.nearest
          ? "The nearest one that can: " + estimate.nearest->what + ", about " + percent(estimate.nearest_chance) + "."
          : "No longer plan of this kind, up to a year, can either: ask for a larger difference, or another outcome.";
  return estimate;
}

}  // namespace titrate
