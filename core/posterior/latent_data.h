#pragma once

#include <cstddef>
#include <new>
#include <vector>

#include "posterior/likelihood.h"

namespace titrate {

inline constexpr int most_border = 64;

/// The linear parameters of a model: cut-points or intercept, covariates, the effect.
int border_of(const Model& model);

/// Rows of lane_count values that begin where a line of the cache does: a register that straddles two costs twice.
template <class T>
struct OnCacheLine {
  using value_type = T;
  OnCacheLine() = default;
  template <class Other>
  OnCacheLine(const OnCacheLine<Other>&) {}
  T* allocate(std::size_t count) {
    return static_cast<T*>(::operator new (count * sizeof(T), std::align_val_t{sizeof(double) * lane_count}));
  }
  void deallocate(T* at, std::size_t) { ::operator delete (at, std::align_val_t{sizeof(double) * lane_count}); }
  bool operator==(const OnCacheLine&) const { return true; }
};
using Rows = std::vector<double, OnCacheLine<double>>;

/// A latent AR(1) model in the layout that its inner loops want: observed days only, the half-life in lanes.
///
///     eta_i = F_i' fixed + x_i(h) effect + u_i,     u AR(1) over the exact gaps between observed days
///
/// The border is everything linear or nearly so: the parameters of the cut-points (the middle one, then the log gaps
/// from below), the fixed columns, and the effect as the last.
/// Edges: n = 0 is allowed, and every array over days is then empty. Test: latent_test.cc.
struct LatentData {
  Likelihood likelihood;
  int n = 0, cuts = 0, fixed = 0, border = 0;
  std::vector<int> gap;                             ///< [n] days since the observation before; the first is not used
  std::vector<std::size_t> day;                     ///< [n] index into the series
  std::vector<double> columns;                      ///< [n * fixed]
  std::vector<double> prior_mean, prior_precision;  ///< [border]
  std::vector<int> category, days_in_category;      ///< ordinal: [n], [levels]
  int middle = 0;                                   ///< ordinal: index of the cut-point that the middle prior is on
};

/// Needs border_of(model) <= most_border (fit_latent asks first), and responses that the family can have.
LatentData latent_data_of(const Model& model, const Series& series);

/// x(h) on the observed days, [n * lane_count], and the block contrast of x, [lane_count]. No half-lives: the dose of
/// the day, in every lane.
struct LaneExposure {
  Rows x, contrast;
};
LaneExposure lane_exposure(const LatentData& data, const Series& series, const std::vector<double>& half_lives);

/// The precision of u over the observed days: tridiagonal.
struct ProcessPrecision {
  std::vector<double> diagonal, off;  ///< off[i] couples i - 1 and i
  double log_det = 0;
};
/// rho = tanh phi; `dependent` false means independent days; sigma > 0. Nothing cancels as rho approaches 1 or -1, and
/// beyond |phi| = `furthest_phi` the days are held as alike as there: ten years apart 1 - |rho|^g is then 1e-4, which
/// no diary tells from none, and a precision of 1 / (1 - rho^2) more would leave no digits for what the days say.
/// Source: the inverse of an AR(1) covariance at exact gaps, docs/mathematics.md, section 1.
inline constexpr double furthest_phi = 9;
ProcessPrecision process_precision(const LatentData& data, bool dependent, double phi, double sigma);

}  // namespace titrate
