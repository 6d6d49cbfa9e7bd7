#include "base/words.h"

#include <cstdio>

namespace titrate {

std::string said(const char* format, double a, double b, double c) {
  char text[400];
  std::snprintf(text, sizeof text, format, a, b, c);
  return text;
}

std::string unit_of(double amount, std::string unit) {
  if (amount == 1 && unit.ends_with('s')) unit.pop_back();
  return unit;
}

std::string day_in_words(Day day) {
  static constexpr const char* months[] = {"January", "February", "March",     "April",   "May",      "June",
                                           "July",    "August",   "September", "October", "November", "December"};
  const std::chrono::year_month_day date(day);
  return std::to_string(unsigned(date.day())) + " " + months[unsigned(date.month()) - 1] + " " +
         std::to_string(int(date.year()));
}

std::string percent(double probability) {
  if (probability < 0.01) return "less than 1 %";
  if (probability > 0.99) return "more than 99 %";
  return said("%.0f %%", 100 * probability);
}

}  // namespace titrate
