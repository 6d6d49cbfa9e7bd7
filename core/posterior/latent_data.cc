#include "posterior/latent_data.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/require.h"

namespace titrate {
namespace {

constexpr int L = lane_count;

}  // namespace

int border_of(const Model& model) {
  return (model.family == Family::ordinal ? model.levels - 1 : 1) + int(model.covariates.size()) + 1;
}

LatentData latent_data_of(const Model& model, const Series& series) {
  LatentData data;
  std::vector<double> y;
  for (std::size_t t = 0; t < series.response.size(); ++t) {
    if (!series.response[t]) continue;
    y.push_back(*series.response[t]);
    data.gap.push_back(data.day.empty() ? 0 : int(t - data.day.back()));
    data.day.push_back(t);
  }
  data.n = int(y.size());
  data.likelihood = likelihood_of(model, y);
  data.cuts = data.likelihood.cuts();
  const bool intercept = model.family != Family::ordinal;
  data.fixed = int(model.covariates.size()) + intercept;
  data.border = border_of(model);
  require(data.border <= most_border, "a latent model has at most 64 linear parameters");
  for (const std::size_t t : data.day) {
    if (intercept) data.columns.push_back(1);
    for (const auto& column : series.covariates) data.columns.push_back(column[t]);
  }
  const auto add = [&](const NormalPrior& prior) {
    data.prior_mean.push_back(prior.mean);
    data.prior_precision.push_back(1 / (prior.sd * prior.sd));
  };
  for (int c = 0; c < data.cuts; ++c) add(c == 0 ? model.cutpoints.middle : model.cutpoints.log_gap);
  if (intercept) add(model.intercept);
  for (const Coefficient& covariate : model.covariates) add(covariate.prior);
  add(model.effect);
  if (data.cuts > 0) {
    data.days_in_category.assign(std::size_t(model.levels), 0);
    for (double value : y) {
      data.category.push_back(int(value));
      ++data.days_in_category[std::size_t(value)];
    }
    data.middle = (model.levels - 2) / 2;
  }
  return data;
}

LaneExposure lane_exposure(const LatentData& data, const Series& series, const std::vector<double>& half_lives) {
  require(half_lives.empty() || half_lives.size() == L, "a half-life for each lane, or none");
  LaneExposure exposure;
  exposure.x.assign(std::size_t(data.n) * L, 0);
  exposure.contrast.assign(L, 0);
  double x[L], keep[L] = {};
  std::fill(x, x + L, series.before);
  for (int l = 0; l < L && !half_lives.empty(); ++l) keep[l] = std::exp2(-1 / half_lives[std::size_t(l)]);
  std::size_t i = 0;
  for (std::size_t t = 0; t < series.dose.size(); ++t) {
    TITRATE_EACH_LANE(l) {
      x[l] = series.dose[t] + keep[l] * (x[l] - series.dose[t]);
      if (!series.block_contrast.empty()) exposure.contrast[std::size_t(l)] += series.block_contrast[t] * x[l];
    }
    if (i < data.day.size() && data.day[i] == t) {
      std::copy(x, x + L, &exposure.x[i * L]);
      ++i;
    }
  }
  return exposure;
}

ProcessPrecision process_precision(const LatentData& data, bool dependent, double phi, double sigma) {
  ProcessPrecision p;
  const double size = std::min(std::abs(phi), furthest_phi);
  const double inverse = 1 / (sigma * sigma), less = dependent ? 2 / (1 + std::exp(2 * size)) : 1;
  const double log_size = dependent ? std::log1p(-less) : 0;  // log |rho|
  p.diagonal.assign(std::size_t(data.n), inverse);
  p.off.assign(std::size_t(data.n), 0);
  p.log_det = data.n * std::log(inverse);
  if (!dependent) return p;
  struct Pair {
    double own = -1, off = 0, log_det = 0;
  };
  std::array<Pair, 32> seen;  // most gaps are a day or two
  for (std::size_t i = 1; i < p.diagonal.size(); ++i) {
    const int gap = data.gap[i];
    Pair& pair = seen[std::size_t(gap) % seen.size()];
    if (pair.own < 0 || gap >= int(seen.size())) {
      const double one_minus_r2 = -std::expm1(2 * gap * log_size), r = std::exp(gap * log_size);
      pair.own = inverse * r * r / one_minus_r2;
      pair.off = (phi < 0 && gap % 2 == 1 ? 1 : -1) * inverse * r / one_minus_r2;
      pair.log_det = -std::log(one_minus_r2);
    }
    p.diagonal[i] += pair.own;
    p.diagonal[i - 1] += pair.own;
    p.off[i] = pair.off;
    p.log_det += pair.log_det;
    if (gap >= int(seen.size())) pair.own = -1;
  }
  return p;
}

}  // namespace titrate
