#include "report/wording.h"

#include <cctype>
#include <cmath>
#include <cstdio>
#include <cstring>

namespace titrate {

std::string number(double value, double spread) {
  char text[40];
  std::snprintf(text, sizeof text, spread >= 20 ? "%.0f" : spread >= 0.35 ? "%.1f" : "%.2f", value);
  return std::strspn(text, "-0.") == std::strlen(text) && text[0] == '-' ? text + 1 : text;
}

std::string exactly(double value) {
  char text[40];
  std::snprintf(text, sizeof text, "%.6g", value);
  return text;
}

std::string difference(double value, double spread, const std::string& unit) {
  std::string size = number(std::abs(value), spread);
  if (size.find_first_not_of("0.") == std::string::npos) {
    if (!(std::abs(value) > 1e-3 * spread)) return "0 " + unit + " different";
    size = said("%.1g", std::abs(value));
  }
  return size + " " + unit_of(size == "1" ? 1 : 2, unit) + (value < 0 ? " lower" : " higher");
}

std::string counted(int count, const char* one, const char* many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string dose_in_words(const Dose& dose) {
  const double amount = in_own_unit(dose);
  if (!is_magnesium(dose) && amount == 1) return "the full dose";
  char text[64];
  std::snprintf(text, sizeof text, is_magnesium(dose) ? "%.4g mg of magnesium a day" : "%.4g units a day", amount);
  return text;
}

std::string capitalised(std::string text) {
  if (!text.empty()) text[0] = char(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

}  // namespace titrate
