#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "life/event.h"
#include "safety/product.h"
#include "trial/trial.h"

namespace titrate {

/// Who prepares capsules that look alike.
enum class Blinding {
  none,    ///< nobody: the arm of a day is told on that day
  self,    ///< the person, alone, by shuffling bags that nobody can tell apart
  helper,  ///< somebody else
};
const char* to_string(Blinding blinding);  ///< "none", "self", "helper": what TRIAL.json says
std::optional<Blinding> parse_blinding(std::string_view word);

/// What a plan says. Anything that an older plan says in words of its own blinds nobody.
Blinding blinding_of(const Trial& trial);
/// The word as TRIAL.json has it, for Trial::blinding.
std::string written_in_plan(Blinding blinding);

/// What is taken on each day of a period, whatever is inside.
struct StudyPortion {
  int capsules = 1;    ///< a day
  double mg_each = 0;  ///< of elemental magnesium, in those that hold it
  friend bool operator==(const StudyPortion&, const StudyPortion&) = default;
};

/// The capsules of a day: whole, unopened units of the product, each in a capsule of its own. Nothing where the dose is
/// no whole number of them, or more than twelve.
std::optional<StudyPortion> portion_of(const Trial& trial, const std::optional<Product>& product);

/// Why no capsules that look alike can be made of this product for this dose, as a sentence; empty: they can. What is
/// not a whole, dry, swallowed unit cannot be put into a capsule whole, and loose powder is never weighed out at home.
std::string cannot_be_blinded(const Trial& trial, const std::optional<Product>& product);

/// The item under which study capsules are recorded: their number is the amount, and what each would hold if it were
/// active is in the name ("study_capsule_of_100_mg"). Every limit counts them so, whatever is inside; the arm is
/// nowhere in it.
Item study_capsule_item(double mg_each);
/// Of a study capsule's item, the mg that each counts as; of any other, nothing.
std::optional<double> mg_of_study_capsule(const Item& item);

}  // namespace titrate
