#include "codec/catalog_rows.h"

namespace titrate::codec {
namespace {

std::optional<int> maybe_count(RowReader& row, std::string_view column) {
  const auto number = row.maybe_number(column);
  return number ? std::optional(int(*number)) : std::nullopt;
}

std::optional<DailyActiveMass> maybe_dose(RowReader& row, std::string_view column) {
  const auto number = row.maybe_number(column);
  return number ? std::optional(*number * active_milligram_per_day) : std::nullopt;
}

StudyDesign design_in(RowReader& row) {
  return row.one_of<StudyDesign>("design", {{"review", StudyDesign::review},
                                            {"randomised", StudyDesign::randomised},
                                            {"crossover", StudyDesign::crossover},
                                            {"open_label", StudyDesign::open_label},
                                            {"uncontrolled", StudyDesign::uncontrolled},
                                            {"cohort", StudyDesign::cohort},
                                            {"guideline", StudyDesign::guideline},
                                            {"laboratory", StudyDesign::laboratory},
                                            {"none", StudyDesign::none}});
}

Certainty certainty_in(RowReader& row) {
  return row.one_of<Certainty>("certainty", {{"none", Certainty::none},
                                             {"very_low", Certainty::very_low},
                                             {"low", Certainty::low},
                                             {"moderate", Certainty::moderate},
                                             {"high", Certainty::high}});
}

Tendency tendency_in(RowReader& row) {
  return row.one_of<Tendency>("direction", {{"no_difference", Tendency::no_difference},
                                            {"better", Tendency::better},
                                            {"mixed", Tendency::mixed},
                                            {"worse", Tendency::worse},
                                            {"untested", Tendency::untested}});
}

}  // namespace

OutcomeDomain outcome_domain_in(RowReader& row) {
  return {.id = row.text("id"),
          .label = row.text("label"),
          .names = row.list("names"),
          .instruments = row.list("instruments"),
          .answerable = row.yes("answerable"),
          .why_not = row.text("why_not"),
          .source = row.source()};
}

Evidence evidence_in(RowReader& row) {
  return {
      .id = row.text("id"),
      .substance = row.text("substance"),
      .claim = row.text("claim"),
      .outcome = row.text("outcome"),
      .population = row.text("population"),
      .study = row.text("study"),
      .design = design_in(row),
      .studies = maybe_count(row, "studies"),
      .participants = maybe_count(row, "participants"),
      .effect = row.maybe_number("effect"),
      .effect_low = row.maybe_number("effect_low"),
      .effect_high = row.maybe_number("effect_high"),
      .effect_unit = row.text("effect_unit"),
      .instrument = row.text("instrument"),
      .scale = row.one_of<EffectScale>(
          "scale", {{"none", EffectScale::none}, {"points", EffectScale::points}, {"percent", EffectScale::percent}}),
      .form = row.text("form"),
      .dose_low = maybe_dose(row, "dose_low_mg"),
      .dose_high = maybe_dose(row, "dose_high_mg"),
      .weeks_low = row.maybe_number("weeks_low"),
      .weeks_high = row.maybe_number("weeks_high"),
      .form_tested = row.one_of<FormTested>("form_tested", {{"yes", FormTested::yes},
                                                            {"partly", FormTested::partly},
                                                            {"no", FormTested::no},
                                                            {"companion", FormTested::companion}}),
      .certainty = certainty_in(row),
      .tendency = tendency_in(row),
      .summary = row.text("summary"),
      .doi = row.text("doi"),
      .pmid = row.text("pmid"),
      .source = row.source()};
}

EffectPrior effect_prior_in(RowReader& row) {
  return {.id = row.text("id"),
          .mean = row.number("mean"),
          .sd = row.number("sd"),
          .reason = row.text("reason"),
          .source = row.source(),
          .substance = row.text("substance"),
          .outcome = row.text("outcome"),
          .expected = row.maybe_number("expected"),
          .evidence = row.list("evidence")};
}

Claim claim_in(RowReader& row) {
  return {.id = row.text("id"),
          .substance = row.text("substance"),
          .kind = row.one_of<Claim::Kind>("kind", {{"claim", Claim::Kind::claim},
                                                   {"recommendation", Claim::Kind::recommendation},
                                                   {"side_effect", Claim::Kind::side_effect}}),
          .statement = row.text("statement"),
          .verdict = row.text("verdict"),
          .answered = row.list("answered"),
          .program = row.text("program"),
          .source = row.source()};
}

}  // namespace titrate::codec
