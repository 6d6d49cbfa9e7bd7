#pragma once

#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "model/model.h"
#include "model/scale.h"
#include "trial/trial.h"

namespace titrate {

/// What a model takes for granted before the data, all that its sentences need.
struct ModelToTell {
  Family family;
  const Trial& trial;
  const Model& as_number;  ///< the outcome treated as a number; its first two covariates are drift and weekend
  const Scale& scale;      ///< of the same
  const Kinetics& kinetics;
  bool as_assigned;
  const std::vector<double>& recorded;                   ///< outcomes, in their own unit
  const std::vector<std::string>&covariates, &left_out;  ///< those that were named, and those that never changed
  double before;                                         ///< x_0, in full doses
  int set_aside_days;
};

/// The model and every prior of it, in sentences and in the outcome's own unit. Edges: a family that is no number is
/// told beside its twin. Test: in_words_test.cc, against published quantiles of the priors.
std::vector<std::string> model_in_words(const ModelToTell& model, const Catalog& catalog);

}  // namespace titrate
