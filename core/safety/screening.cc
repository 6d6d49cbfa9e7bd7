#include "safety/screening.h"

#include <algorithm>
#include <cstdio>
#include <iterator>

#include "catalog/catalog.h"
#include "safety/conditions.h"
#include "safety/written.h"

namespace titrate {
namespace {

constexpr const char* off_periods_rule = "randomised_off";

std::string rounded_mg(DailyElementalMass mass) {
  const double mg = mass.in(elemental_milligram_per_day);
  char text[32];
  std::snprintf(text, sizeof text, mg < 1000 ? "%.4g mg" : "%.0f mg", mg);
  return text;
}

template <class T>
void append(std::vector<T>& all, const std::vector<T>& more) {
  all.insert(all.end(), more.begin(), more.end());
}

bool has(const std::vector<std::string>& list, const std::string& text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

/// Of the person's rows, one that no coin may leave without the supplement; nothing where there is none.
std::optional<Applying> never_without(const std::vector<Applying>& rows) {
  const auto at = std::find_if(rows.begin(), rows.end(),
                               [](const Applying& applying) { return !applying.condition->randomised_off; });
  return at == rows.end() ? std::nullopt : std::optional(*at);
}

Finding off_periods_finding(const Applying& applying) {
  const Condition& row = *applying.condition;
  return {.rule = off_periods_rule,
          .about = row.label,
          .matched = applying.matched,
          .severity = Severity::block,
          .hours_before = {},
          .hours_after = {},
          .action = "Do not run a trial with randomised periods without the supplement. " + row.action,
          .reason = row.reason,
          .source = row.source};
}

/// Doses that a diary holds: how many days, and the largest.
std::optional<Finding> taken_above(const Exposure& taken, const Limit& limit) {
  int above = 0;
  DailyElementalMass most;
  for (const Entry<Dose>& dose : taken.taken) {
    if (!dose.known() || !is_magnesium(dose.amount())) continue;
    const auto amount = std::get<DailyElementalMass>(dose.amount());
    if (check_daily_dose(amount, limit).total() <= limit.amount) continue;
    ++above;
    most = std::max(most, amount);
  }
  if (above == 0) return std::nullopt;
  return Finding{.rule = limit.rule,
                 .about = "daily dose",
                 .matched = {},
                 .severity = Severity::caution,
                 .hours_before = {},
                 .hours_after = {},
                 .action = "Talk to a doctor or pharmacist before going on with doses above " +
                           rounded_mg(limit.amount) + " a day.",
                 .reason = "On " + std::to_string(above) + (above == 1 ? " day" : " days") + " the diary holds up to " +
                           rounded_mg(most) + " of supplemental magnesium; the limit is " + rounded_mg(limit.amount) +
                           " a day. " + limit.reason,
                 .source = limit.source};
}

std::optional<Finding> planned_above(const Intended& intended, const Limit& limit,
                                     const std::vector<SupplementalSource>& others) {
  if (!limit.known) return std::nullopt;
  const DoseCheck check = check_daily_dose(intended.dose.value_or(DailyElementalMass{}), limit, others);
  if (check.total() <= limit.amount) return std::nullopt;
  return Finding{
      .rule = limit.rule,
      .about = "daily dose",
      .matched = rounded_mg(check.total()),
      .severity = Severity::clinician,
      .hours_before = {},
      .hours_after = {},
      .action = "Plan at most " + rounded_mg(limit.amount) +
                " a day from all supplements and medicines together, or have a clinician write down how much "
                "it may be, with name, date and reason.",
      .reason = "The plan has " + rounded_mg(check.asked) + " a day, and other products bring " +
                rounded_mg(check.others) + "; the limit is " + rounded_mg(limit.amount) + ". " + limit.reason,
      .source = limit.source};
}

/// An allergy is found in the product's ingredients by name, or it could not be checked: a label may call it otherwise.
void screen_allergies(const Person& person, const Intended& intended, const Catalog& catalog, Screening& screening) {
  const auto row = std::find_if(catalog.conditions.begin(), catalog.conditions.end(),
                                [](const Condition& one) { return one.category == "allergy"; });
  for (const std::string& written : person.allergies) {
    const std::string words = plain_words(written);
    if (words.empty()) continue;
    const auto at = std::find_if(intended.ingredients.begin(), intended.ingredients.end(), [&](const std::string& one) {
      return holds_words(plain_words(one), words) || holds_words(words, plain_words(one));
    });
    if (at == intended.ingredients.end() || row == catalog.conditions.end())
      screening.could_not_check.push_back(written);
    else
      screening.findings.push_back({.rule = row->id,
                                    .about = *at,
                                    .matched = written,
                                    .severity = *row->severity,
                                    .hours_before = {},
                                    .hours_after = {},
                                    .action = row->action,
                                    .reason = row->reason,
                                    .source = row->source});
  }
}

bool was_answered(bool answered, const std::vector<std::string>& list) { return answered || !list.empty(); }

/// The facts that a rule which blocks would need, and that were not said.
std::vector<std::string> unsaid(const Person& person) {
  std::vector<std::string> facts;
  if (!person.age) facts.push_back("age");
  if (!was_answered(person.answered.conditions, person.conditions)) facts.push_back("conditions");
  if (!was_answered(person.answered.medicines, person.medicines)) facts.push_back("medicines");
  if (person.sex == Sex::female && person.life_stage == LifeStage::none && !person.answered.life_stage)
    facts.push_back("life stage");
  return facts;
}

std::vector<std::string> not_checked(const Person& person) {
  std::vector<std::string> facts;
  if (!was_answered(person.answered.medicines, person.medicines)) facts.push_back("medicines");
  if (!was_answered(person.answered.conditions, person.conditions)) facts.push_back("conditions");
  if (!person.egfr) facts.push_back("kidney function");
  if (!was_answered(person.answered.supplements, person.supplements)) facts.push_back("other supplements");
  if (!person.age) facts.push_back("age");
  if (person.life_stage == LifeStage::none && !person.answered.life_stage && person.sex != Sex::male)
    facts.push_back("pregnancy and breastfeeding");
  facts.push_back("food");
  return facts;
}

/// Does the decision name this thing that could not be checked, as it was written?
bool names(const ClinicianDecision& decision, const std::string& written) {
  return !plain_words(written).empty() && plain_words(decision.rule) == plain_words(written);
}

void resolve(std::vector<Finding>& findings, const Person& person, Day today) {
  for (Finding& finding : findings)
    for (const ClinicianDecision& decision : person.decisions)
      if (finding.severity >= Severity::avoid && finding.resolved_by.empty() && decision.rule == finding.rule &&
          flaw_of(decision, finding.severity, today).empty())
        finding.resolved_by = decision.clinician;
}

/// A block of a medicine or an allergy forbids every dose, as that of a condition does.
void forbid_by_blocks(Screening& screening) {
  auto& forbids = screening.limit.forbids;
  for (const Finding& finding : screening.findings)
    if (finding.severity == Severity::block && stands_in_the_way(finding) &&
        std::none_of(forbids.begin(), forbids.end(), [&](const Finding& one) { return one.rule == finding.rule; }))
      forbids.push_back(finding);
}

/// What a complete decision does, or empty: nothing.
std::string deed_of(const ClinicianDecision& decision, const Screening& screening,
                    const std::vector<std::string>& facts) {
  for (const Finding& finding : screening.findings)
    if (decision.rule == finding.rule && !finding.resolved_by.empty())
      return "resolves the finding about " + finding.about + ".";
  for (const std::string& written : screening.could_not_check)
    if (names(decision, written) && !has(facts, written)) return "resolves what could not be checked: " + written + ".";
  const auto& raised = screening.limit.raised_by;
  if (decision.limit && (has(raised, decision.rule) || (decision.rule == supplemental_limit_rule && !raised.empty())))
    return "sets the limit of this rule to " + rounded_mg(*decision.limit) + "; the other limits stay.";
  if (decision.limit) return "caps the dose at " + rounded_mg(*decision.limit) + ".";
  return {};
}

/// How severe the finding of a rule is; where there is none, as mild as can be.
Severity severity_of(const std::string& rule, const std::vector<Finding>& findings) {
  const auto at = std::find_if(findings.begin(), findings.end(), [&](const Finding& one) { return one.rule == rule; });
  return at == findings.end() ? Severity{} : at->severity;
}

Override override_of(const ClinicianDecision& decision, const Screening& screening,
                     const std::vector<std::string>& facts, Day today) {
  const std::string narrows = decision.limit ? " Its limit narrows the dose all the same." : "";
  if (const std::string flaw = flaw_of(decision, severity_of(decision.rule, screening.findings), today); !flaw.empty())
    return {decision, false, "It resolves nothing: " + flaw + "." + narrows};
  if (decision.rule == off_periods_rule)
    return {decision, false,
            "No decision allows randomised periods without the supplement; a ladder has no such periods." + narrows};
  if (has(facts, decision.rule))
    return {decision, false, "A decision does not take the place of an answer: say it." + narrows};
  if (std::string deed = deed_of(decision, screening, facts); !deed.empty()) return {decision, true, "It " + deed};
  return {decision, false,
          decision.rule.empty() ? "It names neither a rule nor a limit."
                                : "No finding that keeps you from starting has the rule \"" + decision.rule + "\"."};
}

bool is_open(const std::string& written, const Person& person, const std::vector<std::string>& facts, Day today) {
  return has(facts, written) ||
         std::none_of(person.decisions.begin(), person.decisions.end(), [&](const ClinicianDecision& decision) {
           return names(decision, written) && flaw_of(decision, today).empty();
         });
}

}  // namespace

Intended intended_by(const Trial& trial) {
  Intended intended;
  if (trial.full_dose && is_magnesium(*trial.full_dose)) intended.dose = std::get<DailyElementalMass>(*trial.full_dose);
  intended.randomised_off = trial.randomisation.kind != Randomisation::Kind::none && !trial.comparator_dose;
  return intended;
}

Screening screen(const Person& person, const Exposure& taken, const Catalog& catalog, Day today,
                 const Intended& intended) {
  const std::string& substance = intended.supplement.substance;
  Screening screening;
  screening.limit = limit_for(person, catalog, today, substance);
  screening.not_checked = not_checked(person);
  const std::vector<std::string> facts = unsaid(person);
  screening.could_not_check = facts;

  ConditionScreening conditions = screen_conditions(person, catalog, today, substance);
  std::vector<std::string> list = person.medicines;
  append(list, person.supplements);
  MedicineScreening medicines = screen_medicines(list, intended.supplement, catalog);
  append(screening.findings, conditions.findings);
  append(screening.findings, medicines.findings);
  append(screening.nothing_in_our_rules, conditions.nothing_in_our_rules);
  append(screening.nothing_in_our_rules, medicines.nothing_in_our_rules);
  append(screening.could_not_check, conditions.could_not_check);
  append(screening.could_not_check, medicines.could_not_check);
  append(screening.did_you_mean, conditions.did_you_mean);
  append(screening.did_you_mean, medicines.did_you_mean);
  screen_allergies(person, intended, catalog, screening);
  if (!screening.limit.known) screening.could_not_check.push_back("limit of " + substance);

  screening.magnesium_sources = medicines.magnesium_sources;
  screening.others = intended.others;
  for (const MagnesiumSource& source : medicines.magnesium_sources)
    if (source.a_day) screening.others.push_back({source.matched, *source.a_day});

  resolve(screening.findings, person, today);  // before what no decision about a rule alone can resolve
  forbid_by_blocks(screening);
  const auto off = never_without(conditions_of(person, catalog, today, substance));
  screening.may_be_randomised = !off;
  if (off && intended.randomised_off) screening.findings.push_back(off_periods_finding(*off));
  if (substance == "magnesium") {
    if (const auto above = planned_above(intended, screening.limit, screening.others))
      screening.findings.push_back(*above);
    if (const auto above = taken_above(taken, screening.limit)) screening.findings.push_back(*above);
  }
  std::stable_sort(screening.findings.begin(), screening.findings.end(),
                   [](const Finding& a, const Finding& b) { return a.severity > b.severity; });

  for (const ClinicianDecision& decision : person.decisions)
    screening.overrides.push_back(override_of(decision, screening, facts, today));
  screening.needs_clinician = std::any_of(screening.findings.begin(), screening.findings.end(), stands_in_the_way);
  std::copy_if(screening.could_not_check.begin(), screening.could_not_check.end(),
               std::back_inserter(screening.still_open),
               [&](const std::string& written) { return is_open(written, person, facts, today); });
  screening.may_start = !screening.needs_clinician && screening.still_open.empty();
  return screening;
}

}  // namespace titrate
