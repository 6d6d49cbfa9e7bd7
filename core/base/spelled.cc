#include "base/spelled.h"

#include <cmath>
#include <cstdio>

namespace titrate {
namespace {

constexpr const char* small[] = {"zero",     "one",     "two",     "three",     "four",     "five",    "six",
                                 "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
                                 "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr const char* tens[] = {"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};

}  // namespace

std::string spelled_whole(long number) {
  if (number < 20) return small[number];
  if (number < 100) return std::string(tens[number / 10]) + (number % 10 ? std::string("-") + small[number % 10] : "");
  if (number < 1000)
    return std::string(small[number / 100]) + " hundred" + (number % 100 ? " and " + spelled_whole(number % 100) : "");
  const long rest = number % 1000;
  return spelled_whole(number / 1000) + " thousand" +
         (rest == 0 ? "" : (rest < 100 ? " and " : " ") + spelled_whole(rest));
}

std::optional<std::string> spelled_exactly(double number) {
  const double thousandths = std::round(number * 1000);
  if (!(number >= 0 && number < 1e6) || std::abs(number * 1000 - thousandths) > 1e-6) return std::nullopt;
  const long all = std::lround(thousandths);
  std::string text = spelled_whole(all / 1000);
  long decimals = all % 1000, place = 100;
  if (decimals == 0) return text;
  text += " point";
  for (; decimals > 0; place /= 10) {
    text += ' ' + spelled_whole(decimals / place);
    decimals %= place;
  }
  return text;
}

std::string spelled(double number) {
  if (!(number >= 0) || number >= 1e6) return in_digits(number);
  const long tenths = std::lround(10 * number);
  if (tenths % 10 != 0 && number < 1000) return spelled_whole(tenths / 10) + " point " + small[tenths % 10];
  const long whole = std::lround(number);
  return whole < 1000000 ? spelled_whole(whole) : in_digits(number);
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
