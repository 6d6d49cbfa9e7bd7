#include "posterior/cross_products.h"

#include <gtest/gtest.h>

#include <cmath>

#include "numerics/random.h"

namespace titrate {
namespace {

TEST(CrossProducts, TheWhitenedCrossProductIsThatOfTheWhitenedRows) {
  Model model;
  model.intercept.mean = 0.3;
  for (int k = 0; k < 6; ++k) model.covariates.push_back({"c", {0.1, 1}});
  Series series;
  series.covariates.resize(6);
  RandomStream random(1, 1);
  for (int t = 0; t < 60; ++t) {
    series.dose.push_back(t / 5 % 2);
    for (auto& column : series.covariates) column.push_back(random.normal());
    series.response.push_back(random.uniform() < 0.4 ? std::nullopt : std::optional(random.normal()));
  }
  const double half_lives[] = {0.5, 2, 7, 30};
  for (const Instructions instructions : instructions_here()) {
    CrossProducts p;
    cross_products_of(model, series, p, instructions);
    add_exposure(p, series, half_lives, 4, instructions);
    for (double rho : {-0.9, -0.3, 0.0, 0.6, 0.999999})
      for (int lane = 0; lane < 4; ++lane) {
        // The definition: v_1, then (v_i - r v_{i-1}) / sqrt(1 - r^2).
        const auto size = std::size_t(p.rows + 1);
        std::vector<double> q(size * size, 0.0), before;
        double x = 0;
        int last = -1;
        const double keep = std::pow(2, -1 / half_lives[lane]);
        for (int t = 0; t < 60; ++t) {
          const auto day = std::size_t(t);
          x = keep * x + (1 - keep) * series.dose[day];
          if (!series.response[day]) continue;
          std::vector<double> v{1};
          double y = *series.response[day] - 0.3;
          for (const auto& column : series.covariates) {
            v.push_back(column[day]);
            y -= 0.1 * column[day];
          }
          v.push_back(y);
          v.push_back(x);
          const double r = last < 0 ? 0 : std::pow(rho, t - last);
          for (std::size_t i = 0; i < size; ++i)
            for (std::size_t j = 0; j < size; ++j) {
              const double a = v[i] - (last < 0 ? 0 : r * before[i]), b = v[j] - (last < 0 ? 0 : r * before[j]);
              q[i * size + j] += a * b / (1 - r * r);
            }
          before = v;
          last = t;
        }
        std::vector<double> t(std::size_t(p.gaps));
        for (std::size_t g = 0; g < t.size(); ++g) {
          const double r = std::pow(rho, p.gap[g]);
          t[g] = (1 - r) / (1 + r);
        }
        const std::size_t x_size = size * std::size_t(p.lanes), f_size = std::size_t(p.rows * p.padded);
        for (std::size_t i = 0; i < size; ++i) {
          const std::size_t at = i * std::size_t(p.lanes) + std::size_t(lane);
          double sum = p.x_ends[at];
          for (std::size_t g = 0; g < t.size(); ++g)
            sum += (p.x_dd[g * x_size + at] / t[g] + t[g] * p.x_tt[g * x_size + at]) / 4;
          EXPECT_NEAR(sum / q[i * size + size - 1], 1, 1e-8) << "rho " << rho << ", row " << i;
        }
        for (std::size_t i = 0; i + 1 < size; ++i)
          for (std::size_t j = 0; j + 1 < size; ++j) {
            const std::size_t at = i * std::size_t(p.padded) + j;
            double sum = p.f_ends[at];
            for (std::size_t g = 0; g < t.size(); ++g)
              sum += (p.f_dd[g * f_size + at] / t[g] + t[g] * p.f_tt[g * f_size + at]) / 4;
            EXPECT_NEAR(sum, q[i * size + j], 1e-8 * (1 + std::abs(q[i * size + j])));
          }
      }
  }
}

}  // namespace
}  // namespace titrate
