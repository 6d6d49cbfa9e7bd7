#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/source.h"

namespace titrate {

class Faults;
struct Catalog;

/// What the program does about a side effect, from mild to strict.
enum class SafetyAction { carry_on, reduce_one_step, pause, stop_seek_care, emergency };

const char* to_string(SafetyAction action);  ///< as in the tables: "carry_on", "reduce_one_step" ...

/// One grade of a side effect, and the one action that follows from it.
struct AdverseEffect {
  std::string id;
  std::string fact;  ///< row of the fact base that it was authored from; empty: added after an audit
  std::string substance;
  std::string effect;              ///< the same for all grades: "diarrhoea"
  std::string name;                ///< as a sentence says it
  std::vector<std::string> names;  ///< other words for it
  int grade = 1;                   ///< 1 mild, 2 limits what one does, 3 severe, 4 threatens life, 5 never asked
  bool asked = true;               ///< the evening asks for it; not for what a device finds or no row names
  std::string definition;          ///< how a person recognises the grade
  SafetyAction action = SafetyAction::carry_on;
  std::string detail;                ///< what to do, in a sentence or two
  std::optional<int> if_lasts_days;  ///< recorded on so many days in a row: `then` holds instead
  SafetyAction then = SafetyAction::carry_on;
  std::optional<int> restart_after_days;  ///< a pause ends when it has been gone this long, one step lower
  bool high_magnesium = false;            ///< a sign of too much of the substance in the blood
  std::optional<double> serum_mg_dl_low, serum_mg_dl_high;  ///< at which it is seen, where that was published
  Source source;
};

/// The row for an effect at a grade. A grade that has no row gets that of the next grade above (stricter), and beyond
/// the last the last: never a milder one. Null: the substance has no such effect.
const AdverseEffect* find_adverse_effect(const Catalog& catalog, std::string_view substance, std::string_view effect,
                                         int grade);

/// What a person's word means: an effect, and the grade that it has at least ("fainted" is never mild).
struct NamedEffect {
  std::string effect;  ///< empty: no row has the word
  int least_grade = 1;
};

/// By id, name or other words. A word that stands at higher grades only says how grave it is. Case, '-' and '_' do not
/// matter.
NamedEffect effect_called(const Catalog& catalog, std::string_view substance, std::string_view word);

/// What the catch-all rules are called: severe or unusual always stops, and a mild thing that no row names is not taken
/// for harmless.
inline constexpr std::string_view severe_or_unusual = "severe_or_unusual", unlisted = "unlisted";

void faults_of_adverse_effects(const Catalog& catalog, Faults& faults);

/// Whom to call, in one country.
struct HelpNumbers {
  std::string id;                  ///< "de", or "eu" for the rest of the European Union
  std::vector<std::string> codes;  ///< of ISO 3166, of two and of three letters
  std::string country;
  std::string emergency;
  std::string advice, poison, crisis;  ///< empty where we know none
  Source source;
};

/// The numbers of a country by its code ("DE", "deu"), or null: then it is "your local emergency number".
const HelpNumbers* find_help_numbers(const Catalog& catalog, std::string_view country);

void faults_of_help_numbers(const Catalog& catalog, Faults& faults);

}  // namespace titrate
