#include "safety/screening_change.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace titrate {
namespace {

Finding finding(const std::string& rule, const std::string& resolved_by = "") {
  Finding one;
  one.rule = one.about = rule;
  one.severity = Severity::block;
  one.resolved_by = resolved_by;
  return one;
}

Screening any_screening() {
  Screening screening;
  for (const char* rule : {"a", "b", "c"})
    if (*rc::gen::arbitrary<bool>())
      screening.findings.push_back(finding(rule, *rc::gen::element<std::string>("", "Dr. Ada Example")));
  for (const char* name : {"x", "y"})
    if (*rc::gen::arbitrary<bool>()) screening.could_not_check.push_back(name);
  screening.may_start = *rc::gen::arbitrary<bool>();
  screening.limit.amount = *rc::gen::element(250, 350) * elemental_milligram_per_day;
  return screening;
}

RC_GTEST_PROP(ScreeningChange, of_two_equal_screenings_is_none, ()) {
  const Screening screening = any_screening();
  RC_ASSERT(!change_between(screening, screening).anything());
}

RC_GTEST_PROP(ScreeningChange, turned_round_is_the_change_back, ()) {
  const Screening one = any_screening(), other = any_screening();
  const ScreeningChange there = change_between(one, other), back = change_between(other, one);
  RC_ASSERT(there.could_not_check_added == back.could_not_check_gone);
  RC_ASSERT(there.limit_was == back.limit);
  RC_ASSERT(there.may_start == back.may_start_was);
  RC_ASSERT(there.added.size() + there.resolved.size() + there.gone.size() ==
            back.added.size() + back.resolved.size() + back.gone.size());
  RC_ASSERT(there.anything() == back.anything());
}

TEST(ScreeningChange, without_a_screening_before_everything_is_new) {
  Screening after;
  after.findings = {finding("a"), finding("b", "Dr. Ada Example")};
  after.could_not_check = {"x"};
  const ScreeningChange change = change_between({}, after);
  EXPECT_TRUE(change.first && change.anything());
  EXPECT_EQ(change.added.size(), 2u);
  EXPECT_EQ(change.could_not_check_added.size(), 1u);
  EXPECT_EQ(change.may_start_was, std::nullopt);
}

TEST(ScreeningChange, what_a_decision_resolves_is_resolved_and_not_gone_and_without_it_it_is_back) {
  Screening open, resolved;
  open.findings = {finding("a")};
  resolved.findings = {finding("a", "Dr. Ada Example")};
  const ScreeningChange there = change_between(open, resolved);
  EXPECT_EQ(there.resolved.size(), 1u);
  EXPECT_TRUE(there.added.empty() && there.gone.empty());
  EXPECT_EQ(change_between(resolved, open).added.size(), 1u);
}

TEST(ScreeningChange, a_finding_that_says_something_else_is_another_finding) {
  Screening before, after;
  before.findings = {finding("a")};
  after.findings = {finding("a")};
  after.findings[0].severity = Severity::info;
  const ScreeningChange change = change_between(before, after);
  EXPECT_EQ(change.added.size(), 1u);
  EXPECT_EQ(change.gone.size(), 1u);
}

}  // namespace
}  // namespace titrate
