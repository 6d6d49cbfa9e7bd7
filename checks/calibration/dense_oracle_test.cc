#include "dense_oracle.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "numerics/normal.h"
#include "oracle.h"
#include "posterior/gaussian_oracle.h"
#include "posterior/stress_series.h"

namespace titrate::calibration {
namespace {

/// Eight answers in fourteen days, gaps of one to three, with a covariate; no prior mean is zero.
StressSeries eight_days() {
  StressSeries d;
  d.model.intercept = {0.3, 2};
  d.model.effect = {-0.4, 0.9};
  d.model.covariates = {{"c", {0.2, 0.5}}};
  d.model.rho = BetaPrior{3, 1.5};
  d.model.half_life = LogNormalPrior{0.7, 0.75};
  d.series.before = 0.4;
  d.series.covariates.resize(1);
  RandomStream random(5, 1);
  for (int t = 0; t < 14; ++t) {
    d.series.dose.push_back(t / 4 % 2);
    d.series.covariates[0].push_back(random.normal());
    const double y = 0.5 - 0.8 * d.series.dose.back() + random.normal();
    d.series.response.push_back(t % 5 == 1 || t % 3 == 2 ? std::nullopt : std::optional(y));
  }
  return d;
}

TEST(DenseOracle, agrees_with_the_one_that_writes_out_the_covariance_matrix) {
  StressSeries d = eight_days();
  for (const bool negative : {false, true}) {
    if (negative) d.model.rho = BetaPrior{1.5, 3};
    // Below sigma = e^-6 its matrices are too near to singular.
    const OraclePosterior slow = oracle_fit(d.model, d.series, {{25, -3.4, 4.8}, {31, -4, 5}, {61, -6, 5}});
    const DensePosterior dense = dense_posterior(d.model, d.series);
    EXPECT_TRUE(dense.settled);
    EXPECT_NEAR(dense.mean, slow.effect.mean(), 2e-5);
    EXPECT_NEAR(dense.sd, slow.effect.sd(), 2e-5);
    EXPECT_NEAR(dense.log_evidence, slow.log_evidence, 5e-5);
    for (int k = 0; k < DensePosterior::points; k += 5)
      EXPECT_NEAR(dense.below[std::size_t(k)], slow.effect.cdf(dense.place(k)), 5e-5) << k;
  }
}

TEST(DenseOracle, without_an_answer_gives_back_the_prior) {
  StressSeries d = eight_days();
  for (auto& response : d.series.response) response.reset();
  const DensePosterior p = dense_posterior(d.model, d.series);
  EXPECT_NEAR(p.mean, -0.4, 1e-9);
  EXPECT_NEAR(p.sd, 0.9, 1e-7);
  EXPECT_NEAR(p.log_evidence, 0, 1e-6);  // the priors have mass one
  for (int k = 0; k < DensePosterior::points; ++k)
    EXPECT_NEAR(p.below[std::size_t(k)], normal_cdf(0.1 * (k - 40)), 1e-7);
}

TEST(DenseOracle, does_not_mind_the_same_column_twice_nor_more_columns_than_answers) {
  // c1 + c2 with half of the variance each is c with all of it.
  StressSeries once = eight_days(), twice = once;
  const NormalPrior half{0.1, 0.5 * std::sqrt(0.5)};
  twice.model.covariates = {{"c1", half}, {"c2", half}};
  twice.series.covariates.push_back(twice.series.covariates[0]);
  const DensePosterior a = dense_posterior(once.model, once.series), b = dense_posterior(twice.model, twice.series);
  EXPECT_NEAR(a.mean, b.mean, 1e-7);
  EXPECT_NEAR(a.log_evidence, b.log_evidence, 1e-6);
  int answers = 0;  // one answer: y ~ N(m, prior variances + sigma^2) and nothing else to know, whatever rho
  for (auto& response : twice.series.response)
    if (response && ++answers > 1) response.reset();
  const DensePosterior one = dense_posterior(twice.model, twice.series);
  EXPECT_TRUE(one.settled);
  EXPECT_NEAR(one.sd, 0.9, 0.05);
}

TEST(DenseOracle, what_was_counted_is_one_run_however_it_is_cut) {
  Ledger ledger("");
  EXPECT_FALSE((OracleRun{ledger, 41, 1}.complete()));
  ledger.add(oracle_scenario(0, 40, 1), {{"series", 40}, {"standard:0", 0.3}, {"standard:7", 0.1}});
  ledger.add(oracle_scenario(40, 1, 1), {{"series", 1}, {"standard:40", 0.2}});
  const OracleRun run{ledger, 41, 1};
  EXPECT_TRUE(run.complete());
  EXPECT_EQ(run.counts("series"), 41);
  EXPECT_EQ(run.sorted("standard"), (std::vector<double>{0.1, 0.2, 0.3}));
}

}  // namespace
}  // namespace titrate::calibration
