#pragma once

#include "model/model.h"
#include "numerics/random.h"

namespace titrate::calibration {

/// The parameters of one simulated person, on the scale of the model.
struct Parameters {
  double intercept = 0, effect = 0, sigma = 1, rho = 0, log_half_life = 0;
  std::vector<double> coefficients;
  std::vector<double> cutpoints;  ///< ordinal: c_0 < c_1 < ...
  double size = 0;                ///< negative binomial: phi
};

/// From the priors, each independent of the others.
Parameters drawn_from_prior(const Model& model, RandomStream& random);

/// An outcome for every day of the series, exactly as core/model/model.h says. It shares no code with the engine: the
/// recursions here run over all days, so gaps, cross-products and grids are what is being checked.
std::vector<double> outcomes(const Model& model, const Parameters& truth, const Series& series, RandomStream& random);

double gamma_variate(double shape, RandomStream& random);   ///< scale 1; Marsaglia & Tsang (2000)
double poisson_variate(double mean, RandomStream& random);  ///< products of uniforms, PTRS of Hormann (1993) from 10 on

}  // namespace titrate::calibration
