#include "codec/pre_start_json.h"

#include "codec/ladder_json.h"
#include "codec/person_json.h"
#include "codec/product_json.h"
#include "codec/screening_json.h"

namespace titrate::codec {
namespace {

Json short_findings(const std::vector<Finding>& findings) {
  Json list = Json::array();
  for (const Finding& finding : findings) list.push_back(finding_json(finding));
  return list;
}

Json mg_or_null(const std::optional<Dose>& dose) {
  const auto* mg = dose ? std::get_if<DailyElementalMass>(&*dose) : nullptr;
  return mg ? Json(number_json(mg->in(elemental_milligram_per_day))) : Json(nullptr);
}

Json meant_trial_json(const MeantTrial& plan) {
  const Trial& trial = plan.trial;
  const auto day = [](const std::optional<Day>& one) { return one ? Json(to_string(*one)) : Json(nullptr); };
  return {{"state", to_string(plan.state)},
          {"starts", day(trial.start)},
          {"last_day", day(plan.last_day)},
          {"dose_mg", mg_or_null(trial.full_dose)},
          {"comparator", trial.comparator.empty() ? Json("nothing") : Json(trial.comparator)},
          {"comparator_dose_mg", mg_or_null(trial.comparator_dose)},
          {"run_in_days", trial.run_in_days},
          {"planned_days", trial.planned_days ? Json(*trial.planned_days) : Json(nullptr)},
          {"in_words", plan.in_words}};
}

}  // namespace

Json pre_start_json(const PreStart& sheet, const Catalog& catalog) {
  const Screening& screening = sheet.standing.screened.screening;
  return {{"day", to_string(sheet.day)},
          {"person", sheet.sheet ? sheet_json(*sheet.sheet) : Json(nullptr)},
          {"product", sheet.product ? product_json(*sheet.product) : Json(nullptr)},
          {"product_remarks", sheet.standing.product_remarks},
          {"limit",
           {{"elemental_mg_per_day", number_json(sheet.standing.limit.amount.in(elemental_milligram_per_day))},
            {"authority", sheet.standing.limit.authority},
            {"reason", sheet.standing.limit.reason},
            {"source", sheet.standing.limit.source.citation}}},
          {"plan", sheet.plan ? meant_trial_json(*sheet.plan) : Json(nullptr)},
          {"ladder", sheet.ladder ? ladder_json(*sheet.ladder, catalog) : Json(nullptr)},
          {"ladder_in_words", sheet.ladder_in_words},
          {"to_decide", short_findings(sheet.to_decide)},
          {"to_mind", short_findings(sheet.to_mind)},
          {"could_not_check", screening.still_open},
          {"cleared", sheet.cleared},
          {"nothing_in_our_rules", screening.nothing_in_our_rules},
          {"questions", sheet.questions},
          {"to_type_back",
           "titrate person agree --rule RULE --clinician \"NAME\" --day DAY --reason \"WHY\" --limit-mg MG"}};
}

}  // namespace titrate::codec
