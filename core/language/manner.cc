#include "language/manner.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/day.h"

namespace titrate {
namespace {

struct Month {
  std::string_view english, german;
};
constexpr std::array<Month, 12> months{{{"January", "Januar"},
                                        {"February", "Februar"},
                                        {"March", "März"},
                                        {"April", "April"},
                                        {"May", "Mai"},
                                        {"June", "Juni"},
                                        {"July", "Juli"},
                                        {"August", "August"},
                                        {"September", "September"},
                                        {"October", "Oktober"},
                                        {"November", "November"},
                                        {"December", "Dezember"}}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - at;
}

const Month* month_at(std::string_view text, std::size_t at) {
  for (const Month& month : months)
    if (text.substr(std::min(at, text.size())).starts_with(month.english)) return &month;
  return nullptr;
}

/// " 2026", or nothing.
std::size_t year_at(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] == ' ' && digits_at(text, at + 1) == 4 ? 5 : 0;
}

std::string german_number(std::string_view english) {
  std::string number(english);
  for (char& c : number) c = c == '.' ? ',' : c == ',' ? '.' : c;
  return number;
}

std::string german_day(std::string_view english) {
  if (const auto iso = parse_day(english)) {
    const std::chrono::year_month_day date(*iso);
    return std::to_string(unsigned(date.day())) + ". " + std::string(months[unsigned(date.month()) - 1].german) + " " +
           std::to_string(int(date.year()));
  }
  const std::size_t digits = digits_at(english, 0);
  const std::size_t name = digits ? digits + 1 : 0;
  const Month* month = month_at(english, name);
  if (!month) return std::string(english);
  return (digits ? std::string(english.substr(0, digits)) + ". " : "") + std::string(month->german) +
         std::string(english.substr(name + month->english.size()));
}

}  // namespace

const Manner german_manner{german_number, german_day, " und ", " oder "};

std::size_t number_at_front(std::string_view text) {
  std::size_t end = text.starts_with('-') ? 1 : 0;
  const std::size_t whole = digits_at(text, end);
  if (whole == 0) return 0;
  end += whole;
  while (whole <= 3 && end < text.size() && text[end] == ',' && digits_at(text, end + 1) == 3) end += 4;
  if (end < text.size() && text[end] == '.')
    if (const std::size_t decimals = digits_at(text, end + 1)) end += 1 + decimals;
  if (end < text.size() && text[end] == 'e') {
    const std::size_t sign = end + 1 < text.size() && (text[end + 1] == '-' || text[end + 1] == '+') ? 1 : 0;
    if (const std::size_t exponent = digits_at(text, end + 1 + sign)) end += 1 + sign + exponent;
  }
  return end;
}

std::size_t day_at_front(std::string_view text) {
  if (text.size() >= 10 && parse_day(text.substr(0, 10))) return 10;
  const std::size_t digits = digits_at(text, 0);
  if (digits > 2 || (digits && (text.size() <= digits || text[digits] != ' '))) return 0;
  const std::size_t name = digits ? digits + 1 : 0;
  const Month* month = month_at(text, name);
  if (!month) return 0;
  const std::size_t end = name + month->english.size();
  const std::size_t year = year_at(text, end);
  return digits || year ? end + year : 0;
}

}  // namespace titrate
