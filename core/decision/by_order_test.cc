#include "decision/by_order.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>

#include "catalog/catalog.h"
#include "numerics/random.h"
#include "trial/bare_diary.h"

namespace titrate {
namespace {

using Kind = Randomisation::Kind;
const Day monday = *parse_day("2026-03-02");

Catalog catalog_for_tests() {
  Catalog catalog;
  catalog.kinetics = {{"general", 3, 0.9, "Assumed for a test.", {"A book (2020)", "verified"}}};
  return catalog;
}

/// A bare diary of periods of `length` days, on or off as `order` says, with the outcomes that `outcome` gives.
Diary diary_of(const Order& order, int length, const std::function<std::optional<double>(int, bool)>& outcome) {
  Diary diary;
  diary.measures = {"y"};
  for (int t = 0; t < length * int(order.size()); ++t) {
    const bool on = order[std::size_t(t / length)];
    DayRecord record;
    record.day = monday + days(t);
    record.dose = on ? Entry<Dose>::of(dose_of(200, true)) : Entry<Dose>::none();
    const auto value = outcome(t, on);
    record.measures = {value ? Entry<double>::of(*value) : Entry<double>()};
    diary.days.push_back(record);
  }
  return diary;
}

struct Reviewed {
  Trial trial;
  Exposure exposure;
  Analyses analyses;
  RandomisationTest test;
};

Reviewed review_of(const Diary& diary, Randomisation randomisation, std::optional<Direction> better) {
  const Catalog catalog = catalog_for_tests();
  Reviewed all;
  all.trial = *trial_of_bare_diary(diary, {.outcome = "y", .better = better}, catalog);
  all.trial.randomisation = randomisation;  // also one that a file would not be believed
  all.exposure = exposure_of(all.trial, diary, diary.days.back().day);
  all.analyses = analyses_of(all.trial, diary, all.exposure, catalog);
  all.test = randomisation_test(all.trial, all.exposure, all.analyses, 1);
  return all;
}

/// The definition, slowly: the z value of x in y = F b + beta x + e with the covariance matrix rho^|i - j| written out,
/// by the normal equations of all columns at once (Gauss and Jordan).
double z_by_definition(const Series& series, const std::vector<double>& dose, double half_life, double rho) {
  std::vector<std::size_t> seen;
  for (std::size_t t = 0; t < dose.size(); ++t)
    if (series.response[t]) seen.push_back(t);
  const std::size_t n = seen.size(), p = series.covariates.size() + 2;
  const auto solve = [](std::vector<std::vector<double>> a, std::vector<std::vector<double>> b) {
    for (std::size_t i = 0; i < a.size(); ++i) {
      for (std::size_t r = 0; r < a.size(); ++r) {
        if (r == i) continue;
        const double f = a[r][i] / a[i][i];
        for (std::size_t c = 0; c < a.size(); ++c) a[r][c] -= f * a[i][c];
        for (std::size_t c = 0; c < b[r].size(); ++c) b[r][c] -= f * b[i][c];
      }
    }
    for (std::size_t i = 0; i < a.size(); ++i)
      for (double& value : b[i]) value /= a[i][i];
    return b;
  };
  std::vector<std::vector<double>> x(n, std::vector<double>(p)), covariance(n, std::vector<double>(n)), right(n);
  for (std::size_t i = 0; i < n; ++i) {
    double exposure = 0;  // the sum that the recursion stands for
    for (std::size_t s = 0; s <= seen[i]; ++s)
      exposure += (1 - std::exp2(-1 / half_life)) * std::exp2(-double(seen[i] - s) / half_life) * dose[s];
    x[i][0] = exposure;
    x[i][1] = 1;
    for (std::size_t k = 2; k < p; ++k) x[i][k] = series.covariates[k - 2][seen[i]];
    for (std::size_t j = 0; j < n; ++j) covariance[i][j] = std::pow(rho, std::abs(double(seen[i]) - double(seen[j])));
    right[i] = x[i];
    right[i].push_back(*series.response[seen[i]]);
  }
  const auto white = solve(covariance, right);
  std::vector<std::vector<double>> normal(p, std::vector<double>(p)), sides(p, std::vector<double>(2));
  for (std::size_t a = 0; a < p; ++a)
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t b = 0; b < p; ++b) normal[a][b] += x[i][a] * white[i][b];
      sides[a][0] += x[i][a] * white[i][p];
    }
  sides[0][1] = 1;  // the first column of the inverse
  const auto solved = solve(normal, sides);
  return solved[0][0] / std::sqrt(solved[0][1]);
}

