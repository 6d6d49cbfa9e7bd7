// Fits in all their digits, one number a line: "name value unit", the unit being what a difference is to be measured
// in. Two builds of this program, by two compilers, must say the same (same_fits.sh).

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>

#include "codec/file.h"
#include "codec/fit_files.h"
#include "numerics/random.h"
#include "posterior/fit.h"

namespace titrate {
namespace {

void print(const std::string& name, const Posterior& posterior) {
  const auto line = [&](const char* what, double value, double unit) {
    std::printf("%s.%s %.17g %.3g\n", name.c_str(), what, value, unit);
  };
  const auto lines = [&](const std::string& what, const Summary& s) {
    line((what + ".mean").c_str(), s.mean, s.sd);
    line((what + ".sd").c_str(), s.sd, s.sd);
    for (std::size_t i = 0; i < s.q.size(); ++i) line((what + ".q" + std::to_string(i)).c_str(), s.q[i], s.sd);
  };
  lines("effect", posterior.effect.summary());
  if (posterior.outcome_effect) lines("outcome", posterior.outcome_effect->summary());
  lines("sigma", posterior.sigma);
  if (posterior.rho) lines("rho", *posterior.rho);
  if (posterior.log_half_life) lines("log_half_life", *posterior.log_half_life);
  for (const double below : {-0.5, 0.0, 0.5})
    line(("below" + std::to_string(below)).c_str(), posterior.effect.cdf(below), 1);
  line("log_evidence", posterior.log_evidence, 1 + std::abs(posterior.log_evidence));
  line("nodes", posterior.diagnostics.nodes, 1);
}

void print_both(const std::string& name, const Model& model, const Series& series) {
  print(name + ".standard", fit(model, series));
  print(name + ".reference", fit(model, series, {.accuracy = Accuracy::reference}));
}

void print_reference_case(const std::string& folder, const std::string& name) {
  const auto text = [&](const char* file) { return codec::read_file(folder + "/" + name + "/" + file).value(); };
  const codec::FitModel model = codec::fit_model_from_json(text("model.json"), "model.json").value();
  print_both(name, model.model, codec::series_from_csv(text("data.csv"), "data.csv", model).value());
}

/// Ten to a hundred and forty days, none to six covariates, a coin each day or weeks on and off.
void print_random_series(std::uint64_t number) {
  RandomStream random(20260302, number);
  Model model;
  model.rho = BetaPrior{3, 1.5};
  model.half_life = LogNormalPrior{std::log(2.0), 0.75};
  Series series;
  for (std::uint64_t k = 0; k < number % 7; ++k) model.covariates.push_back({"c", {0, 0.5}});
  series.covariates.resize(model.covariates.size());
  double x = 0, e = random.normal();
  for (std::uint64_t t = 0; t < 10 + 13 * number; ++t) {
    const double dose = number % 2 ? random.uniform() < 0.5 : t / 7 % 2;
    x = 0.7 * x + 0.3 * dose;
    e = 0.5 * e + 0.8 * random.normal();
    series.dose.push_back(dose);
    for (auto& column : series.covariates) column.push_back(random.normal());
    series.response.push_back(random.uniform() < 0.15 ? std::nullopt : std::optional(0.3 - 0.8 * x + e));
  }
  print_both("random" + std::to_string(number), model, series);
}

/// Counts, ratings and yes or no, four to twelve weeks; the shortest at reference accuracy too, with a tenth of the
/// draws: they come from a fixed stream, so that they too are the same to their last digits.
void print_latent_series(Family family, std::uint64_t number) {
  RandomStream random(20260303, number);
  Model model;
  model.family = family;
  model.intercept = {0.5, 1};
  model.sigma = {4, 0.6};
  model.levels = number % 2 ? 11 : 5;
  model.dispersion = 0.5;
  model.rho = BetaPrior{3, 1.5};
  model.half_life = LogNormalPrior{std::log(2.0), 0.75};
  model.covariates.assign(number % 3, {"c", {0, 0.5}});
  Series series;
  series.covariates.resize(model.covariates.size());
  double e = random.normal();
  for (std::uint64_t t = 0; t < 28 + 20 * number; ++t) {
    series.dose.push_back(double(t / 7 % 2));
    e = 0.5 * e + 0.8 * random.normal();
    for (auto& column : series.covariates) column.push_back(random.normal());
    const double z = e - 0.6 * series.dose.back(), middle = 0.5 * (model.levels - 1);
    const double y = family == Family::bernoulli ? z > 0
                     : family == Family::ordinal ? std::clamp(std::round(middle + z), 0.0, double(model.levels - 1))
                                                 : std::floor(std::exp(1 + 0.6 * z));
    series.response.push_back(random.uniform() < 0.15 ? std::nullopt : std::optional(y));
  }
  const std::string name = std::string(to_string(family)) + std::to_string(number);
  print(name + ".standard", fit(model, series, {.outcome = true}));
  if (number == 0)
    print(name + ".reference", fit(model, series, {.accuracy = Accuracy::reference, .outcome = true, .effort = 0.1}));
}

}  // namespace
}  // namespace titrate

/// Argument: the folder checks/reference.
int main(int count, char** arguments) {
  if (count != 2) return 2;
  for (const char* name : {"g1", "g2", "g3", "g4", "g5", "g6"}) titrate::print_reference_case(arguments[1], name);
  for (std::uint64_t number = 0; number < 11; ++number) titrate::print_random_series(number);
  using titrate::Family;
  for (const Family family : {Family::poisson, Family::negative_binomial, Family::bernoulli, Family::ordinal})
    for (std::uint64_t number = 0; number < 4; ++number) titrate::print_latent_series(family, number);
}
