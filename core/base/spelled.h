#pragma once

#include <optional>
#include <string>

namespace titrate {

/// A number in words, so that a slipped digit is heard: 250 is "two hundred and fifty", 71.4 "seventy-one point four".
/// Rounded to one decimal below 1,000 and to a whole number above; a number below zero or of a million and more stays
/// in digits.
std::string spelled(double number);

/// The same of a whole number from 0 to 999,999.
std::string spelled_whole(long number);

/// The same to the last digit: up to three decimals, digit by digit. Nothing where there are more, and below zero or
/// from a million on.
std::optional<std::string> spelled_exactly(double number);

/// A number in few digits for a sentence: 71.4, 100, 0.25. At most one decimal from 10 on, two from 1 on, else three.
std::string in_digits(double number);

}  // namespace titrate
