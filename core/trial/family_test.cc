#include "trial/family.h"

#include <gtest/gtest.h>

namespace titrate {
namespace {

TEST(Family, every_family_is_found_by_its_name) {
  for (const Family family :
       {Family::gaussian, Family::ordinal, Family::poisson, Family::negative_binomial, Family::bernoulli})
    EXPECT_EQ(family_named(to_string(family)).value(), family);
}

TEST(Family, a_name_that_is_none_is_said_back) {
  const auto asked = family_named("Gausian");
  ASSERT_FALSE(asked);
  EXPECT_NE(asked.problem().what.find("\"Gausian\""), std::string::npos);
}

}  // namespace
}  // namespace titrate
