#pragma once

#include <string>

#include "base/day.h"

namespace titrate {

/// A sentence with up to three numbers in it, as printf writes them.
std::string said(const char* format, double a, double b = 0, double c = 0);

/// The unit of so many of it: of one, "points", "minutes" and "cramps" lose their s.
std::string unit_of(double amount, std::string unit);

std::string day_in_words(Day day);  ///< "1 March 2026"

/// A probability in whole percent, and never 0 or 100: "less than 1 %", "12 %", "more than 99 %".
std::string percent(double probability);

}  // namespace titrate
