#include "posterior/combined.h"

#include <gtest/gtest.h>

#include <cmath>

#include "numerics/normal.h"

namespace titrate {
namespace {

Summary normal_with(double mean, double sd) {
  Summary s{mean, sd, {}};
  for (std::size_t i = 0; i < summary_levels.size(); ++i) s.q[i] = mean + sd * normal_quantile(summary_levels[i]);
  return s;
}

Candidate candidate(double log_prior, double log_evidence, NormalMixture effect, Summary rho = normal_with(0, 1)) {
  Candidate c;
  c.log_prior = log_prior;
  c.posterior.log_evidence = log_evidence;
  c.posterior.effect = std::move(effect);
  c.posterior.sigma = rho;
  c.posterior.rho = rho;
  return c;
}

const NormalMixture one({1}, {0.5}, {1}), two({0.25, 0.75}, {-1, 2}, {2, 0.5});

/// Prior times evidence 1 x 3 and 2 x 1: three and two fifths.
std::vector<Candidate> three_to_two() {
  return {candidate(0, std::log(3.0), one, normal_with(0.2, 0.1)),
          candidate(std::log(2.0), 0, two, normal_with(0.6, 0.05))};
}

TEST(Combined, shares_are_prior_times_evidence) {
  const std::vector<double> shares = shares_of(three_to_two());
  EXPECT_NEAR(shares[0], 0.6, 1e-12);
  EXPECT_NEAR(shares[1], 0.4, 1e-12);
}

TEST(Combined, two_known_mixtures_are_one_with_the_weighted_distribution_function) {
  const Posterior all = combined(three_to_two());
  EXPECT_NEAR(all.log_evidence, std::log(5.0), 1e-12);
  for (double x = -6; x <= 6; x += 0.25) {
    const double first = normal_cdf(x - 0.5),
                 second = 0.25 * normal_cdf((x + 1) / 2) + 0.75 * normal_cdf((x - 2) / 0.5);
    EXPECT_NEAR(all.effect.cdf(x), 0.6 * first + 0.4 * second, 1e-9) << x;
  }
  const double mean = 0.6 * 0.5 + 0.4 * (-0.25 + 1.5);
  const double square = 0.6 * (1 + 0.25) + 0.4 * (0.25 * (4 + 1) + 0.75 * (0.25 + 4));
  EXPECT_NEAR(all.effect.mean(), mean, 1e-12);
  EXPECT_NEAR(all.effect.sd(), std::sqrt(square - mean * mean), 1e-12);
}

TEST(Combined, the_other_parameters_have_the_moments_and_quantiles_of_the_mixture) {
  const Posterior all = combined(three_to_two());
  const double mean = 0.6 * 0.2 + 0.4 * 0.6, square = 0.6 * (0.01 + 0.04) + 0.4 * (0.0025 + 0.36);
  for (const Summary& s : {*all.rho, all.sigma}) {
    EXPECT_NEAR(s.mean, mean, 1e-12);
    EXPECT_NEAR(s.sd, std::sqrt(square - mean * mean), 1e-12);
    for (std::size_t i = 0; i < summary_levels.size(); ++i)
      EXPECT_NEAR(0.6 * normal_cdf((s.q[i] - 0.2) / 0.1) + 0.4 * normal_cdf((s.q[i] - 0.6) / 0.05), summary_levels[i],
                  1e-6);
  }
}

TEST(Combined, one_candidate_comes_back_as_it_was) {
  const Candidate alone = candidate(-3, 7, two, normal_with(0.3, 0.2));
  const Posterior all = combined({alone});
  EXPECT_NEAR(all.log_evidence, 4, 1e-12);
  EXPECT_NEAR(all.effect.quantile(0.3), two.quantile(0.3), 1e-9);
  for (std::size_t i = 0; i < summary_levels.size(); ++i) EXPECT_NEAR(all.rho->q[i], alone.posterior.rho->q[i], 1e-9);
}

TEST(Combined, candidates_that_all_found_nothing_count_alike_and_sum_to_one) {
  const std::vector<Candidate> lost{candidate(0, -1e20, one, normal_with(0.2, 0.1)),
                                    candidate(-1, -1e20, one, normal_with(0.4, 0.1)),
                                    candidate(-2, -1e20, one, normal_with(0.6, 0.1))};
  for (const double share : shares_of(lost)) EXPECT_NEAR(share, 1.0 / 3, 1e-12);
  EXPECT_NEAR(combined(lost).rho->mean, 0.4, 1e-12);
}

TEST(Combined, what_cannot_be_trusted_spoils_the_whole_only_where_it_counts) {
  for (const bool counts : {true, false}) {
    std::vector<Candidate> of = three_to_two();
    Diagnostics& doubtful = of[1].posterior.diagnostics;
    doubtful.trust = false;
    doubtful.notes = {"Not settled."};
    doubtful.escalations = 4;
    doubtful.pareto_k = 0.9;
    of[0].posterior.diagnostics.escalations = 1;
    of[0].posterior.diagnostics.pareto_k = 0.2;
    if (!counts) of[1].log_prior = std::log(0.01);  // a share of 1 in 300
    const Diagnostics d = combined(of).diagnostics;
    EXPECT_EQ(d.trust, !counts);
    EXPECT_EQ(d.notes.size(), counts ? 1u : 0u);
    EXPECT_EQ(d.escalations, counts ? 4 : 1);
    EXPECT_EQ(*d.pareto_k, counts ? 0.9 : 0.2);
  }
}

TEST(Combined, what_found_nothing_spoils_the_whole_by_what_it_was_before_the_data) {
  for (const bool counts : {true, false}) {
    std::vector<Candidate> of = three_to_two();
    of.push_back(candidate(of[0].log_prior - (counts ? 1 : 7), -1e20, one, normal_with(0.2, 0.1)));
    of.back().posterior.diagnostics.trust = false;
    of.back().posterior.diagnostics.notes = {"No grid."};
    EXPECT_EQ(shares_of(of).back(), 0);
    EXPECT_EQ(combined(of).diagnostics.trust, !counts);
  }
}

}  // namespace
}  // namespace titrate
