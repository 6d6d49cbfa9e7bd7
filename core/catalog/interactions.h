#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/quantity.h"
#include "catalog/severity.h"
#include "catalog/source.h"

namespace titrate {

class Faults;
struct Catalog;

/// Which forms of the supplement a rule is about. Alkaline forms raise the pH in the stomach (oxide, hydroxide,
/// carbonate, glycinate); alkalinising ones raise that of the urine as well (those, and citrate, malate, lactate).
enum class AppliesTo { all, alkaline, alkalinising };

/// What moves, and which way.
enum class InteractionEffect {
  medicine_down,
  medicine_up,
  supplement_down,
  supplement_up,
  added_effect,
  variable,
  other,
  none_known
};

enum class Route { oral, injection };

/// Where the hours of a row come from: nowhere, since it has none; the source that the row cites; or from nobody, and
/// then they are ours and the reason says so.
enum class HoursFrom { none, source, ours };

/// What the reason of a row says whose hours are ours.
inline constexpr std::string_view our_choice = "our cautious choice";

/// The mechanism of a row whose medicine is itself a source of magnesium.
inline constexpr std::string_view adds_magnesium = "adds_magnesium";

/// What a medicine, or another supplement, and a supplement do to each other.
struct Interaction {
  std::string id;
  std::string substance;             ///< id of a Substance: the supplement under trial
  std::string ingredient;            ///< as a sentence says it: "ciprofloxacin"
  std::string drug_class;            ///< id of a DrugClass
  std::vector<std::string> names;    ///< synonyms, brands and common misspellings that mean this row alone
  std::vector<std::string> also_in;  ///< products that hold this ingredient beside others: may stand in several rows
  std::string mechanism;             ///< a word: "chelation"; `adds_magnesium` counts toward the daily dose
  InteractionEffect effect = InteractionEffect::other;
  Severity severity = Severity::info;
  bool needs_clinician = false;  ///< a clinic must agree first, whatever the severity
  AppliesTo applies_to = AppliesTo::all;
  /// Medicine, wait `hours_before`, supplement; supplement, wait `hours_after`, medicine. They hold whatever the
  /// severity.
  std::optional<double> hours_before, hours_after;
  Route route = Route::oral;
  std::optional<DailyElementalMass> brings_magnesium;  ///< in a day at the fullest dose that its label directs
  std::string action;
  std::string reason;
  HoursFrom hours_from = HoursFrom::none;
  std::vector<std::string> facts;  ///< ids of the rows of the fact base that this row was written from
  Source source;
};

/// A group of medicines by one name: "statin". A class word means every row of the class.
struct DrugClass {
  std::string id;
  std::string name;                      ///< "fluoroquinolone antibiotic"
  std::vector<std::string> words;        ///< what people call the class: "statin"
  std::vector<std::string> broad_words;  ///< words that mean more than our rows: "antibiotic" needs the name as well
  std::vector<std::string> atc;          ///< prefixes of ATC codes for which this class holds rules
  Source source;
};

/// An ingredient that we know and hold no rule for. It says nothing about the ingredient's safety.
struct Ingredient {
  std::string id;
  std::string name;
  std::vector<std::string> names;
  std::vector<std::string> also_in;
  std::string atc;
  Source source;
  /// Why the rule of a substance beside it in the ATC tree (the same five characters) is not one for it too; empty
  /// where no class holds a rule for one substance there.
  std::string unlike{};
};

void faults_of_interactions(const Catalog& catalog, Faults& faults);
void faults_of_drug_classes(const Catalog& catalog, Faults& faults);
void faults_of_ingredients(const Catalog& catalog, Faults& faults);

}  // namespace titrate
