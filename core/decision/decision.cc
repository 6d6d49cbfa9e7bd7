#include "decision/decision.h"

namespace titrate {

Decision decide(const Trial& trial, const Screening& screening, const Answers& answers) {
  Undecided undecided;
  const auto because = [&](std::string text, std::string source) {
    undecided.reasons.push_back({std::move(text), std::move(source)});
  };
  because("This version describes what was seen; it holds no rule that was calibrated to decide.",
          "docs/mathematics.md, section 6");
  if (!trial.fixed_before_data) because("The question was not fixed before the data.", "the file came without a plan");
  if (!answers.outcome.better)
    because("Nobody said whether lower or higher is better for " + answers.outcome.label + ".",
            "no --better, and not an outcome that the catalog knows");
  if (!answers.identifiable.yes)
    for (const std::string& why : answers.identifiable.why) because(why, "this diary");
  for (const Finding& finding : screening.findings) because(finding.reason, finding.source.citation);
  return undecided;
}

}  // namespace titrate
