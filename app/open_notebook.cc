#include "app/open_notebook.h"

#include <algorithm>

namespace titrate {

Result<OpenNotebook> open_notebook(Records& records, const std::string& diary) {
  auto log = records.load(diary);
  if (!log) return log.problem();
  OpenNotebook notebook{diary, *log, log->says()};
  if (diary == example_diary && !notebook.says->diary.simulated) {  // no line that stands says whose it is
    Notebook nobodys = notebook.says;
    nobodys.diary.simulated = true;
    notebook.says = std::move(nobodys);
  }
  return notebook;
}

Day current_day(const OpenNotebook& notebook, const Moment& now) {
  std::optional<Day> last;
  if (notebook.name == example_diary)
    for (const Event& event : notebook.log)
      if (const auto* said = std::get_if<Recorded>(&event.what)) last = std::max(said->day, last.value_or(said->day));
  return last.value_or(day_of(now, notebook.says->diary.day_start));
}

std::optional<std::string> label_of(const OpenNotebook& notebook) {
  if (!notebook.says->diary.simulated) return std::nullopt;
  return std::string(simulated_label);
}

bool takes_magnesium(const OpenNotebook& notebook) {
  const auto& days = notebook.says->diary.days;
  return std::none_of(days.begin(), days.end(), [](const DayRecord& record) {
    return record.dose.known() && !is_magnesium(record.dose.amount());
  });
}

bool is_filled_in(const DayRecord& record) {
  return record.dose.state() != EntryState::not_recorded || record.note.has_value() || !record.context.empty() ||
         std::any_of(record.measures.begin(), record.measures.end(),
                     [](const Entry<double>& entry) { return entry.state() != EntryState::not_recorded; });
}

Completeness completeness_of(const OpenNotebook& notebook, Day until) {
  const auto& days = notebook.says->diary.days;
  const auto first = std::find_if(days.begin(), days.end(), is_filled_in);
  if (first == days.end() || first->day > until) return {};
  const auto recorded = std::count_if(
      first, days.end(), [&](const DayRecord& record) { return record.day <= until && is_filled_in(record); });
  return {int(recorded), int((until - first->day).count()) + 1};
}

Question question_of(const Catalog& catalog, const std::string& measure) {
  const Instrument* known = find_instrument(catalog, measure);
  if (!known) return {measure, measure, std::nullopt, std::nullopt, false, std::nullopt, ""};
  return {measure, known->label, known->lowest, known->highest, known->whole_numbers, known->better, known->unit};
}

std::optional<std::string> measure_called(const OpenNotebook& notebook, const Catalog& catalog,
                                          const std::string& name) {
  const auto& measures = notebook.says->diary.measures;
  if (std::find(measures.begin(), measures.end(), name) != measures.end()) return name;
  const Instrument* wanted = find_instrument(catalog, name);
  if (!wanted) return std::nullopt;
  for (const std::string& measure : measures)
    if (find_instrument(catalog, measure) == wanted) return measure;
  return wanted->names.front();
}

}  // namespace titrate
