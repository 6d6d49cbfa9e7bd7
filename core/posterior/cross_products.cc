#include "posterior/cross_products.h"

#include <algorithm>
#include <cmath>

#include "base/require.h"
#include "numerics/lanes.h"

namespace titrate {
namespace {

/// The row v_t of one day: 1, the covariates, and the response less what the prior means of the columns explain.
void fill_row(const Model& model, const Series& series, std::size_t day, double* row) {
  row[0] = 1;
  double expected = model.intercept.mean;
  for (std::size_t k = 0; k < series.covariates.size(); ++k) {
    row[k + 1] = series.covariates[k][day];
    expected += model.covariates[k].prior.mean * row[k + 1];
  }
  row[series.covariates.size() + 1] = *series.response[day] - expected;
}

GapClass& class_of(CrossProducts& products, int gap) {
  auto at = std::lower_bound(products.gaps.begin(), products.gaps.end(), gap,
                             [](const GapClass& known, int wanted) { return known.gap < wanted; });
  if (at == products.gaps.end() || at->gap != gap) {
    GapClass fresh;
    fresh.gap = gap;
    const auto size = std::size_t(products.rows * products.rows);
    fresh.dd.assign(size, 0);
    fresh.dp.assign(size, 0);
    fresh.pp.assign(size, 0);
    at = products.gaps.insert(at, std::move(fresh));
  }
  return *at;
}

/// One pair of neighbouring observations, x against the rows and against itself, for every lane.
TITRATE_WIDE void add_pair(GapClass& gap, int rows, int lanes, const double* before, const double* after,
                           const double* x_before, const double* x_after) {
  for (int k = 0; k < rows; ++k) {
    const double p = before[k], d = after[k] - before[k];
    double* __restrict dd = gap.ddx.data() + k * lanes;
    double* __restrict dp = gap.dpx.data() + k * lanes;
    double* __restrict pp = gap.ppx.data() + k * lanes;
    for (int l = 0; l < lanes; ++l) {
      const double px = x_before[l], dx = x_after[l] - px;
      dd[l] += dx * d;
      dp[l] += dx * p + px * d;
      pp[l] += px * p;
    }
  }
  double* __restrict dd = gap.ddx.data() + rows * lanes;
  double* __restrict dp = gap.dpx.data() + rows * lanes;
  double* __restrict pp = gap.ppx.data() + rows * lanes;
  for (int l = 0; l < lanes; ++l) {
    const double px = x_before[l], dx = x_after[l] - px;
    dd[l] += dx * dx;
    dp[l] += 2 * dx * px;
    pp[l] += px * px;
  }
}

TITRATE_WIDE void advance(double* __restrict x, const double* __restrict keep, double dose, int lanes) {
  for (int l = 0; l < lanes; ++l) x[l] = dose + keep[l] * (x[l] - dose);
}

}  // namespace

CrossProducts cross_products_of(const Model& model, const Series& series) {
  const std::size_t days = series.dose.size();
  require(series.response.size() == days, "a series has a response, or a missing one, for each day");
  require(series.covariates.size() == model.covariates.size(), "a series has a column for each covariate of the model");
  for (const auto& column : series.covariates) require(column.size() == days, "a covariate has a value for each day");

  CrossProducts products;
  products.columns = int(model.covariates.size()) + 1;
  products.rows = products.columns + 1;
  products.days = int(days);
  const int rows = products.rows;
  products.first.assign(std::size_t(rows * rows), 0);
  std::vector<double> before(std::size_t(rows), 0), now(std::size_t(rows), 0);
  std::size_t last = 0;
  for (std::size_t t = 0; t < days; ++t) {
    if (!series.response[t]) continue;
    fill_row(model, series, t, now.data());
    if (products.observed++ == 0) {
      for (int i = 0; i < rows; ++i)
        for (int j = 0; j < rows; ++j)
          products.first[std::size_t(i * rows + j)] = now[std::size_t(i)] * now[std::size_t(j)];
    } else {
      GapClass& gap = class_of(products, int(t - last));
      ++gap.pairs;
      for (int i = 0; i < rows; ++i)
        for (int j = 0; j <= i; ++j) {
          const auto at = std::size_t(i * rows + j);
          const double pi = before[std::size_t(i)], pj = before[std::size_t(j)];
          const double di = now[std::size_t(i)] - pi, dj = now[std::size_t(j)] - pj;
          gap.dd[at] += di * dj;
          gap.dp[at] += di * pj + pi * dj;
          gap.pp[at] += pi * pj;
        }
    }
    last = t;
    std::swap(before, now);
  }
  return products;
}

void add_exposure(CrossProducts& products, const Model& model, const Series& series,
                  const std::vector<double>& half_lives) {
  const int lanes = half_lives.empty() ? 1 : int(half_lives.size());
  const int rows = products.rows;
  const auto size = std::size_t((rows + 1) * lanes);
  products.lanes = lanes;
  products.firstx.assign(size, 0);
  for (GapClass& gap : products.gaps) {
    gap.ddx.assign(size, 0);
    gap.dpx.assign(size, 0);
    gap.ppx.assign(size, 0);
  }
  products.contrast.assign(series.block_contrast.empty() ? 0 : std::size_t(lanes), 0);

  std::vector<double> keep(std::size_t(lanes), 0.0), x(std::size_t(lanes), 0.0), x_before(std::size_t(lanes), 0.0);
  for (int l = 0; l < lanes && !half_lives.empty(); ++l)
    keep[std::size_t(l)] = std::exp2(-1 / half_lives[std::size_t(l)]);
  std::vector<double> before(std::size_t(rows), 0), now(std::size_t(rows), 0);
  std::size_t last = 0;
  bool any = false;
  for (std::size_t t = 0; t < series.dose.size(); ++t) {
    advance(x.data(), keep.data(), series.dose[t], lanes);
    if (!products.contrast.empty() && series.block_contrast[t] != 0)
      for (std::size_t l = 0; l < std::size_t(lanes); ++l) products.contrast[l] += series.block_contrast[t] * x[l];
    if (!series.response[t]) continue;
    fill_row(model, series, t, now.data());
    if (!any) {
      for (int k = 0; k < rows; ++k)
        for (int l = 0; l < lanes; ++l)
          products.firstx[std::size_t(k * lanes + l)] = now[std::size_t(k)] * x[std::size_t(l)];
      for (int l = 0; l < lanes; ++l)
        products.firstx[std::size_t(rows * lanes + l)] = x[std::size_t(l)] * x[std::size_t(l)];
    } else {
      add_pair(class_of(products, int(t - last)), rows, lanes, before.data(), now.data(), x_before.data(), x.data());
    }
    any = true;
    last = t;
    std::swap(before, now);
    x_before = x;
  }
}

}  // namespace titrate
