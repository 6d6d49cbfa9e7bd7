#include "app/decide.h"

#include <algorithm>

#include "app/in_words.h"
#include "app/plan_ladder.h"

namespace titrate {
namespace {

constexpr std::pair<Choice, const char*> choice_names[] = {
    {Choice::keep, "keep"}, {Choice::raise, "raise"},   {Choice::lower, "lower"},
    {Choice::stop, "stop"}, {Choice::extend, "extend"}, {Choice::not_enough, "not_enough"},
};

std::string mg(DailyElementalMass dose) {
  return number_in_words(dose.in(elemental_milligram_per_day)) + " mg of magnesium a day";
}

/// Makes the six, one by one.
class Weighing {
 public:
  Weighing(const std::optional<Verdict>& verdict, bool final_look, const Trial& plan, const PersonStanding& standing,
           const Guard& guard, const std::optional<DoseUnit>& unit, Day today)
      : verdict_(verdict), final_(final_look), standing_(standing), guard_(guard) {
    if (plan.full_dose && is_magnesium(*plan.full_dose)) dose_ = std::get<DailyElementalMass>(*plan.full_dose);
    if (unit && dose_) find_steps(*unit, today);
  }

  Considered keep() const {
    Considered one{Choice::keep, false, {}, dose_};
    if (auto why = no_look(); !why.empty()) return closed(one, why);
    if (auto why = forbidden(); !why.empty()) return closed(one, why);
    if (auto why = too_much(); !why.empty()) return closed(one, why);
    if (is(Verdict::keep_taking)) return open(one, "The rule says to keep taking it.");
    if (is(Verdict::stop_taking)) return closed(one, "The rule says to stop taking it.");
    if (!final_) return closed(one, "The trial goes on, and only its end, or its rule, can say so.");
    return open(one, "The rule does not say so; it would be your own choice, and is recorded beside the rule.");
  }
  Considered raise() const {
    Considered one{Choice::raise, false, {}, above_};
    if (auto why = no_look(); !why.empty()) return closed(one, why);
    if (auto why = forbidden(); !why.empty()) return closed(one, why);
    if (!is(Verdict::keep_taking)) return closed(one, "A raise claims that it helps, and the rule does not say that.");
    if (guard_.action > SafetyAction::carry_on || guard_.one_step_lower)
      return closed(one, "What was noticed asks for less, not for more.");
    if (!above_) return closed(one, no_step_above_);
    return open(one, "The next step of the ladder is " + mg(*above_) + ", within " + limit_of_today());
  }
  Considered lower() const {
    Considered one{Choice::lower, false, {}, below_};
    if (auto why = no_look(); !why.empty()) return closed(one, why);
    if (auto why = forbidden(); !why.empty()) return closed(one, why);
    if (is(Verdict::stop_taking)) return closed(one, "The rule says to stop taking it.");
    if (!below_) return closed(one, "No lower step of a ladder is known.");
    return open(one, "The step below is " + mg(*below_) + "; whether it does as much was not asked.");
  }
  Considered stop() const {
    Considered one{Choice::stop, false, {}, DailyElementalMass{}};
    if (is(Verdict::stop_taking)) return open(one, "The rule says to stop taking it.");
    if (is(Verdict::withhold)) return open(one, "Safety comes first.");
    return open(one, "To take none is open at any time.");
  }
  Considered extend() const {
    Considered one{Choice::extend, false, {}, dose_};
    if (auto why = no_look(); !why.empty()) return closed(one, why);
    if (auto why = forbidden(); !why.empty()) return closed(one, why);
    if (auto why = too_much(); !why.empty()) return closed(one, why);
    if (is(Verdict::undecided) && final_)
      return open(
          one,
          "The last look could not say. More days of the same question are another plan, sealed anew: this rule "
          "was calibrated for these looks.");
    return closed(one, is(Verdict::carry_on) ? "The plan has not ended." : "The rule has given its answer.");
  }
  Considered not_enough() const {
    Considered one{Choice::not_enough, false, {}, std::nullopt};
    if (auto why = no_look(); !why.empty()) return closed(one, why);
    if (is(Verdict::carry_on))
      return open(one, "Neither end of the rule was reached, and the trial goes on as planned.");
    if (is(Verdict::undecided)) return open(one, "The last look could not say, and nothing is changed.");
    return closed(one, is(Verdict::withhold) ? "Safety comes first." : "The rule has given its answer.");
  }
  Choice proposed() const {
    if (!verdict_) return Choice::not_enough;
    switch (*verdict_) {
      case Verdict::keep_taking:
        return Choice::keep;
      case Verdict::stop_taking:
      case Verdict::withhold:
        return Choice::stop;
      case Verdict::undecided:
        return Choice::extend;
      case Verdict::carry_on:
        break;
    }
    return Choice::not_enough;
  }

