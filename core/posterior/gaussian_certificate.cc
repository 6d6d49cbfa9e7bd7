#include "posterior/gaussian_certificate.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "numerics/mixture_kernels.h"

namespace titrate {
namespace {

/// Of each half-life: mass, mean and sd of the effect.
void effect_by_lane(const Model& model, const NormalPrior& prior, const EffectSums& sums, GaussianBuffers& b) {
  const auto lanes = std::size_t(b.sums.lanes);
  const double scale = prior.sd * prior.sd;
  b.effects.assign(std::size_t(b.grid.lanes), {});
  for (std::size_t l = 0; l < b.effects.size(); ++l) {
    double w = 0, v = 0, m = 0, mm = 0;
    for (std::size_t part = 0; part < std::size_t(b.grid.parts()); ++part) {
      const double* s = &sums.sums[part * sums_per_part * lanes + l];
      w += s[0];
      v += s[lanes];
      m += s[4 * lanes];
      mm += s[6 * lanes];
    }
    LaneEffect& effect = b.effects[model.half_life ? std::size_t(b.order[l]) : l];
    effect.mass = w;
    if (w > 0) {
      effect.mean = m / w;
      effect.sd = std::sqrt(std::max(0.0, mm / w - effect.mean * effect.mean) + v / w * scale);
    }
  }
}

/// At eight points, and in mass.
double comb_of_half_lives(GaussianBuffers& b) {
  double total = 0, mean = 0, square = 0, largest = 0;
  b.weights.clear();
  b.means.clear();
  b.sds.clear();
  double sign = 1;
  for (const LaneEffect& lane : b.effects) {
    b.weights.push_back(sign * lane.mass);
    b.means.push_back(lane.mean);
    b.sds.push_back(1 / std::max(lane.sd, 1e-150));  // the kernel wants inverses
    largest += sign * lane.mass;
    total += lane.mass;
    mean += lane.mass * lane.mean;
    sign = -sign;
  }
  mean /= total;
  for (const LaneEffect& lane : b.effects)
    square += lane.mass * (lane.sd * lane.sd + (lane.mean - mean) * (lane.mean - mean));
  const double sd = std::sqrt(square / total);
  std::array<double, 8> x{-2, -1.25, -0.75, -0.25, 0.25, 0.75, 1.25, 2}, apart{}, slope{};
  for (double& at : x) at = mean + sd * at;
  mixture_kernels_for(b.instructions)
      .at_eight(x.data(), b.weights.data(), b.means.data(), b.sds.data(), int(b.weights.size()), apart.data(),
                slope.data());
  largest = std::abs(largest);
  for (double at : apart) largest = std::max(largest, std::abs(at));
  return largest / total;
}

/// Of the mass on equally spaced nodes.
double comb_of(const double* mass, int count) {
  double apart = 0, sign = 1;
  for (int k = 0; k < count; ++k, sign = -sign) apart += sign * mass[k];
  return std::abs(apart);
}

/// Mass that is gone from one node to the next, where a normal density would have spread it over more: an edge that the
/// nodes cannot resolve, which the comb does not always see.
bool has_cliff(const std::vector<double>& mass) {
  constexpr double much = 0.05, steepest = 60;
  for (std::size_t j = 1; j < mass.size(); ++j) {
    const double high = std::max(mass[j - 1], mass[j]), low = std::min(mass[j - 1], mass[j]);
    if (high > much && low * steepest < high) return true;
  }
  return false;
}

double comb_of_sigma(const EffectSums& sums, int count) {
  double apart = 0;
  for (std::size_t at = 0; at < sums.by_rho_sigma.size(); at += std::size_t(count))
    apart += comb_of(&sums.by_rho_sigma[at], count);
  return apart;
}

}  // namespace

Fineness fineness_of(Accuracy accuracy, int observed) {
  if (accuracy == Accuracy::reference)
    return {96, 5.5, {0.35, -20, 20}, {0.4, -15, 15}, 1e-8, 1e-8, 1e-6, {1e-3, 2e-3, 1e-2}};
  if (observed < very_few_observations)
    return {32, 3.6, {0.55, -8, 8}, {0.8, -4, 5}, 2e-3, 2e-3, 1e-3, {1e-2, 0.03, 0.09}};
  return {24, 3.4, {0.7, -6, 6}, {1.0, -3, 4}, 2e-3, 2e-3, 1.5e-3, {0.2, 0.05, 0.09}};
}

Certificate certify(const Model& model, const NormalPrior& prior, const EffectSums& sums, const Fineness& fine,
                    GaussianBuffers& b) {
  Certificate c;
  const GaussianGrid& grid = b.grid;
  // What lies beyond an end, were the masses to fall on as they do there; they fall faster.
  const auto within = [&](double last, double before, double most) {
    const double share = std::min(last / std::max(before, 1e-300), 0.95);
    c.edge_mass = std::max(c.edge_mass, last);
    return last * share / (1 - share) < most;
  };
  const auto ends = [&](const std::vector<double>& mass, double most, bool& low, bool& high) {
    low = within(mass[0], mass[1], most);
    high = within(mass[mass.size() - 1], mass[mass.size() - 2], most);
  };
  const auto standard = [](const std::vector<double>& mass, const Axis& axis, double middle) {
    const auto [mean, sd] = mean_and_sd(mass, [&](std::size_t k) { return axis.u(int(k)); });
    return std::abs(mean - middle) < 1.2 && sd > 0.6 && sd < 1.9;
  };
  ends(sums.by_sigma, fine.sigma_tail, c.sigma_low, c.sigma_high);
  c.centred = standard(sums.by_sigma, grid.sigma, 0);
  c.sigma_smooth = comb_of_sigma(sums, sums.sigma_count) < fine.comb.sigma;
  if (model.rho) {
    c.rho_smooth = comb_of(sums.by_rho.data(), grid.rho.count()) < fine.comb.rho && !has_cliff(sums.by_rho);
    ends(sums.by_rho, fine.rho_tail, c.rho_low, c.rho_high);
    c.centred = c.centred && standard(sums.by_rho, grid.rho, grid.rho_middle);
  }
  if (model.half_life) {
    effect_by_lane(model, prior, sums, b);
    const std::vector<LaneEffect>& lane = b.effects;
    c.lanes_low = within(lane[0].mass, lane[1].mass, fine.lane_tail);
    c.lanes_high = within(lane[lane.size() - 1].mass, lane[lane.size() - 2].mass, fine.lane_tail);
    double mean = 0, square = 0;
    for (std::size_t i = 0; i < lane.size(); ++i) mean += lane[i].mass * double(i);
    for (std::size_t i = 0; i < lane.size(); ++i) square += lane[i].mass * (double(i) - mean) * (double(i) - mean);
    c.dense = square > fine.least_spread * fine.least_spread;
    for (std::size_t i = 1; i < lane.size(); ++i) {
      const double spread = std::min(lane[i - 1].sd, lane[i].sd), mass = std::min(lane[i - 1].mass, lane[i].mass);
      if (mass > 2e-3 && std::abs(lane[i].mean - lane[i - 1].mean) > fine.largest_jump * spread)
        c.half_life_smooth = false;
    }
    c.half_life_smooth = c.half_life_smooth && comb_of_half_lives(b) < fine.comb.half_life;
  }
  return c;
}

Fineness mended(Fineness fine, const Certificate& c) {
  const int more_rho = std::max(4, fine.rho.count() / 4), more_sigma = std::max(2, fine.sigma.count() / 4);
  if (!c.rho_low) fine.rho.low -= more_rho;
  if (!c.rho_high) fine.rho.high += more_rho;
  if (!c.sigma_low) fine.sigma.low -= more_sigma;
  if (!c.sigma_high) fine.sigma.high += more_sigma;
  if (!c.lanes_low || !c.lanes_high) fine.half_life_reach *= 1.25;
  // What a comb says of a grid that lies badly is not worth a finer one: it is moved first.
  if (!c.half_life_smooth && c.dense) fine.lanes *= 2;
  const auto halve = [](Axis& axis) { axis = {0.5 * axis.step, 2 * axis.low, 2 * axis.high}; };
  if (!c.rho_smooth && c.centred) halve(fine.rho);
  if (!c.sigma_smooth && c.centred) halve(fine.sigma);
  return fine;
}

}  // namespace titrate
