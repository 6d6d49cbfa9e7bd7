#include "report/drawing.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace titrate {
namespace {

using document::DaysData;
using document::EffectData;
using document::PeriodsData;
using drawing::Band;
using drawing::Dot;
using drawing::Letters;
using drawing::Line;
using drawing::Mark;
using At = Letters::At;

std::string tick_text(double value, double step, bool comma) {
  const int decimals = step >= 1 ? 0 : std::min(6, int(std::ceil(-std::log10(step) - 1e-9)));
  char text[40];
  std::snprintf(text, sizeof text, "%.*f", decimals, std::abs(value) < step / 1e6 ? 0.0 : value);
  std::string said = text;
  if (comma)
    if (const auto dot = said.find('.'); dot != said.npos) said[dot] = ',';
  if (said[0] == '-') said.replace(0, 1, "\xE2\x88\x92");
  return said;
}

/// A chart with its value axis at the left.
class Chart {
 public:
  Chart(double width, double height, double letter, bool comma, Span span)
      : drawing_{width, height, {}}, letter_(letter), comma_(comma), span_(span) {
    left_ = 4 * letter;
    top_ = 1.9 * letter;
    bottom_ = height - 2.9 * letter;
  }
  double left() const { return left_; }
  double right() const { return drawing_.width - 2; }
  double top() const { return top_; }
  double bottom() const { return bottom_; }
  double letter() const { return letter_; }
  double y_of(double value) const {
    return bottom_ - (value - span_.low) / (span_.high - span_.low) * (bottom_ - top_);
  }
  void put(Mark mark) { drawing_.marks.push_back(std::move(mark)); }
  void letters(double x, double y, std::string text, At at, bool bold = false) {
    put(Letters{x, y, std::move(text), at, letter_, bold});
  }
  void axis(const std::string& unit) {
    for (double value = span_.low; value <= span_.high + span_.step / 2; value += span_.step) {
      put(Line{left_, y_of(value), right(), y_of(value), 0.3, false, true});
      letters(left_ - 3, y_of(value) + letter_ * 0.35, tick_text(value, span_.step, comma_), At::end);
    }
    letters(0, letter_, unit, At::begin);
  }
  Drawing taken() { return std::move(drawing_); }

