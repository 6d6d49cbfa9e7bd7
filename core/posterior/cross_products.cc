#include "posterior/cross_products.h"

#include <algorithm>
#include <cmath>

#include "base/require.h"
#include "model/carry_in.h"
#include "posterior/gaussian_kernels.h"

namespace titrate {
namespace {

std::size_t size_of(int a, int b = 1, int c = 1) { return std::size_t(a) * std::size_t(b) * std::size_t(c); }
int padded(int count) { return (count + lane_block - 1) / lane_block * lane_block; }

/// The observed days, without a branch for each: what is missing at random is what a machine guesses wrong.
void note_observed(const Series& series, CrossProducts& out) {
  out.seen.resize(size_of(out.days + 1));
  int count = 0;
  for (int t = 0; t < out.days; ++t) {
    out.seen[std::size_t(count)] = t;
    count += series.response[std::size_t(t)].has_value() ? 1 : 0;
  }
  out.observed = count;
  out.first_day = count > 0 ? out.seen[0] : -1;
  out.last_day = count > 0 ? out.seen[std::size_t(count - 1)] : -1;
}

/// The rows v_t of the observed days: 1, the covariates, and the response less what the prior means of the columns
/// explain.
void fill_rows(const Model& model, const Series& series, CrossProducts& out) {
  const auto observed = std::size_t(out.observed), padded = std::size_t(out.padded);
  const int* day = out.seen.data();
  // Of a day without an observation, and beyond the rows, nothing is used; but what nobody wrote is not read either.
  out.f.resize(size_of(out.days, out.padded));
  double* response = out.f.data() + out.columns;
  for (std::size_t i = 0; i < observed; ++i) {
    const auto t = std::size_t(day[i]);
    out.f[t * padded] = 1;
    response[t * padded] = *series.response[t] - model.intercept.mean;
  }
  for (std::size_t k = 0; k < series.covariates.size(); ++k) {
    const double *values = series.covariates[k].data(), mean = model.covariates[k].prior.mean;
    double* column = out.f.data() + k + 1;
    for (std::size_t i = 0; i < observed; ++i) {
      const auto t = std::size_t(day[i]);
      column[t * padded] = values[t];
      response[t * padded] -= mean * values[t];
    }
  }
}

/// Sorts the pairs of neighbours by their gap: out.gap, out.pairs, out.later.
void sort_pairs(CrossProducts& out) {
  const int* day = out.seen.data();
  int widest = 0;
  out.place.assign(size_of(out.days + 1), 0);  // of each gap, how often
  for (int i = 1; i < out.observed; ++i) {
    const int gap = day[i] - day[i - 1];
    widest = std::max(widest, gap);
    ++out.place[std::size_t(gap)];
  }
  out.gap.clear();
  out.pairs.clear();
  int before = 0;
  for (int g = 1; g <= widest; ++g)
    if (const int count = out.place[std::size_t(g)]) {
      out.gap.push_back(g);
      out.pairs.push_back(count);
      out.place[std::size_t(g)] = before;  // from now on: where the next pair of this gap goes
      before += count;
    }
  out.gaps = int(out.gap.size());
  out.later.resize(std::size_t(before));
  for (int i = 1; i < out.observed; ++i) out.later[std::size_t(out.place[std::size_t(day[i] - day[i - 1])]++)] = day[i];
}

/// D and T of every pair, whole rows at once.
TITRATE_WIDE void pair_up(CrossProducts& out) {
  const auto padded = std::size_t(out.padded);
  out.difference.resize(out.later.size() * padded);
  out.sum.resize(out.difference.size());
  std::size_t pair = 0;
  for (int g = 0; g < out.gaps; ++g)
    for (int i = 0; i < out.pairs[std::size_t(g)]; ++i, ++pair) {
      const double* __restrict b = &out.f[size_of(out.later[pair], out.padded)], * __restrict a =
                                                                                     b -
                                                                                     size_of(out.gap[std::size_t(g)],
                                                                                             out.padded);
      double* __restrict difference = &out.difference[pair * padded], * __restrict sum = &out.sum[pair * padded];
#pragma omp simd
      for (std::size_t k = 0; k < padded; ++k) {
        difference[k] = b[k] - a[k];
        sum[k] = b[k] + a[k];
      }
    }
}

/// Every gap class of one matrix z [days][lanes] against the rows, and the two ends of the telescope.
void cross_all(CrossProducts& p, const Aligned& z, int lanes, bool self, Aligned& ends, Aligned& dd, Aligned& tt,
               const Kernels& kernels) {
  const int sets = self ? p.rows + 1 : p.rows;
  const std::size_t size = size_of(sets, lanes);
  ends.assign(size, 0);
  dd.resize(size * std::size_t(p.gaps));
  tt.resize(size * std::size_t(p.gaps));
  if (p.observed == 0) return;
  for (const int day : {p.first_day, p.last_day}) {
    const double *f = &p.f[size_of(day, p.padded)], *own = &z[size_of(day, lanes)];
    for (int k = 0; k < p.rows; ++k)
      for (int l = 0; l < lanes; ++l) ends[size_of(k, lanes) + std::size_t(l)] += 0.5 * f[k] * own[l];
    for (int l = 0; l < lanes && self; ++l) ends[size_of(p.rows, lanes) + std::size_t(l)] += 0.5 * own[l] * own[l];
  }
  int before = 0;
  for (int g = 0; g < p.gaps; ++g) {
    const std::size_t at = size * std::size_t(g);
    kernels.cross(&p.later[std::size_t(before)], p.gap[std::size_t(g)], p.pairs[std::size_t(g)], z.data(), lanes,
                  &p.difference[size_of(before, p.padded)], &p.sum[size_of(before, p.padded)], p.padded, p.rows, self,
                  &dd[at], &tt[at]);
    before += p.pairs[std::size_t(g)];
  }
}

}  // namespace

void cross_products_of(const Model& model, const Series& series, CrossProducts& out, Instructions instructions) {
  const std::size_t days = series.dose.size();
  require(series.response.size() == days, "a series has a response, or a missing one, for each day");
  require(series.covariates.size() == model.covariates.size(), "a series has a column for each covariate of the model");
  for (const auto& column : series.covariates) require(column.size() == days, "a covariate has a value for each day");

  out.columns = int(model.covariates.size()) + 1;
  out.rows = out.columns + 1;
  out.padded = padded(out.rows);
  out.days = int(days);
  out.lanes = 0;
  note_observed(series, out);
  fill_rows(model, series, out);
  sort_pairs(out);
  pair_up(out);
  cross_all(out, out.f, out.padded, false, out.f_ends, out.f_dd, out.f_tt, kernels_for(instructions));
}

void add_exposure(CrossProducts& out, const Series& series, const double* half_lives, int count,
                  Instructions instructions) {
  const Kernels& kernels = kernels_for(instructions);
  const int block = count < lane_block ? lane_block : lane_unit(instructions);
  out.lanes = (std::max(count, 1) + block - 1) / block * block;
  out.keep.assign(std::size_t(out.lanes), 0);
  for (int l = 0; l < count; ++l) out.keep[std::size_t(l)] = std::exp2(-1 / half_lives[l]);
  out.x.resize(size_of(out.days, out.lanes));
  kernels.expose(series.dose.data(), out.days, out.keep.data(), out.lanes, out.x.data());
  if (series.before != 0) add_carry_in(series.before, out.keep.data(), out.days, out.lanes, out.x.data());
  cross_all(out, out.x, out.lanes, true, out.x_ends, out.x_dd, out.x_tt, kernels);

  out.contrast.assign(series.block_contrast.empty() ? 0 : std::size_t(out.lanes), 0);
  for (std::size_t t = 0; t < series.block_contrast.size(); ++t)
    if (const double weight = series.block_contrast[t]; weight != 0)
      for (std::size_t l = 0; l < std::size_t(out.lanes); ++l)
        out.contrast[l] += weight * out.x[t * std::size_t(out.lanes) + l];
}

}  // namespace titrate