TEST(RandomisationTest, a_case_by_hand) {
  // Two pairs of one day each, outcomes 1, 4 and 2, 3; the statistic is the sum over the days on. The four orders give
  // 1 + 2, 1 + 3, 4 + 2 and 4 + 3.
  const double y[] = {1, 4, 2, 3};
  const auto sum = [&](const Order& order) {
    double total = 0;
    for (std::size_t k = 0; k < order.size(); ++k) total += order[k] ? y[k] : 0;
    return total;
  };
  const Orders orders{Kind::pairs, 4, 0};
  EXPECT_EQ(p_value_of(orders, {false, true, false, true}, sum, 1).p, 0.25);
  EXPECT_EQ(p_value_of(orders, {false, true, true, false}, sum, 1).p, 0.5);
  EXPECT_EQ(p_value_of(orders, {true, false, true, false}, sum, 1).p, 1);
  EXPECT_EQ(p_value_of(
                orders, {true, false, true, false}, [](const Order&) { return 7.0; }, 1)
                .p,
            1)
      << "ties";
}

TEST(RandomisationTest, over_all_orders_p_is_at_most_alpha_in_at_most_alpha_of_them) {
  EXPECT_TRUE(rc::check([] {
    const auto kind = *rc::gen::element(Kind::pairs, Kind::blocks);
    const int units = *rc::gen::inRange(2, 9), on = *rc::gen::inRange(1, units);
    const auto y = *rc::gen::container<std::vector<int>>(std::size_t(units), rc::gen::inRange(0, 6));
    const Orders orders{kind, units, on};
    const auto sum = [&](const Order& order) {
      double total = 0;
      for (std::size_t k = 0; k < order.size(); ++k) total += order[k] ? y[k] : 0;
      return total;
    };
    std::vector<double> all;
    Order order = orders.first();
    do all.push_back(*p_value_of(orders, order, sum, 1).p);
    while (orders.next(order));
    for (const double alpha : all) {
      const auto below = std::count_if(all.begin(), all.end(), [&](double p) { return p <= alpha + 1e-12; });
      RC_ASSERT(double(below) <= alpha * double(all.size()) + 1e-9);
    }
  }));
}

TEST(RandomisationTest, agrees_with_an_enumeration_that_writes_out_the_covariance_matrix) {
  RandomStream random(3, 0);
  for (const auto& pair : {std::pair{Kind::pairs, std::optional(Direction::lower)},
                           std::pair{Kind::blocks, std::optional(Direction::higher)},
                           std::pair{Kind::blocks, std::optional<Direction>()}}) {
    const Kind kind = pair.first;  // by name: clang takes no structured binding into a lambda
    const std::optional<Direction> better = pair.second;
    const Order order{true, false, false, true, true, false};
    const Reviewed all = review_of(diary_of(order, 5,
                                            [&](int t, bool on) -> std::optional<double> {
                                              if (t % 7 == 3) return std::nullopt;
                                              return 5 + (on ? -0.6 : 0) + random.normal();
                                            }),
                                   {kind, 5}, better);
    const Series& series = all.analyses.all.front().series.front();
    const auto& prior = all.analyses.all.front().model;
    const double rho = 2 * prior.rho->a / (prior.rho->a + prior.rho->b) - 1;
    const auto statistic = [&](unsigned bits) {
      std::vector<double> dose;
      for (unsigned t = 0; t < 30; ++t) dose.push_back((bits >> (t / 5)) & 1);
      const double z = z_by_definition(series, dose, std::exp(prior.half_life->log_mean), rho);
      return !better ? std::abs(z) : *better == Direction::lower ? -z : z;
    };
    constexpr unsigned followed = 0b011001;  // the order above, first period in the lowest bit
    int orders = 0, as_extreme = 0;
    for (unsigned bits = 0; bits < 64; ++bits) {
      int on = 0;
      bool paired = true;
      for (unsigned k = 0; k < 6; ++k) on += (bits >> k) & 1;
      for (unsigned k = 0; k < 6; k += 2) paired = paired && ((bits >> k) & 1) != ((bits >> (k + 1)) & 1);
      if (kind == Kind::pairs ? !paired : on != 3) continue;
      ++orders;
      as_extreme += statistic(bits) >= statistic(followed) - 1e-9;
    }
    EXPECT_EQ(all.test.orders, orders);
    EXPECT_TRUE(all.test.exact);
    EXPECT_NEAR(all.test.p.value(), double(as_extreme) / orders, 1e-12);
    EXPECT_EQ(all.test.one_sided, better.has_value());
  }
}

TEST(RandomisationTest, p_cannot_go_below_one_in_the_number_of_orders) {
  const Order order{true, false, false, true, true, false, false, true, true, false, true, false};
  const Diary diary = diary_of(order, 7, [](int t, bool on) { return (on ? 1.0 : 9.0) + 0.01 * (t % 3); });
  EXPECT_EQ(review_of(diary, {Kind::pairs, 7}, Direction::lower).test.p, 1.0 / 64);
  EXPECT_EQ(review_of(diary, {Kind::blocks, 7}, Direction::lower).test.p, 1.0 / 924);
  EXPECT_GT(review_of(diary, {Kind::pairs, 7}, Direction::higher).test.p.value(), 0.9) << "the wrong side";
}

