#include "app/follow_week.h"
#include "app/in_words.h"
#include "codec/follow_json.h"
#include "codec/notebook_json.h"
#include "door/asked.h"
#include "door/running_trial.h"
#include "door/verbs.h"

namespace titrate::door {
namespace {

FollowWish follow_wish(Fields& fields) {
  FollowWish wish;
  const auto mg = fields.amount("unit_mg");
  const auto name = fields.text("unit");
  const bool scored = fields.flag("scored").value_or(false);
  if (mg) wish.unit = DoseUnit{*mg * elemental_milligram, scored, name.value_or("capsule")};
  wish.product = fields.text("product").value_or("");
  wish.start = fields.day("start");
  if (const auto run_in = fields.whole_number("run_in_days")) wish.run_in_days = int(*run_in);
  if (const auto to = fields.amount("to_mg")) wish.to = *to * elemental_milligram_per_day;
  return wish;
}

std::optional<Problem> refuse_amounts(const FollowWish& wish) {
  if (wish.unit && (!(wish.unit->elemental > ElementalMass{}) || wish.unit->elemental > 5 * elemental_gram))
    return Problem{"a unit holds more than nothing and at most five grams of magnesium.",
                   {.file = "unit_mg"},
                   "Give its milligrams of elemental magnesium; the verb \"label\" finds them."};
  if (wish.to && !(*wish.to > DailyElementalMass{}))
    return Problem{"a ladder goes up.", {.file = "to_mg"}, "Give milligrams above zero."};
  return std::nullopt;
}

GoingOn going_on(Fields& fields) {
  GoingOn said;
  said.gone_since = fields.day("gone_since");
  const auto clinician = fields.text("clinician"), reason = fields.text("reason");
  const auto agreed_on = fields.day("agreed_on");
  if (clinician || agreed_on)
    said.agreed = ClinicianDecision{"", clinician.value_or(""), agreed_on.value_or(Day{}), reason.value_or(""), {}};
  return said;
}

/// What one act needs is read by its own branch, so that a field of another act is a slip and is said.
Result<std::optional<Event>> act(Room& room, const Asked& asked, const std::string& name, Fields& fields) {
  const auto done = [](Result<Event>&& event) -> Result<std::optional<Event>> {
    if (!event) return event.problem();
    return std::optional<Event>(std::move(event).value());
  };
  if (name == "start") {
    const FollowWish wish = follow_wish(fields);
    if (auto problem = fields.problem()) return *problem;
    if (auto problem = refuse_amounts(wish)) return *problem;
    return done(titrate::follow(room.records, room.catalog, asked, wish));
  }
  if (name == "step") {
    const auto tolerated = fields.flag("tolerated");
    const bool down = fields.flag("down").value_or(false);
    if (auto problem = fields.problem()) return *problem;
    if (down == tolerated.has_value())
      return Problem{"Say how the step was borne, or that you go down.",
                     {.file = "tolerated"},
                     "Give \"tolerated\" (true or false), or \"down\": true."};
    return done(down ? step_down(room.records, room.catalog, asked)
                     : answer_step(room.records, room.catalog, asked, *tolerated));
  }
  if (name == "resume") {
    const GoingOn said = going_on(fields);
    if (auto problem = fields.problem()) return *problem;
    return done(go_on(room.records, room.catalog, asked, said));
  }
  if (name == "stop") {
    const auto reason = fields.text("reason");
    if (auto problem = fields.problem()) return *problem;
    return done(stop_following(room.records, room.catalog, asked, reason.value_or("")));
  }
  if (auto problem = fields.problem()) return *problem;
  return std::optional<Event>();
}

/// A ladder changes the dose from step to step, and a sealed trial compares days of one dose.
std::optional<Problem> against_a_ladder(Room& room, const Asked& asked) {
  const auto running = running_trial(room.records, nullptr, room.catalog, asked.now, asked.diary);
  if (!running) return running.problem();
  if (!*running || (*running)->now.over()) return std::nullopt;
  return Problem{"a sealed trial runs, and a ladder would change the dose inside a period that is compared.",
                 {.file = "act"},
                 "Live it to its end, or end it now: titrate plan open --reason TEXT"};
}

}  // namespace

Answer follow(Room& room, Fields& fields) {
  const Asked asked = asked_to_write(fields);
  const std::string name = fields.one_of("act", {"state", "start", "step", "resume", "stop", "week"}).value_or("state");
  if (name == "start" || name == "step")
    if (auto problem = against_a_ladder(room, asked)) return *problem;
  const auto event = act(room, asked, name, fields);
  if (!event) return event.problem();
  const auto notebook = open_notebook(room.records, asked.diary);
  if (!notebook) return notebook.problem();
  const Notebook& says = notebook->says;
  const auto state = regimen_of(*notebook, room.catalog, asked.now);
  const auto questions = resume_questions(says.diary, says.resumed, room.catalog, current_day(*notebook, asked.now));
  const auto week = name == "week" ? week_of(*notebook, room.catalog, asked.now) : std::nullopt;
  Json answer{{"follow", state ? follow_json(*says.regimen, *state, questions) : Json(nullptr)},
              {"saved", nullptr},
              {"call", state ? call_json(call_on(says, state->guard, room.catalog)) : Json(nullptr)},
              {"week", week ? follow_week_json(*week) : Json(nullptr)}};
  if (*event) answer["saved"] = {{"event", (*event)->id}, {"text", event_in_words(**event, *notebook, room.catalog)}};
  return answer;
}

}  // namespace titrate::door
