#include "model/outcome_model.h"

#include <algorithm>
#include <cmath>

namespace titrate {
namespace {

constexpr int most_levels = 21;  // more values than that are a number to anybody
constexpr std::size_t first_values = 14;
/// One standard deviation of a rating, in log odds: that of a logistic variable is 1.8, and sigma comes on top. So the
/// effect's prior means the same whether the rating is taken as an order or as a number.
constexpr double logits_per_sd = 2;

bool whole(double value) { return value == std::floor(value); }

template <class Is>
bool all(const std::vector<double>& values, Is is) {
  return std::all_of(values.begin(), values.end(), is);
}

bool is_rating(const Outcome& outcome) { return outcome.unit == "points" && outcome.lowest && outcome.highest; }
bool is_yes_or_no(const std::vector<double>& recorded) {
  return all(recorded, [](double y) { return y == 0 || y == 1; });
}
bool is_whole_and_not_negative(const std::vector<double>& recorded) {
  return all(recorded, [](double y) { return whole(y) && y >= 0; });
}
/// Something that is counted by its nature, not just numbers that happen to be whole.
bool is_declared_count(const Outcome& outcome) {
  return outcome.unit.find(" per ") != std::string::npos && outcome.lowest == 0.0;
}
int levels_of(const Outcome& outcome) { return int(*outcome.highest - *outcome.lowest) + 1; }

}  // namespace

Family family_of(const Outcome& outcome, const std::vector<double>& recorded) {
  if (outcome.family) return *outcome.family;
  if (is_rating(outcome)) return cannot_be(Family::ordinal, outcome, recorded) ? Family::gaussian : Family::ordinal;
  if (is_declared_count(outcome) && is_whole_and_not_negative(recorded)) return Family::negative_binomial;
  if (!outcome.lowest && !recorded.empty() && is_yes_or_no(recorded)) return Family::bernoulli;
  return Family::gaussian;
}

std::optional<std::string> cannot_be(Family family, const Outcome& outcome, const std::vector<double>& recorded) {
  switch (family) {
    case Family::gaussian:
      return std::nullopt;
    case Family::ordinal:
      if (!outcome.lowest || !outcome.highest) return "an ordinal outcome needs a declared scale";
      if (levels_of(outcome) < 3 || levels_of(outcome) > most_levels)
        return "an ordinal scale has 3 to 21 values; one with more is better treated as a number";
      if (!all(recorded, [&](double y) { return whole(y - *outcome.lowest); }))
        return "an ordinal outcome has whole numbers only";
      return std::nullopt;
    case Family::bernoulli:
      if (!is_yes_or_no(recorded)) return "a bernoulli outcome is 0 or 1";
      return std::nullopt;
    default:
      if (!is_whole_and_not_negative(recorded)) return "a count is a whole number, and not below zero";
      return std::nullopt;
  }
}

std::string family_in_words(Family family, const Outcome& outcome, const std::vector<double>& recorded) {
  switch (family) {
    case Family::ordinal:
      return "Family: ordinal. The rating is taken as an order of answers, whose distances are learned from the diary; "
             "the "
             "effect is given in points.";
    case Family::poisson:
      return "Family: poisson. The count's variance is taken to be its mean, besides ups and downs from day to day; "
             "the "
             "effect is a difference in " +
             outcome.unit + ".";
    case Family::negative_binomial:
      return "Family: negative binomial. The count may vary more than its mean; the effect is a difference in " +
             outcome.unit + ".";
    case Family::bernoulli:
      return "Family: bernoulli. Yes or no; the effect is a difference in the probability of yes.";
    case Family::gaussian:
      break;
  }
  if (is_minutes(outcome)) return "Family: gaussian, of log(1 + minutes).";
  if (is_rating(outcome))
    return "Family: gaussian. The rating is treated as a number; near the ends of its scale that shrinks an effect.";
  if (is_yes_or_no(recorded))
    return "Family: gaussian. Yes or no is treated as a number, so a difference is a difference in how often it was "
           "yes, and its interval is rough where that is nearly always or nearly never.";
  if (is_whole_and_not_negative(recorded))
    return "Family: gaussian. The count is treated as a number; where most days are near zero its interval is rough.";
  return "Family: gaussian.";
}

Model model_of_family(Family family, const Model& gaussian, const Outcome& outcome,
                      const std::vector<double>& recorded) {
  Model model = gaussian;
  model.family = family;
  const bool count = family == Family::poisson || family == Family::negative_binomial;
  if (count) {
    std::vector<double> first(recorded.begin(),
                              recorded.begin() + std::ptrdiff_t(std::min(recorded.size(), first_values)));
    std::sort(first.begin(), first.end());
    const double middle = first.empty() ? 1 : first[first.size() / 2];
    model.intercept = {std::log(middle + 0.5), 1.5};
    model.effect = {0, 0.5};
    model.sigma = {4, 0.5};
    if (family == Family::negative_binomial) model.dispersion = 0.5;
  } else {
    model.intercept = {0, 1.5};
    model.effect = {0, family == Family::ordinal ? logits_per_sd : 1};
    model.sigma = {4, 1};
  }
  for (Coefficient& covariate : model.covariates) {
    const double of_one_sd = covariate.name == "trend" ? 1 : count ? 0.6 : 0.5;
    covariate.prior = {0, of_one_sd * model.effect.sd};
  }
  if (family == Family::ordinal) model.levels = levels_of(outcome);
  return model;
}

Scale scale_of_family(Family family, const Outcome& outcome) {
  if (family == Family::ordinal) return {*outcome.lowest, 1, "Its categories are counted from the lowest."};
  return {0, 1, ""};
}

}  // namespace titrate
