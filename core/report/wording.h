#pragma once

#include <string>

#include "base/words.h"
#include "diary/diary.h"

namespace titrate {

// How numbers are written in a review. They take finite values; a spread is a standard deviation in the same unit.
// Test: wording_test.cc.

/// "1.3", "-0.42": as many decimals as its spread can bear: none from 20 on, one from a third on, else two.
std::string number(double value, double spread);

/// A number that a person chose, as they chose it: "2", "0.25".
std::string exactly(double value);

/// "1.3 points lower", "0.4 points higher"; one that rounds to nothing has the digits that it needs: "0.02 points
/// higher". Below a thousandth of its spread: "0 points different".
std::string difference(double value, double spread, const std::string& unit);

/// "1 day", "24 days".
std::string counted(int count, const char* one, const char* many);

/// "200 mg of magnesium a day", "the full dose" for a treatment that was only noted as taken or not.
std::string dose_in_words(const Dose& dose);

/// The first letter in upper case.
std::string capitalised(std::string text);

}  // namespace titrate
