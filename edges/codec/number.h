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

/// The shortest text that reads back as exactly this number and that `number_in` accepts as a dose.
std::string number_text(double number);

}  // namespace titrate::codec
