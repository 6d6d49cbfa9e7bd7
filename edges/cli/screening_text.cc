#include "cli/screening_text.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/listed.h"
#include "base/version.h"
#include "cli/lines.h"
#include "codec/screening_json.h"

namespace titrate::cli {
namespace {

std::string section(const std::string& text, bool colours) {
  return colours ? "\n\033[1m" + text + "\033[0m\n" : "\n" + text + "\n";
}

std::string amount(DailyElementalMass mass) { return fmt::format("{:.10g} mg", mass.in(elemental_milligram_per_day)); }

/// "4 h": hours as a person counts them.
std::string hours(double count) { return fmt::format("{:.4g} h", count); }

std::string spacing_in_words(const Finding& finding) {
  if (!finding.hours_before && !finding.hours_after) return "";
  std::string text = "Keep apart:";
  if (finding.hours_before) text += " take it at least " + hours(*finding.hours_before) + " before magnesium";
  if (finding.hours_before && finding.hours_after) text += ", or";
  if (finding.hours_after) text += " wait at least " + hours(*finding.hours_after) + " after magnesium";
  return text + ".";
}

std::string finding_text(const Finding& finding) {
  std::string first = fmt::format("[{}] {}", to_string(finding.severity), finding.about);
  if (!finding.matched.empty() && finding.matched != finding.about) first += " (you wrote: " + finding.matched + ")";
  std::string text = wrapped(first, "  ", "    ");
  if (!finding.resolved_by.empty()) text += wrapped("Resolved by " + finding.resolved_by + ".", "    ", "    ");
  for (const std::string& line :
       {finding.action, spacing_in_words(finding), "Why: " + finding.reason,
        "Source: " + finding.source.citation + " (" + finding.source.confidence + ")", "Rule: " + finding.rule})
    if (!line.empty()) text += wrapped(line, "    ", "    ");
  return text + "\n";
}

std::string list_text(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += wrapped("- " + line, "  ", "    ");
  return text;
}

std::string answer_text(const Screening& screening) {
  if (screening.may_start)
    return "Nothing that we know of keeps you from starting. Titrate informs; it does not diagnose.";
  const bool blocked = std::any_of(screening.findings.begin(), screening.findings.end(), [](const Finding& finding) {
    return finding.severity == Severity::block && stands_in_the_way(finding);
  });
  if (blocked) return "Do not start: something stands in the way that only a named clinician can resolve.";
  if (screening.needs_clinician) return "Do not start yet: talk to a doctor or pharmacist first.";
  return "Do not start yet: something could not be checked.";
}

std::string limit_text(const Screening& screening) {
  const Limit& limit = screening.limit;
  if (!limit.known) return wrapped(limit.reason + " It could not be checked.", "  ", "  ");
  std::string text = wrapped(amount(limit.amount) +
                                 " of elemental magnesium a day from supplements and medicines together; food is not "
                                 "counted.",
                             "  ", "  ");
  if (!limit.forbids.empty()) text += wrapped("None of it while a block above is not resolved.", "  ", "  ");
  if (limit.recommended < limit.amount)
    text += wrapped("Without the clinician's decision it would be " + amount(limit.recommended) + ".", "  ", "  ");
  for (const Narrowing& one : limit.narrowings)
    text += wrapped(fmt::format("- {} ({}): {} {}.", amount(one.amount), one.rule, one.reason, one.source.citation),
                    "  ", "    ");
  for (const SupplementalLimit& one : limit.guidance)
    text += wrapped(fmt::format("- for comparison, no limit: {} {}: {} {}.", one.authority, amount(one.amount),
                                one.reason, one.source.citation),
                    "  ", "    ");
  if (!screening.others.empty()) {
    std::vector<std::string> names;
    for (const SupplementalSource& other : screening.others) names.push_back(other.name + " " + amount(other.amount));
    const DoseCheck check = check_daily_dose(DailyElementalMass{}, limit, screening.others);
    text += wrapped("Counted beside your dose: " + listed(names) + ". Room left: " + amount(check.room_left()) + ".",
                    "  ", "  ");
  }
  return text;
}

std::string schedule_text(const Schedule& schedule) {
  std::string text = wrapped(schedule.reason, "  ", "  ");
  for (const PlannedDose& dose : schedule.doses)
    text += "  " + to_string(dose.at) + (dose.with_food ? "  with food" : "") + "\n";
  for (const ClosedWindow& window : schedule.closed)
    text += wrapped(fmt::format("- not from {} to {}: {} at {}", to_string(window.from), to_string(window.to),
                                window.about, to_string(window.medicine_at)),
                    "  ", "    ");
  return text;
}

}  // namespace

std::string screening_text(const ScreenedPerson& screened, bool colours) {
  const Screening& screening = screened.screening;
  std::string text = wrapped(answer_text(screening), "", "");
  const auto findings = [&](const std::string& title, auto belongs) {
    std::string found;
    for (const Finding& finding : screening.findings)
      if (belongs(finding)) found += finding_text(finding);
    if (!found.empty()) {
      found.pop_back();
      text += section(title, colours) + found;
    }
  };
  findings("What stands in the way", stands_in_the_way);
  if (!screening.could_not_check.empty()) {
    text += section("Could not check", colours) + list_text(screening.could_not_check);
    for (const DidYouMean& one : screening.did_you_mean)
      text += wrapped("\"" + one.part + "\": did you mean " + listed(one.names) + "?", "    ", "    ");
    text += wrapped("Write it another way, or show it to a pharmacist; a clinician's recorded decision resolves it.",
                    "  ", "  ");
  }
  findings("What to know", [](const Finding& finding) { return !stands_in_the_way(finding); });
  if (!screening.nothing_in_our_rules.empty())
    text += section("Nothing in our rules", colours) + list_text(screening.nothing_in_our_rules) +
            wrapped(codec::nothing_in_our_rules_means, "  ", "  ");
  text += section("Your limit", colours) + limit_text(screening);
  if (screened.schedule) text += section("When to take it", colours) + schedule_text(*screened.schedule);
  if (!screening.may_be_randomised)
    text += wrapped("A trial with randomised periods without the supplement is not possible for you.", "  ", "  ");
  if (!screening.overrides.empty()) {
    text += section("Decisions", colours);
    for (const Override& one : screening.overrides)
      text += wrapped(fmt::format("- {} by {}: {}", one.decision.rule.empty() ? "a general cap" : one.decision.rule,
                                  one.decision.clinician.empty() ? "nobody named" : one.decision.clinician, one.what),
                      "  ", "    ");
  }
  text += section("Not looked at", colours) +
          wrapped(listed(screening.not_checked) + ". What was not said is not taken for a no.", "  ", "  ");
  return text + fmt::format("\ntitrate {}\n", version());
}

std::string change_text(const ScreeningChange& change, bool colours) {
  if (change.first) return wrapped("Saved. This is the first screening; the next one will say what changed.", "", "");
  if (!change.anything()) return wrapped("Saved. Screened again: nothing is new.", "", "");
  std::string text = "Saved. Screened again." + section("What changed", colours);
  const auto findings = [&](const char* how, const std::vector<Finding>& list) {
    for (const Finding& one : list)
      text +=
          wrapped(fmt::format("- {} [{}] {}: {}", how, to_string(one.severity), one.about, one.action), "  ", "    ");
  };
  findings("new:", change.added);
  for (const Finding& one : change.resolved)
    text += wrapped(fmt::format("- resolved by {}: {}", one.resolved_by, one.about), "  ", "    ");
  for (const Finding& one : change.gone) text += wrapped("- no longer: " + one.about, "  ", "    ");
  for (const std::string& one : change.could_not_check_added)
    text += wrapped("- could not check: " + one, "  ", "    ");
  for (const std::string& one : change.could_not_check_gone) text += wrapped("- no longer open: " + one, "  ", "    ");
  if (change.limit_was && *change.limit_was != change.limit)
    text += wrapped(fmt::format("- the limit is {} a day; it was {}", amount(change.limit), amount(*change.limit_was)),
                    "  ", "    ");
  if (change.may_start_was && *change.may_start_was != change.may_start)
    text += wrapped(change.may_start ? "- what stood in the way does so no longer"
                                     : "- something stands in the way now that did not",
                    "  ", "    ");
  return text;
}

}  // namespace titrate::cli
