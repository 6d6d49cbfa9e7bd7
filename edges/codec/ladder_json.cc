#include "codec/ladder_json.h"

#include <cmath>

#include "catalog/catalog.h"

namespace titrate::codec {
namespace {

double per_day(DailyElementalMass mass) { return mass.in(elemental_milligram_per_day); }

const char* in_words(StepState state) {
  return state == StepState::planned ? "planned" : state == StepState::active ? "active" : "done";
}

}  // namespace

Json ladder_step_json(const LadderStep& step) {
  Json intakes = Json::array();
  for (const double units : step.intakes) intakes.push_back(number_json(units));
  return {{"from", to_string(step.from)},
          {"to", to_string(step.to)},
          {"units", number_json(step.units)},
          {"mg", number_json(per_day(step.daily))},
          {"intakes", std::move(intakes)},
          {"state", in_words(step.state)},
          {"ask", {{"on", to_string(step.to)}, {"question", tolerance_question}}}};
}

namespace {

/// What the absorption curve gives for each step, labelled as what it is.
Json absorption_json(const Ladder& ladder, const Catalog& catalog) {
  Json absorbed = Json::array();
  for (const ElementalMass mass : absorbed_by_step(ladder, catalog))
    absorbed.push_back(number_json(std::round(10 * mass.in(elemental_milligram)) / 10));
  const Mechanism* model = mechanism_with_id(catalog, "abs_model");
  return {{"notice", "For teaching: not a measurement of anybody."},
          {"absorbed_mg", std::move(absorbed)},
          {"source", model ? Json(model->source.citation) : Json(nullptr)}};
}

}  // namespace

Json ladder_json(const PlannedLadder& planned, const Catalog& catalog) {
  if (const auto* refused = std::get_if<CannotClimb>(&planned))
    return {{"steps", nullptr}, {"why_not", refused->why}, {"way_out", refused->way_out}};
  const auto& ladder = std::get<Ladder>(planned);
  Json steps = Json::array();
  for (const LadderStep& step : ladder.steps) steps.push_back(ladder_step_json(step));
  return {{"steps", std::move(steps)},
          {"limit_mg_per_day", number_json(per_day(ladder.limit))},
          {"limit_reason", ladder.limit_reason},
          {"remarks", ladder.remarks},
          {"absorption", absorption_json(ladder, catalog)}};
}

}  // namespace titrate::codec
