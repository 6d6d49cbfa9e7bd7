#include "safety/limit.h"
#include "catalog/catalog.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace titrate {
namespace {

Catalog two_authorities() {
  Catalog catalog;
  catalog.limits = {{"us", "US", 350 * elemental_milligram_per_day, "Set by diarrhoea.", {"A book (1997)", "verified"}},
                    {"eu", "EU", 250 * elemental_milligram_per_day, "The lowest.", {"An opinion (2001)", "verified"}}};
  return catalog;
}

DoseCheck checked(double mg) { return check_daily_dose(mg * elemental_milligram_per_day, two_authorities()); }

TEST(Limit, an_amount_on_the_limit_stands_on_the_inner_side_of_it) {
  EXPECT_TRUE(checked(250).within);
  EXPECT_FALSE(checked(std::nextafter(250.0, 251.0)).within);
  EXPECT_TRUE(checked(0).within);
}

TEST(Limit, the_lowest_of_all_authorities_holds_and_comes_with_reason_and_source) {
  const DoseCheck check = checked(300);
  EXPECT_FALSE(check.within) << "inside the United States' limit, above the European one";
  EXPECT_EQ(check.limit, 250 * elemental_milligram_per_day);
  EXPECT_EQ(check.reason, "The lowest.");
  EXPECT_EQ(check.source.citation, "An opinion (2001)");
}

TEST(Limit, room_left_is_what_is_missing_to_the_limit_and_never_negative) {
  EXPECT_EQ(checked(100).room_left(), 150 * elemental_milligram_per_day);
  EXPECT_EQ(checked(250).room_left(), DailyElementalMass{});
  EXPECT_EQ(checked(400).room_left(), DailyElementalMass{});
}

RC_GTEST_PROP(Limit, more_is_never_safer, ()) {
  const double one = *rc::gen::inRange(0, 1'000'000) / 1000.0, other = *rc::gen::inRange(0, 1'000'000) / 1000.0;
  const DoseCheck less = checked(std::min(one, other)), more = checked(std::max(one, other));
  RC_ASSERT(less.within || !more.within);
  RC_ASSERT(less.room_left() >= more.room_left());
}

RC_GTEST_PROP(Limit, another_authority_may_narrow_a_dose_and_never_widen_it, ()) {
  Catalog catalog = two_authorities();
  const auto dose = double(*rc::gen::inRange(0, 1000)) * elemental_milligram_per_day;
  const bool before = check_daily_dose(dose, catalog).within;
  const double amount = *rc::gen::inRange(1, 1000);
  catalog.limits.push_back({"xx", "XX", amount * elemental_milligram_per_day, "Another.", {"A paper", "verified"}});
  RC_ASSERT(before || !check_daily_dose(dose, catalog).within);
}

}  // namespace
}  // namespace titrate
