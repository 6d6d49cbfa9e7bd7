#include "catalog/evidence.h"

#include <algorithm>

#include "catalog/catalog.h"
#include "catalog/faults.h"

namespace titrate {
namespace {

bool is_of_people(const Evidence& row) {
  return row.design != StudyDesign::guideline && row.design != StudyDesign::laboratory &&
         row.design != StudyDesign::none;
}

template <class T>
bool rises(const std::optional<T>& low, const std::optional<T>& high) {
  return low.has_value() == high.has_value() && (!low || *low <= *high);
}

}  // namespace

const Evidence* evidence_with_id(const Catalog& catalog, std::string_view id) {
  const auto at =
      std::find_if(catalog.evidence.begin(), catalog.evidence.end(), [&](const Evidence& row) { return row.id == id; });
  return at == catalog.evidence.end() ? nullptr : &*at;
}

std::vector<const Evidence*> evidence_of(const Catalog& catalog, std::string_view substance, std::string_view outcome) {
  std::vector<const Evidence*> rows;
  for (const Evidence& row : catalog.evidence)
    if (row.substance == substance && row.outcome == outcome) rows.push_back(&row);
  std::stable_sort(rows.begin(), rows.end(),
                   [](const Evidence* a, const Evidence* b) { return a->certainty > b->certainty; });
  return rows;
}

Standing standing_of(const std::vector<const Evidence*>& rows) {
  std::vector<const Evidence*> heard;
  for (const Evidence* row : rows)
    if (is_of_people(*row)) heard.push_back(row);
  if (heard.empty()) heard = rows;
  Standing standing;
  for (const Evidence* row : heard) standing.certainty = std::max(standing.certainty, row->certainty);
  bool first = true;
  for (const Evidence* row : heard) {
    if (row->certainty != standing.certainty) continue;
    standing.tendency = first || standing.tendency == row->tendency ? row->tendency : Tendency::mixed;
    first = false;
  }
  for (const FormTested best : {FormTested::companion, FormTested::partly, FormTested::yes})
    for (const Evidence* row : rows) {
      if (row->form_tested != best) continue;
      if (standing.form_tested != best) standing.form_certainty = Certainty::none;
      standing.form_tested = best;
      standing.form_certainty = std::max(standing.form_certainty, row->certainty);
    }
  return standing;
}

std::optional<double> worthwhile_beside(const Catalog& catalog, const Evidence& evidence) {
  const Instrument* instrument = instrument_with_id(catalog, evidence.instrument);
  if (!instrument) return std::nullopt;
  if (evidence.scale == EffectScale::points) return instrument->smallest_worthwhile;
  if (evidence.scale == EffectScale::percent && instrument->worthwhile_fraction)
    return 100 * *instrument->worthwhile_fraction;
  return std::nullopt;
}

const char* in_words(Certainty certainty) {
  switch (certainty) {
    case Certainty::none:
      return "none";
    case Certainty::very_low:
      return "very low";
    case Certainty::low:
      return "low";
    case Certainty::moderate:
      return "moderate";
    case Certainty::high:
      return "high";
  }
  return "";
}

const char* in_words(Tendency tendency) {
  switch (tendency) {
    case Tendency::no_difference:
      return "no difference";
    case Tendency::better:
      return "better";
    case Tendency::mixed:
      return "mixed";
    case Tendency::worse:
      return "worse";
    case Tendency::untested:
      return "untested";
  }
  return "";
}

const char* in_words(StudyDesign design) {
  switch (design) {
    case StudyDesign::review:
      return "review of studies";
    case StudyDesign::randomised:
      return "randomised trial";
    case StudyDesign::crossover:
      return "randomised crossover trial";
    case StudyDesign::open_label:
      return "randomised trial, not blinded";
    case StudyDesign::uncontrolled:
      return "study without a placebo";
    case StudyDesign::cohort:
      return "people observed, not treated";
    case StudyDesign::guideline:
      return "guideline";
    case StudyDesign::laboratory:
      return "laboratory study";
    case StudyDesign::none:
      return "no study found";
  }
  return "";
}

const char* in_words(FormTested form_tested) {
  switch (form_tested) {
    case FormTested::yes:
      return "yes";
    case FormTested::partly:
      return "partly";
    case FormTested::no:
      return "no";
    case FormTested::companion:
      return "only what comes with it";
  }
  return "";
}

void faults_of_evidence(const Catalog& catalog, Faults& faults) {
  faults.of_ids("evidence", catalog.evidence);
  for (const Evidence& row : catalog.evidence) {
    const std::string name = "evidence, " + row.id;
    faults.of(name, !find_substance(catalog, row.substance),
              "the catalog has no substance called " + row.substance + ".");
    faults.of(name, !outcome_with_id(catalog, row.outcome), "the catalog has no outcome called " + row.outcome + ".");
    faults.of(name, row.claim.empty() || row.population.empty() || row.summary.empty(),
              "the claim, the people or the finding is missing.");
    faults.of(name, row.studies && *row.studies < 0, "its number of studies is below zero.");
    faults.of(name, row.participants && *row.participants < 1, "nobody took part.");
    faults.of(name, row.effect_low.has_value() != row.effect_high.has_value() || (row.effect_low && !row.effect),
              "its interval is not complete.");
    faults.of(name, row.effect_low && !(*row.effect_low <= *row.effect && *row.effect <= *row.effect_high),
              "its effect lies outside its interval.");
    faults.of(name, row.effect && row.effect_unit.empty(), "its effect has no unit.");
    faults.of(name, !rises(row.dose_low, row.dose_high), "its dose does not go from the lowest to the highest.");
    faults.of(name, !rises(row.weeks_low, row.weeks_high), "its weeks do not go from the fewest to the most.");
    faults.of(name, !row.instrument.empty() && !instrument_with_id(catalog, row.instrument),
              "the catalog has no instrument called " + row.instrument + ".");
    faults.of(name, (row.scale != EffectScale::none) == row.instrument.empty(),
              "an effect is on the scale of an instrument, or on none.");
    faults.of(name, row.design == StudyDesign::none && row.tendency != Tendency::untested,
              "without a study nothing is known.");
    faults.of(
        name,
        row.tendency == Tendency::untested && row.certainty != Certainty::none && row.design != StudyDesign::laboratory,
        "what is untested is not certain.");
    faults.of(name, is_of_people(row) && row.doi.empty() && row.pmid.empty() && row.source.citation.size() < 20,
              "nobody could find this study.");
    faults.of_source(name, row.source);
  }
}

}  // namespace titrate
