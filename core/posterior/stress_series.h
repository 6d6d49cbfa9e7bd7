#pragma once

// Random series for judging the accuracy of gaussian fits: every kind of design, dependence, scale and hole that a
// diary can have. 14 to 168 days, rho from -0.7 to 0.95, sigma from 0.1 to 10 of its prior's scale, none to eight
// covariates.

#include <algorithm>
#include <cmath>
#include <string>

#include "model/model.h"
#include "numerics/random.h"

namespace titrate {

struct StressSeries {
  Model model;
  Series series;
};

inline double between(RandomStream& random, double low, double high) { return low + (high - low) * random.uniform(); }

inline StressSeries stress_series(std::uint64_t seed, std::uint64_t number) {
  RandomStream random(seed, number);
  StressSeries d;
  const int days = int(std::exp(between(random, std::log(14.0), std::log(168.9))));
  const int covariates = int(number % 9);
  const double sigma = std::exp(between(random, std::log(0.1), std::log(10.0)));
  const double rho = number % 5 == 0 ? between(random, -0.7, 0) : between(random, 0, 0.95);
  const double half_life = std::exp(std::log(2.0) + 0.75 * random.normal());
  const double effect = random.normal(), missing = between(random, 0, 0.4);
  const int design = int(number / 9 % 4), period = 3 + int(between(random, 0, 12));

  for (int k = 0; k < covariates; ++k)
    d.model.covariates.push_back({std::string("c").append(std::to_string(k)), {0, k == 0 ? 1.0 : 0.5}});
  d.model.rho = number % 2 ? BetaPrior{1, 1} : BetaPrior{3, 1.5};
  d.model.half_life = LogNormalPrior{number % 3 ? std::log(2.0) : std::log(5.0), number % 3 ? 0.75 : 0.9};
  d.series.covariates.resize(std::size_t(covariates));

  const double keep = std::exp2(-1 / half_life);
  double x = 0, e = sigma * random.normal();
  bool first_is_on = false;
  int hole = number % 7 == 3 ? int(between(random, 0, 0.6) * days) : -1;
  for (int t = 0; t < days; ++t) {
    double dose = 0;
    if (design == 0) {  // pairs of blocks in random order
      if (t % (2 * period) == 0) first_is_on = random.uniform() < 0.5;
      dose = (t / period % 2 == 0) == first_is_on;
    } else if (design == 1) {
      dose = random.uniform() < 0.5;
    } else if (design == 2) {  // one switch
      dose = t >= days / 2;
    } else {  // A B A B
      dose = t / std::max(1, days / 4) % 2;
    }
    x = keep * x + (1 - keep) * dose;
    if (t > 0) e = rho * e + sigma * std::sqrt(1 - rho * rho) * random.normal();
    double mean = 0.2 + effect * x;
    for (int k = 0; k < covariates; ++k) {
      double c = 0;
      if (k == 0)
        c = (t - 0.5 * (days - 1)) / (0.5 * (days - 1));
      else if (k == 1)
        c = (t % 7 >= 5) - 2.0 / 7;
      else if (k == 5 && number % 2 == 0)
        c = d.series.covariates[1].back();  // the same column twice
      else
        c = random.normal();
      d.series.covariates[std::size_t(k)].push_back(c);
      mean += 0.2 * c;
    }
    const bool in_hole = hole >= 0 && t >= hole && t < hole + days / 3;
    bool recorded = random.uniform() >= missing && !in_hole;
    if (number % 40 == 17) recorded = t == 2 || t == days - 3;  // all missing but two days
    d.series.dose.push_back(dose);
    d.series.response.push_back(recorded ? std::optional(mean + e) : std::nullopt);
  }
  return d;
}

}  // namespace titrate
