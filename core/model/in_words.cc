#include "model/in_words.h"

#include <cmath>
#include <cstdio>

#include "model/outcome_model.h"
#include "model/prior_density.h"

namespace titrate {
namespace {

std::string named(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "\"" : ", \"") + name + "\"";
  return text;
}

/// The spread from day to day, its dependence and a weekend, in units of `spread` and by the measure that is named.
std::vector<std::string> nuisance_in_words(const Model& model, double spread, const char* measure) {
  char text[400];
  enum { lower_90 = 1, median = 3, upper_90 = 5 };  // of summary_levels
  const auto sigma = prior_of_sigma(model.sigma).q;
  std::snprintf(text, sizeof text,
                "What drift, weekend and treatment leave unexplained was taken to vary from day to day with a standard "
                "deviation of about %.2g, between %.2g and %.2g with 90 %% probability%s.",
                spread * sigma[median], spread * sigma[lower_90], spread * sigma[upper_90], measure);
  std::vector<std::string> words{text};
  if (model.rho) {
    const auto rho = prior_of_rho(*model.rho).q;
    std::snprintf(
        text, sizeof text,
        "From one day to the next it was taken to carry on with a correlation of about %.2g, between %.2g and "
        "%.2g with 90 %% probability.",
        rho[median], rho[lower_90], rho[upper_90]);
    words.push_back(text);
  }
  std::snprintf(text, sizeof text, "A weekend was taken to move it by no more than %.2g%s, with 95 %% probability.",
                1.96 * model.covariates[1].prior.sd * spread, measure);
  words.push_back(text);
  return words;
}

/// The priors of an effect and of a drift that multiply: a count, or the odds of a yes.
std::string ratio_in_words(Family family, const Model& latent) {
  char text[400];
  const bool of_odds = family == Family::bernoulli;
  const double effect = std::exp(1.96 * latent.effect.sd), drift = std::exp(2 * 1.96 * latent.covariates[0].prior.sd);
  std::snprintf(text, sizeof text,
                "Before the data, the full effect was taken to multiply the %s by between %.2g and %.2g with 95 %% "
                "probability, and a drift over the whole trial by between %.2g and %.2g.",
                of_odds ? "odds of a yes" : "count", 1 / effect, effect, 1 / drift, drift);
  std::string words = text;
  if (of_odds) {
    std::snprintf(text, sizeof text, " An even chance would then become one between %.0f and %.0f %%.",
                  100 / (1 + effect), 100 * effect / (1 + effect));
    words += text;
  }
  return words;
}

/// What the logarithm of minutes means for what is said of them.
std::vector<std::string> minutes_in_words(const Outcome& outcome, const Model& model, const Scale& scale) {
  char text[320];
  const double level = level_of(scale);
  std::snprintf(text, sizeof text,
                "Minutes are analysed as log(1 + minutes), so that an effect is a share of them; it is told for a day "
                "that would have been %.3g minutes without the treatment.",
                level);
  std::vector<std::string> words{text};
  std::snprintf(
      text, sizeof text,
      "Before the data, the full effect on such a day was taken to lie between %.3g minutes less and %.3g more "
      "with 95 %% probability.",
      -effect_in_units(scale, -1.96 * model.effect.sd), effect_in_units(scale, 1.96 * model.effect.sd));
  words.push_back(text);
  if (outcome.better == Direction::lower && outcome.smallest_worthwhile.value_or(0) >= level) {
    std::snprintf(
        text, sizeof text,
        "A day of %.3g minutes cannot have %.3g minutes less, so nothing could be worthwhile by that measure.", level,
        *outcome.smallest_worthwhile);
    words.push_back(text);
  }
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
    std::snprintf(text, sizeof text, "%.6g ", *outcome.smallest_worthwhile);
    words.push_back("The smallest difference worth having, " + std::string(text) + outcome.unit +
                    ", is the default for " + known->label + ": " + known->source.citation + ".");
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
  char text[400];
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
    std::snprintf(
        text, sizeof text,
        "Before the data, the full effect was taken to lie within %.3g of zero with 95 %% probability, on the "
        "outcome's own scale, and a drift over the whole trial within %.3g.",
        1.96 * model.effect.sd * scale.spread, 2 * 1.96 * model.covariates[0].prior.sd * scale.spread);
    words.push_back(text);
  }
  const char* measure = family == Family::bernoulli ? " (in log odds)"
                        : multiplies                ? " (of the count's logarithm)"
                        : scale.of_logarithm        ? " (as a share of a day's minutes)"
                                                    : "";
  for (std::string& sentence : nuisance_in_words(multiplies ? own : model, multiplies ? 1 : scale.spread, measure))
    words.push_back(std::move(sentence));
  if (family == Family::ordinal) {
    std::snprintf(text, sizeof text,
                  "These are priors of the outcome treated as a number; on the scale of the family, log odds, the full "
                  "effect was taken to lie within %.2g of zero.",
                  1.96 * own.effect.sd);
    words.push_back(text);
  }
  std::snprintf(text, sizeof text,
                "The effect builds up and fades with an unknown half-life: %.2g days, likely between %.2g and %.2g. %s",
                kinetics.half_life_median_days,
                kinetics.half_life_median_days * std::exp(-1.645 * kinetics.half_life_log_sd),
                kinetics.half_life_median_days * std::exp(1.645 * kinetics.half_life_log_sd), kinetics.reason.c_str());
  words.push_back(text);
  if (!covariates.empty()) words.push_back("Adjusted for the covariates that were named: " + named(covariates) + ".");
  if (!left_out.empty())
    words.push_back("Left out, because the same on every day and so without anything to explain: " + named(left_out) +
                    ".");
  add_catalog_words(words, outcome, catalog);
  words.push_back(before_in_words(trial.before_start, before, set_aside_days));
  return words;
}

}  // namespace titrate
