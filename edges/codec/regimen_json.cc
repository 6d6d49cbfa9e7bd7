#include "codec/regimen_json.h"

#include "codec/json_file.h"

namespace titrate::codec {
namespace {

constexpr int longest_run_in = 365, most_steps = 1000, worst_grade = 4;
constexpr double rounding = 1e-9;

std::string pretty(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

Json amount_json(DailyElementalMass amount) { return number_json(amount.in(elemental_milligram_per_day)); }

Json step_json(const LadderStep& step) {
  Json intakes = Json::array();
  for (const double units : step.intakes) intakes.push_back(number_json(units));
  return {{"from", to_string(step.from)},
          {"to", to_string(step.to)},
          {"units", number_json(step.units)},
          {"mg", amount_json(step.daily)},
          {"intakes", std::move(intakes)}};
}

/// A list of numbers above zero, each under a field of its own reader: "intakes".
std::vector<double> intakes_in(JsonFields& fields) {
  std::vector<double> intakes;
  const Json list = Json::parse(fields.as_written("intakes"), nullptr, false);
  if (list.is_array())
    for (const Json& one : list)
      if (one.is_number() && one.get<double>() > 0) intakes.push_back(one.get<double>());
  if (!list.is_array() || intakes.size() != list.size() || intakes.empty())
    fields.refuse("intakes", "these are no intakes of a day.", "Write the units of each, as in [1, 1].");
  return intakes;
}

LadderStep step_in(JsonFields&& fields) {
  LadderStep step;
  step.from = fields.day("from");
  step.to = fields.day("to");
  step.units = fields.above_zero("units");
  step.daily = fields.above_zero("mg") * elemental_milligram_per_day;
  step.intakes = intakes_in(fields);
  if (step.to < step.from) fields.refuse("to", "the step ends before it begins.", "Correct its days.");
  fields.no_others();
  return step;
}

Ladder ladder_in(JsonFields&& fields) {
  Ladder ladder;
  ladder.limit = fields.above_zero("limit_mg") * elemental_milligram_per_day;
  ladder.limit_reason = fields.text("limit_reason");
  ladder.remarks = fields.texts("remarks");
  fields.each(
      "steps", [&](const std::string&) { fields.refuse("steps", "a text is no step.", "Write objects."); },
      [&](JsonFields&& step) { ladder.steps.push_back(step_in(std::move(step))); });
  if (ladder.steps.empty() || ladder.steps.size() > most_steps)
    fields.refuse("steps", "a ladder has 1 to 1000 steps.", "Use the Titrate that wrote it.");
  for (std::size_t i = 0; i < ladder.steps.size(); ++i) {
    const LadderStep& step = ladder.steps[i];
    if (step.daily > (1 + rounding) * ladder.limit)
      fields.refuse("steps", "a step is above the limit of its ladder.", "Correct it.");
    if (i > 0 && (step.from <= ladder.steps[i - 1].to || step.daily <= ladder.steps[i - 1].daily))
      fields.refuse("steps", "the steps do not follow each other upwards.", "Correct their order.");
  }
  fields.no_others();
  return ladder;
}

AnsweredEffect answer_in(JsonFields&& fields) {
  AnsweredEffect answer;
  answer.effect = fields.text("effect");
  answer.grade = fields.whole("grade", 1, worst_grade);
  answer.last = fields.day("last");
  answer.gone_since = fields.day("gone_since");
  fields.no_others();
  return answer;
}

ClinicianDecision agreement_in(JsonFields&& fields) {
  ClinicianDecision agreed;
  agreed.clinician = fields.text("clinician");
  agreed.day = fields.day("day");
  agreed.reason = fields.text("reason");
  fields.no_others();
  return agreed;
}

/// The document under a reader, or its first problem.
template <class Value, class Read>
Result<Value> read_with(std::string_view bytes, const std::string& name, Read read) {
  const Result<JsonFile> file = read_json(bytes, name);
  if (!file) return file.problem();
  JsonFields fields(*file);
  Value value = read(fields);
  fields.no_others();
  if (fields.problem()) return *fields.problem();
  return value;
}

}  // namespace

std::string json_of(const RegimenStarted& started) {
  Json steps = Json::array();
  for (const LadderStep& step : started.ladder.steps) steps.push_back(step_json(step));
  return pretty({{"start", to_string(started.start)},
                 {"run_in_days", started.run_in_days},
                 {"product", started.product},
                 {"unit_mg", number_json(started.unit.elemental.in(elemental_milligram))},
                 {"unit", started.unit.name},
                 {"scored", started.unit.scored},
                 {"ladder",
                  {{"limit_mg", amount_json(started.ladder.limit)},
                   {"limit_reason", started.ladder.limit_reason},
                   {"remarks", started.ladder.remarks},
                   {"steps", std::move(steps)}}}});
}

std::string json_of(const StepMoved& moved) {
  return pretty({{"day", to_string(moved.day)},
                 {"step", moved.step ? Json(*moved.step + 1) : Json(nullptr)},
                 {"tolerated", moved.tolerated ? Json(*moved.tolerated) : Json(nullptr)},
                 {"reason", moved.reason}});
}

std::string json_of(const Resumed& resumed) {
  Json answers = Json::array();
  for (const AnsweredEffect& one : resumed.answers)
    answers.push_back({{"effect", one.effect},
                       {"grade", one.grade},
                       {"last", to_string(one.last)},
                       {"gone_since", to_string(one.gone_since)}});
  Json json{{"day", to_string(resumed.day)}, {"answers", std::move(answers)}};
  if (resumed.agreed)
    json["agreed"] = {{"clinician", resumed.agreed->clinician},
                      {"day", to_string(resumed.agreed->day)},
                      {"reason", resumed.agreed->reason}};
  return pretty(json);
}

std::string json_of(const RegimenStopped& stopped) {
  return pretty({{"day", to_string(stopped.day)}, {"reason", stopped.reason}});
}

Result<RegimenStarted> regimen_from_json(std::string_view bytes, const std::string& name) {
  return read_with<RegimenStarted>(bytes, name, [](JsonFields& fields) {
    RegimenStarted started;
    started.start = fields.day("start");
    started.run_in_days = fields.whole("run_in_days", 0, longest_run_in);
    started.product = fields.text("product");
    started.unit.elemental = fields.above_zero("unit_mg") * elemental_milligram;
    started.unit.name = fields.text("unit");
    started.unit.scored = fields.as_written("scored") == "true";
    started.ladder = ladder_in(fields.object("ladder"));
    return started;
  });
}

Result<StepMoved> step_from_json(std::string_view bytes, const std::string& name) {
  return read_with<StepMoved>(bytes, name, [](JsonFields& fields) {
    StepMoved moved;
    moved.day = fields.day("day");
    if (fields.has("step")) moved.step = std::size_t(fields.whole("step", 1, most_steps) - 1);
    if (fields.has("tolerated")) moved.tolerated = fields.as_written("tolerated") == "true";
    moved.reason = fields.text("reason");
    return moved;
  });
}

Result<Resumed> resumed_from_json(std::string_view bytes, const std::string& name) {
  return read_with<Resumed>(bytes, name, [](JsonFields& fields) {
    Resumed resumed;
    resumed.day = fields.day("day");
    fields.each(
        "answers", [&](const std::string&) { fields.refuse("answers", "a text is no answer.", "Write objects."); },
        [&](JsonFields&& answer) { resumed.answers.push_back(answer_in(std::move(answer))); });
    if (fields.has("agreed")) resumed.agreed = agreement_in(fields.object("agreed"));
    return resumed;
  });
}

Result<RegimenStopped> regimen_stopped_from_json(std::string_view bytes, const std::string& name) {
  return read_with<RegimenStopped>(bytes, name, [](JsonFields& fields) {
    RegimenStopped stopped;
    stopped.day = fields.day("day");
    stopped.reason = fields.has("reason") ? fields.text("reason") : "";
    return stopped;
  });
}

}  // namespace titrate::codec
