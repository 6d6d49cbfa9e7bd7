#include "operating.h"

#include <array>
#include <cstdio>
#include <memory>

#include "crowd.h"
#include "posterior/gaussian.h"
#include "simulation/operating_characteristics.h"

namespace titrate::calibration {
namespace {

constexpr int days = 84;

struct Seen {
  double low = 0, high = 0, better = 0, mean = 0;
  bool trusted = true;
};

}  // namespace

std::vector<Situation> all_situations() {
  std::vector<Situation> all;
  for (const Disturbance disturbance : disturbances)
    for (const Design design : designs)
      for (const double rho : dependences)
        for (const double effect : {0.0, -0.6, -1.0}) all.push_back({design, disturbance, {effect, rho, 2}});
  return all;
}

std::string scenario_name(const Situation& s, int people, std::uint64_t seed) {
  char text[160];
  std::snprintf(text, sizeof text, "operating %s %s rho=%g effect=%g people=%d seed=%d", name_of(s.design).c_str(),
                name_of(s.disturbance).c_str(), s.truth.rho, s.truth.effect, people, int(seed));
  return text;
}

Counts operating(const Situation& situation, int people, std::uint64_t seed, int threads) {
  const Model model = review_model();
  std::vector<Seen> all(static_cast<std::size_t>(people));
  std::vector<GaussianWorkspace> workspaces(static_cast<std::size_t>(threads));
  std::vector<Posterior> posteriors(static_cast<std::size_t>(threads));
  for_everyone(people, threads, [&](int thread, int person) {
    const Series series = diary_of(situation.design, situation.disturbance, situation.truth, days,
                                   RandomStream(seed, std::uint64_t(person)));
    Posterior& p = posteriors[std::size_t(thread)];
    fit_gaussian(model, series, {.nuisance = false}, workspaces[std::size_t(thread)], p);
    std::array<double, 2> ends{};
    p.effect.quantiles(std::array{0.025, 0.975}, ends.data());
    all[std::size_t(person)] = {ends[0], ends[1], p.effect.cdf(0), p.effect.mean(), p.diagnostics.trust};
  });
  double covered = 0, better_975 = 0, better_95 = 0, worse_975 = 0, width = 0, estimate = 0, untrusted = 0;
  for (const Seen& seen : all) {
    covered += seen.low <= situation.truth.effect && situation.truth.effect <= seen.high;
    better_975 += seen.better > 0.975;
    better_95 += seen.better > 0.95;
    worse_975 += seen.better < 0.025;
    width += seen.high - seen.low;
    estimate += seen.mean;
    untrusted += !seen.trusted;
  }
  return {{"people", double(people)}, {"covered", covered}, {"better_975", better_975}, {"better_95", better_95},
          {"worse_975", worse_975},   {"width", width},     {"estimate", estimate},     {"untrusted", untrusted}};
}

}  // namespace titrate::calibration
