#pragma once

#include <array>
#include <span>
#include <vector>

namespace titrate {

/// The probabilities at which a posterior is summarised.
inline constexpr std::array<double, 7> summary_levels{0.025, 0.05, 0.25, 0.50, 0.75, 0.95, 0.975};

/// A distribution in the numbers that are printed of it.
struct Summary {
  double mean = 0, sd = 0;
  std::array<double, 7> q{};  ///< quantiles at summary_levels
};

/// A mixture of normal distributions, one component per node of an integration grid: the posterior of an effect is
/// exactly this once the non-linear parameters have been integrated over. Edges: an sd of 0 is a step. Test:
/// mixture_test.cc.
class NormalMixture {
 public:
  NormalMixture() = default;
  /// Weights are positive and are scaled to sum to 1; standard deviations are not negative.
  NormalMixture(std::vector<double> weights, std::vector<double> means, std::vector<double> sds);

  /// The same, in the memory that is already there; components below `least` of the whole are left out.
  void assign(std::span<const double> weights, std::span<const double> means, std::span<const double> sds,
              double least = 0);

  double mean() const { return mean_; }
  double sd() const { return sd_; }
  double cdf(double x) const;  ///< to 2e-10, and to 2e-9 of itself where every component is within 12 of its sds
  /// The x with cdf(x) = p, 0 < p < 1: to about 1e-8 of the sd at the levels that are printed.
  double quantile(double p) const;
  /// Several at once, at most eight, which costs little more than one.
  void quantiles(std::span<const double> levels, double* out) const;
  Summary summary() const;

  /// The distribution of scale * X + shift.
  NormalMixture transformed(double scale, double shift = 0) const;

  const std::vector<double>& weights() const { return weights_; }
  const std::vector<double>& means() const { return means_; }
  const std::vector<double>& sds() const { return sds_; }

 private:
  void settle();
  std::vector<double> weights_, means_, sds_, inverse_sds_;
  double mean_ = 0, sd_ = 0;
};

/// `share` of the first distribution and the rest of the second: what is believed when either may be true.
NormalMixture mixed(const NormalMixture& first, const NormalMixture& second, double share_of_first);

}  // namespace titrate
