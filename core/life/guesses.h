#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "life/event.h"

namespace titrate {

/// The word for "I do not know which it was"; every other guess is the name of an arm.
inline constexpr const char* unsure_guess = "unsure";

/// What a person believed on a day.
struct Guess {
  Day day{};
  std::string arm;                   ///< as a plan names it, or unsure_guess
  std::optional<double> confidence;  ///< probability that they gave it, 0.5 to 1; nothing: not said
  friend bool operator==(const Guess&, const Guess&) = default;
};

/// A guess with how sure it is, for the log. An empty arm clears the guess of that day.
Recorded guessed(Day day, std::string arm, std::optional<double> confidence);

/// The standing guesses, in order of day; the last of a day counts.
std::vector<Guess> guesses_of(const Notebook& says, std::span<const Event> log);

}  // namespace titrate
