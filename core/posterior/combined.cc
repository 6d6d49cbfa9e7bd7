#include "posterior/combined.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "base/require.h"
#include "numerics/normal.h"
#include "posterior/prior_alone.h"

namespace titrate {
namespace {

/// The distribution function through a summary's quantiles: the normal score is linear between them and beyond.
double cdf_of(const Summary& s, double x) {
  static const std::array<double, 7> scores = [] {
    std::array<double, 7> z{};
    for (std::size_t i = 0; i < z.size(); ++i) z[i] = normal_quantile(summary_levels[i]);
    return z;
  }();
  std::size_t i = 1;
  while (i + 1 < s.q.size() && x > s.q[i]) ++i;
  const double width = s.q[i] - s.q[i - 1];
  if (width <= 0) return x < s.q[i] ? 0 : 1;
  return normal_cdf(scores[i - 1] + (scores[i] - scores[i - 1]) * (x - s.q[i - 1]) / width);
}

Summary mixed_summary(const std::vector<const Summary*>& of, const std::vector<double>& shares) {
  Summary s;
  double square = 0, low = of[0]->q.front(), high = of[0]->q.back();
  for (std::size_t i = 0; i < of.size(); ++i) {
    s.mean += shares[i] * of[i]->mean;
    square += shares[i] * (of[i]->sd * of[i]->sd + of[i]->mean * of[i]->mean);
    low = std::min(low, of[i]->q.front());
    high = std::max(high, of[i]->q.back());
  }
  s.sd = std::sqrt(std::max(0.0, square - s.mean * s.mean));
  for (std::size_t level = 0; level < summary_levels.size(); ++level) {
    double a = low, b = high;
    for (int round = 0; round < 60; ++round) {
      const double middle = 0.5 * (a + b);
      double below = 0;
      for (std::size_t i = 0; i < of.size(); ++i) below += shares[i] * cdf_of(*of[i], middle);
      (below < summary_levels[level] ? a : b) = middle;
    }
    s.q[level] = 0.5 * (a + b);
  }
  return s;
}

NormalMixture mixed_effect(const std::vector<Candidate>& candidates, const std::vector<double>& shares,
                           const std::function<const NormalMixture&(const Posterior&)>& part) {
  std::vector<double> weights, means, sds;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const NormalMixture& effect = part(candidates[i].posterior);
    for (std::size_t k = 0; k < effect.weights().size(); ++k) {
      const double weight = shares[i] * effect.weights()[k];
      if (weight < 1e-12) continue;
      weights.push_back(weight);
      means.push_back(effect.means()[k]);
      sds.push_back(effect.sds()[k]);
    }
  }
  return {std::move(weights), std::move(means), std::move(sds)};
}

double largest_of(const std::vector<Candidate>& candidates) {
  double largest = -1e300;
  for (const Candidate& c : candidates) largest = std::max(largest, c.log_prior + c.posterior.log_evidence);
  return largest;
}

double log_total(const std::vector<Candidate>& candidates) {
  const double largest = largest_of(candidates);
  double total = 0;
  for (const Candidate& c : candidates) total += std::exp(c.log_prior + c.posterior.log_evidence - largest);
  return largest + std::log(total);
}

}  // namespace

/// Scaled by their own sum: beside the evidence of a fit that found nothing (no_evidence) the log of a sum is lost.
std::vector<double> shares_of(const std::vector<Candidate>& candidates) {
  const double largest = largest_of(candidates);
  std::vector<double> shares;
  double total = 0;
  for (const Candidate& c : candidates)
    total += shares.emplace_back(std::exp(c.log_prior + c.posterior.log_evidence - largest));
  for (double& share : shares) share /= total;
  return shares;
}

Posterior combined(const std::vector<Candidate>& candidates) {
  require(!candidates.empty(), "a mixture of models has at least one");
  const std::vector<double> shares = shares_of(candidates);
  const auto leading = std::size_t(std::max_element(shares.begin(), shares.end()) - shares.begin());
  Posterior all = candidates[leading].posterior;
  all.log_evidence = log_total(candidates);
  all.effect = mixed_effect(candidates, shares, [](const Posterior& p) -> const NormalMixture& { return p.effect; });
  for (const auto part : {&Posterior::contrast, &Posterior::outcome_effect, &Posterior::outcome_contrast})
    if (all.*part)
      all.*part =
          mixed_effect(candidates, shares, [&](const Posterior& p) -> const NormalMixture& { return *(p.*part); });

  const auto mix = [&](const std::function<const Summary&(const Posterior&)>& part) {
    std::vector<const Summary*> of;
    for (const Candidate& c : candidates) of.push_back(&part(c.posterior));
    return mixed_summary(of, shares);
  };
  all.sigma = mix([](const Posterior& p) -> const Summary& { return p.sigma; });
  for (const auto part : {&Posterior::rho, &Posterior::half_life, &Posterior::log_half_life})
    if (all.*part) all.*part = mix([&](const Posterior& p) -> const Summary& { return *(p.*part); });
  for (std::size_t k = 0; k < all.coefficients.size(); ++k)
    all.coefficients[k].summary = mix([&](const Posterior& p) -> const Summary& { return p.coefficients[k].summary; });

  double prior_total = 0;
  for (const Candidate& c : candidates) prior_total += std::exp(c.log_prior);
  const auto weight_of = [&](std::size_t i) {
    const bool found_nothing = candidates[i].posterior.log_evidence <= no_evidence;
    return found_nothing ? std::exp(candidates[i].log_prior) / prior_total : shares[i];
  };
  all.diagnostics.nodes = 0;
  all.diagnostics.trust = true;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const Diagnostics& d = candidates[i].posterior.diagnostics;
    all.diagnostics.nodes += d.nodes;
    if (weight_of(i) < 0.01) continue;
    all.diagnostics.escalations = std::max(all.diagnostics.escalations, d.escalations);
    all.diagnostics.edge_mass = std::max(all.diagnostics.edge_mass, d.edge_mass);
    if (all.diagnostics.grid && d.grid)
      all.diagnostics.grid =
          GridChecks{all.diagnostics.grid->edges && d.grid->edges, all.diagnostics.grid->spacing && d.grid->spacing,
                     all.diagnostics.grid->comb && d.grid->comb};
    if (d.pareto_k) all.diagnostics.pareto_k = std::max(all.diagnostics.pareto_k.value_or(*d.pareto_k), *d.pareto_k);
    if (!d.trust && all.diagnostics.trust) all.diagnostics.notes = d.notes;
    all.diagnostics.trust = all.diagnostics.trust && d.trust;
  }
  if (all.diagnostics.trust) all.diagnostics.notes.clear();
  return all;
}

}  // namespace titrate
