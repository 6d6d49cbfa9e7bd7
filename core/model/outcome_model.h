#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/model.h"
#include "model/scale.h"

namespace titrate {

/// The family that an outcome is analysed with: the one that was stated; else ordinal for whole numbers on a declared
/// rating scale of at most 21 values, negative binomial for a declared count, Bernoulli where all that was recorded is
/// 0 or 1 and no scale is declared; else gaussian. Edges: where nothing was recorded a declared scale still decides,
/// and a bare outcome is gaussian. Test: outcome_model_test.cc.
Family family_of(const Outcome& outcome, const std::vector<double>& recorded);

/// Why an outcome cannot be analysed with a family, or nothing: "a count is a whole number ...". A rating has 3 to 21
/// levels here. Test: outcome_model_test.cc.
std::optional<std::string> cannot_be(Family family, const Outcome& outcome, const std::vector<double>& recorded);

/// What the family takes the outcome to be, in one sentence.
std::string family_in_words(Family family, const Outcome& outcome, const std::vector<double>& recorded);

/// The priors of a family that is not gaussian, in place of those of `gaussian`; covariates, dependence and half-life
/// stay what they are. They are stated on the scale of the linear predictor (docs/mathematics.md, section 4). A count's
/// level is centred on the median of its first 14 values, or on 1 where there is none. Needs a family that `cannot_be`
/// has nothing against. Test: default_priors_test.cc.
Model model_of_family(Family family, const Model& gaussian, const Outcome& outcome,
                      const std::vector<double>& recorded);

/// The units in which such a model counts: ratings from 0, everything else as it is.
Scale scale_of_family(Family family, const Outcome& outcome);

}  // namespace titrate
