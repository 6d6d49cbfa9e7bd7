#include "model/in_words.h"

#include <cmath>
#include <cstdio>

#include "base/words.h"
#include "model/outcome_model.h"
#include "model/prior_density.h"

namespace titrate {
namespace {

std::string named(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "\"" : ", \"") + name + "\"";
  return text;
}

std::string two(double number) { return to_digits(number, 2); }
std::string three(double number) { return to_digits(number, 3); }

/// The spread from day to day, its dependence and a weekend, in units of `spread` and by the measure that is named.
std::vector<std::string> nuisance_in_words(const Model& model, double spread, const char* measure) {
  enum { lower_90 = 1, median = 3, upper_90 = 5 };  // of summary_levels
  const auto sigma = prior_of_sigma(model.sigma).q;
  std::vector<std::string> words{
      "What drift, weekend and treatment leave unexplained was taken to vary from day to day with a standard deviation "
      "of about " +
      two(spread * sigma[median]) + ", between " + two(spread * sigma[lower_90]) + " and " +
      two(spread * sigma[upper_90]) + " with 90 % probability" + measure + "."};
  if (model.rho) {
    const auto rho = prior_of_rho(*model.rho).q;
    words.push_back("From one day to the next it was taken to carry on with a correlation of about " +
                    two(rho[median]) + ", between " + two(rho[lower_90]) + " and " + two(rho[upper_90]) +
                    " with 90 % probability.");
  }
  words.push_back("A weekend was taken to move it by no more than " +
                  two(1.96 * model.covariates[1].prior.sd * spread) + measure + ", with 95 % probability.");
  return words;
}

/// The priors of an effect and of a drift that multiply: a count, or the odds of a yes.
std::string ratio_in_words(Family family, const Model& latent) {
  const bool of_odds = family == Family::bernoulli;
  const double effect = std::exp(1.96 * latent.effect.sd), drift = std::exp(2 * 1.96 * latent.covariates[0].prior.sd);
  std::string words = std::string("Before the data, the full effect was taken to multiply the ") +
                      (of_odds ? "odds of a yes" : "count") + " by between " + two(1 / effect) + " and " + two(effect) +
                      " with 95 % probability, and a drift over the whole trial by between " + two(1 / drift) +
                      " and " + two(drift) + ".";
  if (of_odds) {
    char text[100];
    std::snprintf(text, sizeof text, " An even chance would then become one between %.0f and %.0f %%.",
                  100 / (1 + effect), 100 * effect / (1 + effect));
    words += text;
  }
  return words;
}

/// What the logarithm of minutes means for what is said of them.
std::vector<std::string> minutes_in_words(const Outcome& outcome, const Model& model, const Scale& scale) {
  const double level = level_of(scale);
  std::vector<std::string> words{
      "Minutes are analysed as log(1 + minutes), so that an effect is a share of them; it is told for a day that would "
      "have been " +
      three(level) + " minutes without the treatment."};
  words.push_back("Before the data, the full effect on such a day was taken to lie between " +
                  three(-effect_in_units(scale, -1.96 * model.effect.sd)) + " minutes less and " +
                  three(effect_in_units(scale, 1.96 * model.effect.sd)) + " more with 95 % probability.");
  if (outcome.better == Direction::lower && outcome.smallest_worthwhile.value_or(0) >= level)
    words.push_back("A day of " + three(level) + " minutes cannot have " + three(*outcome.smallest_worthwhile) +
                    " minutes less, so nothing could be worthwhile by that measure.");
  return words;
}

/// What was taken before the first day, and what is made of it.
std::string before_in_words(const Entry<Dose>& before, double times_full, int set_aside_days) {
  char text[300];
  switch (before.state()) {
    case EntryState::not_recorded:
      return "Nobody said what was taken before the first day; it is assumed that nothing was.";
    case EntryState::none:
      return "Nothing was taken before the first day, as was said.";
    case EntryState::value:
      std::snprintf(
          text, sizeof text,
          "Before the first day %.3g times the full dose was taken each day, as was said; the exposure begins "
          "there.",
          times_full);
      return text;
    case EntryState::skipped:
      break;
  }
  std::snprintf(text, sizeof text,
                "What was taken before the first day is not known, so the outcomes of the first %d days, three "
                "half-lives, are left out: until then it could still be felt.",
                set_aside_days);
  return text;
}

const char* in_words(Direction direction) { return direction == Direction::lower ? "lower" : "higher"; }

/// What of the question came from the catalog, and where the person's word overruled it.
void add_catalog_words(std::vector<std::string>& words, const Outcome& outcome, const Catalog& catalog) {
  const Instrument* known = find_instrument(catalog, outcome.name);
  if (!known) known = find_instrument(catalog, outcome.label);  // a plan may give an instrument another name
  if (!known) return;
  char text[80];
  const bool same_scale = outcome.lowest == known->lowest && outcome.highest == known->highest;
  if (known->smallest_worthwhile && same_scale && outcome.smallest_worthwhile == known->smallest_worthwhile) {
    const double smallest = *outcome.smallest_worthwhile;
    words.push_back("The smallest difference worth having, " + to_digits(smallest, 6) + " " +
                    unit_of(smallest, outcome.unit) + ", is the default for " + known->label + ": " +
                    known->source.citation + ".");
  }
  if (!same_scale && outcome.lowest && outcome.highest) {
    std::snprintf(text, sizeof text, "%.6g to %.6g", *outcome.lowest, *outcome.highest);
    words.push_back(
        "The scale of " + known->label + " was declared as " + text +
        "; what is known of it on another scale, such as a smallest difference worth having, was not used.");
  }
  if (outcome.better && known->better && *outcome.better != *known->better)
    words.push_back(std::string("That ") + in_words(*outcome.better) + " is better was said for this review; for " +
                    known->label + " it is usually " + in_words(*known->better) + ".");
}

}  // namespace

