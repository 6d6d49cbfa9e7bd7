#include "accuracy.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "crowd.h"
#include "numerics/normal.h"
#include "posterior/fit.h"

namespace titrate::calibration {
namespace {

constexpr double effort = 500'000.0 / 320'000;  // of the draws that a fit at reference accuracy takes

struct Judged {
  bool trusted = false, judged = false;
  double effect = 0, sigma = 0;
};

/// The distribution function of what has these quantiles, linear in normal scores between them and beyond.
double cdf_between(const Summary& summary, double x) {
  std::size_t i = 0;
  while (i + 2 < summary.q.size() && x > summary.q[i + 1]) ++i;
  const double low = normal_quantile(summary_levels[i]), high = normal_quantile(summary_levels[i + 1]);
  return normal_cdf(low + (high - low) * (x - summary.q[i]) / (summary.q[i + 1] - summary.q[i]));
}

Judged judged(const Model& model, const Series& series) {
  const Posterior quick = fit(model, series, {.outcome = false});
  const Posterior drawn = fit(model, series, {.accuracy = Accuracy::reference, .outcome = false, .effort = effort});
  Judged one{quick.diagnostics.trust, quick.diagnostics.trust && drawn.diagnostics.trust};
  for (int k = -30; k <= 30; ++k) {
    const double at = drawn.effect.mean() + 0.1 * k * drawn.effect.sd();
    one.effect = std::max(one.effect, std::abs(quick.effect.cdf(at) - drawn.effect.cdf(at)));
  }
  for (std::size_t i = 0; i < summary_levels.size(); ++i)
    one.sigma = std::max(one.sigma, std::abs(cdf_between(drawn.sigma, quick.sigma.q[i]) - summary_levels[i]));
  return one;
}

}  // namespace

std::string accuracy_scenario(Family family, int people, std::uint64_t seed) {
  char text[160];
  std::snprintf(text, sizeof text, "accuracy %s people=%d seed=%d", to_string(family), people, int(seed));
  return text;
}

Counts accuracy(Family family, int people, std::uint64_t seed, int threads) {
  const Model model = standard_model(family);
  std::vector<Judged> all(static_cast<std::size_t>(people));
  for_everyone(people, threads, [&](int, int person) {
    all[std::size_t(person)] = judged(model, person_of(model, RandomStream(seed, std::uint64_t(person))).series);
  });
  const auto count = [&](auto is) { return double(std::count_if(all.begin(), all.end(), is)); };
  Counts counts{{"people", double(people)},
                {"trusted", count([](const Judged& j) { return j.trusted; })},
                {"judged", count([](const Judged& j) { return j.judged; })}};
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!all[i].judged) continue;
    counts.emplace_back("effect:" + std::to_string(i), all[i].effect);
    counts.emplace_back("sigma:" + std::to_string(i), all[i].sigma);
  }
  return counts;
}

std::vector<double> distances_of(const Counts& counts, const std::string& what) {
  std::vector<double> distances;
  for (const auto& [name, value] : counts)
    if (name.rfind(what + ":", 0) == 0) distances.push_back(value);
  std::sort(distances.begin(), distances.end());
  return distances;
}

double at_share(const std::vector<double>& sorted, double share) {
  return sorted.empty() ? 1 : sorted[std::size_t(std::ceil(share * double(sorted.size()))) - 1];
}

}  // namespace titrate::calibration
