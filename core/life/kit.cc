#include "life/kit.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/require.h"
#include "trial/plan.h"

namespace titrate {
namespace {

/// Letters and digits that are not taken for each other, written by hand or read in a dim kitchen.
constexpr std::string_view code_letters = "ACDEFHJKLMNPRTUVWXY", code_digits = "34679";

int spare_capsules(int capsules_of_period) { return std::max(2, capsules_of_period / 10); }

}  // namespace

Kit kit_of(const Trial& trial, Blinding made_for, const StudyPortion& portion, const Below& below) {
  const int periods = orders_of(trial).units;
  require(periods <= 2000, "there are codes enough for the periods");
  const int digits = periods > 200 ? 3 : 2;
  const int days = trial.randomisation.kind == Randomisation::Kind::daily ? 1 : trial.randomisation.period_days;
  Kit kit{made_for, portion, 0, {}, {}};
  const int needed = days * portion.capsules;
  const int lives = made_for == Blinding::self ? 2 : 1;
  kit.capsules_in_a_bag = days == 1 ? needed : lives * needed + spare_capsules(needed);
  std::set<std::string> used;
  while (int(kit.labels.size()) < periods) {
    std::string code(1, code_letters[std::size_t(below(code_letters.size()))]);
    for (int i = 0; i < digits; ++i) code += code_digits[std::size_t(below(code_digits.size()))];
    if (used.insert(code).second) kit.labels.push_back({int(kit.labels.size()) + 1, code});
  }
  return kit;
}

const KitLabel* label_called(const Kit& kit, std::string code) {
  std::erase_if(code, [](char one) { return one == ' ' || one == '-'; });
  for (char& letter : code)
    if (letter >= 'a' && letter <= 'z') letter = char(letter - 'a' + 'A');
  const auto at = std::find_if(kit.labels.begin(), kit.labels.end(), [&](const auto& one) { return one.code == code; });
  return at == kit.labels.end() ? nullptr : &*at;
}

Order contents_of(const Kit& kit, Order drawn) {
  for (const auto& [one, other] : kit.mixed_up) {
    const KitLabel *a = label_called(kit, one), *b = label_called(kit, other);
    if (!a || !b) continue;
    const auto first = std::size_t(a->period - 1), second = std::size_t(b->period - 1);
    if (first >= drawn.size() || second >= drawn.size()) continue;
    const bool held = drawn[first];
    drawn[first] = drawn[second];
    drawn[second] = held;
  }
  return drawn;
}

std::vector<Day> study_capsule_days(const Notebook& says, std::span<const Event> log) {
  std::map<Day, bool> of_capsules;  // the last standing dose of a day counts
  for (const Event& event : log) {
    const auto* said = std::get_if<Recorded>(&event.what);
    if (said && said->item.kind == Item::Kind::dose &&
        std::binary_search(says.standing.begin(), says.standing.end(), event.id))
      of_capsules[said->day] = mg_of_study_capsule(said->item).has_value();
  }
  std::vector<Day> days;
  for (const auto& [day, capsules] : of_capsules)
    if (capsules) days.push_back(day);
  return days;
}

Diary with_contents(Diary diary, const std::vector<Day>& capsule_days,
                    const std::function<std::optional<bool>(Day)>& held_magnesium) {
  for (DayRecord& record : diary.days)
    if (record.dose.known() && std::binary_search(capsule_days.begin(), capsule_days.end(), record.day) &&
        held_magnesium(record.day) == false)
      record.dose = dose_entry(0, true);
  return diary;
}

}  // namespace titrate
