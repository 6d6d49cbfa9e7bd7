#include "model/scale.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace titrate {
namespace {

constexpr std::size_t enough_run_in = 7, first_values = 14;
constexpr double mad_to_sd = 1.4826;  // of a normal distribution
constexpr double rounding = 1e-9;     // a spread below this share of the level is the rounding of a constant's mean

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t n = values.size();
  return n % 2 == 1 ? values[n / 2] : 0.5 * (values[n / 2 - 1] + values[n / 2]);
}

double sd_about(const std::vector<double>& values, double centre) {
  double square = 0;
  for (double value : values) square += (value - centre) * (value - centre);
  return values.size() > 1 ? std::sqrt(square / double(values.size() - 1)) : 0;
}

std::string in_words(const char* from, double centre, double spread) {
  char text[160];
  std::snprintf(text, sizeof text, "Scaled by %s: centre %.3g, standard deviation %.3g.", from, centre, spread);
  return text;
}

}  // namespace

Scale scale_of(const Outcome& outcome, const std::vector<double>& run_in, const std::vector<double>& recorded) {
  if (run_in.size() >= enough_run_in) {
    double mean = 0;
    for (double value : run_in) mean += value / double(run_in.size());
    const double sd = sd_about(run_in, mean);
    if (sd > rounding * std::abs(mean)) return {mean, sd, in_words("the run-in", mean, sd)};
  }
  if (outcome.lowest && outcome.highest && outcome.unit == "points") {
    const double centre = 0.5 * (*outcome.lowest + *outcome.highest), spread = (*outcome.highest - *outcome.lowest) / 5;
    return {centre, spread, in_words("the range of the scale", centre, spread)};
  }
  if (recorded.empty()) return {0, 1, "Not scaled: nothing was recorded."};
  const std::vector<double> first(recorded.begin(),
                                  recorded.begin() + std::ptrdiff_t(std::min(recorded.size(), first_values)));
  const double centre = median(first);
  std::vector<double> away;
  for (double value : first) away.push_back(std::abs(value - centre));
  double spread = mad_to_sd * median(away);
  if (spread == 0) spread = sd_about(first, centre);
  if (spread == 0) spread = 1;
  return {centre, spread, in_words("the first 14 recorded days (no run-in, no known range)", centre, spread)};
}

}  // namespace titrate
