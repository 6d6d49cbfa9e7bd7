#include "app/import_doses.h"

#include <algorithm>

#include "app/said_entry.h"
#include "app/today.h"

namespace titrate {

DoseDoubts::DoseDoubts(const OpenNotebook& notebook, const Catalog& catalog, std::vector<FoundDose> found, Day today)
    : notebook_(notebook),
      catalog_(catalog),
      today_(today),
      noticed_(notebook.says->diary, notebook.says->resumed, catalog) {
  std::map<Day, Entry<Dose>> doses;
  for (const FoundDose& dose : found)
    if (dose.taken.state() == EntryState::value) doses[dose.day] = Entry<Dose>::of(dose_of(dose.taken.amount(), true));
  for (const DayRecord& record : notebook.says->diary.days)
    if (record.dose.state() == EntryState::value) doses[record.day] = record.dose;
  dosed_.assign(doses.begin(), doses.end());

  bool aged = false;  // a kidney test grows old from one day to the next
  const auto turn = [&](Day day) { turns_.push_back(day); };
  const auto& standing = notebook.says->standing;
  for (const Event& event : notebook.log) {
    if (!std::binary_search(standing.begin(), standing.end(), event.id)) continue;
    const auto* said = std::get_if<PersonSaid>(&event.what);
    if (!said && !std::holds_alternative<ProductChosen>(event.what)) continue;
    turn(day_of(event.entered, notebook.says->diary.day_start));
    if (!said) continue;
    aged |= said->sheet.person.egfr_day.has_value();
    for (const ClinicianDecision& decision : said->sheet.person.decisions) turn(decision.day);
  }
  if (aged)
    for (const FoundDose& dose : found) turn(dose.day);
  turn(today);
  std::sort(turns_.begin(), turns_.end());
}

std::optional<DailyElementalMass> DoseDoubts::usual_of(Day day) const {
  constexpr std::ptrdiff_t looked_at = 14, enough = 3;
  const auto here = std::lower_bound(dosed_.begin(), dosed_.end(), day,
                                     [](const auto& one, Day wanted) { return one.first < wanted; });
  const auto after = here != dosed_.end() && here->first == day ? here + 1 : here;
  const auto from = here - std::min(looked_at, here - dosed_.begin());
  auto to = after;
  if (here - from < enough) to += std::min(looked_at - (here - from), dosed_.end() - after);
  std::vector<Entry<Dose>> others;
  for (auto one = from; one != here; ++one) others.push_back(one->second);
  for (auto one = after; one < to; ++one) others.push_back(one->second);
  return usual_dose(others);
}

const PersonStanding& DoseDoubts::standing_of(Day day) {
  // The same as on the last day before it on which something was said, decided or began.
  const auto next = std::upper_bound(turns_.begin(), turns_.end(), day);
  const Day since = next == turns_.begin() ? Day::min() : *std::prev(next);
  const auto known = standing_.find(since);
  if (known != standing_.end()) return known->second;
  return standing_
      .emplace(since,
               day == today_ ? standing_on(notebook_.says, catalog_, day) : standing_then(notebook_, catalog_, day))
      .first->second;
}

std::string DoseDoubts::of(Day day, double mg, std::optional<DailyElementalMass> told) {
  const PersonStanding& standing = standing_of(day);
  noticed_.go_to(day);
  const DoseGuard guard = guard_dose(mg * elemental_milligram_per_day, standing.limit, usual_of(day), standing.others(),
                                     told ? told : step_dose_on(notebook_, catalog_, standing, day), noticed_.now());
  return guard.asks() ? doubts_in_words(guard) : "";
}

}  // namespace titrate
