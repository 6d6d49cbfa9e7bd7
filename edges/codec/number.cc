#include "codec/number.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "codec/text.h"

namespace titrate::codec {
namespace {

/// Nothing that a person measures is larger; beyond it a number is a slip, and no arithmetic with it would hold.
constexpr double largest_number = 1e9;
/// Squares of smaller ones, and what is left of them, are no numbers any more.
constexpr double smallest_number = 1e-100;
bool has_a_size(double number) {
  return number == 0 || (std::abs(number) >= smallest_number && std::abs(number) <= largest_number);
}

bool is_decimal(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_decimal); }

/// "1.000", "12.500", "1,000,000": one or a thousand? Groups of three digits after one to three that do not begin with
/// 0.
bool looks_like_thousands(std::string_view text, char mark) {
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  const std::size_t first = text.find(mark);
  if (first == text.npos || first == 0 || first > 3 || text.front() == '0' || !all_digits(text.substr(0, first)))
    return false;
  for (text.remove_prefix(first); !text.empty(); text.remove_prefix(4))
    if (text.size() < 4 || text.front() != mark || !all_digits(text.substr(1, 3))) return false;
  return true;
}

/// "3,5": digits, one comma, digits.
bool is_decimal_comma(std::string_view text) {
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  const std::size_t comma = text.find(',');
  return comma != text.npos && all_digits(text.substr(0, comma)) && all_digits(text.substr(comma + 1));
}

constexpr std::array<std::string_view, 14> units = {"mg",        "g",    "mcg", "ug",        "\xc2\xb5g",
                                                    "\xce\xbcg", "iu",   "ml",  "milligram", "milligrams",
                                                    "grams",     "gram", "%",   "points"};

/// Why a cell is not a number, and the way out.
struct Complaint {
  std::string what, way_out;
};

Complaint complaint_about(std::string_view text, NumberOf kind) {
  const std::string said = codec::quoted(text);
  if (text.empty())
    return {"a number is missing here.", "Write a number. Where nothing was recorded, leave out the row."};
  if (is_decimal_comma(text)) {
    std::string with_point(text);
    std::replace(with_point.begin(), with_point.end(), ',', '.');
    return {said + " has a decimal comma; numbers in this file have a decimal point.",
            looks_like_thousands(text, ',')
                ? "Write " + with_point + " if you mean the small number, or leave the comma out if you mean thousands."
                : "Write " + with_point +
                      ". A spreadsheet writes points when it exports with an English (US) number format."};
  }
  if (looks_like_thousands(text, ',') || looks_like_thousands(text, '.'))
    return {said + " has separators between thousands.", "Write the digits alone, with a point before decimals."};
  const std::string small = lower(text);
  const std::string_view bare =
      small.starts_with('-') || small.starts_with('+') ? std::string_view(small).substr(1) : small;
  if (bare == "nan" || bare == "na" || bare == "n/a" || bare == "null" || bare == "none" || bare == "inf" ||
      bare == "infinity" || bare == "-")
    return {said + " is not a number.",
            "Leave the cell empty where nothing was recorded; write 0 where it was none; write skipped where it was "
            "not answered."};
  if (bare.starts_with("0x")) return {said + " is not a decimal number.", "Write it with the digits 0 to 9."};

  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc::result_out_of_range || (error == std::errc() && !has_a_size(number)))
    return {said + " is too large or too small to be a number here.", "Check its exponent."};
  if (error == std::errc() && end != text.data()) {
    std::string_view rest(end, std::size_t(text.data() + text.size() - end));
    const std::string digits(text.substr(0, text.size() - rest.size()));
    while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
    const bool known = std::find(units.begin(), units.end(), lower(rest)) != units.end();
    if (kind == NumberOf::dose && known && lower(rest) != "mg")
      return {said + " has a unit, and this column is in mg of elemental magnesium.",
              "Convert it to mg and write the number alone. Units I know here: mg, g, mcg, IU."};
    if (kind == NumberOf::dose && known)
      return {said + " has its unit in the cell.", "Write " + digits + " alone: this column is in mg."};
    if (known)
      return {said + " has its unit in the cell.",
              "Write " + digits + " alone, and the unit in the column's name if you like."};
    if (kind == NumberOf::dose)
      return {said + " is not an amount I know.",
              "Write the number of mg alone, as in " + digits + ". Units I know here: mg, g, mcg, IU."};
  }
  return {
      said + " is not a number.",
      kind == NumberOf::dose
          ? "Write the amount in mg with digits and a decimal point, 0 for none, or leave the cell empty."
          : "Write it with digits and a decimal point, as in 3.5; leave the cell empty where nothing was recorded."};
}

}  // namespace

Result<double> number_in(const Csv& csv, const Cell& cell, NumberOf kind) {
  const Cell bare = trimmed(cell);
  const char* const last = bare.text.data() + bare.text.size();
  double number = 0;
  if (!bare.text.empty()) {
    const auto [end, error] = std::from_chars(bare.text.data(), last, number);
    if (error == std::errc() && end == last && has_a_size(number)) {
      if (kind == NumberOf::dose && looks_like_thousands(bare.text, '.')) {
        std::string digits(bare.text);
        digits.erase(std::remove(digits.begin(), digits.end(), '.'), digits.end());
        return csv.problem(bare,
                           codec::quoted(bare.text) + " may mean " + number_text(number) + " or " + digits +
                               ": a dose is not guessed.",
                           "Write " + number_text(number) + " or " + digits + ".");
      }
      return number;
    }
  }
  Complaint complaint = complaint_about(bare.text, kind);
  return csv.problem(bare, std::move(complaint.what), std::move(complaint.way_out));
}

Result<double> typed_amount(std::string_view text, const std::string& field) {
  const auto trim = [](std::string_view one) {
    while (!one.empty() && one.front() == ' ') one.remove_prefix(1);
    while (!one.empty() && one.back() == ' ') one.remove_suffix(1);
    return one;
  };
  std::string_view bare = trim(text);
  if (bare.size() > 2 && lower(bare.substr(bare.size() - 2)) == "mg") bare = trim(bare.substr(0, bare.size() - 2));
  std::string digits(bare);
  if (looks_like_thousands(bare, '.') || looks_like_thousands(bare, ',')) {
    std::erase_if(digits, [](char c) { return !is_decimal(c); });
    return Problem{codec::quoted(text) + " may mean a small number or a thousand times as much: a dose is not guessed.",
                   {.file = field},
                   "Write " + digits + " for thousands, or leave out the zeros behind the point."};
  }
  std::replace(digits.begin(), digits.end(), ',', '.');
  const bool plain = !digits.empty() && is_decimal(digits.front()) && is_decimal(digits.back()) &&
                     std::count(digits.begin(), digits.end(), '.') <= 1 &&
                     std::all_of(digits.begin(), digits.end(), [](char c) { return is_decimal(c) || c == '.'; });
  double number = 0;
  if (plain) {
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error == std::errc() && end == digits.data() + digits.size() && has_a_size(number)) return number;
  }
  return Problem{codec::quoted(text) + " is not an amount that I can read.",
                 {.file = field},
                 "Write the mg of elemental magnesium with digits, as in 250 or 250,5."};
}

std::string number_text(double number) {
  if (number == 0) return "0";
  char digits[64];
  const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  std::string text(digits, end);
  if (looks_like_thousands(text, '.')) text += '0';
  return text;
}

}  // namespace titrate::codec
