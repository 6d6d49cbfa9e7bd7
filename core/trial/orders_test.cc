#include "trial/orders.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <map>
#include <set>

namespace titrate {
namespace {

using Kind = Randomisation::Kind;

std::set<Order> listed(const Orders& orders) {
  std::set<Order> all;
  Order order = orders.first();
  do {
    EXPECT_TRUE(all.insert(order).second) << "an order came twice";
  } while (orders.next(order));
  return all;
}

/// The definition: every way to call units on or off, without those that the design does not allow.
std::set<Order> sieved(const Orders& orders) {
  std::set<Order> all;
  for (unsigned bits = 0; bits < 1u << orders.units; ++bits) {
    Order order;
    int on = 0;
    bool paired = true;
    for (int k = 0; k < orders.units; ++k) {
      order.push_back((bits >> k) & 1);
      on += order.back();
      if (k % 2 == 1) paired = paired && order[std::size_t(k)] != order[std::size_t(k) - 1];
    }
    if (orders.kind == Kind::pairs ? paired : on == orders.on) all.insert(order);
  }
  return all;
}

TEST(Orders, each_admissible_order_is_named_once_and_no_other) {
  EXPECT_TRUE(rc::check([] {
    Orders orders;
    orders.kind = *rc::gen::element(Kind::pairs, Kind::blocks, Kind::daily);
    orders.units = *rc::gen::inRange(1, 11);
    orders.on = *rc::gen::inRange(0, orders.units + 1);
    const auto all = listed(orders);
    RC_ASSERT(all == sieved(orders));
    RC_ASSERT(double(all.size()) == orders.count());
    for (const Order& order : all) RC_ASSERT(orders.admits(order));
  }));
}

TEST(Orders, are_counted_by_the_textbook) {
  EXPECT_EQ((Orders{Kind::pairs, 12, 0}.count()), 64);
  EXPECT_EQ((Orders{Kind::blocks, 12, 6}.count()), 924);
  EXPECT_EQ((Orders{Kind::blocks, 52, 5}.count()), 2'598'960);  // poker hands
  EXPECT_NEAR((Orders{Kind::daily, 84, 42}.count()) / 1.678910486e24, 1, 1e-8);
}

TEST(Orders, are_drawn_alike) {
  constexpr int draws = 40'000;
  std::uint64_t state = 1;
  const auto uniform = [&state] {  // Knuth's MMIX generator, upper bits
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (double(state >> 11) + 0.5) * 0x1p-53;
  };
  for (const Orders& orders : {Orders{Kind::pairs, 6, 0}, Orders{Kind::pairs, 5, 0}, Orders{Kind::blocks, 5, 2}}) {
    std::map<Order, int> seen;
    for (int i = 0; i < draws; ++i) {
      const Order order = orders.drawn(uniform);
      ASSERT_TRUE(orders.admits(order));
      ++seen[order];
    }
    ASSERT_EQ(double(seen.size()), orders.count());
    const double share = 1 / orders.count();
    for (const auto& [order, times] : seen)
      EXPECT_NEAR(times, draws * share, 4.5 * std::sqrt(draws * share * (1 - share)));
  }
}

TEST(Orders, a_unit_without_its_partner_has_a_coin_of_its_own) {
  EXPECT_EQ(listed({Kind::pairs, 3, 0}).size(), 4u);
  EXPECT_FALSE((Orders{Kind::pairs, 2, 0}.admits({true, true})));
  EXPECT_TRUE((Orders{Kind::pairs, 3, 0}.admits({true, false, true})));
  EXPECT_FALSE((Orders{Kind::blocks, 3, 1}.admits({true, false, true})));
}

}  // namespace
}  // namespace titrate
