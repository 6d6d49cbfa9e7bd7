#include "model/scale.h"

#include <algorithm>
#include <cmath>

#include "base/words.h"

namespace titrate {
namespace {

constexpr std::size_t enough_run_in = 7, first_values_of_scale = 14;
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

std::string in_words(const std::string& from, double centre, double spread) {
  return "Scaled by " + from + ": centre " + to_digits(centre, 3) + ", standard deviation " + to_digits(spread, 3) +
         ".";
}

std::vector<double> logarithms(std::vector<double> values) {
  for (double& value : values) value = std::log1p(value);
  return values;
}

Scale linear_scale_of(const Outcome& outcome, const std::vector<double>& run_in, const std::vector<double>& recorded) {
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
                                  recorded.begin() + std::ptrdiff_t(std::min(recorded.size(), first_values_of_scale)));
  const double centre = median(first);
  std::vector<double> away;
  for (double value : first) away.push_back(std::abs(value - centre));
  double spread = mad_to_sd * median(away);
  if (spread == 0) spread = sd_about(first, centre);
  if (spread == 0) spread = 1;
  const std::string which =
      first.size() < first_values_of_scale
          ? "the " + std::to_string(first.size()) + (first.size() == 1 ? " recorded day" : " recorded days")
          : "the first " + std::to_string(first.size()) + " recorded days";
  return {centre, spread, in_words(which + " (no run-in, no known range)", centre, spread)};
}

constexpr double piece = 0.2;                 // of a normal's sd
constexpr double step_between_pieces = 0.26;  // 1.3 of a piece: their sum is smooth to 2e-5
constexpr int pieces_on_a_side = 17;          // to 4.4 sds

}  // namespace

Scale scale_of(const Outcome& outcome, const std::vector<double>& run_in, const std::vector<double>& recorded) {
  if (!is_minutes(outcome)) return linear_scale_of(outcome, run_in, recorded);
  Scale scale = linear_scale_of(outcome, logarithms(run_in), logarithms(recorded));
  scale.of_logarithm = true;
  return scale;
}

Scale scale_expected(const Outcome& outcome, double mean, double sd) {
  if (!is_minutes(outcome)) return {mean, sd, ""};
  const double variance = std::log1p(sd * sd / ((1 + mean) * (1 + mean)));
  return {std::log1p(mean) - 0.5 * variance, std::sqrt(variance), "", true};
}

double standardised(const Scale& scale, double value) {
  return ((scale.of_logarithm ? std::log1p(value) : value) - scale.centre) / scale.spread;
}

double in_units_of(const Scale& scale, double standardised) {
  const double value = scale.centre + scale.spread * standardised;
  return scale.of_logarithm ? std::expm1(value) : value;
}

double level_of(const Scale& scale) { return in_units_of(scale, 0); }

double effect_in_units(const Scale& scale, double standardised) {
  const double effect = scale.spread * standardised;
  return scale.of_logarithm ? (1 + level_of(scale)) * std::expm1(effect) : effect;
}

double standardised_effect(const Scale& scale, double in_units) {
  if (!scale.of_logarithm) return in_units / scale.spread;
  return std::log1p(std::max(in_units / (1 + level_of(scale)), -1.0)) / scale.spread;
}

NormalMixture effect_in_units(const Scale& scale, const NormalMixture& standardised) {
  if (!scale.of_logarithm) return standardised.transformed(scale.spread);
  const double one_more = 1 + level_of(scale);
  std::vector<double> weights, means, sds;
  for (std::size_t i = 0; i < standardised.weights().size(); ++i) {
    const double sd = scale.spread * standardised.sds()[i], variance = piece * piece * sd * sd;
    for (int k = -pieces_on_a_side; k <= pieces_on_a_side; ++k) {
      const double at = k * step_between_pieces;
      const double factor = std::exp(scale.spread * standardised.means()[i] + sd * at + 0.5 * variance);
      weights.push_back(standardised.weights()[i] * std::exp(-0.5 * at * at / (1 - piece * piece)));
      means.push_back(one_more * (factor - 1));
      sds.push_back(one_more * factor * std::sqrt(std::expm1(variance)));
    }
  }
  return {std::move(weights), std::move(means), std::move(sds)};
}

}  // namespace titrate
