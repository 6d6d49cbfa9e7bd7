#include "base/words.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace titrate {

std::string said(const char* format, double a, double b, double c) {
  char text[400];
  std::snprintf(text, sizeof text, format, a, b, c);
  return text;
}

std::string unit_of(double amount, std::string unit) {
  if (amount != 1) return unit;
  const std::size_t end = std::min(unit.find(" per "), unit.size());
  if (end > 0 && unit[end - 1] == 's') unit.erase(end - 1, 1);
  return unit;
}

std::string to_digits(double number, int digits) {
  if (number == 0 || !std::isfinite(number)) return said("%g", number);
  const int decimals = digits - 1 - int(std::floor(std::log10(std::abs(number))));
  if (decimals <= 0) {
    const double grain = std::pow(10.0, -decimals);
    return said("%.0f", std::round(number / grain) * grain);
  }
  char text[400];
  std::snprintf(text, sizeof text, "%.*f", std::min(decimals, 20), number);
  std::string short_text = text;
  short_text.erase(short_text.find_last_not_of('0') + 1);
  if (short_text.ends_with('.')) short_text.pop_back();
  return short_text;
}

std::string day_in_words(Day day) {
  static constexpr const char* months[] = {"January", "February", "March",     "April",   "May",      "June",
                                           "July",    "August",   "September", "October", "November", "December"};
  const std::chrono::year_month_day date(day);
  std::string text = std::to_string(unsigned(date.day()));
  ((text += ' ') += months[unsigned(date.month()) - 1]) += ' ';
  return text += std::to_string(int(date.year()));
}

std::string percent(double probability) {
  if (probability < 0.01) return "less than 1 %";
  if (probability > 0.99) return "more than 99 %";
  return said("%.0f %%", 100 * probability);
}

std::string exact_percent(double share) { return to_digits(100 * share, 5) + " %"; }

}  // namespace titrate
