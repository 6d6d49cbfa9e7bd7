#include "simulation/counted.h"

#include <algorithm>
#include <cmath>

#include "model/outcome_model.h"
#include "numerics/normal.h"

namespace titrate {
namespace {

constexpr double many = 500, nearly_normal = 30;

bool is_yes_or_no(const Outcome& outcome) {
  if (outcome.family) return *outcome.family == Family::bernoulli;
  return outcome.lowest == 0.0 && outcome.highest == 1.0;
}

bool is_count(const Outcome& outcome) {
  const Family family = family_of(outcome, {});
  return family == Family::poisson || family == Family::negative_binomial;
}

}  // namespace

std::optional<Counted> counted_as(const Outcome& outcome, double mean, double sd) {
  if (is_yes_or_no(outcome)) return Counted{true};
  if (!is_count(outcome)) return std::nullopt;
  Counted counted;
  const double beyond = sd * sd - mean;
  if (mean > 0 && beyond > 1e-9 * mean) counted.size = mean * mean / beyond;
  return counted;
}

double count_at(const Counted& counted, double mean, double place) {
  if (counted.yes_or_no) return place > 1 - std::clamp(mean, 0.0, 1.0) ? 1 : 0;
  if (!(mean > 0)) return 0;
  const double size = counted.size;
  const bool poisson = std::isinf(size);
  if (mean > many && size >= nearly_normal) {
    const double variance = poisson ? mean : mean + mean * mean / size;
    return std::max(0.0, std::round(mean + std::sqrt(variance) * normal_quantile(place)));
  }
  double term = std::exp(poisson ? -mean : -size * std::log1p(mean / size)), below = term, k = 0;
  while (below < place && (k < mean || term > 1e-17)) {
    term *= poisson ? mean / (k + 1) : (k + size) / (k + 1) * (mean / (mean + size));
    below += term;
    ++k;
  }
  return k;
}

}  // namespace titrate
