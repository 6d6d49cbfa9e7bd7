#include <algorithm>

#include "app/standing.h"
#include "codec/catalog_tables.h"
#include "invariants.h"

namespace titrate::lives {
namespace {

constexpr double rounding = 1e-6;

double number_at(const Json& object, const char* field) {
  const auto at = object.find(field);
  return at != object.end() && at->is_number() ? at->get<double>() : 0;
}

bool is_null_at(const Json& object, const char* field) {
  const auto at = object.find(field);
  return at == object.end() || at->is_null();
}

/// Looks through an answer for doses that it suggests, beside what the day already holds.
class Suggested {
 public:
  Suggested(double most, double others, bool may_take) : most_(most), others_(others), may_take_(may_take) {}

  void dose(const char* where, double mg) {
    if (mg <= 0 || broken_) return;
    if (!may_take_)
      broken_ = std::string(where) + " suggests " + std::to_string(mg) + " mg to somebody who may take none";
    else if (mg + others_ > most_ + rounding)
      broken_ = std::string(where) + " suggests " + std::to_string(mg) + " mg beside " + std::to_string(others_) +
                " mg of other sources, over the limit of " + std::to_string(most_) + " mg";
  }
  Broken broken() const { return broken_; }

 private:
  double most_, others_;
  bool may_take_;
  Broken broken_;
};

/// Of the page of today: the room left, and what a trial says to take.
void look_at_today(const Json& today, const Trial* plan, Suggested& suggested) {
  if (today["day"] != today["current_day"]) return;
  const Json& dose = today["dose"];
  const double each = is_null_at(dose, "counted_as_mg") ? 1 : number_at(dose, "counted_as_mg");
  const double taken = dose["state"] == "value" ? number_at(dose, "value") * each : 0;
  if (number_at(dose, "room_left_mg") > 0) suggested.dose("the room left", taken + number_at(dose, "room_left_mg"));
  const Json& trial = today["trial"];
  if (!plan || !trial.is_object() || !is_null_at(trial, "none_today") || trial["over"] == true) return;
  if (!is_null_at(trial, "arm") && plan->full_dose) {
    const bool full = trial["arm"] == plan->active_arm;
    if (full) suggested.dose("the arm of today", in_own_unit(*plan->full_dose));
    if (!full && plan->comparator_dose && trial["phase"] == "period")
      suggested.dose("the arm of today", in_own_unit(*plan->comparator_dose));
  }
  if (today["study"].is_object() && today["study"]["takes_capsules"] == true)
    suggested.dose("the bag of today",
                   number_at(today["study"], "capsules_a_day") * number_at(today["study"], "counted_as_mg"));
}

void look_at_steps(const char* where, const Json& steps, Suggested& suggested) {
  if (steps.is_array())
    for (const Json& step : steps) suggested.dose(where, number_at(step, "mg"));
}

}  // namespace

Broken doses_are_within(const Json& reply, const Notebook& says, const Person& said, Day today) {
  const auto& catalog = codec::catalog();
  const PersonStanding standing = standing_on(says, catalog, today);
  double others = 0;
  for (const SupplementalSource& one : standing.others()) others += one.amount.in(elemental_milligram_per_day);
  const double limit = standing.limit.amount.in(elemental_milligram_per_day);
  Suggested suggested(std::min(limit, said.limit_mg), std::max(others, said.others_mg), said.may_take);
  const auto sealed = codec::sealed_plan_of(says, catalog);
  const Trial* plan = sealed && *sealed ? &(*sealed)->now.trial : nullptr;
  if (reply.contains("today") && reply["today"].is_object()) look_at_today(reply["today"], plan, suggested);
  if (reply.contains("next_dose")) suggested.dose("the next dose", number_at(reply["next_dose"], "room_left_mg"));
  if (reply.contains("follow") && reply["follow"].is_object()) {
    if (reply["follow"]["dose"].is_object())
      suggested.dose("the step of today", number_at(reply["follow"]["dose"], "mg"));
    look_at_steps("a step ahead", reply["follow"]["ahead"], suggested);
  }
  if (reply.contains("ladder")) look_at_steps("the ladder", reply["ladder"]["steps"], suggested);
  if (reply.contains("proposal")) {
    suggested.dose("the plan proposed", number_at(reply["proposal"]["trial"], "dose_mg"));
    suggested.dose("its other arm", number_at(reply["proposal"]["trial"], "comparator_dose_mg"));
  }
  if (reply.contains("rehearsal") && reply.contains("sealed"))
    suggested.dose("the plan sealed", number_at(reply["sealed"]["trial"], "dose_mg"));
  if (reply.contains("choices"))
    for (const Json& one : reply["choices"]["considered"])
      if (one["open"] == true) suggested.dose("a choice that is open", number_at(one, "dose_mg"));
  return suggested.broken();
}

}  // namespace titrate::lives
