#include "diary/diary.h"

#include <algorithm>
#include <iterator>

namespace titrate {

double in_own_unit(const Dose& dose) {
  if (const auto* mass = std::get_if<DailyElementalMass>(&dose)) return mass->in(elemental_milligram_per_day);
  return std::get<DailyTreatment>(dose).in(treatment_unit_per_day);
}

bool is_magnesium(const Dose& dose) { return std::holds_alternative<DailyElementalMass>(dose); }

Dose dose_of(double amount, bool magnesium) {
  if (magnesium) return amount * elemental_milligram_per_day;
  return amount * treatment_unit_per_day;
}

bool is_context_kind(std::string_view kind) {
  return std::find(std::begin(context_kinds), std::end(context_kinds), kind) != std::end(context_kinds);
}

namespace {

bool is_late(Day day, const std::optional<Moment>& entered, DayStart start) {
  return entered && day_of(*entered, start) > day + days(1);
}

}  // namespace

bool is_late(const DayRecord& record, DayStart start) { return is_late(record.day, record.entered, start); }

bool is_late(const DayRecord& record, std::size_t measure, DayStart start) {
  const auto& apart = record.outcomes_entered;
  const bool known = measure < apart.size() && apart[measure];
  return is_late(record.day, known ? apart[measure] : record.entered, start);
}

Entry<Dose> dose_entry(double amount, bool magnesium) {
  return amount == 0 ? Entry<Dose>::none() : Entry<Dose>::of(dose_of(amount, magnesium));
}

const DayRecord* find_day(const Diary& diary, Day day) {
  const auto at = std::lower_bound(diary.days.begin(), diary.days.end(), day,
                                   [](const DayRecord& record, Day wanted) { return record.day < wanted; });
  return at != diary.days.end() && at->day == day ? &*at : nullptr;
}

std::optional<std::size_t> find_measure(const Diary& diary, std::string_view name) {
  const auto at = std::find(diary.measures.begin(), diary.measures.end(), name);
  if (at == diary.measures.end()) return std::nullopt;
  return std::size_t(at - diary.measures.begin());
}

std::optional<Dose> largest_dose(const std::vector<Entry<Dose>>& doses) {
  std::optional<Dose> largest;
  for (const Entry<Dose>& dose : doses)
    if (dose.known() && in_own_unit(dose.amount()) > (largest ? in_own_unit(*largest) : 0)) largest = dose.amount();
  return largest;
}

std::optional<Dose> largest_dose(const Diary& diary) {
  std::vector<Entry<Dose>> doses;
  for (const DayRecord& record : diary.days) doses.push_back(record.dose);
  return largest_dose(doses);
}

Diary until(Diary diary, Day last) {
  const auto later =
      std::find_if(diary.days.begin(), diary.days.end(), [last](const DayRecord& record) { return record.day > last; });
  diary.left_out += int(diary.days.end() - later);
  diary.days.erase(later, diary.days.end());
  return diary;
}

}  // namespace titrate
