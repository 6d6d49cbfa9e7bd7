#include "safety/limit.h"

#include <algorithm>
#include <cctype>
#include <tuple>

#include "catalog/catalog.h"
#include "safety/conditions.h"

namespace titrate {
namespace {

/// A person's name is never only blanks, and neither is a reason.
bool is_blank(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isspace(c); });
}

bool is_about_stage(const SupplementalLimit& row, LifeStage stage) {
  if (stage == LifeStage::pregnant) return row.pregnant;
  return stage == LifeStage::breastfeeding ? row.breastfeeding : row.no_stage;
}

/// What tables may call the place where the person lives: by any of its names.
std::vector<std::string> codes_for(const Person& person, const Catalog& catalog) {
  return person.authority ? codes_of_country(catalog, *person.authority) : std::vector<std::string>();
}
bool holds_in_any(const SupplementalLimit& row, const std::vector<std::string>& codes) {
  return std::any_of(codes.begin(), codes.end(), [&](const std::string& code) { return holds_in(row, code); });
}

/// The rows that hold for the person: those of where they live, else all of them.
struct Rows {
  std::vector<const SupplementalLimit*> all;
  bool of_there = false;
};
Rows rows_for(const Person& person, const std::vector<std::string>& codes, const Catalog& catalog,
              const std::string& substance) {
  Rows rows, there{{}, true};
  for (const SupplementalLimit& row : catalog.limits) {
    if (row.substance != substance || !caps(row) || !is_about_age(row, person.age)) continue;
    if (!is_about_stage(row, person.life_stage)) continue;
    rows.all.push_back(&row);
    if (holds_in_any(row, codes)) there.all.push_back(&row);
  }
  return there.all.empty() ? rows : there;
}

/// Why a row of somewhere else holds, where one does.
std::string why_the_lowest(const Rows& rows, const Person& person) {
  if (rows.of_there) return "";
  if (!person.authority) return "Where you live was not said, so the lowest limit that we know holds. ";
  return "We know no limit of \"" + *person.authority + "\" for you, so the lowest that we know holds. ";
}

const SupplementalLimit* ceiling_of(const Catalog& catalog, const std::string& substance) {
  const auto at = std::find_if(catalog.limits.begin(), catalog.limits.end(), [&](const SupplementalLimit& row) {
    return row.substance == substance && row.kind == LimitKind::ceiling;
  });
  return at == catalog.limits.end() ? nullptr : &*at;
}

Source source_of(const ClinicianDecision& decision) {
  const std::string who = decision.clinician.empty() ? "somebody who is not named" : decision.clinician;
  return {"Decision of " + who + (decision.day == Day{} ? "" : ", " + to_string(decision.day)), "verified"};
}

/// Does a complete decision put a higher number of its own in the place of the cap of this rule?
bool raises(const ClinicianDecision& decision, const std::string& rule, DailyElementalMass cap, Day today) {
  return decision.rule == rule && decision.limit && *decision.limit > cap && flaw_of(decision, today).empty();
}

bool is_resolved(const Condition& row, const Person& person, Day today) {
  return std::any_of(person.decisions.begin(), person.decisions.end(), [&](const ClinicianDecision& decision) {
    return decision.rule == row.id && flaw_of(decision, *row.severity, today).empty();
  });
}

/// Where several are equal, the one that is easiest to look up is named.
enum class Kind { upper_limit, maximum, condition, decision, ceiling };

/// Gathers narrowings, in any order.
class Narrowed {
 public:
  void by(Kind kind, Narrowing narrowing) { all_.emplace_back(kind, std::move(narrowing)); }
  /// The lowest first, which holds.
  std::vector<Narrowing> lowest_first() && {
    std::sort(all_.begin(), all_.end(), [](const auto& a, const auto& b) {
      if (a.second.amount != b.second.amount) return a.second.amount < b.second.amount;
      return std::tie(a.first, a.second.rule, a.second.reason) < std::tie(b.first, b.second.rule, b.second.reason);
    });
    std::vector<Narrowing> sorted;
    for (auto& [kind, narrowing] : all_) sorted.push_back(std::move(narrowing));
    return sorted;
  }

 private:
  std::vector<std::pair<Kind, Narrowing>> all_;
};

/// The lowest, unless a decision raises its cap; and the same were nothing raised.
struct Both {
  Narrowed raised, unraised;
  std::vector<std::string> raised_by{};

  template <class Raises>
  void narrow(Kind kind, const Narrowing& narrowing, const std::vector<ClinicianDecision>& decisions, Raises raises) {
    unraised.by(kind, narrowing);
    if (std::none_of(decisions.begin(), decisions.end(), raises))
      raised.by(kind, narrowing);
    else
      raised_by.push_back(narrowing.rule);
  }
};

/// The caps of the authorities. A decision that names one, or all of them, reaches up to the ceiling.
void narrow_by_authorities(Both& both, const Rows& rows, const Person& person, const Catalog& catalog, Day today,
                           const std::string& substance) {
  const SupplementalLimit* ceiling = ceiling_of(catalog, substance);
  for (const SupplementalLimit* row : rows.all)
    both.narrow(row->kind == LimitKind::upper_limit ? Kind::upper_limit : Kind::maximum,
                {row->id, row->amount, row->reason, row->source, row->authority}, person.decisions,
                [&](const ClinicianDecision& decision) {
                  return ceiling && (raises(decision, row->id, row->amount, today) ||
                                     raises(decision, supplemental_limit_rule, row->amount, today));
                });
  if (!both.raised_by.empty())
    both.raised.by(Kind::ceiling, {ceiling->id, ceiling->amount, ceiling->reason, ceiling->source});
}

