#include "model/missingness.h"

#include <algorithm>
#include <cmath>

namespace titrate {
namespace {

double log_choose(int n, int k) { return std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1); }

/// Fisher's exact test of a 2 x 2 table, two-sided: the probability of all tables that are no likelier than this one.
double fisher(int a, int of_a, int b, int of_b) {
  const int hits = a + b, all = of_a + of_b;
  const auto log_p = [&](int x) { return log_choose(of_a, x) + log_choose(of_b, hits - x) - log_choose(all, hits); };
  const double own = log_p(a);
  double p = 0;
  for (int x = std::max(0, hits - of_b); x <= std::min(hits, of_a); ++x)
    if (log_p(x) <= own + 1e-9) p += std::exp(log_p(x));
  return std::min(p, 1.0);
}

}  // namespace

std::optional<MissingPattern> missing_pattern_of(const Analyses& analyses) {
  if (analyses.all.empty() || !analyses.outcome.better || analyses.count.missing == 0) return std::nullopt;
  const auto& response = analyses.all[analyses.judged()].series.front().response;
  std::vector<double> recorded;
  for (const auto& y : response)
    if (y) recorded.push_back(*y);
  if (recorded.empty()) return std::nullopt;
  std::sort(recorded.begin(), recorded.end());
  const double median = recorded[recorded.size() / 2];
  const double sign = *analyses.outcome.better == Direction::lower ? 1 : -1;
  MissingPattern pattern;
  for (std::size_t t = 0; t + 1 < response.size(); ++t) {
    if (!response[t] || *response[t] == median) continue;
    const bool worse = sign * (*response[t] - median) > 0, missing = !response[t + 1];
    ++(worse ? pattern.after_worse : pattern.after_better);
    if (missing) ++(worse ? pattern.missing_after_worse : pattern.missing_after_better);
  }
  if (pattern.after_worse == 0 || pattern.after_better == 0) return std::nullopt;
  pattern.p =
      fisher(pattern.missing_after_worse, pattern.after_worse, pattern.missing_after_better, pattern.after_better);
  return pattern;
}

double delta_slope(const Analysis& analysis) {
  const Series& series = analysis.series.front();
  const double keep = analysis.model.half_life ? std::exp2(-1 / std::exp(analysis.model.half_life->log_mean)) : 0;
  const std::size_t days = series.dose.size();
  std::vector<double> exposure(days), missing(days);
  double x = series.before;
  for (std::size_t t = 0; t < days; ++t) {
    exposure[t] = x = series.dose[t] + keep * (x - series.dose[t]);
    missing[t] = series.response[t] ? 0 : 1;
  }
  // Days that were set aside are no missing days.
  const auto from = std::ptrdiff_t(std::min(days, std::size_t(analysis.set_aside_days)));
  exposure.erase(exposure.begin(), exposure.begin() + from);
  missing.erase(missing.begin(), missing.begin() + from);
  // Gram-Schmidt: what of the exposure the other columns leave, against what they leave of "missing".
  const auto dot = [](const std::vector<double>& a, const std::vector<double>& b) {
    double sum = 0;
    for (std::size_t t = 0; t < a.size(); ++t) sum += a[t] * b[t];
    return sum;
  };
  std::vector<std::vector<double>> columns{std::vector<double>(exposure.size(), 1.0)};
  for (const auto& column : series.covariates) columns.emplace_back(column.begin() + from, column.end());
  for (std::size_t k = 0; k < columns.size(); ++k) {
    const double size = dot(columns[k], columns[k]);
    if (size < 1e-9) continue;
    const auto remove = [&](std::vector<double>& of) {
      const double slope = dot(of, columns[k]) / size;
      for (std::size_t t = 0; t < of.size(); ++t) of[t] -= slope * columns[k][t];
    };
    for (std::size_t j = k + 1; j < columns.size(); ++j) remove(columns[j]);
    remove(exposure);
  }
  const double left = dot(exposure, exposure);
  return left > 1e-9 ? dot(exposure, missing) / left : 0;
}

}  // namespace titrate
