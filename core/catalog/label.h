#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "base/quantity.h"

namespace titrate {

struct Catalog;

// A product's label as printed, and the elemental magnesium that it means (docs/label.md).

/// What an amount is counted for.
enum class Per { not_said, serving, unit, day, hundred_grams };

/// "per 2 capsules" is {unit, 2}.
struct Basis {
  Per per = Per::not_said;
  double units = 1;  ///< of Per::unit
  friend bool operator==(const Basis&, const Basis&) = default;
};

/// Whose daily value a percentage refers to.
enum class DailyValue {
  not_said,
  us,  ///< 420 mg of magnesium since 2020 (21 CFR 101.9(c)(8)(iv)), 400 mg before
  eu   ///< nutrient reference value, 375 mg (Regulation (EU) 1169/2011, Annex XIII)
};

/// An amount beside a name, as printed. Whether the mass is that of a compound or of the element in it is the question,
/// so it is a Mass here and becomes an ElementalMass only with a reason.
struct PrintedAmount {
  std::string text;
  std::optional<Mass> mass{};
  std::optional<Mass> other_reading{};   ///< "1.000 mg": the thousand, while `mass` is the one
  std::optional<ElementalMass> moles{};  ///< from mmol or mEq, which always count the element
  std::optional<double> daily_value{};   ///< fraction of a daily value: 0.24 for 24 %
  DailyValue whose = DailyValue::not_said;
  Basis basis{};
  std::string audience{};    ///< "adults", where a label prints several
  bool upper_bound = false;  ///< "<"
};

/// A row that speaks of magnesium.
struct LabelRow {
  enum class Names { element, compound };
  Names names = Names::element;
  std::string text{};                       ///< the name as printed: "Magnesium (as magnesium bisglycinate)"
  std::vector<std::string> forms{};         ///< ids of the forms it names
  bool unknown_form = false;                ///< it names a compound that the catalog has never heard of
  bool says_elemental = false;              ///< "elemental"
  bool says_compound = false;               ///< "of the salt"
  std::optional<double> stated_fraction{};  ///< "with 14 % magnesium"
  std::vector<PrintedAmount> amounts{};
  std::vector<LabelRow> inside{};  ///< rows below it that say what it is made of, or what it holds
};

/// How many units a serving is; a range where the label prints one.
struct Serving {
  double least = 1, most = 1;
  std::string unit;  ///< "capsule"
};

struct Label {
  std::string product{}, brand{};
  std::string barcode{};  ///< digits, or empty
  std::vector<LabelRow> rows{};
  std::vector<std::string> forms{};   ///< ids of forms named without an amount: a title, a list of ingredients
  std::vector<std::string> brands{};  ///< ids of forms that only a brand name points to
  std::optional<Serving> serving{};
  std::optional<double> units_per_day{};
  std::optional<Mass> serving_weight{};
  std::string unit{};                                     ///< "capsule", where amounts are per unit
  bool has_facts_panel = false;                           ///< "Supplement Facts" and the like stand on it
  DailyValue default_daily_value = DailyValue::not_said;  ///< where a heading says whose
  bool is_german = false;
  std::optional<bool> says_buffered{};
  bool oxide_listed = false;  ///< an oxide, hydroxide or carbonate stands among the ingredients
  bool lists_ingredients = false;
  std::vector<std::string> marks{};  ///< ids of Quality rows whose words stand on it
  std::vector<std::string> other_actives{}, sweeteners{};
  std::string lot{};
  std::optional<Day> expiry{};      ///< the last day that it is good for
  std::optional<Day> printed_on{};  ///< a day on which this label was in the shops
  bool discontinued = false;
  std::vector<std::string> notes{};    ///< what was set aside while reading, a sentence each
  std::optional<std::string> doubt{};  ///< a question that stands before all others
};

enum class Buffered { unknown, pure, buffered };
const char* to_string(Buffered buffered);

/// A testing programme or licence that the label names.
struct QualityMark {
  std::string id, name, how_to_check, note;
};

/// What a label means, with its derivation; or the one question that would settle it, and then no amount at all.
struct Resolved {
  std::optional<ElementalMass> per_serving{}, per_unit{};
  std::optional<ElementalMass> at_least{}, at_most{};  ///< of a serving, where rounding or a range leaves room
  std::optional<double> units_per_serving{};
  std::string unit{};
  std::string form = "unknown";      ///< family of the one form, "several", or "unknown"
  std::vector<std::string> forms{};  ///< families
  Buffered buffered = Buffered::unknown;
  bool alkaline = true;                    ///< an unknown form counts as alkaline
  std::optional<double> fraction{};        ///< of the compound's mass that is magnesium
  std::optional<double> oxide_fraction{};  ///< of the compound's mass, where it is glycinate with oxide
  std::optional<double> fraction_of_magnesium_from_oxide{};
  std::optional<Mass> free_glycine{};  ///< with a serving; at most this where `buffered` is not known
  std::vector<std::string> derivation{}, warnings{}, missing{};
  std::vector<QualityMark> marks{};
  std::string lot{};
  std::optional<Day> expiry{};
  std::optional<bool> expired{};
  std::optional<std::string> question{};
  bool can_tell() const { return !question.has_value(); }
};

/// Works out the elemental magnesium of a label. US and EU panels print the element, so a panel's number is never
/// multiplied by a fraction; where compound and element could be confused, the % daily value decides; where that is
/// missing too, weights and what a capsule can hold may decide; otherwise the answer is a question.
///
/// `today` is for the expiry date alone. The catalog must hold forms (its own test).
Resolved resolve(const Label& label, const Catalog& catalog, std::optional<Day> today);

/// "50 mg of magnesium in each capsule, 100 mg in the serving of 2 capsules." Empty where it cannot tell.
std::string in_a_sentence(const Resolved& resolved);

}  // namespace titrate
