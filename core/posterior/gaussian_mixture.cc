#include "posterior/gaussian_mixture.h"

#include <cmath>

#include "posterior/gaussian_kernels.h"

namespace titrate {

void reduced_mixture(const NormalPrior& prior, const EffectSums& sums, const std::vector<double>& lane_scale,
                     GaussianBuffers& b, NormalMixture& out) {
  const auto lanes = std::size_t(b.sums.lanes), parts = std::size_t(b.grid.parts());
  for (auto* values : {&b.weights, &b.means, &b.sds}) values->resize(parts * 2 * lanes);
  for (std::size_t part = 0; part < parts; ++part)
    kernels_for(b.instructions)
        .reduce(&sums.sums[part * sums_per_part * lanes], b.sums.lanes, prior.sd * prior.sd, lane_scale.data(),
                &b.weights[part * 2 * lanes], &b.means[part * 2 * lanes], &b.sds[part * 2 * lanes]);
  out.assign(b.weights, b.means, b.sds, 1e-8);
}

NormalMixture full_mixture(const std::vector<double>& weight, const std::vector<double>& mean,
                           const std::vector<double>& variance, const std::vector<double>& lane_scale) {
  std::vector<double> weights, means, sds;
  for (std::size_t at = 0; at < weight.size(); ++at) {
    if (weight[at] < 1e-12) continue;
    const double factor = lane_scale.empty() ? 1 : lane_scale[at % lane_scale.size()];
    weights.push_back(weight[at]);
    means.push_back(factor * mean[at]);
    sds.push_back(std::abs(factor) * std::sqrt(variance[at]));
  }
  return {std::move(weights), std::move(means), std::move(sds)};
}

}  // namespace titrate
