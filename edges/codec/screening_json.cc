#include "codec/screening_json.h"

#include <nlohmann/json.hpp>

#include "base/version.h"
#include "catalog/catalog.h"
#include "codec/json.h"
#include "codec/schedule_json.h"

namespace titrate::codec {
namespace {

double mg(DailyElementalMass mass) { return mass.in(elemental_milligram_per_day); }

Json limit_json(const Screening& screening) {
  const Limit& limit = screening.limit;
  if (!limit.known) return nullptr;
  Json narrowed = Json::array(), guidance = Json::array();
  for (const Narrowing& one : limit.narrowings)
    narrowed.push_back({{"rule", one.rule},
                        {"elemental_mg_per_day", number_json(mg(one.amount))},
                        {"reason", one.reason},
                        {"source", one.source.citation}});
  for (const SupplementalLimit& one : limit.guidance)
    guidance.push_back({{"authority", one.authority},
                        {"elemental_mg_per_day", number_json(mg(one.amount))},
                        {"reason", one.reason},
                        {"source", one.source.citation}});
  const DoseCheck none_yet = check_daily_dose(DailyElementalMass{}, limit, screening.others);
  return {{"elemental_mg_per_day", number_json(mg(limit.amount))},
          {"authority", limit.authority},
          {"rule", limit.rule},
          {"reason", limit.reason},
          {"source", limit.source.citation},
          {"recommended_mg_per_day", number_json(mg(limit.recommended))},
          {"room_left_mg", number_json(mg(none_yet.room_left()))},
          {"narrowed_by", std::move(narrowed)},
          {"guidance", std::move(guidance)}};
}

Json override_json(const Override& one) {
  const ClinicianDecision& decision = one.decision;
  Json json{{"rule", decision.rule},
            {"clinician", decision.clinician},
            {"day", decision.day == Day{} ? Json(nullptr) : Json(to_string(decision.day))},
            {"reason", decision.reason},
            {"limit_mg", nullptr},
            {"applied", one.applied},
            {"what", one.what}};
  if (decision.limit) json["limit_mg"] = number_json(mg(*decision.limit));
  return json;
}

Json findings_json(const std::vector<Finding>& findings) {
  Json list = Json::array();
  for (const Finding& finding : findings) list.push_back(finding_json(finding));
  return list;
}

}  // namespace

Json finding_json(const Finding& finding) {
  return {{"about", finding.about},
          {"matched", finding.matched},
          {"severity", to_string(finding.severity)},
          {"hours_before", number_json(finding.hours_before)},
          {"hours_after", number_json(finding.hours_after)},
          {"action", finding.action},
          {"reason", finding.reason},
          {"source", finding.source.citation},
          {"confidence", finding.source.confidence},
          {"rule", finding.rule},
          {"resolved_by", finding.resolved_by.empty() ? Json(nullptr) : Json(finding.resolved_by)}};
}

Json change_json(const ScreeningChange& change) {
  return {{"first", change.first},
          {"anything", change.anything()},
          {"findings_added", findings_json(change.added)},
          {"findings_resolved", findings_json(change.resolved)},
          {"findings_gone", findings_json(change.gone)},
          {"could_not_check_added", change.could_not_check_added},
          {"could_not_check_gone", change.could_not_check_gone},
          {"may_start_was", change.may_start_was ? Json(*change.may_start_was) : Json(nullptr)},
          {"may_start", change.may_start},
          {"limit_was_mg", change.limit_was ? number_json(mg(*change.limit_was)) : Json(nullptr)},
          {"limit_mg", number_json(mg(change.limit))}};
}

Json screening_json(const ScreenedPerson& screened, const Catalog& catalog, Day today) {
  const Screening& screening = screened.screening;
  Json json{{"may_start", screening.may_start}, {"needs_clinician", screening.needs_clinician}};
  json["may_be_randomised"] = screening.may_be_randomised;
  json["limit"] = limit_json(screening);
  json["findings"] = findings_json(screening.findings);
  json["nothing_in_our_rules"] = screening.nothing_in_our_rules;
  json["nothing_in_our_rules_means"] = nothing_in_our_rules_means;
  json["could_not_check"] = screening.could_not_check;
  json["did_you_mean"] = Json::array();
  for (const DidYouMean& one : screening.did_you_mean)
    json["did_you_mean"].push_back({{"written", one.written}, {"part", one.part}, {"names", one.names}});
  json["other_sources"] = Json::array();
  for (const SupplementalSource& one : screening.others)
    json["other_sources"].push_back({{"name", one.name}, {"elemental_mg_per_day", number_json(mg(one.amount))}});
  for (const MagnesiumSource& one : screening.magnesium_sources)
    if (!one.a_day) json["other_sources"].push_back({{"name", one.matched}, {"elemental_mg_per_day", nullptr}});
  json["schedule"] = screened.schedule ? schedule_json(*screened.schedule) : Json(nullptr);
  json["overrides"] = Json::array();
  for (const Override& one : screening.overrides) json["overrides"].push_back(override_json(one));
  json["not_checked"] = screening.not_checked;
  json["provenance"] = {{"version", version()}, {"catalog_hash", catalog.hash}, {"today", to_string(today)}};
  return json;
}

}  // namespace titrate::codec