TEST(RandomisationTest, a_sample_of_the_orders_agrees_with_all_of_them) {
  const Orders orders{Kind::blocks, 18, 9};  // 48,620
  const auto sum = [](const Order& order) {
    double total = 0;
    for (std::size_t k = 0; k < order.size(); ++k) total += order[k] ? double(k * k % 19) : 0;
    return total;
  };
  Order order = orders.first(), followed = orders.first();
  for (int i = 0; i < 31'000; ++i) orders.next(followed);
  double as_extreme = 0;
  do as_extreme += sum(order) >= sum(followed);
  while (orders.next(order));
  const RandomisationTest sampled = p_value_of(orders, followed, sum, 1);
  EXPECT_FALSE(sampled.exact);
  EXPECT_GT(sampled.mcse, 0);
  EXPECT_NEAR(*sampled.p, as_extreme / orders.count(), 4 * sampled.mcse + 1.0 / orders_sampled);
  EXPECT_EQ(sampled.p, p_value_of(orders, followed, sum, 1).p) << "the same seed draws the same orders";
}

TEST(RandomisationTest, a_daily_coin_is_permuted_with_as_many_days_on) {
  RandomStream random(5, 0);
  Order order;
  for (int t = 0; t < 40; ++t) order.push_back(random.uniform() < 0.5);
  const Diary diary = diary_of(order, 1, [&](int, bool on) { return (on ? 5.0 : 5.3) + random.normal(); });
  const RandomisationTest test = review_of(diary, {Kind::daily, 1}, Direction::lower).test;
  EXPECT_FALSE(test.exact);
  EXPECT_GT(test.p.value(), 0);
  EXPECT_LE(test.p.value(), 1);
}

TEST(RandomisationTest, says_why_there_is_no_p) {
  const auto flat = [](int t, bool) { return double(t % 4); };
  const Order order{true, false, false, true};
  EXPECT_NE(review_of(diary_of(order, 7, flat), {}, Direction::lower).test.why_not.find("drawn at random"),
            std::string::npos);
  EXPECT_NE(review_of(diary_of({true, true, false, false}, 7, flat), {Kind::pairs, 7}, Direction::lower)
                .test.why_not.find("none that the stated randomisation could have drawn"),
            std::string::npos);
  Diary with_arms = diary_of(order, 7, flat);
  for (DayRecord& record : with_arms.days) record.arm = record.dose.state() == EntryState::none ? "B" : "A";
  const RandomisationTest test = review_of(with_arms, {Kind::pairs, 5}, Direction::lower).test;
  EXPECT_FALSE(test.p);
  EXPECT_NE(test.why_not.find("changes within a period"), std::string::npos);
}

TEST(RandomisationTest, a_dose_forgotten_in_a_period_does_not_change_its_arm) {
  const Order order{true, false, false, true, false, true};
  Diary diary = diary_of(order, 7, [](int t, bool on) { return (on ? 2.0 : 4.0) + 0.1 * (t % 5); });
  const auto before = review_of(diary, {Kind::pairs, 7}, Direction::lower).test.p;
  diary.days[2].dose = Entry<Dose>::none();
  diary.days[23].dose = Entry<Dose>();
  EXPECT_EQ(review_of(diary, {Kind::pairs, 7}, Direction::lower).test.p, before);
  EXPECT_EQ(before, 1.0 / 8);
}

TEST(RandomisationTest, follows_the_plan_through_run_in_and_gaps) {
  const Order order{false, true, true, false};
  Diary diary;
  diary.measures = {"y"};
  Trial trial;
  trial.primary = outcome_named("y", catalog_for_tests());
  trial.primary.better = Direction::lower;
  trial.start = monday;
  trial.run_in_days = 8;
  trial.randomisation = {Kind::pairs, 6, 2, 2};
  trial.planned_days = 8 + 4 * 6 + 3 * 2;
  trial.full_dose = dose_of(200, true);
  trial.active_arm = "A";
  for (int t = 0; t < *trial.planned_days; ++t) {
    const int since = t - 8;
    const bool in_period = since >= 0 && since % 8 < 6, on = in_period && order[std::size_t(since / 8)];
    trial.assignment.push_back(on ? "A" : "B");
    DayRecord record;
    record.day = monday + days(t);
    record.measures = {Entry<double>::of((on ? 1 : 3) + 0.1 * (t % 5))};
    diary.days.push_back(record);
  }
  const Exposure exposure = exposure_of(trial, diary, diary.days.back().day);
  const Analyses analyses = analyses_of(trial, diary, exposure, catalog_for_tests());
  const RandomisationTest test = randomisation_test(trial, exposure, analyses, 1);
  EXPECT_EQ(test.orders, 4) << test.why_not;
  EXPECT_EQ(test.p, 0.25);
}

}  // namespace
}  // namespace titrate
