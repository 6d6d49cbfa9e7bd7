#include "codec/evidence_json.h"

namespace titrate::codec {
namespace {

Json or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json count_json(const std::optional<int>& count) { return count ? Json(*count) : Json(nullptr); }

Json effect_json(const Evidence& row, const Catalog& catalog) {
  if (!row.effect) return nullptr;
  const auto worthwhile = worthwhile_beside(catalog, row);
  return {{"value", number_json(row.effect)},         {"low", number_json(row.effect_low)},
          {"high", number_json(row.effect_high)},     {"unit", row.effect_unit},
          {"instrument", or_null(row.instrument)},    {"smallest_worthwhile", number_json(worthwhile)},
          {"in_words", effect_in_words(catalog, row)}};
}

Json dose_json(const Evidence& row) {
  if (!row.dose_low) return nullptr;
  return {{"low", number_json(row.dose_low->in(active_milligram_per_day))},
          {"high", number_json(row.dose_high->in(active_milligram_per_day))}};
}

Json weeks_json(const Evidence& row) {
  if (!row.weeks_low) return nullptr;
  return {{"low", number_json(row.weeks_low)}, {"high", number_json(row.weeks_high)}};
}

Json row_json(const Evidence& row, const Catalog& catalog) {
  return {{"id", row.id},
          {"certainty", in_words(row.certainty)},
          {"direction", in_words(row.tendency)},
          {"claim", row.claim},
          {"population", row.population},
          {"study", or_null(row.study)},
          {"design", in_words(row.design)},
          {"studies", count_json(row.studies)},
          {"participants", count_json(row.participants)},
          {"effect", effect_json(row, catalog)},
          {"form", or_null(row.form)},
          {"dose_mg", dose_json(row)},
          {"weeks", weeks_json(row)},
          {"form_tested", in_words(row.form_tested)},
          {"summary", row.summary},
          {"doi", or_null(row.doi)},
          {"pmid", or_null(row.pmid)},
          {"source", row.source.citation},
          {"confidence", row.source.confidence}};
}

const char* word_of(Frequency asked) {
  switch (asked) {
    case Frequency::at_each_event:
      return "at each event";
    case Frequency::daily:
      return "daily";
    case Frequency::weekly:
      return "weekly";
    case Frequency::every_two_weeks:
      return "every two weeks";
    case Frequency::every_four_weeks:
      return "every four weeks";
    case Frequency::at_the_end_of_a_period:
      return "at the end of a period";
  }
  return "";
}

Json instrument_json(const Instrument& instrument) {
  const char* better = !instrument.better ? nullptr : *instrument.better == Direction::lower ? "lower" : "higher";
  return {{"id", instrument.id},
          {"title", instrument.title},
          {"column", instrument.names.empty() ? Json(nullptr) : Json(instrument.names.front())},
          {"lowest", number_json(instrument.lowest)},
          {"highest", number_json(instrument.highest)},
          {"unit", instrument.unit},
          {"better", better ? Json(better) : Json(nullptr)},
          {"anchors", or_null(instrument.anchors)},
          {"asked", word_of(instrument.asked)},
          {"recall_days", number_json(instrument.recall_days)},
          {"smallest_worthwhile", number_json(instrument.smallest_worthwhile)},
          {"worthwhile_fraction", number_json(instrument.worthwhile_fraction)},
          {"items_may_be_printed", instrument.licence == Licence::free},
          {"source", instrument.source.citation}};
}

Json prior_json(const EffectPrior* prior) {
  if (!prior) return nullptr;
  return {{"id", prior->id},
          {"mean", number_json(prior->mean)},
          {"sd", number_json(prior->sd)},
          {"expected", number_json(prior->expected)},
          {"in_words", prior_in_words(*prior)},
          {"reason", prior->reason},
          {"evidence", prior->evidence},
          {"source", prior->source.citation},
          {"confidence", prior->source.confidence}};
}

Json line_json(const OutcomeEvidence& evidence) {
  return {{"outcome", evidence.outcome->id},
          {"label", evidence.outcome->label},
          {"certainty", in_words(evidence.standing.certainty)},
          {"direction", in_words(evidence.standing.tendency)},
          {"form_tested", in_words(evidence.standing.form_tested)},
          {"form_certainty", in_words(evidence.standing.form_certainty)},
          {"rows", evidence.rows.size()},
          {"answerable", evidence.outcome->answerable}};
}

}  // namespace

Json claims_json(const std::vector<const Claim*>& claims) {
  Json all = Json::array();
  for (const Claim* claim : claims)
    all.push_back({{"id", claim->id},
                   {"kind", in_words(claim->kind)},
                   {"statement", claim->statement},
                   {"verdict", claim->verdict},
                   {"program", claim->program},
                   {"answered_by", claim->answered}});
  return all;
}

Json outcome_lines_json(const std::vector<OutcomeEvidence>& all) {
  Json lines = Json::array();
  for (const OutcomeEvidence& one : all) lines.push_back(line_json(one));
  return lines;
}

Json evidence_json(const OutcomeEvidence& evidence, const Catalog& catalog) {
  const OutcomeDomain& outcome = *evidence.outcome;
  Json json{{"substance", evidence.substance->id}};
  json.update(line_json(evidence));
  json["in_words"] = standing_in_words(evidence);
  json["verdict"] = outcome.answerable ? Json(nullptr) : Json("not answerable by a self-trial");
  json["why_not"] = or_null(outcome.why_not);
  json["form"] = or_null(evidence.substance->form);
  json["rows"] = Json::array();
  for (const Evidence* row : evidence.rows) json["rows"].push_back(row_json(*row, catalog));
  json["instruments"] = Json::array();
  for (const Instrument* one : evidence.instruments) json["instruments"].push_back(instrument_json(*one));
  json["prior"] = prior_json(evidence.prior);
  json["claims"] = claims_json(evidence.claims);
  return json;
}

Json evidence_reply(const OutcomeEvidence& evidence, const Catalog& catalog) {
  return {{"substance", evidence.substance->id},
          {"evidence", evidence_json(evidence, catalog)},
          {"outcomes", nullptr},
          {"claims", nullptr},
          {"catalog_hash", catalog.hash}};
}

Json evidence_reply(const Substance& substance, const Catalog& catalog) {
  std::vector<const Claim*> claims;
  for (const Claim& claim : catalog.claims)
    if (claim.substance == substance.id) claims.push_back(&claim);
  return {{"substance", substance.id},
          {"evidence", nullptr},
          {"outcomes", outcome_lines_json(all_evidence(catalog, substance))},
          {"claims", claims_json(claims)},
          {"catalog_hash", catalog.hash}};
}

Json mechanism_json(const MechanismFigures& figures, const Catalog& catalog) {
  const auto source = [&](const char* id) { return mechanism_with_id(catalog, id)->source.citation; };
  Json block = Json::array(), absorption = Json::array(), facts = Json::array();
  for (const auto& at : figures.block)
    block.push_back(
        {{"voltage_mv", number_json(at.membrane.in(millivolt))}, {"unblocked_fraction", at.unblocked_fraction}});
  for (const auto& at : figures.absorption)
    absorption.push_back({{"dose_mg", number_json(at.dose.in(elemental_milligram))},
                          {"absorbed_mg", number_json(at.absorbed.in(elemental_milligram))}});
  for (const Mechanism& row : catalog.mechanisms)
    facts.push_back({{"id", row.id},
                     {"model", row.model},
                     {"parameter", row.parameter},
                     {"formula", or_null(row.formula)},
                     {"value", number_json(row.value)},
                     {"unit", or_null(row.unit)},
                     {"comment", row.comment},
                     {"source", row.source.citation},
                     {"confidence", row.source.confidence}});
  const double before = figures.unblocked_fraction, after = figures.unblocked_after;
  return {{"notice", "For teaching: not a measurement of anybody, and no benefit is claimed."},
          {"block",
           {{"formula", mechanism_with_id(catalog, "nmda_js_k")->formula},
            {"voltage_mv", number_json(figures.asked.membrane.in(millivolt))},
            {"magnesium_mmol_per_l", number_json(figures.asked.outside.in(millimole_per_litre))},
            {"unblocked_fraction", before},
            {"half_blocked_at_mv", figures.half_blocked_at.in(millivolt)},
            {"rise_mmol_per_l", number_json(figures.rise.in(millimole_per_litre))},
            {"unblocked_after_rise", after},
            {"relative_change", after / before - 1},
            {"curve", std::move(block)},
            {"source", source("nmda_js_k")}}},
          {"absorption",
           {{"formula", mechanism_with_id(catalog, "abs_vmax")->formula},
            {"dose_mg", number_json(figures.asked.dose.in(elemental_milligram))},
            {"absorbed_mg", number_json(figures.absorbed.in(elemental_milligram))},
            {"as_two_doses_mg", number_json(figures.as_two_doses.in(elemental_milligram))},
            {"as_three_doses_mg", number_json(figures.as_three_doses.in(elemental_milligram))},
            {"curve", std::move(absorption)},
            {"source", source("abs_model")}}},
          {"facts", std::move(facts)}};
}

}  // namespace titrate::codec
