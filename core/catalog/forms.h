#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/quantity.h"
#include "catalog/source.h"

namespace titrate {

class Faults;
struct Catalog;

enum class LaxativeTendency { low, moderate, high, very_high };

/// A compound in which a substance is sold (docs/catalog/forms.md).
struct Form {
  std::string id;
  std::string fact;       ///< the row of the fact base that it comes from
  std::string substance;  ///< id of a Substance
  std::string family;  ///< "bisglycinate": what a label calls it, whatever water is in it; the first row stands for it
  std::string name;    ///< as a sentence says it
  std::vector<std::string> names;  ///< on labels; brands too, which are the names without the substance in them
  std::string formula;             ///< empty for a mixture
  std::optional<double> molar_mass_g_per_mol;
  int atoms_of_element = 0;
  std::optional<double> fraction;  ///< of its mass that is the element (or the active itself); none for a mixture
  std::optional<double> label_fraction_low, label_fraction_high;  ///< what packs show of it
  bool alkaline = true;               ///< neutralises acid, as antacids do: whose rules for medicines apply
  bool alkalinising_organic = false;  ///< turns into bicarbonate in the body, which makes urine less acid
  LaxativeTendency laxative_tendency = LaxativeTendency::low;
  std::optional<double> free_glycine;  ///< mass of glycine with each mass of the element
  std::string note, bioavailability, bioavailability_source;
  Source source;
};

const char* to_string(LaxativeTendency tendency);

/// A name as it is compared: case, spaces, hyphens, brackets and the sign of a trade mark do not matter.
std::string plain_form_name(std::string_view name);

/// The form that a label's name means, or nothing. "Magnesium Bis-Glycinate" is "magnesium bisglycinate".
const Form* find_form(const Catalog& catalog, std::string_view name);
const Form* form_of_id(const Catalog& catalog, std::string_view id);

/// The least and the most of a compound's mass that is the element.
struct FractionRange {
  double low = 0, high = 1;
};

/// What can be meant by this form's name. The first row of a family stands for all of them, since "magnesium citrate"
/// does not say how much water is in it; any other row stands for itself.
FractionRange fraction_range(const Catalog& catalog, const Form& form);

/// Most of a compound's mass that any form of this substance brings: of magnesium 0.603, the oxide.
double largest_fraction(const Catalog& catalog, std::string_view substance);

void faults_of_forms(const Catalog& catalog, Faults& faults);

}  // namespace titrate
