#include "posterior/likelihood.h"

#include <algorithm>
#include <cmath>

#include "base/require.h"
#include "numerics/lanes.h"

namespace titrate {
namespace {

constexpr int L = lane_count;

/// The two cut-points that enclose a category, as rows of `cut`; -1 where the category has no such side.
struct Sides {
  int above, below;
};
Sides sides_of(const Likelihood& likelihood, int day) {
  const int category = int(likelihood.y[std::size_t(day)]);
  return {category < likelihood.levels - 1 ? category : -1, category - 1};
}

TITRATE_WIDE void poisson(int n, const double* y, const double* eta, double* __restrict value, double* __restrict first,
                          double* __restrict minus_second) {
  for (int i = 0; i < n; ++i) TITRATE_EACH_LANE(l) {
      const double e = eta[i * L + l], m = lanes::exp(e);
      value[l] += y[i] * e - m;
      first[i * L + l] = y[i] - m;
      minus_second[i * L + l] = m;
    }
}

TITRATE_WIDE void negative_binomial(int n, const double* y, double size, const double* eta, double* __restrict value,
                                    double* __restrict first, double* __restrict minus_second) {
  const double inverse = 1 / size;
  for (int i = 0; i < n; ++i) TITRATE_EACH_LANE(l) {
      const double e = eta[i * L + l], ratio = lanes::exp(e) * inverse, share = ratio / (1 + ratio);
      value[l] += y[i] * e - (y[i] + size) * lanes::log(1 + ratio);
      first[i * L + l] = y[i] - (y[i] + size) * share;
      minus_second[i * L + l] = (y[i] + size) * share / (1 + ratio);
    }
}

TITRATE_WIDE void bernoulli(int n, const double* y, const double* eta, double* __restrict value,
                            double* __restrict first, double* __restrict minus_second) {
  for (int i = 0; i < n; ++i) TITRATE_EACH_LANE(l) {
      const double e = eta[i * L + l], odds = lanes::exp(e), p = odds / (1 + odds);
      value[l] += y[i] * e - lanes::log(1 + odds);
      first[i * L + l] = y[i] - p;
      minus_second[i * L + l] = p / (1 + odds);
    }
}

/// One side of an ordinal category on one day: log L(sign * (cut - eta)), a binary outcome.
TITRATE_WIDE void ordinal_side(const double* __restrict cut, double sign, const double* __restrict eta,
                               double* __restrict value, double* __restrict first, double* __restrict minus_second,
                               double* __restrict density, double* __restrict cut_slope) {
  TITRATE_EACH_LANE(l) {
    const double odds = lanes::exp(-sign * (cut[l] - eta[l]));  // of falling on the other side
    const double other = odds / (1 + odds), f = other / (1 + odds);
    value[l] -= lanes::log(1 + odds);
    first[l] -= sign * other;
    minus_second[l] += f;
    density[l] = f;
    cut_slope[l] += sign * other;
  }
}

TITRATE_WIDE void ordinal_side_value(const double* __restrict cut, double sign, const double* __restrict eta,
                                     double* __restrict value) {
  TITRATE_EACH_LANE(l) value[l] -= lanes::log(1 + lanes::exp(-sign * (cut[l] - eta[l])));
}

TITRATE_WIDE void ordinal_side_higher(const double* __restrict cut, const double* __restrict eta,
                                      double* __restrict third, double* __restrict fourth) {
  TITRATE_EACH_LANE(l) {
    const double odds = lanes::exp(eta[l] - cut[l]), p = 1 / (1 + odds), f = p * (1 - p);
    third[l] += f * (1 - 2 * p);
    fourth[l] -= f * (1 - 6 * f);
  }
}

TITRATE_WIDE void logistic_higher(int count, const double* eta, double* __restrict third, double* __restrict fourth) {
  for (int i = 0; i < count; ++i) {
    const double p = 1 / (1 + lanes::exp(-eta[i])), f = p * (1 - p);
    third[i] = -f * (1 - 2 * p);
    fourth[i] = -f * (1 - 6 * f);
  }
}

TITRATE_WIDE void negative_binomial_higher(int n, const double* y, double size, const double* eta,
                                           double* __restrict third, double* __restrict fourth) {
  const double inverse = 1 / size;
  for (int i = 0; i < n; ++i) TITRATE_EACH_LANE(l) {
      const double ratio = lanes::exp(eta[i * L + l]) * inverse, s = ratio / (1 + ratio), f = s * (1 - s);
      third[i * L + l] = -(y[i] + size) * f * (1 - 2 * s);
      fourth[i * L + l] = -(y[i] + size) * f * (1 - 6 * f);
    }
}

TITRATE_WIDE void exponential(int count, double factor, const double* eta, double* __restrict to,
                              double* __restrict also) {
  for (int i = 0; i < count; ++i) to[i] = also[i] = factor * lanes::exp(eta[i]);
}

TITRATE_WIDE void add_logistic(int rows, const double* cut, const double* eta, double* __restrict expected,
                               double* __restrict slope) {
  for (int i = 0; i < rows; ++i) TITRATE_EACH_LANE(l) {
      const double p = 1 / (1 + lanes::exp(cut[l] - eta[i * L + l]));
      expected[i * L + l] += p;
      slope[i * L + l] += p * (1 - p);
    }
}

constexpr int most_cuts = 64;

/// exp(x), kept where sums of two such numbers are still finite.
TITRATE_INLINE double safe_exp(double x) { return lanes::exp(x < -300 ? -300 : x > 300 ? 300 : x); }

/// L(eta - c) = e^eta / (e^eta + e^c) for every cut-point c: one exponential a day instead of one for each.
TITRATE_WIDE void ordinal_expected(int rows, int cuts, const double* cut, const double* eta,
                                   double* __restrict expected, double* __restrict slope) {
  double power[most_cuts * L];
  for (int c = 0; c < cuts; ++c) TITRATE_EACH_LANE(l) power[c * L + l] = safe_exp(cut[c * L + l]);
  for (int i = 0; i < rows; ++i) {
    double e[L];
    TITRATE_EACH_LANE(l) e[l] = safe_exp(eta[i * L + l]);
    for (int c = 0; c < cuts; ++c) TITRATE_EACH_LANE(l) {
        const double p = e[l] / (e[l] + power[c * L + l]);
        expected[i * L + l] += p;
        slope[i * L + l] += p * (1 - p);
      }
  }
}

TITRATE_WIDE void ordinal_densities(int rows, int cuts, const double* cut, const double* eta,
                                    double* __restrict density) {
  double power[most_cuts * L];
  for (int c = 0; c < cuts; ++c) TITRATE_EACH_LANE(l) power[c * L + l] = safe_exp(cut[c * L + l]);
  for (int i = 0; i < rows; ++i) {
    double e[L];
    TITRATE_EACH_LANE(l) e[l] = safe_exp(eta[i * L + l]);
    for (int c = 0; c < cuts; ++c) TITRATE_EACH_LANE(l) {
        const double p = e[l] / (e[l] + power[c * L + l]);
        density[c * L + l] += p * (1 - p);
      }
  }
}

TITRATE_WIDE void one_gap(double days, const double* log_gap, double* __restrict value, double* __restrict first,
                          double* __restrict second) {
  TITRATE_EACH_LANE(l) {
    const double gap = lanes::exp(log_gap[l] < 6 ? log_gap[l] : 6), grown = lanes::exp(gap), h = 1 / (grown - 1);
    value[l] += days * lanes::log(1 - 1 / grown);
    first[l] = days * gap * h;
    second[l] = days * gap * h * (1 - gap * (1 + h));
  }
}

double constant_of(const Likelihood& likelihood, double y) {
  switch (likelihood.family) {
    case Family::poisson:
      return -std::lgamma(y + 1);
    case Family::negative_binomial: {
      double sum = -std::lgamma(y + 1);  // and log Gamma(y + size) - log Gamma(size) - y log size, without cancelling
      for (int j = 0; j < int(y); ++j) sum += std::log1p(j / likelihood.size);
      return sum;
    }
    default:
      return 0;
  }
}

}  // namespace

Likelihood likelihood_of(const Model& model, const std::vector<double>& y, double phi) {
  Likelihood likelihood;
  likelihood.family = model.family;
  likelihood.y = y;
  likelihood.levels = model.levels;
  likelihood.size = phi;
  require(model.family != Family::gaussian, "a gaussian outcome has a closed form of its own");
  require(model.family != Family::negative_binomial || phi > 0, "a negative binomial has a size above zero");
  for (double value : y) likelihood.constant.push_back(constant_of(likelihood, value));
  return likelihood;
}

void slopes(const Likelihood& k, const double* cut, const double* eta, double* value, double* first,
            double* minus_second, double* above, double* below, double* cut_slope) {
  const int n = k.count();
  double constant = 0;
  for (double c : k.constant) constant += c;
  std::fill_n(value, L, constant);
  switch (k.family) {
    case Family::poisson:
      poisson(n, k.y.data(), eta, value, first, minus_second);
      break;
    case Family::negative_binomial:
      negative_binomial(n, k.y.data(), k.size, eta, value, first, minus_second);
      break;
    case Family::bernoulli:
      bernoulli(n, k.y.data(), eta, value, first, minus_second);
      break;
    default: {
      std::fill_n(first, n * L, 0.0);
      std::fill_n(minus_second, n * L, 0.0);
      std::fill_n(cut_slope, k.cuts() * L, 0.0);
      std::fill_n(above, n * L, 0.0);
      std::fill_n(below, n * L, 0.0);
      for (int i = 0; i < n; ++i) {
        const Sides side = sides_of(k, i);
        if (side.above >= 0)
          ordinal_side(cut + side.above * L, 1, eta + i * L, value, first + i * L, minus_second + i * L, above + i * L,
                       cut_slope + side.above * L);
        if (side.below >= 0)
          ordinal_side(cut + side.below * L, -1, eta + i * L, value, first + i * L, minus_second + i * L, below + i * L,
                       cut_slope + side.below * L);
      }
    }
  }
}

void log_likelihood(const Likelihood& k, const double* cut, const double* eta, double* value) {
  const int n = k.count();
  double constant = 0;
  for (double c : k.constant) constant += c;
  std::fill_n(value, L, constant);
  if (k.family == Family::ordinal) {
    for (int i = 0; i < n; ++i) {
      const Sides side = sides_of(k, i);
      if (side.above >= 0) ordinal_side_value(cut + side.above * L, 1, eta + i * L, value);
      if (side.below >= 0) ordinal_side_value(cut + side.below * L, -1, eta + i * L, value);
    }
    return;
  }
  double first[L], second[L];
  for (int i = 0; i < n; ++i) switch (k.family) {
      case Family::poisson:
        poisson(1, &k.y[std::size_t(i)], eta + i * L, value, first, second);
        break;
      case Family::negative_binomial:
        negative_binomial(1, &k.y[std::size_t(i)], k.size, eta + i * L, value, first, second);
        break;
      default:
        bernoulli(1, &k.y[std::size_t(i)], eta + i * L, value, first, second);
    }
}

void higher_slopes(const Likelihood& k, const double* cut, const double* eta, double* third, double* fourth) {
  const int n = k.count();
  switch (k.family) {
    case Family::poisson:
      exponential(n * L, -1, eta, third, fourth);
      break;
    case Family::negative_binomial:
      negative_binomial_higher(n, k.y.data(), k.size, eta, third, fourth);
      break;
    case Family::bernoulli:
      logistic_higher(n * L, eta, third, fourth);
      break;
    default:
      std::fill_n(third, n * L, 0.0);
      std::fill_n(fourth, n * L, 0.0);
      for (int i = 0; i < n; ++i) {
        const Sides side = sides_of(k, i);
        for (const int c : {side.above, side.below})
          if (c >= 0) ordinal_side_higher(cut + c * L, eta + i * L, third + i * L, fourth + i * L);
      }
  }
}

void expected_outcome(const Likelihood& k, const double* cut, int rows, const double* eta, double* expected,
                      double* slope) {
  if (k.family == Family::poisson || k.family == Family::negative_binomial) {
    exponential(rows * L, 1, eta, expected, slope);
    return;
  }
  std::fill_n(expected, rows * L, 0.0);
  std::fill_n(slope, rows * L, 0.0);
  const double none[L] = {};
  if (k.family == Family::bernoulli) add_logistic(rows, none, eta, expected, slope);
  // E[y] = sum_k P(y > k) = sum_k L(eta - c_k)
  if (k.cuts() > 0) ordinal_expected(rows, k.cuts(), cut, eta, expected, slope);
}

void cut_densities(const Likelihood& k, const double* cut, int rows, const double* eta, double* density) {
  std::fill_n(density, k.cuts() * L, 0.0);
  ordinal_densities(rows, k.cuts(), cut, eta, density);
}

void gap_terms(const std::vector<int>& days_in_category, const double* log_gap, double* value, double* first,
               double* second) {
  for (std::size_t j = 1; j + 1 < days_in_category.size(); ++j)
    one_gap(days_in_category[j], log_gap + (j - 1) * L, value, first + (j - 1) * L, second + (j - 1) * L);
}

}  // namespace titrate
