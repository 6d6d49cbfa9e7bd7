#include "naive.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace titrate::calibration {
namespace {

constexpr double alpha = 0.05;

struct Arm {
  double n = 0, mean = 0, variance = 0;
};

Arm arm_of(const Recorded& days, bool on) {
  Arm arm;
  double square = 0;  // Welford's recursion
  for (std::size_t i = 0; i < days.y.size(); ++i) {
    if ((days.dose[i] >= 0.5) != on) continue;
    const double away = days.y[i] - arm.mean;
    arm.mean += away / ++arm.n;
    square += away * (days.y[i] - arm.mean);
  }
  arm.variance = arm.n > 1 ? square / (arm.n - 1) : 0;
  return arm;
}

int sign(double x) { return x < 0 ? -1 : 1; }
Claim claim(double t, double degrees_of_freedom) {
  if (!(degrees_of_freedom > 0) || !std::isfinite(t)) return std::nullopt;
  return student_tail(t, degrees_of_freedom) < alpha ? sign(t) : 0;
}

/// Least squares of y on three columns: the coefficients and the t of the last; nothing when they are dependent.
struct Line {
  std::array<double, 3> b{};
  double t = 0;
};
using Rows = std::vector<std::array<double, 4>>;  ///< three columns and y

std::optional<Line> least_squares(const Rows& rows) {
  if (rows.size() < 5) return std::nullopt;
  double a[4][4] = {};
  for (const auto& row : rows)
    for (std::size_t i = 0; i < 4; ++i)
      for (std::size_t j = 0; j < 4; ++j) a[i][j] += row[i] * row[j];
  // The last pivots of the elimination are the residual sums of squares of the last column and of y.
  for (std::size_t k = 0; k < 3; ++k) {
    if (a[k][k] < 1e-9 * double(rows.size())) return std::nullopt;
    for (std::size_t i = k + 1; i < 4; ++i) {
      const double f = a[i][k] / a[k][k];
      for (std::size_t j = k; j < 4; ++j) a[i][j] -= f * a[k][j];
    }
  }
  Line line;
  for (std::size_t k = 3; k-- > 0;) {
    line.b[k] = a[k][3];
    for (std::size_t j = k + 1; j < 3; ++j) line.b[k] -= a[k][j] * line.b[j];
    line.b[k] /= a[k][k];
  }
  const double s2 = a[3][3] / (double(rows.size()) - 3);
  if (!(s2 > 0)) return std::nullopt;
  line.t = line.b[2] / std::sqrt(s2 / a[2][2]);
  return line;
}

/// The continued fraction of the incomplete beta function (Abramowitz & Stegun 26.5.8), by Lentz's method.
double beta_fraction(double a, double b, double x) {
  constexpr double tiny = 1e-300;
  double c = 1, d = 1 - (a + b) * x / (a + 1);
  d = 1 / (std::abs(d) < tiny ? tiny : d);
  double f = d;
  for (int m = 1; m < 300; ++m) {
    for (const double step : {m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
                              -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))}) {
      d = 1 + step * d;
      c = 1 + step / c;
      d = 1 / (std::abs(d) < tiny ? tiny : d);
      if (std::abs(c) < tiny) c = tiny;
      f *= c * d;
    }
    if (std::abs(c * d - 1) < 1e-14) break;
  }
  return f;
}

double incomplete_beta(double a, double b, double x) {
  if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1;
  const double front =
      std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) + a * std::log(x) + b * std::log1p(-x));
  return x < (a + 1) / (a + b + 2) ? front * beta_fraction(a, b, x) / a : 1 - front * beta_fraction(b, a, 1 - x) / b;
}

}  // namespace

double student_tail(double t, double nu) { return incomplete_beta(nu / 2, 0.5, nu / (nu + t * t)); }

double correlation(const std::vector<double>& a, const std::vector<double>& b) {
  const double n = double(a.size());
  double ma = 0, mb = 0, aa = 0, bb = 0, ab = 0;
  for (std::size_t i = 0; i < a.size(); ++i) ma += a[i] / n, mb += b[i] / n;
  for (std::size_t i = 0; i < a.size(); ++i) {
    aa += (a[i] - ma) * (a[i] - ma);
    bb += (b[i] - mb) * (b[i] - mb);
    ab += (a[i] - ma) * (b[i] - mb);
  }
  return ab / std::sqrt(aa * bb);
}

Claim correlation_from_five_days(const Recorded& days) {
  if (days.y.size() < 5) return std::nullopt;
  const double r = correlation(days.dose, days.y);
  if (!std::isfinite(r)) return std::nullopt;  // one of the two has not varied yet
  return std::abs(r) >= 0.4 ? sign(r) : 0;
}

Claim difference_of_a_fifth(const Recorded& days) {
  const Arm on = arm_of(days, true), off = arm_of(days, false);
  if (on.n < 3 || off.n < 3) return std::nullopt;
  return std::abs(on.mean - off.mean) >= 0.2 * std::abs(off.mean) && on.mean != off.mean ? sign(on.mean - off.mean) : 0;
}

Claim welch(const Recorded& days) {
  const Arm on = arm_of(days, true), off = arm_of(days, false);
  if (on.n < 2 || off.n < 2) return std::nullopt;
  const double a = on.variance / on.n, b = off.variance / off.n;
  return claim((on.mean - off.mean) / std::sqrt(a + b), (a + b) * (a + b) / (a * a / (on.n - 1) + b * b / (off.n - 1)));
}

Claim pearson(const Recorded& days) {
  const double n = double(days.y.size()), r = correlation(days.dose, days.y);
  return n < 4 ? std::nullopt : claim(r * std::sqrt((n - 2) / (1 - r * r)), n - 2);
}

Claim ols_with_trend(const Recorded& days) {
  Rows rows;
  for (std::size_t i = 0; i < days.y.size(); ++i) rows.push_back({1, 0.02 * days.day[i], days.dose[i], days.y[i]});
  const auto line = least_squares(rows);
  return line ? claim(line->t, double(rows.size()) - 3) : std::nullopt;
}

Claim gls_ar1(const Recorded& days) {
  Rows rows;
  for (std::size_t i = 0; i < days.y.size(); ++i) rows.push_back({1, 0.02 * days.day[i], days.dose[i], days.y[i]});
  auto line = least_squares(rows);
  std::size_t used = rows.size();
  for (int round = 0; line && round < 20; ++round) {
    std::vector<double> e;
    for (const auto& row : rows) e.push_back(row[3] - line->b[0] - line->b[1] * row[1] - line->b[2] * row[2]);
    double product = 0, square = 0;
    for (std::size_t i = 1; i < rows.size(); ++i)
      if (days.day[i] == days.day[i - 1] + 1) product += e[i] * e[i - 1], square += e[i - 1] * e[i - 1];
    const double rho = square > 0 ? std::clamp(product / square, -0.98, 0.98) : 0;
    Rows differenced;
    for (std::size_t i = 1; i < rows.size(); ++i) {
      if (days.day[i] != days.day[i - 1] + 1) continue;
      differenced.push_back(rows[i]);
      for (std::size_t k = 0; k < 4; ++k) differenced.back()[k] -= rho * rows[i - 1][k];
    }
    used = differenced.size();
    line = least_squares(differenced);
  }
  return line ? claim(line->t, double(used) - 3) : std::nullopt;
}

}  // namespace titrate::calibration
