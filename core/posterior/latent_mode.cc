#include "posterior/latent_mode.h"

#include <algorithm>
#include <cmath>

namespace titrate {
namespace {

constexpr int L = lane_count;
constexpr int most_steps = 80;
constexpr double most_shift = 1, most_stretch = 0.7, most_share = 2;
constexpr double faded = 1e-3;  ///< of the correlation of two days' u given the border: they are no longer a pair

/// The expansion is asymptotic: where its second order is large (a huge sigma) it means nothing, and must not be let
/// loose. Below one it is hardly touched.
double held(double value, double most) { return most * std::tanh(value / most); }
double most_log_p(int days) { return 1.5 + 0.12 * days; }

std::size_t sized(int rows) { return std::size_t(rows) * L; }

/// The first of the days before each that T^-1 still couples with it, in any lane.
void find_reach(const LatentData& data, const Rows& link, std::vector<int>& reach) {
  const double least = std::log(faded);
  std::vector<double> from_first(std::size_t(data.n), 0.0);  // sums of log |link|
  for (int i = 1, first = 0; i < data.n; ++i) {
    double largest = 1e-30;
    for (int l = 0; l < L; ++l) largest = std::max(largest, std::abs(link[sized(i) + std::size_t(l)]));
    from_first[std::size_t(i)] = from_first[std::size_t(i - 1)] + std::log(largest);
    while (from_first[std::size_t(i)] - from_first[std::size_t(first)] < least) ++first;
    reach[std::size_t(i)] = first;
  }
}

}  // namespace

ModeState::ModeState(const LatentData& data) {
  const int n = data.n, m = data.border;
  for (auto* rows : {&u, &eta, &inverse, &link, &third, &fourth, &first, &weight, &above, &forward, &step_u, &step_eta})
    rows->assign(sized(n), 0);
  for (auto* rows : {&border, &right}) rows->assign(sized(m), 0);
  eliminated.assign(sized(n * m), 0);
  schur.assign(sized(m * m), 0);
  for (auto* rows : {&cut, &gap}) rows->assign(sized(data.cuts), 0);
  q.assign(sized(n * m), 0);
  if (data.cuts > 0) return;
  tensor.assign(sized(m * (m + 1) / 2 + m * (m + 1) * (m + 2) / 6), 0);
}

SecondOrder::SecondOrder(int n) : reach(std::size_t(n), 0) {
  for (auto* rows : {&shift, &z_diagonal, &with_effect, &scaled}) rows->assign(sized(n), 0);
}

LatentMode::LatentMode(const LatentData& data) : data_(data), state_(data), more_(data.n) { restart(); }

void LatentMode::restart() {
  const int m = data_.border;
  Rows& border = state_.border;
  std::fill(state_.u.begin(), state_.u.end(), 0.0);
  std::fill(more_.shift.begin(), more_.shift.end(), 0.0);
  for (int j = 0; j < m; ++j) std::fill_n(&border[sized(j)], L, data_.prior_mean[std::size_t(j)]);
  double mean = 0;
  for (double y : data_.likelihood.y) mean += y / std::max(data_.n, 1);
  double level = 0;
  if (data_.likelihood.family == Family::poisson || data_.likelihood.family == Family::negative_binomial)
    level = std::log(mean + 0.1);
  if (data_.likelihood.family == Family::bernoulli) level = std::log((mean + 0.05) / (1.05 - mean));
  if (data_.cuts > 0) {
    double below = 0.5;
    for (int c = 0; c <= data_.middle; ++c) below += data_.days_in_category[std::size_t(c)];
    level = std::log(below / (data_.n + 1 - below));
  }
  if (data_.n > 0) std::fill_n(border.begin(), L, level);  // the intercept, or the middle cut-point
}

void LatentMode::start_at(std::initializer_list<const Start*> modes, std::initializer_list<double> shares) {
  const auto sum = [&](Rows Start::*part, Rows& to) {
    std::fill(to.begin(), to.end(), 0.0);
    const double* share = shares.begin();
    for (const Start* mode : modes) {
      const Rows& from = mode->*part;
      for (std::size_t i = 0; i < to.size(); ++i) to[i] += *share * from[i];
      ++share;
    }
  };
  sum(&Start::u, state_.u);
  sum(&Start::border, state_.border);
}

void LatentMode::find(const ProcessPrecision& process, const double* x, double close_enough) {
  const LatentKernels& kernels = latent_kernels_for(best_instructions());
  double log_det[L] = {}, decrement[L] = {}, value[L] = {};
  prior_ = 0.5 * process.log_det;
  for (double precision : data_.prior_precision) prior_ += 0.5 * std::log(precision);
  settled = false;
  kernels.predict(data_, x, state_);
  for (int step = 0; step < most_steps && !settled; ++step) {
    kernels.newton(data_, process, x, false, state_, decrement, log_det);
    settled = *std::max_element(decrement, decrement + L) < close_enough;
  }
  kernels.log_likelihood(data_.likelihood, data_.category.data(), state_.cut.data(), state_.eta.data(), value,
                         state_.third.data(), state_.fourth.data());
  kernels.add_log_priors(data_, process, state_.u.data(), state_.border.data(), value);
  const int m = data_.border;
  for (int l = 0; l < L; ++l) {
    constant[l] = prior_ - 0.5 * log_det[l];
    log_p[l] = value[l] + constant[l];
    mean[l] = state_.border[sized(m - 1) + std::size_t(l)];
    variance[l] = 1 / state_.schur[sized(m * m - 1) + std::size_t(l)];
  }
}

void LatentMode::outcome(const double* x, OutcomeRow& row) {
  const LatentKernels& kernels = latent_kernels_for(best_instructions());
  if (data_.cuts > 0) kernels.factors(data_, x, state_);  // else from correct()
  row.effect_mean = mean;
  row.effect_variance = variance;
  row.shift = more_.shift.data();
  row.difference.resize(2 * sized(data_.n));
  kernels.outcome(data_, x, state_, row);
}

void LatentMode::correct(const ProcessPrecision& process, const double* x) {
  const bool whole = data_.cuts == 0;
  if (!whole) return correct_along_effect(process, x);
  const LatentKernels& kernels = latent_kernels_for(best_instructions());
  kernels.factors(data_, x, state_);
  find_reach(data_, state_.link, more_.reach);
  kernels.second_order(data_, whole, variance, state_, more_);
  for (int l = 0; l < L; ++l) {
    if (!std::isfinite(more_.log_p[l] + more_.mean[l] + more_.variance[l])) continue;
    log_p[l] += held(more_.log_p[l], most_log_p(data_.n));
    const double sd = std::sqrt(variance[l]);
    mean[l] += sd * held(more_.mean[l] / sd, most_shift);
    variance[l] *= std::exp(held(more_.variance[l] / variance[l], most_stretch));
  }
}

void LatentMode::correct_along_effect(const ProcessPrecision& process, const double* x) {
  const LatentKernels& kernels = latent_kernels_for(best_instructions());
  const double root3 = std::sqrt(3.0);
  double more[L], share[2][L];
  const auto given_border = [&](ModeState& at, double* log_p_more) {
    find_reach(data_, at.link, more_.reach);
    kernels.second_order(data_, false, variance, at, more_);
    for (int l = 0; l < L; ++l) log_p_more[l] = held(more_.log_p[l], most_log_p(data_.n));
  };
  if (!aside_) aside_.emplace(data_);
  for (const int side : {0, 1}) {
    double distance[L], decrement[L], log_det[L], value[L], log_more[L];
    for (int l = 0; l < L; ++l) distance[l] = (side == 0 ? -root3 : root3) * std::sqrt(variance[l]);
    kernels.slide(data_, x, state_, distance, *aside_);
    // One step: a second one moves the distribution function by less than 0.001 in the reference cases.
    kernels.newton(data_, process, x, true, *aside_, decrement, log_det);
    kernels.log_likelihood(data_.likelihood, data_.category.data(), aside_->cut.data(), aside_->eta.data(), value,
                           aside_->third.data(), aside_->fourth.data());
    kernels.add_log_priors(data_, process, aside_->u.data(), aside_->border.data(), value);
    given_border(*aside_, log_more);
    for (int l = 0; l < L; ++l) share[side][l] = value[l] + prior_ - 0.5 * log_det[l] + log_more[l] + 1.5;
  }
  given_border(state_, more);  // last, for its shift
  for (int l = 0; l < L; ++l) {
    // Against the normal of the mode, in whose own terms the rule's weights are 1/6, 2/3, 1/6.
    const double at_mode = log_p[l] - 0.5 * std::log(variance[l]) + more[l];
    const double low = std::exp(held(share[0][l] - at_mode, most_share)),
                 high = std::exp(held(share[1][l] - at_mode, most_share)), total = (low + 4 + high) / 6;
    if (!std::isfinite(low + high + more[l])) continue;
    log_p[l] += more[l] + std::log(total);
    const double shift = root3 * (high - low) / (6 * total), square = (high + low) / (2 * total);
    mean[l] += shift * std::sqrt(variance[l]);
    variance[l] *= square - shift * shift;
  }
}

}  // namespace titrate
