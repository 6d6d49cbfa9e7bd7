#include "posterior/latent_mode.h"

#include <algorithm>
#include <cmath>

namespace titrate {
namespace {

constexpr int L = lane_count;
constexpr int most_steps = 80;
constexpr double most_shift = 1, most_stretch = 0.7;
constexpr int rounds_from_a_mode = 3;  ///< of all sites; a fourth moves log p by less than 0.005
constexpr int rounds_halfway = 16;     ///< where those swing
constexpr double of_the_approximation = 0.5;
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

ModeState::ModeState(const LatentData& data, bool moments) : by_moments(moments) {
  const int n = data.n, m = data.border;
  for (auto* rows : {&u, &eta, &inverse, &link, &third, &fourth, &first, &weight, &above, &forward, &step_u, &step_eta})
    rows->assign(sized(n), 0);
  for (auto* rows : {&border, &right}) rows->assign(sized(m), 0);
  eliminated.assign(sized(n * m), 0);
  schur.assign(sized(m * m), 0);
  for (auto* rows : {&cut, &gap}) rows->assign(sized(data.cuts), by_moments);
  q.assign(sized(n * m), 0);
  if (by_moments) {
    for (auto* rows : {&site_precision, &site_pull}) rows->assign(sized(sites_of_days(data) + data.cuts), 0);
    site_variance.assign(sized(sites_of_days(data) + data.cuts), 1);
    cut_factor.assign(sized(data.cuts * m), 0);
  }
  if (matches_moments(data.likelihood.family)) return;
  tensor.assign(sized(m * (m + 1) / 2 + m * (m + 1) * (m + 2) / 6), 0);
}

SecondOrder::SecondOrder(int n) : reach(std::size_t(n), 0) {
  for (auto* rows : {&shift, &z_diagonal, &with_effect, &scaled}) rows->assign(sized(n), 0);
}

LatentMode::LatentMode(const LatentData& data, Instructions instructions)
    : data_(data), kernels_(latent_kernels_for(instructions)), state_(data), more_(data.n) {
  if (matches_moments(data.likelihood.family)) moments_.emplace(data, true);
  restart();
}

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

void LatentMode::keep_start(Start& start) const {
  start.first = moments_ ? moments_->site_precision : state_.u;
  start.second = moments_ ? moments_->site_pull : state_.border;
  start.known = true;
}

void LatentMode::start_at(std::initializer_list<const Start*> starts, std::initializer_list<double> shares) {
  const auto sum = [&](Rows Start::*part, Rows& to) {
    // One, two or three in one pass: with fewer the others have no share.
    const auto count = starts.size();
    const Start* const* which = starts.begin();
    const double* share = shares.begin();
    const double a = share[0], b = count > 1 ? share[1] : 0, c = count > 2 ? share[2] : 0;
    const double *one = (which[0]->*part).data(), *two = count > 1 ? (which[1]->*part).data() : one,
                 *three = count > 2 ? (which[2]->*part).data() : one;
    double* __restrict out = to.data();
    for (std::size_t i = 0; i < to.size(); ++i) out[i] = a * one[i] + b * two[i] + c * three[i];
  };
  sum(&Start::first, moments_ ? moments_->site_precision : state_.u);
  sum(&Start::second, moments_ ? moments_->site_pull : state_.border);
  if (!moments_) return;
  for (double& precision : moments_->site_precision) precision = std::max(precision, 1e-9);
}

void LatentMode::take_constants(const ProcessPrecision& process) {
  prior_ = 0.5 * process.log_det;
  for (double precision : data_.prior_precision) prior_ += 0.5 * std::log(precision);
}

void LatentMode::find(const ProcessPrecision& process, const double* x, double close_enough) {
  double log_det[L] = {}, decrement[L] = {}, value[L] = {};
  take_constants(process);
  settled = false;
  kernels_.predict(data_, x, state_);
  for (int step = 0; step < most_steps && !settled; ++step) {
    kernels_.newton(data_, process, x, state_, decrement, log_det);
    settled = *std::max_element(decrement, decrement + L) < close_enough;
  }
  kernels_.log_likelihood(data_.likelihood, data_.category.data(), state_.cut.data(), state_.eta.data(), value,
                          state_.third.data(), state_.fourth.data());
  kernels_.add_log_priors(data_, process, state_.u.data(), state_.border.data(), true, value);
  const int m = data_.border;
  for (int l = 0; l < L; ++l) {
    constant[l] = prior_ - 0.5 * log_det[l];
    log_p[l] = value[l] + constant[l];
    mean[l] = state_.border[sized(m - 1) + std::size_t(l)];
    variance[l] = 1 / state_.schur[sized(m * m - 1) + std::size_t(l)];
  }
}

void LatentMode::outcome(const double* x, OutcomeRow& row) {
  row.effect_mean = mean;
  row.effect_variance = variance;
  row.shift = more_.shift.data();  // from a mode to its mean; of moments it is zero
  row.difference.resize(2 * sized(data_.n));
  kernels_.outcome(data_, x, normal(), row);
}

void LatentMode::correct(const ProcessPrecision& process, const double* x) {
  if (moments_) return match_from_a_mode(process, x);
  kernels_.factors(data_, x, state_);
  find_reach(data_, state_.link, more_.reach);
  kernels_.second_order(data_, variance, state_, more_);
  for (int l = 0; l < L; ++l) {
    if (!std::isfinite(more_.log_p[l] + more_.mean[l] + more_.variance[l])) continue;
    log_p[l] += held(more_.log_p[l], most_log_p(data_.n));
    const double sd = std::sqrt(variance[l]);
    mean[l] += sd * held(more_.mean[l] / sd, most_shift);
    variance[l] *= std::exp(held(more_.variance[l] / variance[l], most_stretch));
  }
}

bool LatentMode::plausible() const {
  return std::all_of(log_p, log_p + L, [](double p) { return std::isfinite(p) && p < of_the_approximation; });
}

void LatentMode::follow(const ProcessPrecision& process, const double* x, int rounds, bool halfway) {
  take_constants(process);
  kernels_.predict(data_, x, *moments_);
  match_moments(process, x, rounds, halfway);
  settled = plausible();
  if (settled) return;
  restart();
  find(process, x);
  correct(process, x);
  settled = settled && plausible();
}

/// All sites at once may swing about where they would be at rest (perfectly separate answers, a large sigma): halfway
/// steps come to rest there.
void LatentMode::match_from_a_mode(const ProcessPrecision& process, const double* x) {
  kernels_.start_sites(data_, state_, *moments_);
  match_moments(process, x, rounds_from_a_mode);
  if (plausible()) return;
  kernels_.start_sites(data_, state_, *moments_);
  match_moments(process, x, rounds_halfway, true);
}

void LatentMode::match_moments(const ProcessPrecision& process, const double* x, int rounds, bool halfway) {
  ModeState& at = *moments_;
  double decrement[L], log_det[L], log_factor[L], value[L] = {};
  Rows precision, pull;
  const auto half = [](const Rows& before, Rows& now) {
    for (std::size_t i = 0; i < now.size(); ++i) now[i] = 0.5 * (before[i] + now[i]);
  };
  for (int round = 0; round < rounds; ++round) {
    if (halfway) precision = at.site_precision, pull = at.site_pull;
    kernels_.newton(data_, process, x, at, decrement, log_det);
    kernels_.factors(data_, x, at);
    kernels_.match_moments(data_, at, log_factor);
    if (halfway) half(precision, at.site_precision), half(pull, at.site_pull);
  }
  kernels_.add_log_priors(data_, process, at.u.data(), at.border.data(), false, value);
  const int m = data_.border;
  for (int l = 0; l < L; ++l) {
    constant[l] = prior_ - 0.5 * log_det[l];
    const double by_moments = value[l] + log_factor[l] + constant[l];
    log_p[l] = by_moments;
    mean[l] = at.border[sized(m - 1) + std::size_t(l)];
    variance[l] = 1 / at.schur[sized(m * m - 1) + std::size_t(l)];
  }
}

}  // namespace titrate
