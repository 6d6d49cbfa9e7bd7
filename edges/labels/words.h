#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/label.h"

namespace titrate::labels {

/// What a label is written in, one piece at a time.
struct LabelToken {
  enum class Kind { word, number, amount, percent, open, close, comma, slash, line_end, stop, other };
  Kind kind = Kind::other;
  std::string text;      ///< words in lower case
  double number = 0;     ///< as written, of `number` and `percent` (24 for 24 %)
  PrintedAmount amount;  ///< mass, or moles
  bool glued = false;    ///< nothing stands between this and the piece before
};

/// Cuts a label into pieces. Numbers with their unit become amounts: mg, g, mcg, mmol, mEq. Decimal commas, thousands
/// and numbers that may be either are told apart here; `german` text writes 1.000 for a thousand and 0,5 for a half.
std::vector<LabelToken> label_tokens(std::string_view text, bool german);

/// Is this text rather German than English? By its small words.
bool looks_german(std::string_view text);

/// "capsule" for "Kapseln", "caps", "V-Caps"; empty for a word that is no unit of intake.
std::string unit_of_intake(std::string_view word);

/// The mass of a number of some unit ("mg", "Milligram(s)", "g", "mcg"); nothing for another unit.
std::optional<Mass> mass_of(double number, std::string_view unit);

/// A month and a year, or a day, on which something expires: "03/2027", "MAR 2027", "2027-03", "31.12.2026". The last
/// day that it is good for. Nothing where day and month could be either.
std::optional<Day> expiry_in(std::string_view text);

}  // namespace titrate::labels
