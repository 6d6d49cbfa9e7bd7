#include "safety/stop_rules.h"

#include <algorithm>
#include <map>

#include "catalog/catalog.h"

namespace titrate {
namespace {

constexpr int severe_grade = 3;

/// What the diary says about one effect, in order of day; only days on which something was said.
struct Course {
  std::vector<std::pair<Day, int>> grades;  ///< 0: asked, and not there
};

/// The rule for a recorded grade. An effect that the catalog does not know is unusual by definition, and so is one that
/// is graver than any of its rows: then the stricter of the two holds.
const AdverseEffect* rule_for(const Catalog& catalog, std::string_view substance, const std::string& effect,
                              int grade) {
  const AdverseEffect* row = find_adverse_effect(catalog, substance, effect, grade);
  if (row && (row->grade >= grade || grade < severe_grade)) return row;
  if (!row && grade == 1) return find_adverse_effect(catalog, substance, unlisted, grade);
  const AdverseEffect* grave = find_adverse_effect(catalog, substance, severe_or_unusual, grade);
  return row && (!grave || row->action >= grave->action) ? row : grave;
}

/// Did so many recorded days in a row, up to the last of them, have it at this grade or worse?
bool lasts(const Course& course, std::size_t last, int grade, int days) {
  int in_a_row = 0;
  for (std::size_t i = last + 1; i-- > 0 && in_a_row < days && course.grades[i].second >= grade;) ++in_a_row;
  return in_a_row >= days;
}

/// What one day with an effect asks for.
struct Answer {
  const AdverseEffect* row = nullptr;
  SafetyAction action = SafetyAction::carry_on;
  Day day{};
  int grade = 0;
};

std::vector<Answer> answers_to(const Course& course, const std::string& effect, const Catalog& catalog,
                               std::string_view substance) {
  std::vector<Answer> answers;
  std::map<int, const AdverseEffect*> rules;  // of each grade, looked up once: a ladder asks of every day anew
  for (std::size_t i = 0; i < course.grades.size(); ++i) {
    const auto& [day, grade] = course.grades[i];
    if (grade <= 0) continue;
    const auto [rule, is_new] = rules.emplace(grade, nullptr);
    if (is_new) rule->second = rule_for(catalog, substance, effect, grade);
    const AdverseEffect* row = rule->second;
    if (!row) continue;
    const bool lasted = row->if_lasts_days && lasts(course, i, row->grade, *row->if_lasts_days);
    answers.push_back({row, lasted ? row->then : row->action, day, grade});
  }
  return answers;
}

std::optional<Day> last_noticed_in(const Course& course) {
  for (std::size_t i = course.grades.size(); i-- > 0;)
    if (course.grades[i].second > 0) return course.grades[i].first;
  return std::nullopt;
}

bool recorded_as_gone_after(const Course& course, Day day) {
  return !course.grades.empty() && course.grades.back().first > day && course.grades.back().second == 0;
}

/// The first day on which a pause may end, and whether it has: nobody says so for the person.
struct PauseEnd {
  Day first{};
  bool ended = false;
};
PauseEnd end_of_pause(const Answer& pause, const Course& course, Day last_noticed, Day today) {
  const auto wait = std::chrono::days(pause.row->restart_after_days.value_or(1));
  return {last_noticed + wait + std::chrono::days(1),
          recorded_as_gone_after(course, last_noticed) && today > last_noticed + wait};
}

}  // namespace

Guard guard_on(const Diary& diary, const Catalog& catalog, Day today, std::string_view substance) {
  std::map<std::string, NamedEffect> effects;  // of each word of the diary, looked up once
  const auto known_as = [&](const std::string& word) -> const NamedEffect& {
    const auto [at, is_new] = effects.emplace(word, NamedEffect{});
    if (is_new) at->second = effect_called(catalog, substance, word);
    if (at->second.effect.empty()) at->second.effect = word;
    return at->second;
  };
  std::map<std::string, Course> courses;
  // Most words are the word before, of another day: it and its course need not be looked up again.
  const std::string* word = nullptr;
  const NamedEffect* known = nullptr;
  Course* course = nullptr;
  for (const DayRecord& record : diary.days)
    for (const SideEffect& side_effect : record.side_effects)
      if (record.day <= today && side_effect.grade.known()) {
        if (!word || *word != side_effect.effect) {
          word = &side_effect.effect;
          known = &known_as(*word);
          course = &courses[known->effect];
        }
        const int grade = int(side_effect.grade.amount());
        course->grades.emplace_back(record.day, grade > 0 ? std::max(grade, known->least_grade) : 0);
      }

  Guard guard;
  for (const auto& [effect, course] : courses) {
    const std::vector<Answer> answers = answers_to(course, effect, catalog, substance);
    const auto last_noticed = last_noticed_in(course);
    const Answer* holds = nullptr;  // the strictest answer of this effect that is still in force
    for (const Answer& answer : answers) {
      bool in_force = true;
      if (answer.action == SafetyAction::pause) {
        const PauseEnd end = end_of_pause(answer, course, *last_noticed, today);
        in_force = !end.ended;
        guard.one_step_lower = true;
        if (in_force) guard.restart = std::max(guard.restart.value_or(end.first), end.first);
      } else if (answer.action < SafetyAction::pause) {
        in_force = answer.day == answers.back().day && !recorded_as_gone_after(course, answer.day);
        if (answer.action == SafetyAction::reduce_one_step) guard.one_step_lower |= in_force;
      }
      if (in_force && (!holds || answer.action >= holds->action)) holds = &answer;
    }
    if (!holds) continue;
    guard.reasons.push_back({holds->row->id, holds->row->effect == effect ? holds->row->name : effect, holds->grade,
                             holds->day, holds->action, holds->row->detail, holds->row->source});
    guard.action = std::max(guard.action, holds->action);
  }
  std::stable_sort(guard.reasons.begin(), guard.reasons.end(),
                   [](const GuardReason& a, const GuardReason& b) { return a.action > b.action; });
  if (guard.action != SafetyAction::pause) guard.restart.reset();
  return guard;
}

}  // namespace titrate
