#include "simulation/operating_characteristics.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>

#include "catalog/catalog.h"
#include "numerics/random.h"
#include "trial/pain_plan.h"

namespace titrate {
namespace {

using Kind = Randomisation::Kind;

Seen saw(double better, double worthwhile) { return {Belief{better, worthwhile, 1 - better}, 1}; }

Crowd crowd_of(int people, int looks, std::uint64_t seed) {
  RandomStream random(seed, 0);
  Crowd crowd;
  for (int i = 0; i < people; ++i) {
    auto& seen = crowd.emplace_back();
    for (int look = 0; look < looks; ++look) {
      const double better = random.uniform();
      seen.push_back(random.uniform() < 0.1 ? Seen{} : saw(better, better * random.uniform()));
    }
  }
  return crowd;
}

TEST(Rate, its_upper_bound_is_the_exact_one_of_the_binomial) {
  EXPECT_NEAR((Rate{60, 0}.upper_95()), 1 - std::pow(0.05, 1.0 / 60), 1e-9);  // nobody: (1 - p)^n = 0.05
  EXPECT_NEAR((Rate{20, 19}.upper_95()), std::pow(0.95, 1.0 / 20), 1e-9);     // all but one: 1 - p^n = 0.05
  EXPECT_EQ((Rate{5, 5}.upper_95()), 1);
  // One-sided 95 % bound for 10 of 100 (Clopper & Pearson): 0.1637 (R 4.2.2, binom.test(10, 100, alternative =
  // "less")).
  EXPECT_NEAR((Rate{100, 10}.upper_95()), 0.1637, 5e-4);
  EXPECT_NEAR((Rate{10'000, 500}.mcse()), std::sqrt(0.05 * 0.95 / 10'000), 1e-12);
}

TEST(Ending, is_the_first_verdict_that_ends_the_trial) {
  DecisionRule rule;
  rule.better = 0.98;
  EXPECT_EQ(ending_of(rule, {saw(0.9, 0.3), saw(0.99, 0.6)}), Verdict::keep_taking);
  EXPECT_EQ(ending_of(rule, {saw(0.3, 0.01), saw(0.99, 0.6)}), Verdict::stop_taking) << "it had ended before";
  EXPECT_EQ(ending_of(rule, {Seen{}, saw(0.99, 0.6)}), Verdict::keep_taking);
  EXPECT_EQ(ending_of(rule, {saw(0.9, 0.3), saw(0.9, 0.3)}), Verdict::undecided);
  EXPECT_EQ(ending_of({}, {saw(0.9999, 0.9)}), Verdict::undecided);
}

TEST(WithAnAnswer, counts_who_has_a_belief_at_the_last_look) {
  const Crowd crowd{{saw(0.5, 0.1), saw(0.5, 0.1)}, {saw(0.5, 0.1), Seen{}}, {Seen{}, saw(0.5, 0.1)}, {}};
  EXPECT_EQ(with_an_answer(crowd).people, 4);
  EXPECT_EQ(with_an_answer(crowd).times, 2);
}

TEST(Calibrated, is_the_least_threshold_whose_false_claims_stay_within_the_bound) {
  EXPECT_TRUE(rc::check([] {
    const auto seed = std::uint64_t(*rc::gen::inRange(0, 1'000'000));
    const int looks = *rc::gen::inRange(1, 4);
    const bool rough = *rc::gen::element(true, false);
    DecisionRule rule;
    rule.max_false_claims = 0.02;
    rule.worthwhile = 0.3;
    const std::vector<Crowd> crowds{crowd_of(700, looks, seed), crowd_of(500, looks, seed + 1)};
    const DecisionRule found = calibrated(rule, crowds, seed, rough);
    RC_ASSERT(found.better);
    const auto within = [&](double better) {
      DecisionRule other = found;
      other.better = better;
      for (const Crowd& crowd : crowds) {
        const Rate rate = outlook_of(other, {}, crowd).keep_taking;
        if ((rough ? rate.rate() : rate.upper_95()) > rule.max_false_claims) return false;
      }
      return true;
    };
    RC_ASSERT(within(*found.better));
    if (*found.better > 0.9 + 1e-9) RC_ASSERT(!within(*found.better - 2e-5));
    RC_ASSERT(found.calibration && found.calibration->seed == seed);
  }));
}

TEST(Calibrated, a_rule_that_cannot_be_kept_honest_stays_without_a_threshold) {
  const Crowd all_certain(100, {saw(1, 1)});
  EXPECT_FALSE(calibrated({}, {all_certain}, 1, false).better);
}

/// Fifteen thousand simulated fits: the promise that the product makes, on people who took no part in calibrating.
class Promise : public testing::Test {
 protected:
  static Trial plan() {
    Trial trial = rehearsable_pain_plan({Kind::pairs, 14, 0, 6}, 168);
    trial.looks = {84, 168};
    trial.baseline->rho = 0.4;
    return trial;
  }
  static Catalog catalog() {
    const Source book{"A book (2020)", "verified"};
    Catalog catalog;
    catalog.kinetics = {{"general", 2, 0.75, "Assumed for a test.", book}};
    catalog.effect_priors = {{"general", 0, 0.2, "Assumed for a test.", book}};
    return catalog;
  }
  static Crowd crowd(const SimulatedTrial& people, const Truth& truth, std::uint64_t first, int count) {
    Crowd all;
    for (int i = 0; i < count; ++i) all.push_back(people.seen(truth, 1, first + std::uint64_t(i)));
    return all;
  }
};

TEST_F(Promise, false_claims_stay_rare_under_every_dependence_and_a_strong_effect_is_found) {
  constexpr int calibrating = 400, fresh = 400;
  const SimulatedTrial people(plan(), catalog());
  std::vector<Crowd> without_effect;
  for (const double rho : dependences) without_effect.push_back(crowd(people, {0, rho}, 1'000'000, calibrating));
  const DecisionRule rule = calibrated(plan().rule, without_effect, 1, false);
  ASSERT_TRUE(rule.better);
  for (const double rho : dependences) {
    const Outlook outlook = outlook_of(rule, {0, rho}, crowd(people, {0, rho}, 0, fresh));
    // The true rate is at most 5 %; three Monte Carlo errors of that.
    EXPECT_LE(outlook.keep_taking.rate(), 0.05 + 3 * std::sqrt(0.05 * 0.95 / fresh)) << "rho " << rho;
  }
  const Outlook strong = outlook_of(rule, {2, 0.4}, crowd(people, {2, 0.4}, 0, fresh));
  EXPECT_GE(strong.keep_taking.rate() + 3 * strong.keep_taking.mcse(), 0.8) << "twice the smallest worthwhile effect";
  const Outlook harm = outlook_of(rule, {-1, 0.4}, crowd(people, {-1, 0.4}, 0, fresh));
  EXPECT_LE(harm.keep_taking.rate(), 0.01);
  EXPECT_GE(harm.stop_taking.rate(), 0.5);
}

}  // namespace
}  // namespace titrate
