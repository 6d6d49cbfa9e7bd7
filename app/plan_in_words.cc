#include "app/plan_in_words.h"

#include "app/comparator.h"
#include "app/in_words.h"
#include "app/trial_now.h"

namespace titrate {

std::string milligrams_a_day(DailyElementalMass mass) {
  return number_in_words(mass.in(elemental_milligram_per_day)) + " mg of elemental magnesium a day";
}

std::string other_arm_in_words(const Trial& trial, const Catalog& catalog) {
  if (trial.comparator_dose)
    if (const auto* mg = std::get_if<DailyElementalMass>(&*trial.comparator_dose)) return milligrams_a_day(*mg);
  if (trial.comparator.empty() || trial.comparator == "nothing") return "nothing";
  const auto inside = is_blinded(trial) ? comparator_called(trial.comparator, catalog) : std::nullopt;
  return inside ? inside->in_words : trial.comparator;
}

std::string doses_in_words(const Trial& trial, const Catalog& catalog) {
  const bool daily = trial.randomisation.kind == Randomisation::Kind::daily;
  const auto* mg = trial.full_dose ? std::get_if<DailyElementalMass>(&*trial.full_dose) : nullptr;
  return (daily ? "On the days with it: " : "In the periods with it: ") +
         (mg ? milligrams_a_day(*mg) : std::string("a dose that is not chosen yet")) +
         (daily ? ". On the other days: " : ". In the other periods: ") + other_arm_in_words(trial, catalog) + ".";
}

std::string layout_in_words(const Trial& trial) {
  const Randomisation& design = trial.randomisation;
  std::string text =
      trial.run_in_days > 0 ? days_in_words(trial.run_in_days) + " of run-in, in which none is taken; then " : "";
  if (design.kind == Randomisation::Kind::daily) return text + "a coin each day.";
  text += "periods of " + days_in_words(design.period_days);
  if (design.gap_days > 0) text += " with " + days_in_words(design.gap_days) + " between them, in which none is taken";
  return text + ", half of them with it, in an order that chance draws.";
}

}  // namespace titrate
