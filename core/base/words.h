#pragma once

#include <string>

#include "base/day.h"

namespace titrate {

/// A sentence with up to three numbers in it, as printf writes them.
std::string said(const char* format, double a, double b = 0, double c = 0);

/// The unit of so many of it: of one, "points", "minutes" and "cramps per day" lose their s.
std::string unit_of(double amount, std::string unit);

/// A number with so many significant digits at most, and never with an exponent: "0.13", "5.6", "120".
std::string to_digits(double number, int digits);

std::string day_in_words(Day day);  ///< "1 March 2026"

/// A probability in whole percent, and never 0 or 100: "less than 1 %", "12 %", "more than 99 %".
std::string percent(double probability);

/// A share that somebody set, in percent with up to five digits: "5 %", "97.5 %".
std::string exact_percent(double share);

}  // namespace titrate