 private:
  Drawing drawing_;
  double letter_, left_ = 0, top_ = 0, bottom_ = 0;
  bool comma_;
  Span span_;
};

Span span_of_values(const std::vector<double>& values, const std::optional<double>& lowest,
                    const std::optional<double>& highest) {
  double low = lowest.value_or(0), high = highest.value_or(1);
  if (!values.empty()) {
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    if (!lowest) low = *least;
    if (!highest) high = *most;
    low = std::min(low, *least);
    high = std::max(high, *most);
  }
  return span_of(low, high, 5);
}

/// Labels of neighbours that would run into each other are told once.
bool fits(const std::string& text, double letter, double space) { return double(text.size()) * letter * 0.68 <= space; }

Drawing draw(const PeriodsData& data, double width, double letter, bool comma) {
  std::vector<double> all;
  for (const auto& period : data.periods) all.insert(all.end(), period.values.begin(), period.values.end());
  Chart chart(width, 14.5 * letter, letter, comma, span_of_values(all, data.lowest, data.highest));
  const double space = (chart.right() - chart.left()) / double(std::max<std::size_t>(1, data.periods.size()));
  for (std::size_t i = 0; i < data.periods.size(); ++i)
    if (data.periods[i].on)
      chart.put(Band{chart.left() + double(i) * space, chart.top(), space, chart.bottom() - chart.top()});
  chart.axis(data.unit.english);
  for (std::size_t i = 0; i < data.periods.size(); ++i) {
    const auto& period = data.periods[i];
    const double begin = chart.left() + double(i) * space, middle = begin + space / 2;
    // The days of a period in their order, from left to right.
    const double across = space * 0.6, from = middle - across / 2;
    for (std::size_t k = 0; k < period.values.size(); ++k) {
      const double x = period.values.size() < 2 ? middle : from + across * double(k) / double(period.values.size() - 1);
      chart.put(Dot{x, chart.y_of(period.values[k]), letter * 0.2, period.on});
    }
    if (period.low && period.high) {
      const double x = begin + space * 0.9;
      chart.put(Line{x, chart.y_of(*period.low), x, chart.y_of(*period.high), 1.6});
    }
    if (period.median) {
      const double y = chart.y_of(*period.median);
      chart.put(Line{begin + space * 0.14, y, begin + space * 0.96, y, 1.4});
    }
    if (!period.number.empty()) chart.letters(middle, chart.bottom() + letter * 1.25, period.number, At::middle, true);
    if (fits(period.label.english, letter, space))
      chart.letters(middle, chart.bottom() + letter * 2.5, period.label.english, At::middle);
    if (i > 0) chart.put(Line{begin, chart.top(), begin, chart.bottom(), 0.4, false, true});
  }
  if (!data.period.english.empty())
    chart.letters(chart.left() - 3, chart.bottom() + letter * 1.25, data.period.english, At::end);
  return chart.taken();
}

Drawing draw(const DaysData& data, double width, double letter, bool comma) {
  std::vector<double> all;
  for (const auto& value : data.values)
    if (value) all.push_back(*value);
  Chart chart(width, 14 * letter, letter, comma, span_of_values(all, data.lowest, data.highest));
  const double space = (chart.right() - chart.left()) / double(std::max<std::size_t>(1, data.values.size()));
  const auto x_of = [&](std::size_t day) { return chart.left() + double(day) * space; };
  for (const auto& run : data.runs)
    if (run.on)
      chart.put(Band{x_of(std::size_t(run.from)), chart.top(), double(run.to - run.from + 1) * space,
                     chart.bottom() - chart.top()});
  chart.axis(data.unit.english);
  for (const auto& run : data.runs) {
    const double begin = x_of(std::size_t(run.from)), run_width = double(run.to - run.from + 1) * space;
    if (run.from > 0) chart.put(Line{begin, chart.top(), begin, chart.bottom(), 0.4, false, true});
    if (fits(run.label.english, letter, run_width))
      chart.letters(begin + run_width / 2, chart.bottom() + letter * 2.5, run.label.english, At::middle);
  }
  for (std::size_t i = 0; i < data.values.size(); ++i) {
    if (!data.values[i]) continue;
    const double y = chart.y_of(*data.values[i]);
    chart.put(Line{x_of(i), y, x_of(i + 1), y, 1.1});
    if (i > 0 && data.values[i - 1]) chart.put(Line{x_of(i), chart.y_of(*data.values[i - 1]), x_of(i), y, 0.6});
  }
  const auto step = std::size_t(std::max(1.0, round_step(double(data.values.size()), 8)));
  for (std::size_t day = 0; day < data.values.size(); day = day == 0 && step > 1 ? step - 1 : day + step)
    chart.letters(x_of(day) + space / 2, chart.bottom() + letter * 1.25, std::to_string(day + 1), At::middle);
  chart.letters(chart.left() - 3, chart.bottom() + letter * 1.25, data.day.english, At::end);
  return chart.taken();
}

Drawing draw(const EffectData& data, double width, double letter, bool comma) {
  const double least = std::min({data.low, 0.0, data.smallest.value_or(0)});
  const double most = std::max({data.high, 0.0, data.smallest.value_or(0)});
  const double around = 0.06 * std::max(most - least, 1e-9);
  const Span span = span_of(least - around, most + around, 8);
  Drawing drawing{width, 8.6 * letter, {}};
  const double left = letter, right = width - letter, axis = drawing.height - 3.2 * letter, middle = 3.5 * letter;
  const auto x_of = [&](double value) { return left + (value - span.low) / (span.high - span.low) * (right - left); };
  const auto put = [&](Mark mark) { drawing.marks.push_back(std::move(mark)); };
  const double none = x_of(0);
  if (data.smallest) {
    const double worthwhile = x_of(*data.smallest);
    const bool lower = *data.smallest < 0;
    put(Band{lower ? left : worthwhile, 2 * letter, lower ? worthwhile - left : right - worthwhile, axis - 2 * letter});
    put(Line{worthwhile, 1.3 * letter, worthwhile, axis, 0.8, true});
    put(Letters{worthwhile + (lower ? -3 : 3), letter * 1.1, data.worthwhile.english, lower ? At::end : At::begin,
                letter});
  }
  put(Line{none, 1.3 * letter, none, axis, 1});
  const bool none_at_left = data.smallest && *data.smallest > 0;
  put(Letters{none + (none_at_left ? -3 : 3), letter * 1.1, data.none.english, none_at_left ? At::end : At::begin,
              letter});
  put(Line{left, axis, right, axis, 0.6});
  for (double value = span.low; value <= span.high + span.step / 2; value += span.step) {
    put(Line{x_of(value), axis, x_of(value), axis + 3, 0.6});
    put(Letters{x_of(value), axis + 3 + letter, tick_text(value, span.step, comma), At::middle, letter});
  }
  put(Line{x_of(data.low), middle, x_of(data.high), middle, 1.8});
  for (const double end : {data.low, data.high}) put(Line{x_of(end), middle - 4, x_of(end), middle + 4, 1.8});
  put(Dot{x_of(data.estimate), middle, letter * 0.5});
  put(Letters{left, drawing.height - 0.5 * letter, data.left.english, At::begin, letter});
  put(Letters{right, drawing.height - 0.5 * letter, data.right.english, At::end, letter});
  return drawing;
}

}  // namespace

double round_step(double range, int most) {
  if (!(range > 0) || most < 1) return 1;
  const double rough = range / most, power = std::pow(10, std::floor(std::log10(rough)));
  for (const double times : {1.0, 2.0, 5.0, 10.0})
    if (times * power >= rough * (1 - 1e-9)) return times * power;
  return 10 * power;
}

Span span_of(double low, double high, int most) {
  if (!(high > low)) high = low + 1;
  const double step = round_step(high - low, most);
  return {std::floor(low / step + 1e-9) * step, std::ceil(high / step - 1e-9) * step, step};
}

Drawing drawing_of(const document::Figure& figure, double width, double letter, bool comma) {
  return std::visit([&](const auto& data) { return draw(data, width, letter, comma); }, figure.data);
}

}  // namespace titrate
