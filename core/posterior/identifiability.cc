#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/words.h"
#include "posterior/answers.h"

namespace titrate {
namespace {

// The criteria; docs/mathematics.md, section 5, says where each comes from and what it cannot see.
constexpr double most_contraction = 0.50;  // above: the diary did not even halve what was believed before
constexpr double most_explained = 0.70;    // above: the exposure is nearly a calendar trend
constexpr double most_shift = 1.0;         // in primary posterior sds, when one assumption is changed
constexpr int fewest_switches = 3;         // four periods
constexpr double most_unknown = 0.10;      // of the days' doses, where nothing was assigned

std::string nothing_to_compare(const DataCount& count) {
  if (count.recorded == 0)
    return count.set_aside == 0
               ? "No outcome was recorded."
               : "Every recorded day was left out: what was taken before the first could still be felt.";
  if (count.days_on + count.days_off == 0)
    return count.doses_unknown < count.days ? "On no day with an outcome is it known what was taken."
                                            : "No dose above zero was recorded.";
  if (!count.outcome_varied) return "The outcome was the same on every recorded day.";
  if (!count.dose_varied)
    return count.doses_unknown == 0
               ? "The dose never changed."
               : "The dose never changed on the days that say what was taken; a day on which nobody recorded it is not "
                 "a day without it.";
  return count.days_on == 0 ? "No outcome was recorded on a day with at least half of the full dose."
                            : "No outcome was recorded on a day without the dose.";
}

/// What keeps the effect wide, and what would make it narrower.
struct WhyWide {
  std::string sentence, would_help;
};

/// Each assumption is taken away in turn: the one without which the effect would be narrower by a fifth and more, the
/// most so, is the reason. Where there is none, there is no other than that the days are few beside their spread.
WhyWide why_wide(const std::vector<Answer>& answers, std::size_t judged) {
  constexpr double by_a_fifth = 0.8;
  double least = by_a_fifth;
  WhyWide why{"No single assumption explains it: the days are few beside how much they vary.",
              "More recorded days, in more periods."};
  const auto compare = [&](const Answer& other, const char* reason, const char* would_help) {
    const double ratio = other.effect.sd() / answers[judged].effect.sd();
    if (!(ratio < least)) return;
    least = ratio;
    why = {"The main reason is " + std::string(reason) + said(" by %.0f %%.", 100 * (1 - ratio)), would_help};
  };
  for (const Answer& other : answers) {
    if (other.name == "independent_days")
      compare(other, "that the days depend on one another: were each independent of the last, it would be narrower",
              "More and shorter periods: neighbouring days repeat each other, and a dose that changes often is seen "
              "beside its own neighbours.");
    if (other.name == "no_drift")
      compare(other, "drift: had nothing drifted over the weeks, it would be narrower",
              "Shorter periods and more of them, so that a slow drift cannot follow the doses.");
    if (other.name == "no_carry_over")
      compare(other,
              "that nobody knows how fast it builds up and fades: if it came and went within the day, it would be "
              "narrower",
              "Periods long enough for the effect to settle, and more of them.");
  }
  return why;
}

double dot(const std::vector<double>& a, const std::vector<double>& b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

/// What a person named and what goes up and down with the dose, so that nothing tells the two apart.
struct NearTheDose {
  double share = 0;  ///< of what the calendar leaves of the exposure's ups and downs
  std::string name;  ///< of the covariate that is nearest by itself
};

/// Gram and Schmidt's elimination: of the calendar (1, drift, weekend) from everything, then of the named covariates
/// from the exposure.
NearTheDose near_the_dose(const Model& model, const Series& series) {
  constexpr std::size_t calendar = 2;  // covariates
  if (series.covariates.size() <= calendar) return {};
  const double keep = model.half_life ? std::exp2(-1 / std::exp(model.half_life->log_mean)) : 0;
  std::vector<std::vector<double>> columns(series.covariates.size() + 1);
  std::vector<double> exposure;
  double x = series.before;
  for (std::size_t t = 0; t < series.dose.size(); ++t) {
    x = series.dose[t] + keep * (x - series.dose[t]);
    if (!series.response[t]) continue;
    exposure.push_back(x);
    columns[0].push_back(1);
    for (std::size_t k = 0; k < series.covariates.size(); ++k) columns[k + 1].push_back(series.covariates[k][t]);
  }
  const auto remove = [](const std::vector<double>& what, std::vector<double>& from) {
    const double size = dot(what, what), share = size > 1e-12 ? dot(what, from) / size : 0;
    for (std::size_t i = 0; i < from.size(); ++i) from[i] -= share * what[i];
  };
  NearTheDose near;
  double left = 0, most = 0;
  for (std::size_t k = 0; k < columns.size(); ++k) {
    if (k == calendar + 1) left = dot(exposure, exposure);
    if (k > calendar && left > 1e-12) {
      std::vector<double> alone = exposure;
      remove(columns[k], alone);
      if (const double share = 1 - dot(alone, alone) / left; near.name.empty() || share > most)
        most = share, near.name = model.covariates[k - 1].name;
    }
    for (std::size_t later = k + 1; later < columns.size(); ++later) remove(columns[k], columns[later]);
    remove(columns[k], exposure);
  }
  near.share = left > 1e-12 ? 1 - dot(exposure, exposure) / left : 0;
  return near;
}

}  // namespace

bool DesignMeasures::within_bounds() const {
  return switches >= fewest_switches && doses_unknown <= most_unknown && contraction <= most_contraction &&
         explained_by_calendar <= most_explained;
}

/// Elimination of x from the cross-products of 1, drift, weekend and x.
double explained_by_calendar(const Model& model, const Series& series) {
  const double keep = model.half_life ? std::exp2(-1 / std::exp(model.half_life->log_mean)) : 0;
  // 1, drift, weekend, x: what else a person named is no calendar, and a column that is not there is none.
  constexpr std::size_t columns = 3;
  double products[columns + 1][columns + 1] = {}, x = series.before;
  const double* covariates[columns] = {};
  for (std::size_t k = 1; k < columns && k <= series.covariates.size(); ++k)
    covariates[k] = series.covariates[k - 1].data();
  for (std::size_t t = 0; t < series.dose.size(); ++t) {
    x = series.dose[t] + keep * (x - series.dose[t]);
    if (!series.response[t]) continue;
    const double row[] = {1, covariates[1] ? covariates[1][t] : 0, covariates[2] ? covariates[2][t] : 0, x};
    for (std::size_t i = 0; i <= columns; ++i)
      for (std::size_t k = 0; k <= columns; ++k) products[i][k] += row[i] * row[k];
  }
  double total = 0;
  for (std::size_t i = 0; i < columns; ++i) {
    const double pivot = products[i][i];
    if (pivot >= 1e-12)
      for (std::size_t a = i + 1; a <= columns; ++a)
        for (std::size_t b = i + 1; b <= a; ++b) products[a][b] -= products[a][i] * products[b][i] / pivot;
    if (i == 0) total = products[columns][columns];
  }
  return total > 1e-12 ? std::clamp(1 - products[columns][columns] / total, 0.0, 1.0) : 1;
}

Identifiability identifiability_of(const Analyses& analyses, const std::vector<Answer>& answers) {
  Identifiability found;
  const DataCount& count = analyses.count;
  if (answers.empty()) {
    found.why.push_back(nothing_to_compare(count));
    found.would_help.push_back("Record the dose and the outcome each day, with days on and days off.");
    if (count.recorded > 0 && count.doses_unrecorded > 0 && !count.as_assigned)
      found.would_help.push_back("Record each dose, also the ones that were left out.");
    return found;
  }
  const std::size_t judged = std::min(analyses.judged(), answers.size() - 1);
  const Analysis& analysis = analyses.all[judged];
  const Answer& primary = answers[judged];
  found.contraction = primary.posterior.effect.sd() / analysis.model.effect.sd;
  found.explained_by_calendar = explained_by_calendar(analysis.model, analysis.series.front());

  std::vector<std::string> against, help;
  if (count.switches < fewest_switches) {
    against.push_back(count.switches == 0 ? "The dose never changed, so nothing can be told from drift."
                      : count.switches == 1
                          ? "There was one switch only: whatever else changed at that time looks just like an effect."
                          : "There were two switches only: a drift that turns once looks just like an effect.");
    help.push_back("More switches: at least four periods, in an order drawn at random.");
  }
  if (count.doses_unknown > most_unknown * count.days) {
    against.push_back(
        said("On %.0f of %.0f days nobody recorded whether the dose was taken, and no assignment says so.",
             count.doses_unknown, count.days));
    help.push_back("Record each dose, also the ones that were left out.");
  }
  if (found.explained_by_calendar > most_explained) {
    against.push_back(
        said("The phases are slow against the drift: %.0f %% of the exposure's ups and downs could as well be a "
             "straight line through the calendar.",
             100 * found.explained_by_calendar));
    help.push_back("Shorter periods and more of them, so that a slow drift cannot follow the doses.");
  }
  const NearTheDose near = near_the_dose(analysis.model, analysis.series.front());
  if (near.share > most_explained) {
    against.push_back(
        "What you named beside the dose, \"" + near.name + "\" most of all, goes up and down with it: " +
        said("it shares %.0f %% of the dose's ups and downs, so nothing tells the two apart.", 100 * near.share));
    help.push_back("Leave \"" + near.name + "\" out.");
  } else if (found.contraction > most_contraction) {
    const WhyWide why = why_wide(answers, judged);
    against.push_back(
        said("The diary narrowed the effect little: its spread is still %.0f %% of what was believed before. ",
             100 * found.contraction) +
        why.sentence);
    help.push_back(why.would_help);
  }
  for (std::size_t i = judged + 1; i < answers.size(); ++i) {
    const Answer& other = answers[i];
    if (other.name != "independent_days" && other.name != "no_drift" && other.name != "random_walk" &&
        other.name != "faster" && other.name != "slower")
      continue;
    const double shift = std::abs(other.effect.mean() - primary.effect.mean()) / primary.effect.sd();
    if (shift <= most_shift) continue;
    against.push_back("The answer leans on one assumption: " + other.label +
                      said(", it would move by %.1f standard deviations.", shift));
    help.push_back("Periods long enough for the effect to settle, and more of them.");
  }
  for (const Answer* answer : {&answers.front(), &primary})
    if (!answer->posterior.diagnostics.trust) {
      against.push_back(answer->posterior.diagnostics.notes.front());
      break;
    }

  found.yes = against.empty();
  if (found.yes)
    found.why.push_back(
        said("The dose changed %.0f times, and the spread of the effect fell to %.0f %% of what was believed before.",
             count.switches, 100 * found.contraction));
  else
    found.why = std::move(against);
  std::sort(help.begin(), help.end());
  help.erase(std::unique(help.begin(), help.end()), help.end());
  found.would_help = std::move(help);
  return found;
}

}  // namespace titrate