std::vector<std::string> model_in_words(const ModelToTell& told, const Catalog& catalog) {
  const auto& [family, trial, model, scale, kinetics, as_assigned, recorded, covariates, left_out, before,
               set_aside_days] = told;
  const Outcome& outcome = trial.primary;
  std::vector<std::string> words;
  words.push_back(family_in_words(family, outcome, recorded));
  words.push_back(std::string(as_assigned ? "Analysed as assigned." : "Analysed as taken.") + " " + scale.how);
  const bool multiplies = family != Family::gaussian && family != Family::ordinal;
  const Model own = family == Family::gaussian ? model : model_of_family(family, model, outcome, recorded);
  if (scale.of_logarithm) {
    for (const std::string& sentence : minutes_in_words(outcome, model, scale)) words.push_back(sentence);
  } else if (multiplies) {
    words.push_back(ratio_in_words(family, own));
  } else {
    words.push_back(
        "Before the data, the full effect was taken to lie within " + three(1.96 * model.effect.sd * scale.spread) +
        " of zero with 95 % probability, on the outcome's own scale, and a drift over the whole trial within " +
        three(2 * 1.96 * model.covariates[0].prior.sd * scale.spread) + ".");
  }
  const char* measure = family == Family::bernoulli ? " (in log odds)"
                        : multiplies                ? " (of the count's logarithm)"
                        : scale.of_logarithm        ? " (as a share of a day's minutes)"
                                                    : "";
  for (std::string& sentence : nuisance_in_words(multiplies ? own : model, multiplies ? 1 : scale.spread, measure))
    words.push_back(std::move(sentence));
  if (family == Family::ordinal)
    words.push_back(
        "These are priors of the outcome treated as a number; on the scale of the family, log odds, the full "
        "effect was taken to lie within " +
        two(1.96 * own.effect.sd) + " of zero.");
  const double half_life = kinetics.half_life_median_days, times = std::exp(1.645 * kinetics.half_life_log_sd);
  words.push_back("The effect builds up and fades with an unknown half-life: " + two(half_life) +
                  (half_life == 1 ? " day" : " days") + ", likely between " + two(half_life / times) + " and " +
                  two(half_life * times) + ". " + kinetics.reason);
  if (!covariates.empty()) words.push_back("Adjusted for the covariates that were named: " + named(covariates) + ".");
  if (!left_out.empty())
    words.push_back("Left out, because the same on every day and so without anything to explain: " + named(left_out) +
                    ".");
  add_catalog_words(words, outcome, catalog);
  words.push_back(before_in_words(trial.before_start, before, set_aside_days));
  return words;
}

}  // namespace titrate
