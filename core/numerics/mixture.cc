#include "numerics/mixture.h"

#include <algorithm>
#include <cmath>

#include "base/require.h"
#include "numerics/lanes.h"
#include "numerics/normal.h"

namespace titrate {
namespace {

struct CdfAndDensity {
  double cdf, density;
};

TITRATE_WIDE CdfAndDensity at(double x, const double* weights, const double* means, const double* inverse_sds,
                              std::size_t count) {
  double cdf = 0, density = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const double z = (x - means[i]) * inverse_sds[i], bell = 0.3989422804014327 * lanes::exp(-0.5 * z * z);
    cdf += weights[i] * lanes::normal_cdf(z, bell);
    density += weights[i] * inverse_sds[i] * bell;
  }
  return {cdf, density};
}

}  // namespace

NormalMixture::NormalMixture(std::vector<double> weights, std::vector<double> means, std::vector<double> sds)
    : weights_(std::move(weights)), means_(std::move(means)), sds_(std::move(sds)) {
  require(!weights_.empty() && weights_.size() == means_.size() && means_.size() == sds_.size(),
          "a mixture has as many weights as means and standard deviations");
  settle();
}

void NormalMixture::assign(std::span<const double> weights, std::span<const double> means, std::span<const double> sds,
                           double least) {
  require(!weights.empty() && weights.size() == means.size() && means.size() == sds.size(),
          "a mixture has as many weights as means and standard deviations");
  double total = 0;
  for (double weight : weights) total += weight;
  for (auto* values : {&weights_, &means_, &sds_}) values->resize(weights.size());
  std::size_t count = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    weights_[count] = weights[i];
    means_[count] = means[i];
    sds_[count] = sds[i];
    count += weights[i] > least * total ? 1 : 0;
  }
  for (auto* values : {&weights_, &means_, &sds_}) values->resize(count);
  settle();
}

/// Weights that sum to 1, and what is asked for most.
void NormalMixture::settle() {
  double total = 0;
  for (double weight : weights_) total += weight;
  require(total > 0 && std::isfinite(total), "the weights of a mixture have a positive, finite sum");
  const double share = 1 / total;
  mean_ = 0;
  for (std::size_t i = 0; i < weights_.size(); ++i) {
    weights_[i] *= share;
    mean_ += weights_[i] * means_[i];
  }
  double variance = 0;
  inverse_sds_.resize(sds_.size());
  for (std::size_t i = 0; i < weights_.size(); ++i) {
    const double off = means_[i] - mean_;
    variance += weights_[i] * (sds_[i] * sds_[i] + off * off);
    inverse_sds_[i] = 1 / std::max(sds_[i], 1e-150);
  }
  sd_ = std::sqrt(variance);
}

double NormalMixture::cdf(double x) const {
  double sum = 0;
  for (std::size_t i = 0; i < weights_.size(); ++i) sum += weights_[i] * normal_cdf((x - means_[i]) * inverse_sds_[i]);
  return sum;
}

double NormalMixture::quantile(double p) const {
  require(p > 0 && p < 1, "a quantile is asked for a probability strictly between 0 and 1");
  if (sd_ == 0) return mean_;
  // Chebyshev: the quantile lies within sd / sqrt(min(p, 1 - p)) of the mean. Newton inside, halving as the safeguard.
  const double reach = sd_ / std::sqrt(std::min(p, 1 - p));
  double low = mean_ - reach, high = mean_ + reach;
  double x = std::clamp(mean_ + sd_ * normal_quantile(p), low, high);
  for (int i = 0; i < 100 && high - low > 1e-10 * sd_; ++i) {
    const auto [cdf, density] = at(x, weights_.data(), means_.data(), inverse_sds_.data(), weights_.size());
    (cdf < p ? low : high) = x;
    const double newton = x - (cdf - p) / std::max(density, 1e-300);
    const double next = newton > low && newton < high ? newton : 0.5 * (low + high);
    if (std::abs(next - x) < 1e-7 * sd_) return next;  // Newton squares the error: the next step would be below 1e-12
    x = next;
  }
  return x;
}

Summary NormalMixture::summary() const {
  Summary s{mean_, sd_, {}};
  for (std::size_t i = 0; i < summary_levels.size(); ++i) s.q[i] = quantile(summary_levels[i]);
  return s;
}

NormalMixture NormalMixture::transformed(double scale, double shift) const {
  std::vector<double> means = means_, sds = sds_;
  for (double& mean : means) mean = scale * mean + shift;
  for (double& sd : sds) sd *= std::abs(scale);
  return {weights_, std::move(means), std::move(sds)};
}

NormalMixture mixed(const NormalMixture& first, const NormalMixture& second, double share_of_first) {
  std::vector<double> weights, means = first.means(), sds = first.sds();
  for (double weight : first.weights()) weights.push_back(share_of_first * weight);
  for (double weight : second.weights()) weights.push_back((1 - share_of_first) * weight);
  means.insert(means.end(), second.means().begin(), second.means().end());
  sds.insert(sds.end(), second.sds().begin(), second.sds().end());
  return {std::move(weights), std::move(means), std::move(sds)};
}

}  // namespace titrate
