#include "codec/review_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/version.h"
#include "catalog/catalog.h"
#include "codec/notebook_json.h"

namespace titrate::codec {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* level_names[] = {"2.5", "5", "25", "50", "75", "95", "97.5"};

Json summary_json(const Summary& summary) {
  Json q = Json::object();
  for (std::size_t i = 0; i < summary.q.size(); ++i) q[level_names[i]] = summary.q[i];
  return {{"mean", summary.mean}, {"sd", summary.sd}, {"q", std::move(q)}};
}

Json maybe_json(const std::optional<Summary>& summary) { return summary ? summary_json(*summary) : Json(nullptr); }
Json maybe_json(const std::optional<double>& number) { return number ? Json(*number) : Json(nullptr); }

Json direction_json(const std::optional<Direction>& better) {
  if (!better) return nullptr;
  return *better == Direction::lower ? "lower" : "higher";
}

std::string joined(const std::vector<std::string>& sentences) {
  std::string text;
  for (const std::string& sentence : sentences) text += (text.empty() ? "" : " ") + sentence;
  return text;
}

Json effect_json(const Review& review) {
  const titrate::Answer* primary = review.answers.primary();
  if (!primary) return nullptr;
  Json effect = summary_json(primary->effect.summary());
  effect["unit"] = review.answers.outcome.unit;
  const auto& full = review.taken.full_dose;
  effect["per_dose_mg"] = full && is_magnesium(*full) ? Json(in_own_unit(*full)) : Json(nullptr);
  const bool at_level = review.answers.scale.of_logarithm && review.answers.judged() == primary;
  effect["at_level"] = at_level ? Json(level_of(review.answers.scale)) : Json(nullptr);
  effect["probability_benefit"] = maybe_json(probability_of_benefit(review.answers));
  effect["probability_worthwhile"] = maybe_json(probability_worthwhile(review.answers));
  effect["smallest_worthwhile"] = maybe_json(review.answers.outcome.smallest_worthwhile);
  return effect;
}

Json sensitivities_json(const Review& review) {
  Json all = Json::array();
  for (std::size_t i = 1; i < review.answers.all.size(); ++i) {
    const titrate::Answer& other = review.answers.all[i];
    Json one{{"name", other.name}};
    one.update(summary_json(other.effect.summary()));
    one["text"] = other.label;
    all.push_back(std::move(one));
  }
  return all;
}

Json screening_json(const Screening& screening) {
  Json findings = Json::array();
  for (const Finding& finding : screening.findings)
    findings.push_back({{"about", finding.about},
                        {"severity", to_string(finding.severity)},
                        {"action", finding.action},
                        {"reason", finding.reason},
                        {"source", finding.source.citation}});
  return {{"limit",
           {{"authority", screening.limit.authority},
            {"elemental_mg_per_day", screening.limit.amount.in(elemental_milligram_per_day)},
            {"reason", screening.limit.reason},
            {"source", screening.limit.source.citation}}},
          {"findings", std::move(findings)},
          {"guard", guard_json(screening.guard)},
          {"could_not_check", screening.could_not_check},
          {"not_checked", screening.not_checked}};
}

constexpr const char* direction_unknown = "Which direction is better was not said and is not known for this outcome.";
constexpr const char* no_smallest = "No smallest worthwhile difference is set.";

/// By the name of the field, and of the option, that says it.
const char* name_of(Unsaid unsaid) {
  switch (unsaid) {
    case Unsaid::better:
      return "better";
    case Unsaid::smallest:
      return "smallest";
    case Unsaid::randomised:
      return "randomised";
    case Unsaid::before_start:
      break;
  }
  return "before_start";
}

Json diagnostics_json(const Diagnostics& diagnostics) {
  const auto& grid = diagnostics.grid;
  return {
      {"nodes", diagnostics.nodes},
      {"edge_mass", diagnostics.edge_mass},
      {"grid", grid ? Json{{"edges", grid->edges}, {"spacing", grid->spacing}, {"comb", grid->comb}} : Json(nullptr)},
      {"pareto_k", maybe_json(diagnostics.pareto_k)},
      {"escalations", diagnostics.escalations},
      {"trust", diagnostics.trust},
      {"notes", diagnostics.notes}};
}

/// Why a field is null, so that no reader has to guess.
Json notes_json(const Review& review) {
  Json notes = Json::object();
  const Answers& answers = review.answers;
  if (!answers.model_in_words.empty()) notes["family"] = answers.model_in_words.front();
  if (!review.by_order.p) notes["randomisation_p"] = notes["randomisation_test"] = review.by_order.why_not;
  if (!answers.primary() || !answers.primary()->posterior.diagnostics.grid)
    notes["diagnostics.grid"] =
        "Of the grid of a gaussian fit; ratings, counts and yes or no are corrected by drawing.";
  if (!answers.primary() || !answers.primary()->posterior.diagnostics.pareto_k)
    notes["diagnostics.pareto_k"] = "Of importance sampling, which this fit does not use.";
  if (!review.screening.guard.restart) notes["screening.guard.restart"] = "No pause is in force that could end.";
  const auto& unsaid = review.screening.not_checked;
  const auto is_unsaid = [&](const char* fact) {
    return std::find(unsaid.begin(), unsaid.end(), fact) != unsaid.end();
  };
  notes["screening"] =
      is_unsaid("medicines") && is_unsaid("conditions")
          ? "Nobody said which medicines and conditions there are: the limit and the side effects were checked, and "
            "nothing else."
          : "Screened by what was said of the person when this was asked; what not_checked lists was not said.";
  if (!answers.outcome.better) notes["better"] = direction_unknown;
  if (answers.identifiable.would_help.empty())
    notes["identifiable.would_help"] = "Nothing stands in the way that we know of.";
  if (!answers.primary()) {
    for (const char* field : {"effect", "effect_over_block", "latent", "dependence", "diagnostics"})
      notes[field] = joined(answers.identifiable.why);
    return notes;
  }
  const bool sized = answers.outcome.smallest_worthwhile.has_value();
  if (!answers.outcome.better) notes["effect.probability_benefit"] = direction_unknown;
  if (!sized) notes["effect.smallest_worthwhile"] = no_smallest;
  if (!sized || !answers.outcome.better)
    notes["effect.probability_worthwhile"] = sized ? direction_unknown : no_smallest;
  if (!review.taken.full_dose || !is_magnesium(*review.taken.full_dose))
    notes["effect.per_dose_mg"] = "The dose is not in milligrams.";
  if (!answers.scale.of_logarithm || answers.judged() != answers.primary())
    notes["effect.at_level"] = "The effect is not told for one level of the outcome.";
  if (!answers.primary()->over_block) notes["effect_over_block"] = "No day had at least half of the full dose.";
  return notes;
}

}  // namespace

