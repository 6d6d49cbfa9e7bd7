#include "cli/rehearsal_text.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "base/version.h"
#include "cli/lines.h"

namespace titrate::cli {
namespace {

constexpr int bar_columns = 20;

double error_of(const Rate& rate) { return error_in_points(rate.mcse(), rate.people); }

std::string percent(const Rate& rate) { return fmt::format("{:5.1f} % +-{:4.1f}", 100 * rate.rate(), error_of(rate)); }

std::string bar(double share) {
  const int full = std::clamp(int(std::lround(share * bar_columns)), 0, bar_columns);
  return "|" + std::string(std::size_t(full), '#') + std::string(std::size_t(bar_columns - full), '.') + "|";
}

std::string row(const std::string& what, const Outlook& outlook) {
  return fmt::format("  {:<27} {} {} stop {:3.0f} %\n", what, percent(outlook.keep_taking),
                     bar(outlook.keep_taking.rate()), 100 * outlook.stop_taking.rate());
}

/// What another plan would change, with the error of two counts: "+9.1 +- 2.3 points, +28 days".
std::string against(const PlanOutlook& plan, const PlanOutlook& other) {
  const Rate &before = plan.at_smallest.keep_taking, &after = other.at_smallest.keep_taking;
  const double points = 100 * (after.rate() - before.rate()), error = std::hypot(error_of(before), error_of(after));
  return fmt::format("    worthwhile {:+.1f} +- {:.1f} points{}, {:+d} days\n", points, error,
                     std::abs(points) <= error ? " (perhaps none)" : "", other.days() - plan.days());
}

std::string amount(double value, const std::string& unit) { return fmt::format("{:.3g} {}", value, unit); }

}  // namespace

double error_in_points(double mcse, double people) { return mcse > 0 || people == 0 ? 196 * mcse : 300 / people; }

std::string rehearsal_text(const Rehearsal& rehearsal, double seconds) {
  const PlanOutlook& plan = rehearsal.plan;
  const Outcome& outcome = plan.trial.primary;
  std::string text;
  if (rehearsal.quick_estimate) text += "QUICK ESTIMATE, not to be quoted\n\n";
  text += fmt::format("{} days, {} simulated people for each line (+- is a 95 % range), {:.1f} s\n\n", plan.days(),
                      plan.people, seconds);
  text += "Told to keep taking it, if the true difference is\n";
  const double size = *outcome.smallest_worthwhile;
  text += row("nothing (worst dependence)", plan.worst());
  text += row("half of worthwhile, " + fmt::format("{:.3g}", size / 2), plan.at_half);
  text += row("smallest worthwhile, " + fmt::format("{:.3g}", size), plan.at_smallest);
  text += row("twice that, " + fmt::format("{:.3g}", 2 * size), plan.at_twice);
  text += row("worse by " + fmt::format("{:.3g}", size), plan.under_harm);
  text += "\nFalse claims by dependence from day to day (at most ";
  text += fmt::format("{:.3g} % allowed)\n", 100 * plan.trial.rule.max_false_claims);
  for (std::size_t i = 0; i < plan.without_effect.size(); ++i) {
    const Outlook& one = plan.without_effect[i];
    text += fmt::format("  rho {:<4.1f} {}   upper bound {:4.1f} %", one.truth.rho, percent(one.keep_taking),
                        100 * one.keep_taking.upper_95());
    if (i < plan.smallest_by_dependence.size())
      text += fmt::format("   finds worthwhile {:5.1f} %", 100 * plan.smallest_by_dependence[i].keep_taking.rate());
    text += "\n";
  }
  text += fmt::format("\nGet an answer at all           {}\n", percent(plan.identifiable));
  text += "  (the days of the others cannot be told from drift, dependence and carry-over)\n";
  text +=
      wrapped(fmt::format("The 95 % interval will be about {} wide. The randomisation test can reach a p of {:.2g}.",
                          amount(plan.width_95, outcome.unit), plan.smallest_p),
              "", "");
  const DecisionRule& rule = plan.trial.rule;
  if (rule.better)
    text += fmt::format(
        "Rule: keep taking it at P(better) >= {:.5f} and P(worthwhile) >= {:.2g};\n"
        "      stop at P(worthwhile) <= {:.2g} or P(worse) >= {:.2g}.\n",
        *rule.better, rule.worthwhile, rule.not_worthwhile, rule.worse);
  if (!rehearsal.alternatives.empty()) {
    text += fmt::format("\n{:<36} {:>5} {:>10} {:>10} {:>8}\n", "Other plans", "days", "worthwhile", "twice", "false");
    const auto line = [&](const PlanOutlook& other) {
      text += fmt::format("  {:<34} {:>5} {:>8.1f} % {:>8.1f} % {:>6.1f} %\n", other.what.substr(0, 34), other.days(),
                          100 * other.at_smallest.keep_taking.rate(), 100 * other.at_twice.keep_taking.rate(),
                          100 * other.worst().keep_taking.rate());
    };
    line(plan);
    for (const PlanOutlook& other : rehearsal.alternatives) {
      line(other);
      text += against(plan, other);
    }
    text += fmt::format("  ({} people for each line of an alternative; points are against this plan)\n",
                        rehearsal.alternatives.front().people);
  }
  if (!plan.knowing_the_arm.empty()) text += "\n" + wrapped(plan.knowing_the_arm, "", "");
  for (const std::string& warning : plan.warnings) text += "\n" + wrapped(warning, "", "");
  return text + fmt::format("\ntitrate {}, seed {}\n", version(), rehearsal.seed);
}

}  // namespace titrate::cli
