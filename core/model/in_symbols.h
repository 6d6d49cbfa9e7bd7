#pragma once

#include <string>
#include <vector>

#include "model/model.h"

namespace titrate {

/// The equations of a model, a line each, with the letters of docs/mathematics.md, section 1. What the model does not
/// hold (dependence, half-life, a random walk, saturation) is not in them. Test: in_symbols_test.cc.
std::vector<std::string> equations_of(const Model& model);

/// One prior: its letter, what it stands for, and the distribution with its numbers.
struct PriorInSymbols {
  std::string letter, meaning, prior;
  friend bool operator==(const PriorInSymbols&, const PriorInSymbols&) = default;
};
/// Every prior that the model really has, in the order of the equations. `meaning` is said in words; of a named
/// covariate it is its name.
std::vector<PriorInSymbols> priors_of(const Model& model);

}  // namespace titrate
