#include "cli/review_text.h"

#include <fmt/core.h>

#include "base/version.h"
#include "cli/lines.h"
#include "cli/plot.h"

namespace titrate::cli {
namespace {

constexpr std::size_t cell_width = 9;

/// Four decimals, while they fit into the width.
std::string within(std::size_t most, double value) {
  const std::string text = fmt::format("{:.4f}", value);
  return text.size() <= most ? text : fmt::format("{:.1e}", value);
}

std::string cell(double value) { return fmt::format(" {:>{}}", within(cell_width, value), cell_width); }

std::string row(const std::string& name, const Summary& s) {
  return fmt::format("{:<16}", name.substr(0, 16)) + cell(s.mean) + cell(s.sd) + cell(s.q[0]) + cell(s.q[3]) +
         cell(s.q[6]) + "\n";
}

/// In a shell, what was not said is said by an option.
const char* way_to_say(Unsaid unsaid) {
  switch (unsaid) {
    case Unsaid::better:
      return "--better lower or higher says which way is better.";
    case Unsaid::smallest:
      return "--smallest X says which difference would be worth having.";
    case Unsaid::before_start:
      return "--before-start none, unknown or a dose says what was taken before the first day.";
    case Unsaid::randomised:
      return "--randomised pairs:7, blocks:7 or daily says how the order was drawn, if it was.";
  }
  return "";
}

}  // namespace

std::string review_text(const Review& review, const Diary& diary, bool colours) {
  std::string text;
  if (diary.simulated) text += heading("SIMULATED EXAMPLE: no person lived these days", colours) + "\n";
  text += wrapped(review.report.sentence, "", "") + "\n";
  text += plot_of_effect(review);
  if (review.answers.primary()) text += "\n";
  text += plot_of_days(review, diary);
  for (const Section& section : review.report.sections) {
    text += "\n" + heading(section.heading, colours);
    for (const std::string& paragraph : section.paragraphs) text += wrapped(paragraph, "  ", "  ");
  }
  if (!review.report.unsaid.empty()) {
    text += "\n" + heading("What you can still say", colours);
    for (const Unsaid unsaid : review.report.unsaid) text += wrapped(way_to_say(unsaid), "  ", "  ");
  }
  return text + fmt::format("\ntitrate {}, seed {}, as of {}\n", version(), review.seed, to_string(review.today));
}

std::string fit_text(const Posterior& posterior) {
  std::string text =
      fmt::format("{}, {} days, {} observed\n\n", to_string(posterior.family), posterior.days, posterior.observed);
  text += fmt::format("{:<16} {:>9} {:>9} {:>9} {:>9} {:>9}\n", "", "mean", "sd", "2.5 %", "50 %", "97.5 %");
  text += row("effect", posterior.effect.summary());
  for (const NamedSummary& coefficient : posterior.coefficients) text += row(coefficient.name, coefficient.summary);
  text += row("sigma", posterior.sigma);
  if (posterior.rho) text += row("rho", *posterior.rho);
  if (posterior.half_life) text += row("half_life", *posterior.half_life);
  if (posterior.log_half_life) text += row("log_half_life", *posterior.log_half_life);
  text +=
      fmt::format("\nP(effect < 0) = {:.4f}   log evidence {}   {} nodes, edge mass {:.1e}\n", posterior.effect.cdf(0),
                  within(14, posterior.log_evidence), posterior.diagnostics.nodes, posterior.diagnostics.edge_mass);
  for (const std::string& note : posterior.diagnostics.notes) text += wrapped(note, "", "");
  return text;
}

}  // namespace titrate::cli
