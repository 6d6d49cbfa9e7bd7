#include "app/in_words.h"
#include "codec/fhir_codes.h"
#include "codec/fhir_writer.h"
#include "codec/seal.h"
#include "trial/plan.h"

namespace titrate::codec {
namespace {

const char* const plan_type = "plan-definition-type";

Json titled(const std::string& title, const std::string& description) {
  return {{"title", fhir_string(title)}, {"description", fhir_string(description)}};
}

std::string outcome_goal(const Outcome& outcome) {
  const std::string& name = outcome.label.empty() ? outcome.name : outcome.label;
  std::string goal = name;
  if (outcome.better) goal += *outcome.better == Direction::lower ? ": lower is better" : ": higher is better";
  if (outcome.smallest_worthwhile)
    goal += "; the smallest change worth having is " + number_in_words(*outcome.smallest_worthwhile) +
            (outcome.unit.empty() ? "" : " " + unit_of(*outcome.smallest_worthwhile, outcome.unit));
  return goal;
}

std::string dose_of_plan(const Trial& trial) {
  if (!trial.full_dose) return "the dose of the plan";
  const std::string amount = number_in_words(in_own_unit(*trial.full_dose));
  return amount +
         (is_magnesium(*trial.full_dose) ? " mg of elemental magnesium a day" : " units of the treatment a day");
}

/// How the order is drawn; never how it fell.
Json stages_of(const Trial& trial) {
  Json stages = Json::array();
  if (trial.run_in_days > 0)
    stages.push_back(
        titled("Run-in", days_in_words(trial.run_in_days) + " in which nothing of the treatment is taken."));
  const ArmNames arms = arm_names_of(trial);
  const std::string compared = arms.on + " (" + dose_of_plan(trial) + ") against " + arms.off;
  const Randomisation& drawn = trial.randomisation;
  switch (drawn.kind) {
    case Randomisation::Kind::pairs:
      stages.push_back(titled("Periods", "Pairs of periods of " + days_in_words(drawn.period_days) +
                                             ", the order drawn within each pair: " + compared + "."));
      break;
    case Randomisation::Kind::blocks:
      stages.push_back(titled("Periods", "Periods of " + days_in_words(drawn.period_days) +
                                             ", the order drawn over the whole trial: " + compared + "."));
      break;
    case Randomisation::Kind::daily:
      stages.push_back(titled("Days", "The arm of each day is drawn: " + compared + "."));
      break;
    case Randomisation::Kind::none:
      stages.push_back(titled("Days", "No order is drawn: " + compared + "."));
      break;
  }
  for (const int look : trial.looks)
    stages.push_back(titled("Look", "After day " + std::to_string(look) + " of the plan a verdict may be given."));
  return stages;
}

std::string sealed_at(const SealedPlan& plan) { return to_string(plan.as_sealed.locked); }

void add_plan_definition(FhirWriter& writer, const SealedPlan& plan) {
  const Notebook& says = writer.asked.notebook.says;
  const Trial& trial = plan.now.trial;
  const std::string hash = sha256(plan.text);
  std::string description = "A sealed n-of-1 trial of one person, sealed at " + sealed_at(plan) +
                            ", before its first day. The order of the arms is not in it.";
  for (const Amended& amended : says.amendments) description += " Amended: " + amended.reason + ".";
  Json one =
      writer.begun("PlanDefinition", hash,
                   "The plan that was sealed at " + sealed_at(plan) + ", SHA-256 " + hash + ": " + trial.question);
  one["url"] = "urn:uuid:" + writer.id_of("PlanDefinition", hash);
  one["identifier"] = Json::array({{{"system", fhir::protocol_hash}, {"value", hash}}});
  if (!plan.as_sealed.commitment.empty())
    one["identifier"].push_back({{"system", fhir::order_commitment}, {"value", plan.as_sealed.commitment}});
  one["version"] = std::to_string(1 + says.amendments.size());
  one["title"] = fhir_string(trial.question.empty() ? "A sealed plan" : trial.question);
  one["type"] = fhir_concept("", {fhir_coding(std::string(fhir::terminology) + plan_type, "clinical-protocol")});
  one["status"] = says.opened ? "retired" : "active";
  one["experimental"] = says.diary.simulated;
  one["date"] = sealed_at(plan);
  one["description"] = fhir_string(description);
  one["relatedArtifact"] = Json::array(
      {{{"type", "documentation"},
        {"label", "PROTOCOL.json"},
        {"display", "The protocol's own bytes, of which the identifier is the SHA-256"},
        {"document",
         {{"contentType", "application/json"}, {"data", fhir_base64(plan.text)}, {"size", plan.text.size()}}}}});
  one["goal"] = Json::array({{{"description", fhir_concept(outcome_goal(trial.primary))}}});
  one["action"] = stages_of(trial);
  writer.add(std::move(one));
}

void add_care_plan(FhirWriter& writer, const SealedPlan& plan) {
  const FhirAsked& asked = writer.asked;
  const Notebook& says = asked.notebook.says;
  const TrialCalendar calendar = calendar_of(plan, asked.notebook, asked.catalog, asked.made);
  const Day today = day_of(asked.made, says.diary.day_start);
  const std::string hash = sha256(plan.text);
  const auto last = calendar.last_day();
  const bool over = says.opened || (last && today > *last);
  std::string status = "active", why;
  if (says.opened && !says.opened->reason.empty()) {
    status = "revoked";
    why = "The order was opened before the end: " + says.opened->reason + ".";
  } else if (!last) {
    status = "revoked";
    why = "It was stopped for good.";
  } else if (over) {
    status = "completed";
  } else if (const Rest* rest = calendar.resting_on(today)) {
    status = "on-hold";
    why = "It rests since " + to_string(rest->from) + ".";
  }
  Json one = writer.begun("CarePlan", hash, "One person's sealed trial, " + status + ". " + why);
  one["instantiatesCanonical"] = Json::array({"urn:uuid:" + writer.id_of("PlanDefinition", hash)});
  one["status"] = status;
  one["intent"] = "plan";
  one["title"] = fhir_string(plan.now.trial.question.empty() ? "A sealed plan" : plan.now.trial.question);
  one["subject"] = writer.subject();
  Json period = Json::object();
  if (plan.now.trial.start) period["start"] = to_string(*plan.now.trial.start);
  if (last && plan.now.trial.start && *last >= *plan.now.trial.start) period["end"] = to_string(*last);
  if (!period.empty()) one["period"] = std::move(period);
  one["created"] = sealed_at(plan);
  const std::string of_activity =
      status == "active"      ? (plan.now.trial.start && today < *plan.now.trial.start ? "scheduled" : "in-progress")
      : status == "completed" ? "completed"
      : status == "on-hold"   ? "on-hold"
                              : "stopped";
  one["activity"] =
      Json::array({{{"detail",
                     {{"status", of_activity},
                      {"description", "The dose and the evening's questions of each day, as the plan has them."}}}}});
  if (!why.empty()) one["note"] = Json::array({{{"text", fhir_string(why)}}});
  writer.add(std::move(one));
}

}  // namespace

void add_fhir_plan(FhirWriter& writer) {
  if (!writer.asked.plan) return;
  add_plan_definition(writer, *writer.asked.plan);
  if (writer.asked.plan->now.trial.start && writer.asked.plan->now.trial.planned_days)
    add_care_plan(writer, *writer.asked.plan);
}

}  // namespace titrate::codec
