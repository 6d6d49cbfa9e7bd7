#include "numerics/mixture.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/require.h"
#include "numerics/mixture_kernels.h"
#include "numerics/normal.h"

namespace titrate {
namespace {

/// Four sums side by side, because one waits for itself at every step.
template <class Term>
double sum_over(std::size_t count, Term term) {
  double sum[4] = {};
  std::size_t i = 0;
  for (; i + 4 <= count; i += 4)
    for (std::size_t k = 0; k < 4; ++k) sum[k] += term(i + k);
  for (; i < count; ++i) sum[0] += term(i);
  return (sum[0] + sum[1]) + (sum[2] + sum[3]);
}

struct Moments {
  double total, mean, variance;
};

/// Of a mixture, whose weights are scaled to sum to 1.
TITRATE_WIDE Moments moments_of(std::size_t count, double* __restrict weights, const double* means, const double* sds,
                                double* __restrict inverse_sds) {
  Moments m{};
  m.total = sum_over(count, [&](std::size_t i) { return weights[i]; });
  const double share = 1 / m.total;
  for (std::size_t i = 0; i < count; ++i) {
    weights[i] *= share;
    inverse_sds[i] = 1 / lanes::larger(sds[i], 1e-150);
  }
  m.mean = sum_over(count, [&](std::size_t i) { return weights[i] * means[i]; });
  m.variance = sum_over(count, [&](std::size_t i) {
    const double off = means[i] - m.mean;
    return weights[i] * (sds[i] * sds[i] + off * off);
  });
  return m;
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
  const double total = sum_over(weights.size(), [&](std::size_t i) { return weights[i]; });
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
  inverse_sds_.resize(weights_.size());
  const Moments moments = moments_of(weights_.size(), weights_.data(), means_.data(), sds_.data(), inverse_sds_.data());
  require(moments.total > 0 && std::isfinite(moments.total), "the weights of a mixture have a positive, finite sum");
  mean_ = moments.mean;
  sd_ = std::sqrt(moments.variance);
}

double NormalMixture::cdf(double x) const {
  double cdf = 0, density = 0;
  mixture_kernels_for(best_instructions())
      .at_one(x, weights_.data(), means_.data(), inverse_sds_.data(), int(weights_.size()), &cdf, &density);
  return cdf;
}

void NormalMixture::quantiles(std::span<const double> levels, double* out) const {
  constexpr std::size_t most = 8;
  require(levels.size() <= most, "at most eight quantiles are asked for at once");
  const MixtureKernels& kernels = mixture_kernels_for(best_instructions());
  std::array<double, most> x{}, low{}, high{}, score{}, cdf{}, density{};
  std::array<double, most> off_before{};
  std::array<bool, most> found{};
  x.fill(mean_);
  off_before.fill(std::numeric_limits<double>::infinity());
  // Where to begin: the normal score bent by skewness and excess (Cornish & Fisher 1937), which spares a round.
  const double scale = sd_ > 0 ? 1 / sd_ : 0;
  // Newton squares the error where the distribution function is smooth over the step: not beside a narrow component.
  const double smooth = 1e-3 / *std::max_element(inverse_sds_.begin(), inverse_sds_.end());
  const auto moment = [&](auto of) {
    return sum_over(weights_.size(), [&](std::size_t i) {
      const double off = (means_[i] - mean_) * scale, variance = sds_[i] * sds_[i] * scale * scale;
      return weights_[i] * of(off, variance);
    });
  };
  const double skew = moment([](double d, double v) { return d * (3 * v + d * d); });
  const double excess = moment([](double d, double v) { return 3 * v * v + d * d * (6 * v + d * d); }) - 3;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    const double p = levels[i];
    require(p > 0 && p < 1, "a quantile is asked for a probability strictly between 0 and 1");
    // Chebyshev: the quantile lies within sd / sqrt(min(p, 1 - p)) of the mean.
    const double reach = sd_ / std::sqrt(std::min(p, 1 - p));
    low[i] = mean_ - reach;
    high[i] = mean_ + reach;
    score[i] = normal_quantile(p);
    const double z = score[i],
                 bent = skew * (z * z - 1) / 6 + excess * z * (z * z - 3) / 24 - skew * skew * z * (2 * z * z - 5) / 36;
    x[i] = std::clamp(mean_ + sd_ * (z + std::clamp(bent, -0.5, 0.5)), low[i], high[i]);
  }
  // Newton on the normal score of the distribution function, which is nearly a straight line; halving as the safeguard.
  for (int round = 0; round < 100 && sd_ > 0; ++round) {
    const auto open = std::count(found.begin(), found.begin() + std::ptrdiff_t(levels.size()), false);
    if (open > 3)
      kernels.at_eight(x.data(), weights_.data(), means_.data(), inverse_sds_.data(), int(weights_.size()), cdf.data(),
                       density.data());
    else
      for (std::size_t i = 0; i < levels.size(); ++i)
        if (!found[i])
          kernels.at_one(x[i], weights_.data(), means_.data(), inverse_sds_.data(), int(weights_.size()), &cdf[i],
                         &density[i]);
    bool settled = true;
    for (std::size_t i = 0; i < levels.size(); ++i) {
      if (found[i]) continue;
      (cdf[i] < levels[i] ? low : high)[i] = x[i];
      const double reached = normal_quantile(std::clamp(cdf[i], 1e-15, 1 - 1e-15)), off = score[i] - reached;
      const double newton = x[i] + off * normal_density(reached) / std::max(density[i], 1e-300);
      const double before = x[i];
      // Newton may go to and fro across a step of the distribution function for ever, inside the bracket: where the
      // error is not halved, the bracket is.
      const bool inside = newton > low[i] && newton < high[i] && std::abs(off) <= 0.5 * off_before[i];
      off_before[i] = std::abs(off);
      if (inside || std::abs(off) >= 1e-10) x[i] = inside ? newton : 0.5 * (low[i] + high[i]);
      // Below 1e-4 of a standard deviation the squared error is about 1e-8. What is found stays:
      // another step could only be one of rounding, which a bracket that ends there would turn into a halving.
      found[i] = (inside && std::abs(off) < 1e-4 && std::abs(newton - before) < smooth) || std::abs(off) < 1e-10 ||
                 high[i] - low[i] < 1e-10 * sd_;
      settled = settled && found[i];
    }
    if (settled) break;
  }
  std::copy_n(x.begin(), levels.size(), out);
}

double NormalMixture::quantile(double p) const {
  double x = 0;
  quantiles({&p, 1}, &x);
  return x;
}

Summary NormalMixture::summary() const {
  Summary s{mean_, sd_, {}};
  quantiles(summary_levels, s.q.data());
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
