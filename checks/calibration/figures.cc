#include "figures.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

#include "base/require.h"
#include "designs.h"
#include "naive.h"
#include "operating.h"
#include "rivals.h"
#include "sbc.h"
#include "simulation/operating_characteristics.h"
#include "svg.h"

namespace titrate::calibration {
namespace {

const char *const red = "#b3362b", *const blue = "#1f5fa8", *const grey = "#8a8a8a", *const pale = "#e4e4e4";
using Anchor = Svg::Anchor;

const Counts& counted(const Ledger& ledger, const std::string& scenario) {
  const Counts* counts = ledger.find(scenario);
  require(counts, "a figure shows what was counted");
  return *counts;
}

std::string printed(const char* format, double x) {
  char text[160];
  std::snprintf(text, sizeof text, format, x);
  return text;
}

/// The ratings of a simulated person without any effect, as rivals.cc makes them, without gaps.
Series diary_of_nobody_helped(std::uint64_t seed, int person) {
  return diary_of(Design::pairs_7, Disturbance::complete, {0, 0.5, 2}, 84, RandomStream(seed, std::uint64_t(person)));
}

double rating(double y) { return std::clamp(std::round(5 + 2 * y), 0.0, 10.0); }

Recorded recorded_of(const Series& series) {
  Recorded days;
  for (std::size_t t = 0; t < series.dose.size(); ++t) {
    days.day.push_back(int(t));
    days.dose.push_back(series.dose[t]);
    days.y.push_back(rating(*series.response[t]));
  }
  return days;
}

}  // namespace

std::string figure_of_ranks(const Ledger& ledger, const Sizes& sizes) {
  constexpr double left = 130, top = 60, wide = 180, high = 90, gap_x = 16, gap_y = 26;
  Svg svg(int(left + 4 * (wide + gap_x) + 20), int(top + 5 * (high + gap_y) + 30),
          "Where the true values lie in their posteriors");
  svg.text(14, 22, "Where the true values lie in their posteriors: people counted over people expected, by bin", 14,
           Anchor::start, "#222", true);
  static const char* names[] = {"effect", "residual sd", "dependence", "log half-life"};
  for (int k = 0; k < 4; ++k) svg.text(left + k * (wide + gap_x) + wide / 2, top - 10, names[k], 12, Anchor::middle);
  for (std::size_t f = 0; f < std::size(families); ++f) {
    const Counts& counts = counted(ledger, sbc_scenario(families[f], Mutation::none, sizes.sbc[f], sizes.seed));
    const double y0 = top + double(f) * (high + gap_y);
    std::string family = to_string(families[f]);
    std::replace(family.begin(), family.end(), '_', ' ');
    svg.text(14, y0 + high / 2 - 4, family);
    svg.text(14, y0 + high / 2 + 12, printed("%.0f people", count_of(counts, "people")), 11, Anchor::start, grey);
    const auto all = uniformity_of(counts);
    for (std::size_t k = 0; k < all.size(); ++k) {
      const double x0 = left + double(k) * (wide + gap_x), bins = double(all[k].seen.size());
      const auto at = [&](double ratio) { return y0 + high * (1 - std::clamp(ratio, 0.0, 2.0) / 2); };
      svg.rectangle(x0, y0, wide, high, "#f7f7f7");
      for (std::size_t b = 0; b < all[k].seen.size(); ++b) {
        const double expected = all[k].expected[b], trusted = count_of(counts, "trusted");
        // 99 % of a binomial count, by its normal approximation.
        const double reach = 2.576 * std::sqrt(expected * (1 - expected / trusted)) / expected;
        const double x = x0 + wide * double(b) / bins, w = wide / bins;
        svg.rectangle(x + 1, at(1 + reach), w - 2, at(1 - reach) - at(1 + reach), "#d5dfec");
        const double ratio = all[k].seen[b] / expected;
        svg.line(x + 1, at(ratio), x + w - 1, at(ratio), std::abs(ratio - 1) > reach ? red : blue, 2.5);
      }
      svg.line(x0, at(1), x0 + wide, at(1), grey, 0.7);
    }
  }
  svg.text(left, top + 5 * (high + gap_y) + 6,
           "Shaded: where 99 of 100 counts of a calibrated posterior fall. Effect: twenty equal bins; others: the "
           "eight bins between the printed quantiles. Drawn up to twice the expected.",
           11, Anchor::start, grey);
  return svg.str();
}

std::string figure_of_false_claims(const Ledger& ledger, const Sizes& sizes) {
  constexpr double left = 60, top = 50, wide = 430, high = 330;
  Svg svg(int(left + wide + 300), int(top + high + 60), "False claims by dependence");
  svg.text(14, 24, "How often each rule claims something about a supplement that does nothing", 14, Anchor::start,
           "#222", true);
  const auto x = [&](double rho) { return left + wide * rho / 0.9; };
  const auto y = [&](double rate) { return top + high * (1 - rate); };
  for (int percent = 0; percent <= 100; percent += 20) {
    svg.line(left, y(percent / 100.0), left + wide, y(percent / 100.0), pale);
    svg.text(left - 8, y(percent / 100.0) + 4, std::to_string(percent) + " %", 11, Anchor::end);
  }
  svg.line(left, y(0.05), left + wide, y(0.05), grey, 1, "4 3");
  for (const double rho : dependences) svg.text(x(rho), top + high + 18, printed("%g", rho), 11, Anchor::middle);
  svg.text(left + wide / 2, top + high + 40, "dependence from one day to the next", 12, Anchor::middle);
  struct Curve {
    std::string count, words;
    const char* colour;
    double label;
  };
  std::vector<Curve> curves{{"welch.ever", "t test, opened daily", red, 0},
                            {"fifth.ever", "difference of 20 %, opened daily", red, 0},
                            {"correlation.ever", "correlation from five days, opened daily", red, 0},
                            {"welch.end", "t test, once at the end", red, 0},
                            {"gls.end", "regression with AR(1), once at the end", grey, 0},
                            {"verdict.ever", "Titrate: \"keep taking it\", opened daily", blue, 0}};
  const auto rate = [&](const std::string& count, double rho) {
    return share_of(counted(ledger, scenario_name({Design::pairs_7, 84, {0, rho, 2}}, sizes.rivals, sizes.seed)), count)
        .rate;
  };
  for (Curve& curve : curves) curve.label = y(rate(curve.count, 0.9));
  std::sort(curves.begin(), curves.end(), [](const Curve& a, const Curve& b) { return a.label < b.label; });
  for (std::size_t i = 1; i < curves.size(); ++i) curves[i].label = std::max(curves[i].label, curves[i - 1].label + 16);
  for (std::size_t i = curves.size() - 1; i-- > 0;)
    curves[i].label = std::min(curves[i].label, curves[i + 1].label - 16);
  for (const Curve& curve : curves) {
    std::vector<std::pair<double, double>> points;
    for (const double rho : dependences) points.emplace_back(x(rho), y(rate(curve.count, rho)));
    svg.path(points, curve.colour, curve.colour == blue ? 3 : 2);
    for (const auto& [px, py] : points) svg.dot(px, py, 3, curve.colour);
    svg.text(left + wide + 12, curve.label + 4, curve.words, 12, Anchor::start, curve.colour);
  }
  svg.text(left + 4, y(0.05) - 5, "5 %", 10, Anchor::start, grey);
  return svg.str();
}

std::string figure_of_designs(const Ledger& ledger, const Sizes& sizes) {
  constexpr double left = 240, top = 60, wide = 420, row = 34, most = 0.08;
  Svg svg(int(left + wide + 40), int(top + row * double(designs.size()) + 60), "False claims of the model by design");
  svg.text(14, 24, "P(benefit) > 0.975 though there is no effect, by how the days came about", 14, Anchor::start,
           "#222", true);
  svg.text(14, 42, "five dots each: dependence 0, 0.3, 0.5, 0.7, 0.9 from light to dark; bars: two Monte Carlo errors",
           11, Anchor::start, grey);
  const auto x = [&](double rate) { return left + wide * std::min(rate, most) / most; };
  const double bottom = top + row * double(designs.size());
  for (int percent = 0; percent <= 8; percent += 2) {
    svg.line(x(percent / 100.0), top, x(percent / 100.0), bottom, pale);
    svg.text(x(percent / 100.0), bottom + 18, std::to_string(percent) + " %", 11, Anchor::middle);
  }
  svg.line(x(0.025), top, x(0.025), bottom, grey, 1, "4 3");
  static const char* shades[] = {"#a9c6e8", "#7fa9db", "#4f86c6", "#1f5fa8", "#0d3a70"};
  for (std::size_t d = 0; d < designs.size(); ++d) {
    const double y = top + row * (double(d) + 0.5);
    svg.text(left - 12, y + 4, in_words(designs[d]), 12, Anchor::end, randomised(designs[d]) ? "#222" : red);
    for (std::size_t r = 0; r < dependences.size(); ++r) {
      const Share share = share_of(
          counted(ledger,
                  scenario_name({designs[d], Disturbance::none, {0, dependences[r], 2}}, sizes.operating, sizes.seed)),
          "better_975");
      const double yy = y + 5 * (double(r) - 2);
      svg.line(x(std::max(0.0, share.rate - 2 * share.error)), yy, x(share.rate + 2 * share.error), yy, shades[r], 1);
      svg.dot(x(share.rate), yy, 3, shades[r]);
    }
  }
  svg.text(left, bottom + 40, "dashed: 2.5 %. In red: the order was not drawn, and the program gives no verdict.", 11,
           Anchor::start, grey);
  return svg.str();
}

Misled misled_person(std::uint64_t seed) {
  for (int person = 0;; ++person) {
    const Recorded days = recorded_of(diary_of_nobody_helped(seed, person));
    const Claim claim = welch(days);
    if (!claim || *claim >= 0) continue;
    Misled misled{person + 1, 0, 0, 1, correlation(days.dose, days.y)};
    for (std::size_t i = 0; i < days.y.size(); ++i) (days.dose[i] > 0 ? misled.on : misled.off) += days.y[i] / 42;
    const double r = misled.r;  // twice 42 days: the p value of Pearson's r
    misled.p = student_tail(r * std::sqrt(82 / (1 - r * r)), 82);
    return misled;
  }
}

std::string figure_of_one_diary(const Ledger& ledger, const Sizes& sizes) {
  constexpr double left = 60, top = 64, wide = 672, high = 200;
  const Misled misled = misled_person(sizes.seed);
  const Series series = diary_of_nobody_helped(sizes.seed, misled.person - 1);
  const Recorded days = recorded_of(series);
  Svg svg(780, 600, "A diary in which nothing happened, and what is said about it");
  svg.text(14, 24, "Twelve weeks of a supplement that does nothing", 15, Anchor::start, "#222", true);
  svg.text(14, 44,
           "Simulated person " + std::to_string(misled.person) + ", pain 0 to 10. Shaded: weeks with it, mean " +
               printed("%.1f", misled.on) + ". White: weeks without, mean " + printed("%.1f", misled.off) + ".",
           12, Anchor::start, "#444");
  const auto x = [&](double day) { return left + wide * day / 84; };
  const auto y = [&](double value) { return top + high * (1 - value / 10); };
  for (int t = 0; t < 84; t += 7)
    if (series.dose[std::size_t(t)] > 0) svg.rectangle(x(t), top, x(7) - x(0), high, "#dfe8f3");
  for (int value = 0; value <= 10; value += 2) {
    svg.line(left, y(value), left + wide, y(value), pale, 0.6);
    svg.text(left - 8, y(value) + 4, std::to_string(value), 11, Anchor::end);
  }
  std::vector<std::pair<double, double>> line;
  for (int t = 0; t < 84; ++t) line.emplace_back(x(t + 0.5), y(days.y[std::size_t(t)]));
  svg.path(line, grey, 1);
  for (const auto& [px, py] : line) svg.dot(px, py, 2.6, "#333");
  for (int t = 0; t < 84; t += 7) {
    double mean = 0;
    for (int d = t; d < t + 7; ++d) mean += days.y[std::size_t(d)] / 7;
    svg.line(x(t), y(mean), x(t + 7), y(mean), series.dose[std::size_t(t)] > 0 ? blue : red, 3);
  }
  for (int week = 1; week <= 12; ++week)
    svg.text(x(7 * week - 3.5), top + high + 16, std::to_string(week), 11, Anchor::middle);
  svg.text(left + wide / 2, top + high + 34, "week; thick lines: the mean of each week", 11, Anchor::middle, grey);

  const Counts& counts = counted(ledger, scenario_name({Design::pairs_7, 84, {0, 0.5, 2}}, sizes.rivals, sizes.seed));
  struct Bar {
    const char *count, *words, *colour;
  };
  constexpr double from = 350, step = 30, bars_left = 360, bars_wide = 330;
  svg.text(14, from - 12, "Of a hundred such people, how many hear of an effect that is not there?", 15, Anchor::start,
           "#222", true);
  const Bar bars[] = {{"fifth.ever", "20 % difference, looked at daily", red},
                      {"correlation.ever", "\"moderate\" correlation, looked at daily", red},
                      {"welch.ever", "t test, looked at daily", red},
                      {"welch.end", "t test, once at the end", red},
                      {"pearson.end", "correlation with p < 0.05, once at the end", red},
                      {"gls.end", "regression that knows of good and bad spells", grey},
                      {"verdict.ever", "Titrate: \"keep taking it\", looked at daily", blue}};
  for (std::size_t i = 0; i < std::size(bars); ++i) {
    const double y0 = from + step * double(i), rate = share_of(counts, bars[i].count).rate;
    svg.text(bars_left - 10, y0 + 15, bars[i].words, 13, Anchor::end);
    svg.rectangle(bars_left, y0 + 2, std::max(1.0, bars_wide * rate), step - 10, bars[i].colour);
    svg.text(bars_left + bars_wide * rate + 8, y0 + 16, printed("%.0f", 100 * rate), 13);
  }
  svg.text(14, from + step * double(std::size(bars)) + 18,
           printed("%.0f simulated people, dependence from day to day 0.5, weeks with and without in random order.",
                   count_of(counts, "people")),
           11, Anchor::start, grey);
  return svg.str();
}

}  // namespace titrate::calibration
