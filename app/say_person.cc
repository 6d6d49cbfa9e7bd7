#include "app/say_person.h"

#include <algorithm>

namespace titrate {
namespace {

constexpr const char* magnesium = "magnesium";
constexpr const char* medicine_context = "medicine";  // of context_kinds

std::optional<Problem> refuse_other_substance(const std::string& substance, const char* field) {
  if (substance == magnesium) return std::nullopt;
  return Problem{"The doses of a diary are milligrams of magnesium, and this is about " + substance + ".",
                 {.file = field},
                 "Leave the substance out here; titrate screen asks about another one and keeps nothing."};
}

/// The screening that stood before an event of the log; nothing where nobody had said anything.
std::optional<Screening> screening_before(const Event& event, const OpenNotebook& notebook, const Catalog& catalog,
                                          Day today) {
  const auto end =
      std::find_if(notebook.log.begin(), notebook.log.end(), [&](const Event& one) { return one.id >= event.id; });
  const Notebook before = notebook_of(std::span(notebook.log.begin(), end));
  if (!before.sheet) return std::nullopt;
  return standing_on(before, catalog, today).screened.screening;
}

Result<Said> write_and_screen(Records& records, const Catalog& catalog, const Asked& asked, std::vector<What> what) {
  auto written = write_events(records, asked, std::move(what));
  if (!written) return written.problem();
  const auto notebook = open_notebook(records, asked.diary);
  if (!notebook) return notebook.problem();
  const Day today = current_day(*notebook, asked.now);
  PersonStanding standing = standing_on(notebook->says, catalog, today);
  ScreeningChange change =
      change_between(screening_before(*written, *notebook, catalog, today), standing.screened.screening);
  return Said{std::move(written).value(), std::move(standing), std::move(change)};
}

/// Those of the first list that are not in the second, by their names as written.
std::string only_in(const std::vector<std::string>& some, const std::vector<std::string>& others) {
  std::string names;
  for (const std::string& name : some)
    if (std::find(others.begin(), others.end(), name) == others.end()) names += (names.empty() ? "" : ", ") + name;
  return names;
}

/// Why this decision would lie on the sheet and do nothing; empty: it does something.
std::string no_use_of(const ClinicianDecision& decision, const Screening& screening) {
  for (const Override& one : screening.overrides)
    if (one.decision == decision) return one.applied ? "" : one.what;
  return "It is not on the sheet.";
}

}  // namespace

std::optional<What> change_of_medicines(const Notebook& says, const PersonSheet& sheet, Day today) {
  if (!says.locked || says.opened || !says.sheet) return std::nullopt;
  const std::string gone = only_in(says.sheet->person.medicines, sheet.person.medicines),
                    added = only_in(sheet.person.medicines, says.sheet->person.medicines);
  if (gone.empty() && added.empty()) return std::nullopt;
  for (const DayRecord& record : says.diary.days)
    for (const Context& context : record.context)
      if (record.day == today && context.kind == medicine_context) return std::nullopt;
  return happened(today, medicine_context,
                  added.empty()  ? "no longer: " + gone
                  : gone.empty() ? "new: " + added
                                 : "new: " + added + "; no longer: " + gone);
}

Result<Said> say_person(Records& records, const Catalog& catalog, const Asked& asked, PersonSheet sheet) {
  if (auto problem = refuse_other_substance(sheet.intended.supplement.substance, "person.substance")) return *problem;
  const auto notebook = open_notebook(records, asked.diary);
  if (!notebook) return notebook.problem();
  if (sheet.person.decisions.empty()) sheet.person.decisions = person_on(notebook->says).decisions;
  std::vector<What> what;
  if (auto change = change_of_medicines(notebook->says, sheet, current_day(*notebook, asked.now)))
    what.push_back(std::move(*change));
  what.emplace_back(PersonSaid{std::move(sheet)});
  return write_and_screen(records, catalog, asked, std::move(what));
}

Result<Said> choose_product(Records& records, const Catalog& catalog, const Asked& asked, const Product& product) {
  if (auto problem = refuse_other_substance(product.supplement.substance, "product.substance")) return *problem;
  return write_and_screen(records, catalog, asked, {ProductChosen{product}});
}

Result<Said> agree(Records& records, const Catalog& catalog, const Asked& asked, const ClinicianDecision& decision) {
  const auto notebook = open_notebook(records, asked.diary);
  if (!notebook) return notebook.problem();
  if (!notebook->says->sheet)
    return Problem{"Nobody has said yet whom this decision is about.",
                   {.file = "agree"},
                   "Say who you are first: titrate person set PERSON.json, or \"About you\" on the page."};
  const Day today = current_day(*notebook, asked.now);
  const auto refused = [&](const std::string& why) {
    return Problem{"This decision would do nothing: " + why,
                   {.file = "agree"},
                   "Give the clinician's name, a day that has come, a reason, and the rule that the screening names; "
                   "nothing was written."};
  };
  Notebook with = notebook->says;
  auto& decisions = with.sheet->person.decisions;
  std::erase_if(decisions, [&](const ClinicianDecision& one) { return one.rule == decision.rule; });
  decisions.push_back(decision);
  const Screening screening = standing_on(with, catalog, today).screened.screening;
  if (const std::string why = no_use_of(decision, screening); !why.empty()) return refused(why);
  return write_and_screen(records, catalog, asked, {PersonSaid{*with.sheet}});
}

}  // namespace titrate
