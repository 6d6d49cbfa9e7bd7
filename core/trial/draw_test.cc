#include "trial/draw.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <map>

namespace titrate {
namespace {

using Kind = Randomisation::Kind;

/// The probability of every order: each sequence of answers that `below` can give, tried once, like an odometer.
std::map<Order, double> probabilities_of(const Orders& orders) {
  std::map<Order, double> all;
  std::vector<std::uint64_t> answers, sizes;
  for (bool more = true; more;) {
    std::size_t asked = 0;
    double probability = 1;
    const Order order = draw_exactly(orders, [&](std::uint64_t n) {
      if (asked == answers.size()) answers.push_back(0), sizes.push_back(n);
      sizes[asked] = n;
      probability /= double(n);
      return answers[asked++];
    });
    answers.resize(asked);
    sizes.resize(asked);
    all[order] += probability;
    more = false;
    while (!answers.empty() && !more) {
      if (++answers.back() < sizes.back())
        more = true;
      else
        answers.pop_back(), sizes.pop_back();
    }
  }
  return all;
}

TEST(Draw, each_admissible_order_is_exactly_as_likely_as_the_others) {
  for (const Orders& orders : {Orders{Kind::pairs, 2, 0}, Orders{Kind::pairs, 8, 0}, Orders{Kind::pairs, 5, 0},
                               Orders{Kind::blocks, 4, 2}, Orders{Kind::blocks, 7, 3}, Orders{Kind::daily, 6, 3},
                               Orders{Kind::blocks, 3, 0}, Orders{Kind::blocks, 3, 3}}) {
    const auto all = probabilities_of(orders);
    EXPECT_EQ(double(all.size()), orders.count());
    for (const auto& [order, probability] : all) {
      EXPECT_TRUE(orders.admits(order));
      EXPECT_NEAR(probability * orders.count(), 1, 1e-12);
    }
  }
}

TEST(Draw, the_arm_of_the_first_unit_is_drawn_too) {
  double first_on = 0;
  for (const auto& [order, probability] : probabilities_of({Kind::pairs, 6, 0})) first_on += order[0] ? probability : 0;
  EXPECT_NEAR(first_on, 0.5, 1e-12);
}

TEST(Draw, a_word_that_would_favour_a_remainder_is_thrown_away) {
  std::vector<std::uint64_t> words = {0, 1, 2};  // 2^64 mod 3 = 1: the word 0 is thrown away
  std::size_t at = 0;
  const Below below = below_from([&] { return words.at(at++); });
  EXPECT_EQ(below(3), 1u % 3);
  EXPECT_EQ(at, 2u);
  EXPECT_EQ(below(1), 0u);
}

RC_GTEST_PROP(Draw, a_number_below_n_is_below_n, (std::uint64_t n, std::uint64_t seed)) {
  RC_PRE(n > 0);
  std::uint64_t state = seed;
  const Below below = below_from([&] { return state = state * 6364136223846793005u + 1442695040888963407u; });
  for (int i = 0; i < 20; ++i) RC_ASSERT(below(n) < n);
}

}  // namespace
}  // namespace titrate
