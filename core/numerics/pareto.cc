#include "numerics/pareto.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace titrate {

double generalised_pareto_shape(const std::vector<double>& x) {
  const auto n = double(x.size());
  const int grid = 30 + int(std::sqrt(n));
  const double largest = x.back(), quartile = x[std::size_t(n / 4 + 0.5) - 1];
  const auto shape_at = [&](double b) {
    double k = 0;
    for (double value : x) k += std::log1p(-b * value);
    return k / n;
  };
  std::vector<double> b, log_likelihood;
  for (int j = 1; j <= grid; ++j) {
    b.push_back(1 / largest + (1 - std::sqrt(grid / (j - 0.5))) / (3 * quartile));
    const double k = shape_at(b.back());
    log_likelihood.push_back(n * (std::log(-b.back() / k) - k - 1));
  }
  double mean = 0;
  for (std::size_t i = 0; i < b.size(); ++i) {
    double share = 0;
    for (double other : log_likelihood) share += std::exp(other - log_likelihood[i]);
    mean += b[i] / share;
  }
  const double k = shape_at(mean);
  return (n * k + 10 * 0.5) / (n + 10);  // ten observations' worth of k = 0.5
}

double pareto_k(std::vector<double> log_weights) {
  const auto s = double(log_weights.size());
  const auto tail = std::size_t(std::min(s / 5, 3 * std::sqrt(s)));
  if (tail < 25) return std::numeric_limits<double>::infinity();
  std::sort(log_weights.begin(), log_weights.end());
  const double top = log_weights.back();
  if (top == log_weights.front()) return -std::numeric_limits<double>::infinity();
  const double threshold = std::exp(log_weights[log_weights.size() - tail - 1] - top);
  std::vector<double> excesses;
  for (std::size_t i = log_weights.size() - tail; i < log_weights.size(); ++i)
    excesses.push_back(std::max(std::exp(log_weights[i] - top) - threshold, 1e-300));
  return generalised_pareto_shape(excesses);
}

}  // namespace titrate
