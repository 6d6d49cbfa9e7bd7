#include "codec/ladder_json.h"

namespace titrate::codec {
namespace {

double mg(DailyElementalMass mass) { return mass.in(elemental_milligram_per_day); }

const char* in_words(StepState state) {
  return state == StepState::planned ? "planned" : state == StepState::active ? "active" : "done";
}

}  // namespace

Json ladder_step_json(const LadderStep& step) {
  Json intakes = Json::array();
  for (const double units : step.intakes) intakes.push_back(number_json(units));
  return {{"from", to_string(step.from)},      {"to", to_string(step.to)},      {"units", number_json(step.units)},
          {"mg", number_json(mg(step.daily))}, {"intakes", std::move(intakes)}, {"state", in_words(step.state)}};
}

Json ladder_json(const PlannedLadder& planned) {
  if (const auto* refused = std::get_if<CannotClimb>(&planned))
    return {{"steps", nullptr}, {"why_not", refused->why}, {"way_out", refused->way_out}};
  const auto& ladder = std::get<Ladder>(planned);
  Json steps = Json::array();
  for (const LadderStep& step : ladder.steps) steps.push_back(ladder_step_json(step));
  return {{"steps", std::move(steps)},
          {"limit_mg_per_day", number_json(mg(ladder.limit))},
          {"limit_reason", ladder.limit_reason},
          {"remarks", ladder.remarks}};
}

}  // namespace titrate::codec