 private:
  static Considered open(Considered one, std::string why) {
    one.open = true;
    one.why = std::move(why);
    return one;
  }
  static Considered closed(Considered one, std::string why) {
    one.why = std::move(why);
    return one;
  }
  bool is(Verdict verdict) const { return verdict_ == verdict; }
  std::string no_look() const { return verdict_ ? "" : "No planned look has come, so only to stop can be decided."; }
  std::string forbidden() const {
    if (!standing_.dose_may_be_suggested()) return standing_.why_no_dose();
    if (!guard_.dose_may_be_suggested())
      return "What was noticed stands in the way." +
             (guard_.reasons.empty() ? std::string() : " " + guard_.reasons.front().detail);
    return is(Verdict::withhold) ? "Safety comes first." : "";
  }

  std::string limit_of_today() const {
    return number_in_words(standing_.limit.amount.in(elemental_milligram_per_day)) + " mg: " + standing_.limit.reason;
  }
  /// The limit, or what else the person takes, may have changed since the plan was sealed.
  std::string too_much() const {
    if (!dose_) return "";
    const DoseCheck check = standing_.check(*dose_);
    if (check.within) return "";
    return mg(*dose_) + (check.others > DailyElementalMass{} ? ", beside your other sources," : "") +
           " would be above the limit of today, " + limit_of_today();
  }

  /// The steps next to the dose of the trial, on the ladder of this product under the limit of today.
  void find_steps(const DoseUnit& unit, Day today) {
    const PlannedLadder planned = plan_ladder(standing_, unit, LadderWish{.start = today, .to = std::nullopt});
    if (const auto* none = std::get_if<CannotClimb>(&planned)) {
      no_step_above_ = none->why;
      return;
    }
    for (const LadderStep& step : std::get<Ladder>(planned).steps) {
      if (step.daily < *dose_ && standing_.check(step.daily).within) below_ = step.daily;
      if (step.daily > *dose_ && !above_ && standing_.check(step.daily).within) above_ = step.daily;
    }
    no_step_above_ = "The ladder has no higher step within " + limit_of_today();
  }

  std::optional<Verdict> verdict_;
  bool final_;
  const PersonStanding& standing_;
  const Guard& guard_;
  std::optional<DailyElementalMass> dose_, above_, below_;
  std::string no_step_above_ = "What is in one capsule is not known, so there is no ladder: titrate product set.";
};

}  // namespace

const char* to_string(Choice choice) {
  for (const auto& [known, name] : choice_names)
    if (known == choice) return name;
  return "not_enough";
}

std::optional<Choice> parse_choice(std::string_view word) {
  for (const auto& [known, name] : choice_names)
    if (word == name) return known;
  return std::nullopt;
}

std::string in_words(Choice choice) {
  switch (choice) {
    case Choice::keep:
      return "keep the dose";
    case Choice::raise:
      return "raise it by one step";
    case Choice::lower:
      return "lower it by one step";
    case Choice::stop:
      return "stop taking it";
    case Choice::extend:
      return "plan more days";
    case Choice::not_enough:
      break;
  }
  return "not enough to say";
}

Choices choices_after(const std::optional<Verdict>& verdict, bool final_look, const Trial& plan,
                      const PersonStanding& standing, const Guard& guard, const std::optional<DoseUnit>& unit,
                      Day today) {
  const Weighing weighing(verdict, final_look, plan, standing, guard, unit, today);
  return {
      weighing.proposed(),
      {weighing.keep(), weighing.raise(), weighing.lower(), weighing.stop(), weighing.extend(), weighing.not_enough()}};
}

std::optional<DoseUnit> unit_in_hand(const Notebook& notebook) {
  if (notebook.product) return notebook.product->unit;
  if (notebook.regimen) return notebook.regimen->started.unit;
  return std::nullopt;
}

}  // namespace titrate
