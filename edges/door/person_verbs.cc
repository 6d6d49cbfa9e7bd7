#include "app/next_dose.h"
#include "app/product_of_label.h"
#include "app/say_person.h"
#include "codec/label_json.h"
#include "codec/next_dose_json.h"
#include "codec/person_json.h"
#include "codec/pre_start_json.h"
#include "codec/product_json.h"
#include "codec/sealed_plan.h"
#include "codec/trial_json.h"
#include "door/asked.h"
#include "door/person_reply.h"
#include "labels/label.h"

namespace titrate::door {
namespace {

/// The object as the file that it would be: the door and the shell cannot understand it differently.
std::string as_file(const Json& object) { return object.dump(2, ' ', false, Json::error_handler_t::replace); }

ClinicianDecision decision_of(const Json& said, std::optional<Problem>& problem) {
  Fields fields(said, "agree");
  ClinicianDecision decision;
  decision.rule = fields.text("rule").value_or("");
  decision.clinician = fields.text("clinician").value_or("");
  decision.day = fields.day("day").value_or(Day{});
  decision.reason = fields.text("reason").value_or("");
  if (const auto mg = fields.amount("limit_mg")) {
    if (*mg >= 0 && *mg <= 1e6)
      decision.limit = *mg * elemental_milligram_per_day;
    else
      problem = fields.with_path({"a daily limit in mg is not below zero, and not above a million.",
                                  {.file = "limit_mg"},
                                  "Write the mg of elemental magnesium in a day."});
  }
  if (auto wrong = fields.problem()) problem = wrong;
  return decision;
}

/// The reply as it stands now, with what was just written, if anything was.
Answer person_answer(Room& room, const Asked& asked, const Said* said) {
  const auto notebook = open_notebook(room.records, asked.diary);
  if (!notebook) return notebook.problem();
  Json answer = person_reply(*notebook, room.catalog, current_day(*notebook, asked.now), said);
  answer["label"] = nullptr;
  return with_today(room, asked, std::nullopt, std::move(answer));
}

Answer person_answer(Room& room, const Asked& asked, const Result<Said>& said) {
  if (!said) return said.problem();
  return person_answer(room, asked, &*said);
}

Result<std::vector<TakenAt>> taken_of(const Json* said) {
  std::vector<TakenAt> taken;
  if (!said) return taken;
  for (const Json& one : *said) {
    Fields fields(one, "taken");
    fields.needs("what");
    fields.needs("at");
    const auto what = fields.text("what"), at = fields.text("at");
    if (auto problem = fields.problem()) return *problem;
    const auto time = time_of_day(*at);
    if (!time)
      return fields.with_path(
          {"this is not a time of the day.", {.file = "at"}, "Write it as hour and minute: \"07:10\"."});
    taken.push_back({*what, *time});
  }
  return taken;
}

}  // namespace

Answer person(Room& room, Fields& fields) {
  const Asked asked = asked_to_write(fields);
  const Json *said = fields.object("person"), *agreed = fields.object("agree");
  if (auto problem = fields.problem()) return *problem;
  if (said && agreed)
    return Problem{"a sheet and a decision are two things.", {.file = "agree"}, "Send one after the other."};
  if (agreed) {
    std::optional<Problem> problem;
    const ClinicianDecision decision = decision_of(*agreed, problem);
    if (problem) return *problem;
    return person_answer(room, asked, agree(room.records, room.catalog, asked, decision));
  }
  if (!said) return person_answer(room, asked, nullptr);
  auto sheet = person_from_json(as_file(*said), "person", room.catalog);
  if (!sheet) return sheet.problem();
  return person_answer(room, asked, say_person(room.records, room.catalog, asked, std::move(sheet).value()));
}

Answer product(Room& room, Fields& fields) {
  const Asked asked = asked_to_write(fields);
  const Json* said = fields.object("product");
  const auto text = fields.text("label");
  if (auto problem = fields.problem()) return *problem;
  if (said && text)
    return Problem{"a product and a label are two ways to say the same.", {.file = "label"}, "Send one of them."};
  if (said) {
    const auto product = product_from_json(as_file(*said), "product");
    if (!product) return product.problem();
    return person_answer(room, asked, choose_product(room.records, room.catalog, asked, *product));
  }
  if (!text) return person_answer(room, asked, nullptr);
  const auto label = labels::label_from(*text, "label", room.catalog);
  if (!label) return label.problem();
  const Resolved resolved = resolve(*label, room.catalog, day_of(asked.now, DayStart{}));
  const auto product = product_of(*label, resolved, *text, room.catalog);
  // Where the label cannot be told nothing is written, and the question is the answer.
  Answer answer = product ? person_answer(room, asked, choose_product(room.records, room.catalog, asked, *product))
                          : person_answer(room, asked, nullptr);
  if (!answer) return answer;
  Json json = std::move(answer).value();
  json["label"] = label_json(*label, resolved);
  return json;
}

Answer next_dose(Room& room, Fields& fields) {
  const Asked asked = asked_of(fields);
  const Json* said = fields.objects("taken");
  if (auto problem = fields.problem()) return *problem;
  const auto taken = taken_of(said);
  if (!taken) return taken.problem();
  const auto notebook = open_notebook(room.records, asked.diary);
  if (!notebook) return notebook.problem();
  const auto sealed = sealed_plan_of(notebook->says, room.catalog);
  const Trial* plan = sealed && *sealed ? &(*sealed)->now.trial : nullptr;
  const auto next = titrate::next_dose(*notebook, room.catalog, asked.now, *taken, plan);
  if (!next) return next.problem();
  return Json{{"next_dose", next_dose_json(*next)}};
}

Answer pre_start(Room& room, Fields& fields) {
  const Asked asked = asked_of(fields);
  if (auto problem = fields.problem()) return *problem;
  const auto notebook = open_notebook(room.records, asked.diary);
  if (!notebook) return notebook.problem();
  // A plan that cannot be read is not shown, and keeps nobody from asking a doctor.
  const auto sealed = sealed_plan_of(notebook->says, room.catalog);
  const std::string& drafted = notebook->says->trial_json;
  const auto draft = drafted.empty() ? std::nullopt : std::optional(trial_from_json(drafted, "plan", room.catalog));
  const Json sheet = pre_start_json(
      titrate::pre_start(*notebook, room.catalog, current_day(*notebook, asked.now),
                         sealed && *sealed ? &(*sealed)->now.trial : nullptr, draft && *draft ? &**draft : nullptr),
      room.catalog);
  return Json{{"sheet", sheet}, {"html", pre_start_html(sheet)}};
}

}  // namespace titrate::door
