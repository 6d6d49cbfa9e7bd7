#include "cli/review_text.h"

#include <fmt/core.h>

#include "base/version.h"
#include "cli/plot.h"

namespace titrate::cli {
namespace {

std::string heading(const std::string& text, bool colours) {
  return colours ? "\033[1m" + text + "\033[0m\n" : text + "\n";
}

std::string row(const std::string& name, const Summary& s) {
  return fmt::format("{:<16} {:>9.4f} {:>9.4f} {:>9.4f} {:>9.4f} {:>9.4f}\n", name.substr(0, 16), s.mean, s.sd, s.q[0],
                     s.q[3], s.q[6]);
}

}  // namespace

std::string wrapped(const std::string& text, const std::string& first_indent, const std::string& indent) {
  constexpr std::size_t width = 79;
  std::string out = first_indent, word;
  std::size_t column = first_indent.size();
  bool line_is_empty = true;
  const auto put = [&] {
    if (word.empty()) return;
    if (!line_is_empty && column + 1 + word.size() > width) {
      out += "\n" + indent;
      column = indent.size();
      line_is_empty = true;
    }
    if (!line_is_empty) {
      out += ' ';
      ++column;
    }
    out += word;
    column += word.size();
    line_is_empty = false;
    word.clear();
  };
  for (char c : text) {
    if (c == ' ')
      put();
    else
      word += c;
  }
  put();
  return out + "\n";
}

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
  return text + fmt::format("\ntitrate {}, seed {}, as of {}\n", version(), review.seed, to_string(review.today));
}

std::string fit_text(const Posterior& posterior) {
  std::string text = fmt::format("gaussian, {} days, {} observed\n\n", posterior.days, posterior.observed);
  text += fmt::format("{:<16} {:>9} {:>9} {:>9} {:>9} {:>9}\n", "", "mean", "sd", "2.5 %", "50 %", "97.5 %");
  text += row("effect", posterior.effect.summary());
  for (const NamedSummary& coefficient : posterior.coefficients) text += row(coefficient.name, coefficient.summary);
  text += row("sigma", posterior.sigma);
  if (posterior.rho) text += row("rho", *posterior.rho);
  if (posterior.half_life) text += row("half_life", *posterior.half_life);
  if (posterior.log_half_life) text += row("log_half_life", *posterior.log_half_life);
  text += fmt::format("\nP(effect < 0) = {:.4f}   log evidence {:.4f}   {} nodes, edge mass {:.1e}\n",
                      posterior.effect.cdf(0), posterior.log_evidence, posterior.diagnostics.nodes,
                      posterior.diagnostics.edge_mass);
  for (const std::string& note : posterior.diagnostics.notes) text += wrapped(note, "", "");
  return text;
}

}  // namespace titrate::cli
