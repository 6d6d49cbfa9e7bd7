#include "base/spelled.h"

#include <cmath>
#include <cstdio>

namespace titrate {
namespace {

constexpr const char* small[] = {"zero",     "one",     "two",     "three",     "four",     "five",    "six",
                                 "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
                                 "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr const char* tens[] = {"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};

std::string below_hundred(long number) {
  if (number < 20) return small[number];
  return std::string(tens[number / 10]) + (number % 10 ? std::string("-") + small[number % 10] : "");
}

std::string below_thousand(long number) {
  if (number < 100) return below_hundred(number);
  const std::string hundreds = std::string(small[number / 100]) + " hundred";
  return number % 100 ? hundreds + " and " + below_hundred(number % 100) : hundreds;
}

}  // namespace

std::string spelled(double number) {
  if (!(number >= 0) || number >= 1e6) return in_digits(number);
  const long tenths = std::lround(10 * number);
  if (tenths % 10 != 0 && number < 1000) return below_thousand(tenths / 10) + " point " + small[tenths % 10];
  const long whole = std::lround(number);
  if (whole < 1000) return below_thousand(whole);
  if (whole >= 1000000) return in_digits(number);
  const long rest = whole % 1000;
  return below_thousand(whole / 1000) + " thousand" +
         (rest == 0 ? "" : (rest < 100 ? " and " : " ") + below_thousand(rest));
}

std::string in_digits(double number) {
  const double size = std::abs(number);
  const int decimals = size >= 10 ? 1 : size >= 1 ? 2 : 3;
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", decimals, number);
  std::string said = text;
  while (said.back() == '0') said.pop_back();
  if (said.back() == '.') said.pop_back();
  return said == "-0" ? "0" : said;
}

}  // namespace titrate
