#include "app/evidence.h"

#include <cmath>
#include <cstdio>

#include "base/listed.h"

namespace titrate {
namespace {

std::string number(double value) {
  char text[40];
  std::snprintf(text, sizeof text, "%.4g", value);
  return text;
}

std::string range(double low, double high) { return low == high ? number(low) : number(low) + " to " + number(high); }

OutcomeEvidence evidence_on(const Catalog& catalog, const Substance& substance, const OutcomeDomain& outcome) {
  OutcomeEvidence evidence;
  evidence.substance = &substance;
  evidence.outcome = &outcome;
  evidence.rows = evidence_of(catalog, substance.id, outcome.id);
  evidence.standing = standing_of(evidence.rows);
  for (const std::string& id : outcome.instruments)
    if (const Instrument* instrument = instrument_with_id(catalog, id)) evidence.instruments.push_back(instrument);
  if (outcome.answerable) evidence.prior = find_effect_prior(catalog, outcome.id, substance.id);
  evidence.claims = claims_about(catalog, substance.id, outcome.id);
  return evidence;
}

}  // namespace

Result<const Substance*> substance_asked(const Catalog& catalog, const std::string& id) {
  if (id.empty() && !catalog.substances.empty()) return &catalog.substances.front();
  if (const Substance* found = find_substance(catalog, id)) return found;
  std::vector<std::string> known;
  for (const Substance& substance : catalog.substances) known.push_back(substance.id);
  return Problem{"could not find the substance \"" + id + "\".",
                 {.file = "substance"},
                 "Substances I know: " + listed(known) + "."};
}

Result<OutcomeEvidence> evidence_about(const Catalog& catalog, const std::string& outcome, const Substance& substance) {
  if (const OutcomeDomain* found = find_outcome(catalog, outcome)) return evidence_on(catalog, substance, *found);
  std::vector<std::string> known;
  for (const OutcomeDomain& one : catalog.outcomes) known.push_back(one.id);
  return Problem{"could not find \"" + outcome + "\" among the outcomes that evidence is kept for.",
                 {.file = "outcome"},
                 "Outcomes I know: " + listed(known) + "."};
}

std::vector<OutcomeEvidence> all_evidence(const Catalog& catalog, const Substance& substance) {
  std::vector<OutcomeEvidence> all;
  for (const OutcomeDomain& outcome : catalog.outcomes) {
    OutcomeEvidence evidence = evidence_on(catalog, substance, outcome);
    if (!evidence.rows.empty()) all.push_back(std::move(evidence));
  }
  return all;
}

std::string standing_in_words(const OutcomeEvidence& evidence) {
  if (evidence.rows.empty()) return "Nothing is known to this catalog.";
  const Standing& standing = evidence.standing;
  if (standing.tendency == Tendency::untested && standing.certainty != Certainty::none)  // seen outside of people alone
    return std::string("Certainty: ") + in_words(standing.certainty) +
           ", of what was seen in the laboratory. It has not been tested in people.";
  if (standing.certainty == Certainty::none) return "Certainty: none. It has not been tested in people.";
  std::string text = std::string("Certainty: ") + in_words(standing.certainty) + ". ";
  switch (standing.tendency) {
    case Tendency::no_difference:
      return text + "The best studies found no difference.";
    case Tendency::better:
      return text + "The best studies came out on the better side.";
    case Tendency::worse:
      return text + "The best studies came out on the worse side.";
    case Tendency::mixed:
      return text + "The best studies disagree, or cannot tell.";
    case Tendency::untested:
      break;
  }
  return text;
}

std::string effect_in_words(const Catalog& catalog, const Evidence& row) {
  if (!row.effect) return "";
  // The name of a ratio comes before its number, a unit after it.
  const std::string ratio = "odds ratio";
  std::string text = row.effect_unit.starts_with(ratio)
                         ? ratio + " " + number(*row.effect) + row.effect_unit.substr(ratio.size())
                         : number(*row.effect) + " " + row.effect_unit;
  if (row.effect_low && row.effect_high)
    text += " (95 % interval " + number(*row.effect_low) + " to " + number(*row.effect_high) + ")";
  const auto worthwhile = worthwhile_beside(catalog, row);
  if (!worthwhile) return text;
  const Instrument& instrument = *instrument_with_id(catalog, row.instrument);
  return text + "; the smallest worthwhile difference is " + number(*worthwhile) +
         (row.scale == EffectScale::percent ? " %" : " " + instrument.unit);
}

std::string dose_in_words(const Substance& substance, const Evidence& row) {
  std::vector<std::string> parts;
  if (!row.form.empty()) parts.push_back(row.form);
  if (row.dose_low && *row.dose_high > DailyActiveMass{})
    parts.push_back(range(row.dose_low->in(active_milligram_per_day), row.dose_high->in(active_milligram_per_day)) +
                    " mg of " + substance.active + " a day");
  if (row.weeks_high && *row.weeks_high < 1)
    parts.push_back(range(std::round(7 * *row.weeks_low), std::round(7 * *row.weeks_high)) + " days");
  else if (row.weeks_high)
    parts.push_back(range(*row.weeks_low, *row.weeks_high) + " weeks");
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
  return text;
}

std::string prior_in_words(const EffectPrior& prior) {
  const double wide = 1.96 * prior.sd;
  std::string text =
      "Half of a verdict's belief before your diary is sceptical: with 95 % probability the full dose changes the "
      "outcome by " +
      number(std::round(100 * (prior.mean - wide)) / 100) + " to " +
      number(std::round(100 * (prior.mean + wide)) / 100) +
      " of your own standard deviations from day to day, where above zero is better. The other half reaches from -2 "
      "to 2.";
  if (prior.expected && *prior.expected != prior.mean)
    text +=
        " The trials lean to " + number(*prior.expected) +
        " standard deviations. That is shown and not used: it would count for the supplement before your first day.";
  return text;
}

}  // namespace titrate
