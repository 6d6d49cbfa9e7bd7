#pragma once

#include <string>

namespace titrate {

/// A number in words, so that a slipped digit is heard: 250 is "two hundred and fifty", 71.4 "seventy-one point four".
/// Rounded to one decimal below 1,000 and to a whole number above; a number below zero or of a million and more stays
/// in digits.
std::string spelled(double number);

/// A number in few digits for a sentence: 71.4, 100, 0.25. At most one decimal from 10 on, two from 1 on, else three.
std::string in_digits(double number);

}  // namespace titrate
