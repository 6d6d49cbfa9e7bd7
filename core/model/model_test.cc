#include "model/model.h"

#include <gtest/gtest.h>

namespace titrate {
namespace {

TEST(Family, every_family_has_a_name_and_only_gaussian_is_fitted_yet) {
  EXPECT_EQ(family_named("gaussian").value(), Family::gaussian);
  for (const Family family : {Family::ordinal, Family::poisson, Family::negative_binomial, Family::bernoulli}) {
    const auto asked = family_named(to_string(family));
    ASSERT_FALSE(asked);
    EXPECT_NE(asked.problem().what.find("not built yet"), std::string::npos);
    EXPECT_NE(asked.problem().way_out.find("gaussian"), std::string::npos);
  }
}

TEST(Family, a_name_that_is_none_is_said_back) {
  const auto asked = family_named("Gausian");
  ASSERT_FALSE(asked);
  EXPECT_NE(asked.problem().what.find("\"Gausian\""), std::string::npos);
}

}  // namespace
}  // namespace titrate
