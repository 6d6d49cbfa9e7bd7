#include "decision/decision.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace titrate {
namespace {

bool weighed(const Decision& decision, const std::string& part) {
  return std::any_of(decision.reasons.begin(), decision.reasons.end(),
                     [&](const Reason& reason) { return reason.text.find(part) != std::string::npos; });
}

Answers identifiable() {
  Answers answers;
  answers.outcome.label = "pain";
  answers.outcome.better = Direction::lower;
  answers.identifiable.yes = true;
  return answers;
}

TEST(Decision, says_that_no_rule_was_calibrated_to_decide) {
  Trial trial;
  trial.fixed_before_data = true;
  const Decision decision = decide(trial, {}, identifiable());
  ASSERT_EQ(decision.reasons.size(), 1u);
  EXPECT_TRUE(weighed(decision, "no rule that was calibrated"));
}

TEST(Decision, weighs_everything_that_stands_in_the_way_and_each_reason_has_a_source) {
  Answers answers = identifiable();
  answers.outcome.better.reset();
  answers.identifiable = {.yes = false, .why = {"There was one switch only.", "The diary is short."}, .would_help = {}};
  Screening screening;
  screening.findings = {
      {"daily dose", "caution", "Talk to a doctor.", "300 mg is above the limit.", {"An opinion", ""}}};
  const Decision decision = decide({}, screening, answers);
  for (const char* part : {"not fixed before the data", "lower or higher is better for pain", "one switch only",
                           "The diary is short", "above the limit"})
    EXPECT_TRUE(weighed(decision, part)) << part;
  for (const Reason& reason : decision.reasons) EXPECT_FALSE(reason.source.empty()) << reason.text;
}

}  // namespace
}  // namespace titrate
