#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/model.h"
#include "numerics/mixture.h"

namespace titrate {

/// What was checked of the grid that a gaussian answer came from (gaussian_certificate.h), an axis or more at a time.
struct GridChecks {
  bool edges = true;    ///< little mass lies beyond the outermost nodes
  bool spacing = true;  ///< the axes are centred and the nodes close enough to each other
  bool comb = true;     ///< every other node says the same as those between
  friend bool operator==(const GridChecks&, const GridChecks&) = default;
};

/// Whether the numbers beside it can be trusted, and what was found when that was checked.
struct Diagnostics {
  int nodes = 0;                   ///< of the integration grid that the answer came from
  double edge_mass = 0;            ///< largest share of posterior mass on the outermost nodes of any axis
  std::optional<GridChecks> grid;  ///< of a gaussian fit; of several that were averaged, what all of them passed
  std::optional<double> pareto_k;  ///< only where a fit needs an importance correction
  /// Better grids that were needed before the certificate was good, and the turn to reference accuracy where even the
  /// best of them did not do. Of several fits that were averaged, the most.
  int escalations = 0;
  bool trust = true;
  std::vector<std::string> notes;  ///< sentences; empty when there is nothing to say
};

struct NamedSummary {
  std::string name;
  Summary summary;
};

/// What we believe after the data. The effect is a mixture of normals, one per node of the grid over half-life,
/// dependence and scale; whatever is asked of it (an interval, a probability) is asked of the whole mixture. Source:
/// Bayes' rule by quadrature, docs/mathematics.md, section 2. Test: those of gaussian.h, latent.h and combined.h.
struct Posterior {
  Family family = Family::gaussian;
  int days = 0;
  int observed = 0;
  NormalMixture effect;                   ///< of one unit of x, in the units of the response
  std::optional<NormalMixture> contrast;  ///< of Series::block_contrast, when that was given
  /// The same two on the scale of the outcome, where that is not the scale of the model: the average over recorded days
  /// of E[y | dose] - E[y | none] (points, events a day, probability). Nothing for a gaussian model.
  std::optional<NormalMixture> outcome_effect, outcome_contrast;
  Summary sigma;  ///< marginal sd of the residuals
  std::optional<Summary> rho;
  std::optional<Summary> half_life;  ///< days
  std::optional<Summary> log_half_life;
  std::vector<NamedSummary> coefficients;  ///< "intercept", then the covariates; empty unless asked for
  double log_evidence = 0;                 ///< log p(y), natural logarithm, over the observed days
  Diagnostics diagnostics;
};

}  // namespace titrate
