#include "numerics/histogram.h"

#include <algorithm>
#include <cmath>

#include "base/require.h"

namespace titrate {

WeightedHistogram::WeightedHistogram(double low, double high, int bins)
    : low_(low), width_((high - low) / bins), weights_(std::size_t(bins), 0.0) {
  require(high > low && bins > 0, "a histogram has bins between two different ends");
}

void WeightedHistogram::add(double value, double weight) {
  const double at = std::clamp((value - low_) / width_, 0.0, double(weights_.size()) - 0.5);
  weights_[std::size_t(at)] += weight;
  total_ += weight;
  sum_ += weight * value;
  square_ += weight * (value - low_) * (value - low_);
}

double WeightedHistogram::sd() const {
  if (total_ <= 0) return 0;
  const double m = mean() - low_;
  return std::sqrt(std::max(0.0, square_ / total_ - m * m));
}

double WeightedHistogram::quantile(double p) const {
  double below = 0;
  for (std::size_t i = 0; i < weights_.size(); ++i) {
    if (below + weights_[i] >= p * total_ && weights_[i] > 0)
      return low_ + width_ * (double(i) + (p * total_ - below) / weights_[i]);
    below += weights_[i];
  }
  return low_ + width_ * double(weights_.size());
}

Summary WeightedHistogram::summary() const {
  Summary s{mean(), sd(), {}};
  for (std::size_t i = 0; i < summary_levels.size(); ++i) s.q[i] = quantile(summary_levels[i]);
  return s;
}

NormalMixture WeightedHistogram::mixture() const {
  std::vector<double> weights, means, sds;
  for (std::size_t i = 0; i < weights_.size(); ++i) {
    if (weights_[i] <= 0) continue;
    weights.push_back(weights_[i]);
    means.push_back(low_ + width_ * (double(i) + 0.5));
    sds.push_back(0.5 * width_);
  }
  return {std::move(weights), std::move(means), std::move(sds)};
}

}  // namespace titrate