Json review_json(const Review& review, const Diary& diary, const Catalog& catalog) {
  const Answers& answers = review.answers;
  const titrate::Answer* primary = answers.primary();
  Json json;
  json["outcome"] = answers.outcome.name;
  json["better"] = direction_json(answers.outcome.better);
  json["family"] = to_string(primary ? primary->posterior.family : Family::gaussian);
  json["days"] = answers.count.days;
  json["recorded"] = answers.count.recorded;
  json["missing"] = answers.count.missing;
  json["missing_at_end"] = answers.count.missing_at_end;
  json["set_aside"] = answers.count.set_aside;
  json["late"] = answers.count.late;
  json["left_out"] = diary.left_out;
  json["effect"] = effect_json(review);
  json["effect_over_block"] =
      primary && primary->over_block ? summary_json(primary->over_block->summary()) : Json(nullptr);
  json["latent"] = primary ? summary_json(primary->posterior.effect.summary()) : Json(nullptr);
  json["dependence"] = primary ? Json{{"rho", maybe_json(primary->posterior.rho)},
                                      {"half_life_days", maybe_json(primary->posterior.half_life)}}
                               : Json(nullptr);
  json["identifiable"] = {
      {"yes", answers.identifiable.yes},
      {"why", joined(answers.identifiable.why)},
      {"would_help",
       answers.identifiable.would_help.empty() ? Json(nullptr) : Json(joined(answers.identifiable.would_help))}};
  const RandomisationTest& by_order = review.by_order;
  json["randomisation_p"] = maybe_json(by_order.p);
  json["randomisation_test"] = by_order.p ? Json{{"exact", by_order.exact},
                                                 {"mcse", by_order.mcse},
                                                 {"orders", by_order.orders},
                                                 {"one_sided", by_order.one_sided}}
                                          : Json(nullptr);
  json["verdict"] = to_string(review.decision.verdict);
  json["reasons"] = Json::array();
  for (const Reason& reason : review.decision.reasons)
    json["reasons"].push_back({{"text", reason.text}, {"source", reason.source}});
  json["sentence"] = review.report.sentence;
  json["sensitivities"] = sensitivities_json(review);
  json["screening"] = screening_json(review.screening);
  json["diagnostics"] = primary ? diagnostics_json(primary->posterior.diagnostics) : Json(nullptr);
  json["notes"] = notes_json(review);
  json["said"] = Json::array();
  for (const Section& section : review.report.sections)
    json["said"].push_back(
        {{"id", name_of(section.about)}, {"heading", section.heading}, {"paragraphs", section.paragraphs}});
  json["unsaid"] = Json::array();
  for (const Unsaid unsaid : review.report.unsaid) json["unsaid"].push_back(name_of(unsaid));
  json["simulated"] = diary.simulated;
  json["provenance"] = {{"version", version()},
                        {"catalog_hash", catalog.hash},
                        {"seed", review.seed},
                        {"today", to_string(review.today)}};
  return json;
}

Json fit_json(const Posterior& posterior) {
  Json json;
  json["family"] = to_string(posterior.family);
  json["days"] = posterior.days;
  json["observed"] = posterior.observed;
  json["effect"] = summary_json(posterior.effect.summary());
  json["effect"]["probability_negative"] = posterior.effect.cdf(0);
  json["coefficients"] = Json::object();
  for (const NamedSummary& coefficient : posterior.coefficients)
    json["coefficients"][coefficient.name] = summary_json(coefficient.summary);
  json["rho"] = maybe_json(posterior.rho);
  json["half_life"] = maybe_json(posterior.half_life);
  json["log_half_life"] = maybe_json(posterior.log_half_life);
  json["sigma"] = summary_json(posterior.sigma);
  json["log_evidence"] = posterior.log_evidence;
  json["diagnostics"] = diagnostics_json(posterior.diagnostics);
  return json;
}

}  // namespace titrate::codec