void narrow_by_decisions(Both& both, const std::vector<ClinicianDecision>& decisions) {
  for (const ClinicianDecision& decision : decisions) {
    if (!decision.limit) continue;
    const Narrowing narrowing{decision.rule.empty() ? supplemental_limit_rule : decision.rule, *decision.limit,
                              "A clinician wrote down this limit. " + decision.reason, source_of(decision)};
    both.raised.by(Kind::decision, narrowing);
    both.unraised.by(Kind::decision, narrowing);
  }
}

Finding block_of(const Applying& applying) {
  const Condition& row = *applying.condition;
  return {.rule = row.id,
          .about = row.label,
          .matched = applying.matched,
          .severity = Severity::block,
          .hours_before = {},
          .hours_after = {},
          .action = row.action,
          .reason = row.reason,
          .source = row.source};
}

/// No row of this substance, or none for this age: nothing may be planned.
Narrowing without_a_row(bool known, const std::string& substance) {
  return {supplemental_limit_rule,
          {},
          known ? "No authority in our tables has set a limit for this age."
                : "No limit for " + substance + " is in our tables.",
          {"The table of limits of this catalog", "verified"}};
}

}  // namespace

std::string flaw_of(const ClinicianDecision& decision, Day today) {
  if (is_blank(decision.clinician)) return "it does not name a clinician";
  if (decision.day == Day{}) return "it has no date";
  if (decision.day > today) return "its date has not come yet";
  if (is_blank(decision.reason)) return "it gives no reason";
  return {};
}

std::string flaw_of(const ClinicianDecision& decision, Severity severity, Day today) {
  if (std::string flaw = flaw_of(decision, today); !flaw.empty()) return flaw;
  if (severity == Severity::block && !decision.limit)
    return "it writes no dose down, and past a block no other dose is safe to assume";
  return {};
}

Limit limit_for(const Person& person, const Catalog& catalog, Day today, const std::string& substance) {
  Limit limit;
  Both both;
  const std::vector<std::string> codes = codes_for(person, catalog);
  const Rows rows = rows_for(person, codes, catalog, substance);
  narrow_by_authorities(both, rows, person, catalog, today, substance);
  for (const Applying& applying : conditions_of(person, catalog, today, substance)) {
    const Condition& row = *applying.condition;
    if (row.cap)
      both.narrow(Kind::condition, {row.id, *row.cap, row.reason, row.source}, person.decisions,
                  [&](const ClinicianDecision& decision) { return raises(decision, row.id, *row.cap, today); });
    if (row.severity == Severity::block && !is_resolved(row, person, today))
      limit.forbids.push_back(block_of(applying));
  }
  narrow_by_decisions(both, person.decisions);
  for (const SupplementalLimit& row : catalog.limits)
    if (row.substance == substance && row.kind == LimitKind::guidance && holds_in_any(row, codes))
      limit.guidance.push_back(row);

  limit.raised_by = std::move(both.raised_by);
  limit.narrowings = std::move(both.raised).lowest_first();
  const std::vector<Narrowing> unraised = std::move(both.unraised).lowest_first();
  const auto row = std::find_if(unraised.begin(), unraised.end(),
                                [](const Narrowing& narrowing) { return !narrowing.authority.empty(); });
  if (row != unraised.end()) {
    limit.authority = row->authority;
  } else {
    limit.known = std::any_of(catalog.limits.begin(), catalog.limits.end(),
                              [&](const SupplementalLimit& one) { return one.substance == substance && caps(one); });
    limit.narrowings.insert(limit.narrowings.begin(), without_a_row(limit.known, substance));
  }
  Narrowing& holds = limit.narrowings.front();
  if (!holds.authority.empty()) holds.reason = why_the_lowest(rows, person) + holds.reason;
  limit.rule = holds.rule;
  limit.amount = holds.amount;
  limit.reason = holds.reason;
  limit.source = holds.source;
  limit.recommended = unraised.empty() ? limit.amount : std::min(limit.amount, unraised.front().amount);
  return limit;
}

DoseCheck check_daily_dose(DailyElementalMass asked, const Limit& limit,
                           const std::vector<SupplementalSource>& others) {
  DoseCheck check{asked, limit.amount, limit.rule, true, limit.reason, limit.source};
  check.recommended = limit.recommended;
  for (const SupplementalSource& other : others) check.others = check.others + other.amount;
  check.forbidden = !limit.forbids.empty();
  check.within = check.total() <= limit.amount && !(check.forbidden && asked > DailyElementalMass{});
  if (check.forbidden) {
    const Finding& first = limit.forbids.front();
    check.rule = first.rule;
    check.reason = first.action + " " + first.reason;
    check.source = first.source;
  }
  return check;
}

DoseCheck check_daily_dose(DailyElementalMass asked, const Person& person, const Catalog& catalog, Day today,
                           const std::vector<SupplementalSource>& others) {
  return check_daily_dose(asked, limit_for(person, catalog, today), others);
}

DoseCheck check_daily_dose(DailyElementalMass asked, const Catalog& catalog) {
  return check_daily_dose(asked, Person{}, catalog, Day{});
}

}  // namespace titrate
