#include "posterior/fit.h"

#include "posterior/gaussian.h"

namespace titrate {

Posterior fit(const Model& model, const Series& series, const FitOptions& options) {
  return fit_gaussian(model, series, options);
}

}  // namespace titrate
