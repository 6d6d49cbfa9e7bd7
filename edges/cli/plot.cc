#include "cli/plot.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "app/in_words.h"
#include "cli/lines.h"

namespace titrate::cli {
namespace {

constexpr int widest = 70;
constexpr int margin = 7;  // of the effect's line

/// The outcome and the dose of each column: one day, or the mean of a few.
struct Columns {
  int days_each = 1;
  std::vector<double> value;  ///< NaN: nothing recorded
  std::string dose;           ///< '#' at least half of the full dose, '.' less, '?' not known
  std::string changes;        ///< '+' something else changed
};

Columns columns_of(const Review& review, const Diary& diary) {
  const Exposure& exposure = review.taken;
  const auto measure = find_measure(diary, review.answers.outcome.name);
  Columns columns;
  columns.days_each = (exposure.count() + widest - 1) / widest;
  const int count = (exposure.count() + columns.days_each - 1) / columns.days_each;
  std::vector<double> sum(std::size_t(count), 0), recorded(std::size_t(count), 0);
  columns.dose.assign(std::size_t(count), '?');
  columns.changes.assign(std::size_t(count), ' ');
  for (int t = 0; t < exposure.count(); ++t) {
    const auto at = std::size_t(t / columns.days_each);
    const DayRecord* record = find_day(diary, exposure.first + days(t));
    if (record && measure && record->measures[*measure].known()) {
      sum[at] += record->measures[*measure].amount();
      ++recorded[at];
    }
    if (record && !record->context.empty()) columns.changes[at] = '+';
    const std::optional<Dose> dose =
        review.answers.count.as_assigned ? exposure.intended(std::size_t(t)) : exposure.taken[std::size_t(t)].maybe();
    if (dose && exposure.full_dose) columns.dose[at] = relative(*dose, *exposure.full_dose) >= 0.5 ? '#' : '.';
  }
  for (std::size_t i = 0; i < sum.size(); ++i)
    columns.value.push_back(recorded[i] > 0 ? sum[i] / recorded[i] : std::numeric_limits<double>::quiet_NaN());
  return columns;
}

struct Range {
  double low, high;
};

Range range_of(const Outcome& outcome, const std::vector<double>& values) {
  if (outcome.lowest && outcome.highest && outcome.unit == "points") return {*outcome.lowest, *outcome.highest};
  Range range{std::numeric_limits<double>::max(), std::numeric_limits<double>::lowest()};
  for (double value : values)
    if (!std::isnan(value)) range = {std::min(range.low, value), std::max(range.high, value)};
  if (range.low > range.high || (range.low == 0 && range.high == 0)) return {0, 1};
  // Ten round steps that hold the data.
  double step =
      std::pow(10, std::floor(std::log10(std::max({range.high - range.low, 0.01 * std::abs(range.high), 1e-9}) / 10)));
  for (const double factor : {2.0, 2.5, 2.0, 2.0, 2.5})
    if (std::floor(range.low / step) * step + 10 * step < range.high) step *= factor;
  const double low = std::floor(range.low / step) * step;
  return {low, low + 10 * step};
}

/// What else changed on the days of the plot, each with its day.
std::string changes_of(const Diary& diary, Day first, int count) {
  std::string text;
  for (const DayRecord& record : diary.days)
    for (const Context& one : record.context)
      if (record.day >= first && record.day < first + days(count))
        text += wrapped(to_string(record.day) + "  " + context_in_words(one.kind) + ": " + one.text, "  + ",
                        std::string(16, ' '));
  return text;
}

/// At most seven characters, so that the widest plot stays within 80 columns.
std::string tick(double value) {
  const std::string text = fmt::format("{:.7g}", value);
  return text.size() <= 7 ? text : fmt::format("{:.2g}", value);
}

}  // namespace

std::string plot_of_days(const Review& review, const Diary& diary) {
  if (review.taken.count() == 0) return "";
  const Columns columns = columns_of(review, diary);
  const Range range = range_of(review.answers.outcome, columns.value);
  const int rows = 11;
  std::vector<std::string> canvas(rows, std::string(columns.value.size(), ' '));
  for (std::size_t i = 0; i < columns.value.size(); ++i) {
    if (std::isnan(columns.value[i])) continue;
    const double share = (columns.value[i] - range.low) / (range.high - range.low);
    canvas[std::size_t(std::clamp(int(std::lround(share * (rows - 1))), 0, rows - 1))][i] = 'o';
  }
  std::string text = fmt::format("  {}{}\n", review.answers.outcome.label,
                                 columns.days_each > 1 ? fmt::format(" (means of {} days)", columns.days_each) : "");
  std::vector<std::string> ticks(rows);
  for (std::size_t row = 0; row < rows; row += 5)
    ticks[row] = tick(range.low + (range.high - range.low) * double(row) / double(rows - 1));
  std::size_t width = 4;
  for (const std::string& label : ticks) width = std::max(width, label.size());
  for (std::size_t row = rows; row-- > 0;) {
    std::string line = canvas[row];
    line.erase(line.find_last_not_of(' ') + 1);
    text += fmt::format("{:>{}} | {}\n", ticks[row], width, line);
  }
  const std::string indent(width + 3, ' ');
  text += fmt::format("{:>{}} | {}\n", "dose", width, columns.dose);
  const bool changed = columns.changes.find('+') != std::string::npos;
  if (changed)
    text += fmt::format("{:>{}} | {}\n", "else", width, columns.changes.substr(0, columns.changes.rfind('+') + 1));
  const std::string first = to_string(review.taken.first),
                    last = to_string(review.taken.first + days(review.taken.count() - 1));
  const int gap = int(columns.dose.size()) - int(first.size() + last.size());
  text += indent + first + (gap > 0 ? std::string(std::size_t(gap), ' ') : " to ") + last + "\n";
  text += indent + "o recorded, blank missing; # on, . off, ? dose not known\n";
  if (!changed) return text;
  return text + indent + "+ something else changed:\n" + changes_of(diary, review.taken.first, review.taken.count());
}

std::string plot_of_effect(const Review& review) {
  const Answer* primary = review.answers.primary();
  if (!review.answers.trusted()) return "";
  const Outcome& outcome = review.answers.outcome;
  const Summary s = primary->effect.summary();
  const double worthwhile = outcome.smallest_worthwhile.value_or(0);
  double low = std::min({s.q[0], 0.0}), high = std::max({s.q[6], 0.0});
  if (worthwhile > 0 && outcome.better) {
    const double mark = *outcome.better == Direction::lower ? -worthwhile : worthwhile;
    low = std::min(low, mark);
    high = std::max(high, mark);
  }
  const double pad = 0.06 * (high - low);
  low -= pad;
  high += pad;
  const auto column = [&](double x) {
    return std::size_t(std::clamp(int(std::lround((x - low) / (high - low) * (widest - 1))), 0, widest - 1));
  };
  std::string line(widest, ' '), marks(widest, ' ');
  for (std::size_t i = column(s.q[0]); i <= column(s.q[6]); ++i) line[i] = '-';
  for (std::size_t i = column(s.q[2]); i <= column(s.q[4]); ++i) line[i] = '=';
  line[column(s.q[3])] = 'O';
  marks[column(0)] = '0';
  std::string legend = "0 no difference";
  if (worthwhile > 0 && outcome.better) {
    marks[column(*outcome.better == Direction::lower ? -worthwhile : worthwhile)] = '^';
    legend += fmt::format(", ^ smallest worthwhile ({:.3g})", worthwhile);
  }
  const auto trimmed = [](std::string row) { return row.erase(row.find_last_not_of(' ') + 1); };
  return fmt::format("  effect in {}: {:.2g} ({:.2g} to {:.2g})\n{}{}\n{}{}\n{}{}; = half of the belief, - 95 %\n",
                     outcome.unit, s.mean, s.q[0], s.q[6], std::string(margin, ' '), trimmed(line),
                     std::string(margin, ' '), trimmed(marks), std::string(margin, ' '), legend);
}

std::string plot_of_curve(const std::vector<PlotPoint>& points, PlotPoint at, const PlotAxis& across,
                          const PlotAxis& up) {
  constexpr int rows = 11, columns_each = 10;
  const int columns = columns_each * int(std::lround((across.high - across.low) / across.step)) + 1;
  std::vector<std::string> canvas(rows, std::string(std::size_t(columns), ' '));
  const auto column = [&](double x) {
    return int(std::lround((x - across.low) / (across.high - across.low) * (columns - 1)));
  };
  const auto draw = [&](PlotPoint point, char mark) {
    const int row = int(std::lround((point.y - up.low) / (up.high - up.low) * (rows - 1))), i = column(point.x);
    if (row >= 0 && row < rows && i >= 0 && i < columns) canvas[std::size_t(row)][std::size_t(i)] = mark;
  };
  for (std::size_t i = 1; i < points.size(); ++i) {
    const PlotPoint a = points[i - 1], b = points[i];
    for (int c = column(a.x); c <= column(b.x) && b.x > a.x; ++c) {
      const double x = across.low + (across.high - across.low) * c / (columns - 1);
      draw({x, a.y + (b.y - a.y) * std::clamp((x - a.x) / (b.x - a.x), 0.0, 1.0)}, '.');
    }
  }
  draw(at, 'X');

  const auto trimmed = [](std::string row) { return row.erase(row.find_last_not_of(' ') + 1); };
  std::string text = "  " + up.name + "\n";
  for (int row = rows - 1; row >= 0; --row) {
    const double value = up.low + (up.high - up.low) * row / (rows - 1);
    const double steps = (value - up.low) / up.step;
    const bool numbered = std::abs(steps - std::round(steps)) < 1e-9;
    text += trimmed(fmt::format("{:>5} | {}", numbered ? tick(value) : "", canvas[std::size_t(row)])) + "\n";
  }
  std::string line(std::size_t(columns), '-'), numbers(std::size_t(columns + columns_each), ' ');
  for (int i = 0; i < columns; i += columns_each) {
    const std::string number = tick(across.low + across.step * (i / columns_each));
    line[std::size_t(i)] = '+';
    numbers.replace(std::size_t(i) + 4 - (number.size() - 1) / 2, number.size(), number);
  }
  text += "      +-" + line + "\n";
  text += "    " + trimmed(numbers) + "\n";
  return text + fmt::format("{:>{}}\n", across.name + "   (X: what was asked)", columns + 8);
}

}  // namespace titrate::cli
