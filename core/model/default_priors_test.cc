// Every default prior, of the primary analysis and of each sensitivity, as `analyses_of` gives them: people are drawn
// from it by the definition of the model (model.h), written out, and their diaries must look like diaries.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "catalog/catalog.h"
#include "model/analysis.h"
#include "numerics/random.h"

namespace titrate {
namespace {

// ---- Who is asked ------------------------------------------------------------------------------------------------

Catalog catalog_with(double half_life, double log_sd, double effect_sd) {
  Catalog catalog;
  catalog.kinetics = {{"general", half_life, log_sd, "", {"A book (2020)", "verified"}}};
  EffectPrior row;
  row.id = "general";
  row.sd = effect_sd;
  row.source = {"A book (2020)", "verified"};
  catalog.effect_priors = {row};
  return catalog;
}

/// An outcome and what a person wrote down in two weeks, over and over.
struct Kind {
  std::string name;
  Outcome outcome;
  std::vector<double> fortnight;
};

Outcome outcome_in(const std::string& unit, std::optional<double> lowest, std::optional<double> highest,
                   std::optional<Family> family = {}) {
  Outcome outcome;
  outcome.name = "it";
  outcome.unit = unit;
  outcome.lowest = lowest;
  outcome.highest = highest;
  outcome.family = family;
  outcome.better = Direction::lower;
  return outcome;
}

std::vector<Kind> kinds() {
  const std::vector<double> ratings{4, 6, 5, 3, 7, 5, 5, 4, 6, 8, 5, 2, 5, 6},
      counts{0, 2, 1, 0, 3, 1, 1, 0, 0, 4, 1, 2, 0, 1}, minutes{20, 45, 30, 15, 90, 35, 25, 30, 60, 10, 40, 30, 20, 50},
      days{0, 1, 0, 0, 1, 1, 0, 1, 0, 0, 0, 1, 0, 1},
      weights{70.1, 70.6, 69.8, 70.3, 70.9, 69.5, 70.2, 70.4, 70, 69.9, 70.7, 70.1, 70.5, 69.7};
  return {{"rating", outcome_in("points", 0, 10), ratings},
          {"three answers", outcome_in("points", 0, 2), {0, 1, 1, 2, 1, 0, 1, 1, 2, 1, 0, 1, 1, 1}},
          {"count", outcome_in("headaches per day", 0, 100), counts},
          {"poisson", outcome_in("headaches per day", 0, 100, Family::poisson), counts},
          {"yes or no", outcome_in("", {}, {}), days},
          {"minutes", outcome_in("minutes", 0, {}), minutes},
          {"number", outcome_in("kg", {}, {}), weights}};
}

constexpr int diary_days = 84;

/// As assigned, in phases of a week.
Analyses analyses_for(const Kind& kind, const Catalog& catalog) {
  const Day monday = *parse_day("2026-03-02");
  Trial trial;
  trial.primary = kind.outcome;
  trial.before_start = Entry<Dose>::none();
  Diary diary;
  diary.measures = {"it"};
  for (int t = 0; t < diary_days; ++t) {
    DayRecord record;
    record.day = monday + days(t);
    record.dose = dose_entry(t / 7 % 2 == 0 ? 0 : 200, true);
    record.measures = {Entry<double>::of(kind.fortnight[std::size_t(t % 14)])};
    diary.days.push_back(record);
  }
  return analyses_of(trial, diary, exposure_of(trial, diary, monday + days(1000)), catalog);
}

// ---- Drawing -----------------------------------------------------------------------------------------------------

double normal_from(const NormalPrior& prior, RandomStream& random) { return prior.mean + prior.sd * random.normal(); }

/// Marsaglia & Tsang (2000); below a shape of one by its power of a uniform number.
double gamma_of(double shape, RandomStream& random) {
  if (shape < 1) return gamma_of(shape + 1, random) * std::pow(random.uniform(), 1 / shape);
  const double d = shape - 1.0 / 3, c = 1 / std::sqrt(9 * d);
  for (;;) {
    const double z = random.normal(), v = std::pow(1 + c * z, 3);
    if (v > 0 && std::log(random.uniform()) < 0.5 * z * z + d - d * v + d * std::log(v)) return d * v;
  }
}

double half_t_from(const HalfTPrior& prior, RandomStream& random) {
  const double z = std::abs(random.normal());
  if (!prior.degrees_of_freedom) return prior.scale * z;
  const double nu = *prior.degrees_of_freedom;
  return prior.scale * z / std::sqrt(2 * gamma_of(nu / 2, random) / nu);
}

double rho_from(const BetaPrior& prior, RandomStream& random) {
  const double a = gamma_of(prior.a, random), b = gamma_of(prior.b, random);
  return 2 * a / (a + b) - 1;
}

double poisson_of(double mean, RandomStream& random) {
  if (mean > 300) return std::max(0.0, std::round(mean + std::sqrt(mean) * random.normal()));
  double y = -1;
  for (double left = 0; left < mean; left -= std::log(random.uniform())) ++y;
  return std::max(y, 0.0);
}

struct Lived {
  std::vector<double> y, residual;  ///< y in the outcome's own unit
  double rho = 0, reached = 0;      ///< reached: the exposure on the last day of the first phase with the dose
  double weekend = 0, walk = 0;     ///< walk: on the last day
  double mean = 0, sd = 0, lowest = 0, highest = 0;
};

Lived lived_by(const Analysis& analysis, RandomStream& random) {
  const Model& model = analysis.model;
  const Series& series = analysis.series.front();
  std::vector<double> cut, slopes;
  double level = 0;
  if (model.family == Family::ordinal) {
    cut.assign(std::size_t(model.levels - 1), 0);
    const auto middle = std::size_t((model.levels - 2) / 2);
    cut[middle] = normal_from(model.cutpoints.middle, random);
    for (std::size_t k = middle + 1; k < cut.size(); ++k)
      cut[k] = cut[k - 1] + std::exp(normal_from(model.cutpoints.log_gap, random));
    for (std::size_t k = middle; k-- > 0;) cut[k] = cut[k + 1] - std::exp(normal_from(model.cutpoints.log_gap, random));
  } else {
    level = normal_from(model.intercept, random);
  }
  Lived lived;
  const double effect = normal_from(model.effect, random), sigma = half_t_from(model.sigma, random);
  lived.rho = model.rho ? rho_from(*model.rho, random) : 0;
  const double half_life =
      model.half_life ? std::exp(normal_from({model.half_life->log_mean, model.half_life->log_sd}, random)) : 0;
  for (const Coefficient& covariate : model.covariates) {
    slopes.push_back(normal_from(covariate.prior, random));
    if (covariate.name == "weekend") lived.weekend = slopes.back();
  }
  const double q = model.drift ? *model.drift * std::abs(random.normal()) : 0;
  const double dispersion = model.dispersion ? *model.dispersion * std::abs(random.normal()) : 0;
  const double keep = model.half_life ? std::exp2(-1 / half_life) : 0;
  double x = series.before, u = sigma * random.normal();
  for (std::size_t t = 0; t < series.dose.size(); ++t) {
    if (t > 0) u = lived.rho * u + std::sqrt(1 - lived.rho * lived.rho) * sigma * random.normal();
    if (t > 0) lived.walk += q * random.normal();
    x = keep * x + (1 - keep) * series.dose[t];
    if (t == 13) lived.reached = x;
    double eta = level + effect * x + lived.walk + u;
    for (std::size_t k = 0; k < slopes.size(); ++k) eta += slopes[k] * series.covariates[k][t];
    lived.residual.push_back(u);
    double y = eta;
    if (model.family == Family::bernoulli) {
      y = random.uniform() < 1 / (1 + std::exp(-eta));
    } else if (model.family == Family::ordinal) {
      y = 0;
      const double p = random.uniform();
      for (const double c : cut) y += p > 1 / (1 + std::exp(eta - c));
    } else if (model.family != Family::gaussian) {
      const double phi = std::pow(dispersion, -2);
      const double factor = model.family == Family::negative_binomial && phi < 1e6 ? gamma_of(phi, random) / phi : 1;
      y = poisson_of(std::exp(std::min(eta, 40.0)) * factor, random);
    }
    lived.y.push_back(in_units_of(analysis.scale, y));
  }
  double square = 0;
  for (const double y : lived.y) lived.mean += y / double(lived.y.size());
  for (const double y : lived.y) square += (y - lived.mean) * (y - lived.mean) / double(lived.y.size());
  lived.sd = std::sqrt(square);
  std::tie(lived.lowest, lived.highest) =
      std::pair(*std::min_element(lived.y.begin(), lived.y.end()), *std::max_element(lived.y.begin(), lived.y.end()));
  return lived;
}

constexpr int people = 600;

std::vector<Lived> crowd_of(const Analysis& analysis, std::uint64_t seed = 1) {
  std::vector<Lived> crowd;
  for (int i = 0; i < people; ++i) {
    RandomStream random(seed, std::uint64_t(i));
    crowd.push_back(lived_by(analysis, random));
  }
  return crowd;
}

template <class Is>
double share_of_people(const std::vector<Lived>& crowd, Is is) {
  return double(std::count_if(crowd.begin(), crowd.end(), is)) / double(crowd.size());
}

template <class Value>
double median_over_people(const std::vector<Lived>& crowd, Value value) {
  std::vector<double> values;
  for (const Lived& one : crowd) values.push_back(value(one));
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

const Analysis& analysis_named(const Analyses& analyses, const std::string& name) {
  const auto at =
      std::find_if(analyses.all.begin(), analyses.all.end(), [&](const Analysis& a) { return a.name == name; });
  EXPECT_NE(at, analyses.all.end()) << name;
  return at == analyses.all.end() ? analyses.all.front() : *at;
}

// ---- What they must look like ------------------------------------------------------------------------------------

bool could_be_written(double y, Family family, const Outcome& outcome) {
  if (family == Family::gaussian) return std::isfinite(y);
  if (y != std::round(y) || y < 0) return false;
  if (family == Family::bernoulli) return y <= 1;
  return family != Family::ordinal || (y >= *outcome.lowest && y <= *outcome.highest);
}

class DefaultPriorsOf : public testing::TestWithParam<Kind> {};

TEST_P(DefaultPriorsOf, of_every_analysis_draw_diaries_that_are_on_the_scale_and_go_up_and_down) {
  const Kind& kind = GetParam();
  const Analyses analyses = analyses_for(kind, catalog_with(5, 0.9, 0.2));
  ASSERT_GE(analyses.all.size(), 9u);
  for (const Analysis& analysis : analyses.all) {
    SCOPED_TRACE(analysis.name);
    const std::vector<Lived> crowd = crowd_of(analysis);
    const Family family = analysis.model.family;
    for (const Lived& one : crowd)
      for (const double y : one.y) {
        ASSERT_TRUE(std::isfinite(y));
        ASSERT_TRUE(could_be_written(y, family, kind.outcome)) << y;
      }
    EXPECT_GT(share_of_people(crowd, [](const Lived& l) { return l.lowest < l.highest; }), 0.93)
        << "hardly any never changes";
    if (family != Family::gaussian || analysis.scale.of_logarithm) continue;
    // In the units of the priors: from day to day about one, and nobody lives somewhere else altogether.
    const double spread = analysis.scale.spread, centre = analysis.scale.centre;
    const double typical = median_over_people(crowd, [](const Lived& l) { return l.sd; }) / spread;
    EXPECT_GT(typical, 0.5);
    EXPECT_LT(typical, 2.5);
    EXPECT_GT(share_of_people(crowd, [&](const Lived& l) { return std::abs(l.mean - centre) < 7 * spread; }), 0.97);
    EXPECT_LT(share_of_people(crowd, [&](const Lived& l) { return l.sd > 10 * spread || l.sd < 0.02 * spread; }), 0.03);
  }
}

INSTANTIATE_TEST_SUITE_P(Kinds, DefaultPriorsOf, testing::ValuesIn(kinds()), [](const auto& info) {
  std::string name = info.param.name;
  std::replace(name.begin(), name.end(), ' ', '_');
  return name;
});

Kind kind_named(const std::string& name) {
  const std::vector<Kind> all = kinds();
  return *std::find_if(all.begin(), all.end(), [&](const Kind& kind) { return kind.name == name; });
}

TEST(DefaultPriors, draw_ratings_that_use_their_scale) {
  const std::vector<Lived> crowd = crowd_of(analyses_for(kind_named("rating"), catalog_with(2, 0.75, 0.2)).all[0]);
  EXPECT_GT(share_of_people(crowd, [](const Lived& l) { return l.highest - l.lowest >= 3; }), 0.8)
      << "bad days and good ones";
  EXPECT_GT(median_over_people(crowd, [](const Lived& l) { return l.sd; }), 0.7);
  EXPECT_LT(share_of_people(crowd, [](const Lived& l) { return l.mean < 1 || l.mean > 9; }), 0.5)
      << "most are not at an end";
}

TEST(DefaultPriors, draw_yes_and_no_in_most_diaries) {
  const std::vector<Lived> crowd = crowd_of(analyses_for(kind_named("yes or no"), catalog_with(2, 0.75, 0.2)).all[0]);
  EXPECT_GT(share_of_people(crowd, [](const Lived& l) { return l.mean > 0.02 && l.mean < 0.98; }), 0.85);
}

TEST(DefaultPriors, draw_counts_near_what_the_first_days_showed_and_more_scattered_than_poissons) {
  for (const double level : {0.0, 2.0, 40.0}) {
    Kind kind = kind_named("count");
    kind.fortnight.assign(14, level);
    const std::vector<Lived> crowd = crowd_of(analyses_for(kind, catalog_with(5, 0.9, 0.2)).all[0]);
    kind.outcome.family = Family::poisson;
    const std::vector<Lived> poisson = crowd_of(analyses_for(kind, catalog_with(5, 0.9, 0.2)).all[0]);
    const double about = level + 0.5;
    for (const auto& counted : {crowd, poisson}) {
      EXPECT_GT(share_of_people(counted, [&](const Lived& l) { return l.mean > about / 30 && l.mean < about * 30; }),
                0.9);
      EXPECT_LT(share_of_people(counted, [&](const Lived& l) { return l.mean > about * 1000; }), 0.01);
    }
    // The dispersion phi^(-1/2) has a scale of 0.5, so that phi is 9 at its median: at level 40 the variance is then
    // some five times the mean, before anything else varies.
    const auto per_mean = [](const Lived& l) { return l.mean > 0 ? l.sd * l.sd / l.mean : 1; };
    EXPECT_GT(median_over_people(crowd, per_mean), median_over_people(poisson, per_mean));
    EXPECT_GT(median_over_people(poisson, per_mean), 0.9) << "no count varies less than a Poisson's";
  }
}

TEST(DefaultPriors, draw_minutes_that_fit_into_a_day) {
  const Analysis minutes = analyses_for(kind_named("minutes"), catalog_with(2, 0.75, 0.2)).all[0];
  ASSERT_TRUE(minutes.scale.of_logarithm);
  double beyond = 0, below = 0, all = 0;
  const std::vector<Lived> crowd = crowd_of(minutes);
  for (const Lived& one : crowd)
    for (const double y : one.y) {
      ++all;
      beyond += y > 24 * 60;
      below += y < -1;
    }
  EXPECT_EQ(below, 0) << "log(1 + y) knows no more than a minute less than none";
  EXPECT_LT(beyond / all, 0.05);
  const double typical = median_over_people(crowd, [](const Lived& l) { return l.mean; });
  EXPECT_GT(typical, 10);
  EXPECT_LT(typical, 150);
}

/// Each row of statistics by outcome: bowel and sleep, pain and what is unknown, cramps and headache.
TEST(DefaultPriors, of_the_half_life_let_most_effects_be_felt_within_the_phases_they_were_meant_for) {
  struct Row {
    double median, log_sd, least, most;  ///< bounds on the median of what a week reaches
  };
  for (const Row row : {Row{2, 0.75, 0.8, 0.97}, Row{5, 0.9, 0.5, 0.75}, Row{10, 0.9, 0.3, 0.5}}) {
    const Analyses analyses = analyses_for(kind_named("number"), catalog_with(row.median, row.log_sd, 0.2));
    const auto reached = [&](const char* name) {
      return median_over_people(crowd_of(analysis_named(analyses, name)), [](const Lived& l) { return l.reached; });
    };
    EXPECT_NEAR(reached("as_taken"), 1 - std::exp2(-7 / row.median), 0.06) << "of the median half-life";
    EXPECT_GT(reached("as_taken"), row.least);
    EXPECT_LT(reached("as_taken"), row.most);
    EXPECT_GT(reached("faster"), reached("as_taken"));
    EXPECT_LT(reached("slower"), reached("as_taken"));
    EXPECT_EQ(reached("no_carry_over"), 1);
  }
}

TEST(DefaultPriors, of_dependence_lean_to_days_that_are_like_the_day_before) {
  const Analyses analyses = analyses_for(kind_named("number"), catalog_with(5, 0.9, 0.2));
  const std::vector<Lived> crowd = crowd_of(analyses.all.front());
  double mean = 0, square = 0, seen = 0;
  for (const Lived& one : crowd) {
    mean += one.rho / people;
    square += one.rho * one.rho / people;
    double along = 0, all = 0;
    for (std::size_t t = 1; t < one.residual.size(); ++t) {
      along += one.residual[t] * one.residual[t - 1];
      all += one.residual[t - 1] * one.residual[t - 1];
    }
    seen += along / all / people;
  }
  // (rho + 1) / 2 ~ Beta(3, 1.5): mean 1/3, variance 4 x 4.5 / (4.5^2 x 5.5)
  EXPECT_NEAR(mean, 1.0 / 3, 0.06);
  EXPECT_NEAR(square - mean * mean, 4 * 4.5 / (4.5 * 4.5 * 5.5), 0.02);
  EXPECT_NEAR(seen, mean, 0.05) << "and the residuals show it";
  EXPECT_LT(share_of_people(crowd, [](const Lived& l) { return l.rho < -0.7; }), 0.03)
      << "few days undo the day before";
  EXPECT_LT(share_of_people(crowd, [](const Lived& l) { return l.rho > 0.95; }), 0.05) << "few people never change";
}

TEST(DefaultPriors, of_weekends_and_of_a_random_walk_move_less_than_the_days_themselves) {
  const Analyses analyses = analyses_for(kind_named("number"), catalog_with(5, 0.9, 0.2));
  const std::vector<Lived> crowd = crowd_of(analyses.all.front()),
                           walkers = crowd_of(analysis_named(analyses, "random_walk"));
  EXPECT_LT(share_of_people(crowd, [](const Lived& l) { return std::abs(l.weekend) > 1.5; }), 0.01);
  EXPECT_GT(share_of_people(crowd, [](const Lived& l) { return std::abs(l.weekend) > 0.1; }), 0.7);
  EXPECT_LT(share_of_people(walkers, [](const Lived& l) { return std::abs(l.walk) > 2; }), 0.02);
  const double walked = median_over_people(walkers, [](const Lived& l) { return std::abs(l.walk); });
  EXPECT_GT(walked, 0.05);
  EXPECT_LT(walked, 0.5);
}

TEST(DefaultPriors, of_the_evidence_rows_take_large_effects_to_be_rare) {
  for (const double sd : {0.15, 0.2, 0.25, 0.3}) {  // the shipped rows, from the narrowest to the widest
    const Analysis sceptical =
        analysis_named(analyses_for(kind_named("rating"), catalog_with(5, 0.9, sd)), sceptical_analysis);
    RandomStream random(9, 0);
    int large = 0;
    for (int i = 0; i < 20000; ++i) large += std::abs(normal_from(sceptical.model.effect, random)) > 1;
    EXPECT_EQ(sceptical.model.effect.mean, 0) << "and take no side";
    EXPECT_LT(large / 20000.0, 0.002);
    const std::vector<Lived> crowd = crowd_of(sceptical);
    EXPECT_GT(share_of_people(crowd, [](const Lived& l) { return l.highest > l.lowest; }), 0.99);
  }
}

}  // namespace
}  // namespace titrate
