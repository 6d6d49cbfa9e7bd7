#pragma once

#include <optional>
#include <string>
#include <vector>

#include "safety/medicines.h"
#include "safety/titration.h"

namespace titrate {

/// The product that a person takes, as its label said on the day it was chosen. A snapshot: what a tablet held when it
/// was taken does not change when a table or a label does.
struct Product {
  std::string name;
  DoseUnit unit;                         ///< elemental magnesium in one, its name, whether it may be halved
  TrialSupplement supplement;            ///< what the rules about medicines ask of it
  std::string form;                      ///< id of the catalog's form; empty: not known
  std::vector<std::string> ingredients;  ///< as on the label; empty: not known
  std::string label;                     ///< the text that it was read from; empty: typed in
  std::string lot, programme;            ///< of this pack, and who tests it; empty: not said
  std::optional<Day> expires;
  friend bool operator==(const Product&, const Product&) = default;
};

}  // namespace titrate
