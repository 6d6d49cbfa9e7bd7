#pragma once

#include <string>

#include "codec/csv.h"

namespace titrate::codec {

/// What a number in a cell is, for the message and for what is ambiguous.
enum class NumberOf {
  measure,  ///< an outcome or a covariate
  dose,     ///< mg or a treatment's units: "1.000" may be one or a thousand, and is refused
};

/// A finite decimal number with a point: "3.5", "-2", "1e-3". Spaces around it do not count.
///
/// Everything else is a Problem whose way out names the remedy: a decimal comma ("3,5"), a thousands separator, NaN and
/// infinity, hexadecimal, "1e999", "--5", a unit ("400 mg", "400 mgs"), any other text, nothing at all.
Result<double> number_in(const Csv& csv, const Cell& cell, NumberOf kind);

/// An amount as a person types it, not in a file whose marks are known: "250", "250,5" and "250.5", with "mg" behind it
/// or without. "1.000" and "1,000" may mean one or a thousand, and are refused, as is everything below zero. `field` is
/// where it was typed.
Result<double> typed_amount(std::string_view text, const std::string& field);

/// The shortest text that reads back as exactly this number and that `number_in` accepts as a dose.
std::string number_text(double number);

}  // namespace titrate::codec
