#include "catalog/adverse_effects.h"

#include <algorithm>
#include <map>

#include "catalog/catalog.h"
#include "catalog/faults.h"
#include "catalog/names.h"

namespace titrate {
namespace {

/// Restarting comes one step lower only after a pause; every other action has no end of its own.
void faults_of_course(const std::string& row, const AdverseEffect& effect, Faults& faults) {
  const bool pauses = effect.action == SafetyAction::pause || effect.then == SafetyAction::pause;
  faults.of(row, pauses != effect.restart_after_days.has_value(), "a pause, and nothing else, says when it ends.");
  faults.of(row, effect.restart_after_days && *effect.restart_after_days < 1, "a pause lasts at least a day.");
  faults.of(row, effect.if_lasts_days && effect.then <= effect.action, "what lasts is answered more strictly.");
  faults.of(row, effect.if_lasts_days && *effect.if_lasts_days < 2, "what lasts is there on two days at least.");
}

void faults_of_serum(const std::string& row, const AdverseEffect& effect, Faults& faults) {
  for (const auto& bound : {effect.serum_mg_dl_low, effect.serum_mg_dl_high})
    faults.of(row, bound && !(*bound > 0 && *bound < 50), "a blood magnesium lies between 0 and 50 mg/dL.");
  faults.of(row,
            effect.serum_mg_dl_low && effect.serum_mg_dl_high && *effect.serum_mg_dl_low >= *effect.serum_mg_dl_high,
            "its range of blood magnesium does not rise.");
  faults.of(row, effect.serum_mg_dl_low && !effect.high_magnesium, "a sign of high magnesium says that it is one.");
}

}  // namespace

const char* to_string(SafetyAction action) {
  switch (action) {
    case SafetyAction::carry_on:
      return "carry_on";
    case SafetyAction::reduce_one_step:
      return "reduce_one_step";
    case SafetyAction::pause:
      return "pause";
    case SafetyAction::stop_seek_care:
      return "stop_seek_care";
    default:
      return "emergency";
  }
}

const AdverseEffect* find_adverse_effect(const Catalog& catalog, std::string_view substance, std::string_view effect,
                                         int grade) {
  const AdverseEffect *above = nullptr, *last = nullptr;
  for (const AdverseEffect& row : catalog.adverse_effects) {
    if (row.substance != substance || row.effect != effect) continue;
    if (row.grade >= grade && (!above || row.grade < above->grade)) above = &row;
    if (!last || row.grade > last->grade) last = &row;
  }
  return above ? above : last;
}

NamedEffect effect_called(const Catalog& catalog, std::string_view substance, std::string_view word) {
  // A diary keeps the effect's own word, and a long trial asks for it of every day again: no name need be folded then.
  for (const AdverseEffect& row : catalog.adverse_effects)
    if (row.substance == substance && row.effect == word) return {row.effect};
  const std::string wanted = name_key(word);
  const AdverseEffect* mildest = nullptr;
  for (const AdverseEffect& row : catalog.adverse_effects) {
    if (row.substance != substance || (mildest && row.grade >= mildest->grade)) continue;
    if (name_key(row.effect) == wanted || name_key(row.name) == wanted) return {row.effect};
    if (std::any_of(row.names.begin(), row.names.end(), [&](const auto& name) { return name_key(name) == wanted; }))
      mildest = &row;
  }
  return mildest ? NamedEffect{mildest->effect, mildest->grade} : NamedEffect{};
}

void faults_of_adverse_effects(const Catalog& catalog, Faults& faults) {
  faults.of_ids("adverse_effects", catalog.adverse_effects);
  std::map<std::string, const AdverseEffect*> milder;  // by substance and effect
  std::map<std::string, std::string> owner;            // of a word, by substance and word
  for (const AdverseEffect& effect : catalog.adverse_effects) {
    const std::string row = "adverse_effects, " + effect.id;
    faults.of(row, !find_substance(catalog, effect.substance),
              "the catalog has no substance " + effect.substance + ".");
    faults.of(row, effect.name.empty() || effect.definition.empty() || effect.detail.empty(),
              "it does not say what it is and what to do.");
    faults.of(row, effect.grade < 1 || effect.grade > 5, "a grade is 1 to 5.");
    faults.of(row, effect.grade >= 3 && effect.action < SafetyAction::stop_seek_care,
              "grade 3 and above always stops.");
    faults.of(row, effect.grade >= 4 && effect.action != SafetyAction::emergency, "grade 4 is an emergency.");
    std::vector<std::string> words = effect.names;
    words.push_back(effect.effect);
    words.push_back(effect.name);
    for (const std::string& word : words) {
      const std::string& other = owner.emplace(effect.substance + "/" + name_key(word), effect.effect).first->second;
      faults.of(row, other != effect.effect, "the word " + word + " already means " + other + ".");
    }
    faults_of_course(row, effect, faults);
    faults_of_serum(row, effect, faults);
    const auto [earlier, is_first] = milder.emplace(effect.substance + "/" + effect.effect, &effect);
    if (!is_first) {
      faults.of(row, effect.grade <= earlier->second->grade, "the grades of an effect stand in order, each once.");
      faults.of(row, effect.action < earlier->second->action, "a worse grade is never answered more mildly.");
      earlier->second = &effect;
    }
    faults.of_source(row, effect.source);
  }
  for (const Substance& substance : catalog.substances) {
    if (catalog.adverse_effects.empty()) break;
    const AdverseEffect* gravest = find_adverse_effect(catalog, substance.id, severe_or_unusual, 4);
    faults.of("adverse_effects", !gravest || gravest->action != SafetyAction::emergency,
              "nothing says that severe or unusual stops " + substance.name + ", and is an emergency at grade 4.");
    faults.of("adverse_effects", !find_adverse_effect(catalog, substance.id, unlisted, 1),
              "nothing says what follows where no row names what was noticed of " + substance.name + ".");
  }
}

const HelpNumbers* find_help_numbers(const Catalog& catalog, std::string_view country) {
  // "Germany" is as good as "DE"; what it lies within has a row of its own that names every code.
  const Country* known = find_country(catalog, country);
  const std::string wanted = name_key(known ? known->code : country);
  const auto is_wanted = [&](const std::string& code) { return name_key(code) == wanted; };
  for (const HelpNumbers& numbers : catalog.help_numbers)
    if (std::any_of(numbers.codes.begin(), numbers.codes.end(), is_wanted)) return &numbers;
  return nullptr;
}

void faults_of_help_numbers(const Catalog& catalog, Faults& faults) {
  faults.of_ids("help_numbers", catalog.help_numbers);
  const auto is_number = [](const std::string& text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= '0' && c <= '9') || c == ' ' || c == '-' || c == 'o' || c == 'r'; });
  };
  std::map<std::string, std::string> owner;  // of a code
  for (const HelpNumbers& numbers : catalog.help_numbers) {
    const std::string row = "help_numbers, " + numbers.id;
    faults.of(row, numbers.country.empty() || numbers.emergency.empty(), "it has no country or no emergency number.");
    faults.of(row, numbers.codes.empty(), "no code of a country leads to it.");
    for (const std::string& code : numbers.codes) {
      const bool letters = std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
      faults.of(row, !letters || code.size() < 2 || code.size() > 3, "\"" + code + "\" is no code of a country.");
      const std::string& other = owner.emplace(code, numbers.id).first->second;
      faults.of(row, other != numbers.id, "the code " + code + " already means " + other + ".");
    }
    for (const std::string& number : {numbers.emergency, numbers.advice, numbers.poison, numbers.crisis})
      faults.of(row, !is_number(number), "\"" + number + "\" cannot be dialled.");
    faults.of_source(row, numbers.source);
  }
}

}  // namespace titrate
