#include "app/missing.h"

#include <algorithm>

namespace titrate {

std::vector<MissingOn> missing_of(const OpenNotebook& notebook, const Catalog& catalog, const Moment& now, int days) {
  const Diary& diary = notebook.says->diary;
  const auto first = std::find_if(diary.days.begin(), diary.days.end(), is_filled_in);
  std::vector<MissingOn> all;
  if (first == diary.days.end()) return all;
  const Day current = current_day(notebook, now);
  for (Day day = std::max(first->day, current - std::chrono::days(days - 1)); day <= current;
       day += std::chrono::days(1)) {
    const DayRecord* record = find_day(diary, day);
    MissingOn missing{day, !record || record->dose.state() == EntryState::not_recorded, {}};
    for (const std::string& name : notebook.says->tracked) {
      const auto column = find_measure(diary, name);
      if (!record || !column || record->measures[*column].state() == EntryState::not_recorded)
        missing.outcomes.push_back(question_of(catalog, name));
    }
    if (missing.dose || !missing.outcomes.empty()) all.push_back(std::move(missing));
  }
  return all;
}

}  // namespace titrate
