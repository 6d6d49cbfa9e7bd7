#include "report/guessing.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace titrate {
namespace {

constexpr double normal_975 = 1.959963984540054;
constexpr double surest = 0.99;

struct IndexAndError {
  double index, error;
};

IndexAndError of_counts(double correct, double incorrect, double unsure) {
  const double n = correct + incorrect + unsure, p = correct / n, q = incorrect / n;
  return {p - q, std::sqrt((p * (1 - p) + q * (1 - q) + 2 * p * q) / n)};
}

BangIndex with_interval(const GuessCount& count, const IndexAndError& around) {
  const auto [index, error] = of_counts(count.correct, count.incorrect, count.unsure);
  return {index, error, std::max(-1.0, around.index - normal_975 * around.error),
          std::min(1.0, around.index + normal_975 * around.error), count};
}

std::string two_digits(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", value == 0 ? 0.0 : value);
  return text;
}

std::string of_arm_in_words(const char* arm, const GuessCount& count) {
  const auto bang = bang_index(count);
  if (!bang) return std::string("No guess was made in the ") + arm + " periods.";
  return std::string("In the ") + arm + " periods " + std::to_string(count.correct) + " of " +
         std::to_string(count.all()) + " guesses were right, " + std::to_string(count.incorrect) + " wrong and " +
         std::to_string(count.unsure) + " \"do not know\": Bang's blinding index is " + two_digits(bang->index) +
         " (95 % interval " + two_digits(bang->low) + " to " + two_digits(bang->high) +
         "; 0 as by chance, 1 always right).";
}

}  // namespace

GuessCount count_guesses(const std::vector<ScoredGuess>& guesses, bool on) {
  GuessCount count;
  for (const ScoredGuess& guess : guesses) {
    if (guess.on != on) continue;
    ++(!guess.believed ? count.unsure : *guess.believed == on ? count.correct : count.incorrect);
  }
  return count;
}

std::optional<BangIndex> bang_index(const GuessCount& count) {
  if (count.all() == 0) return std::nullopt;
  return with_interval(count, of_counts(count.correct + 1, count.incorrect + 1, count.unsure + 1));
}

std::optional<BangIndex> bang_index_of_many(const GuessCount& count) {
  if (count.all() == 0) return std::nullopt;
  return with_interval(count, of_counts(count.correct, count.incorrect, count.unsure));
}

std::optional<double> log_score(const std::vector<ScoredGuess>& guesses) {
  double sum = 0;
  int counted = 0;
  for (const ScoredGuess& guess : guesses) {
    if (guess.believed && !guess.confidence) continue;
    const double sure = guess.believed ? std::clamp(*guess.confidence, 1 - surest, surest) : 0.5;
    sum += std::log(!guess.believed || *guess.believed == guess.on ? sure : 1 - sure);
    ++counted;
  }
  if (counted == 0) return std::nullopt;
  return sum / counted;
}

std::vector<std::string> guesses_in_words(const std::vector<ScoredGuess>& guesses) {
  if (guesses.empty()) return {"No guess was recorded, so nobody can say how well the blind held."};
  std::vector<std::string> said{of_arm_in_words("active", count_guesses(guesses, true)),
                                of_arm_in_words("comparator", count_guesses(guesses, false))};
  if (const auto score = log_score(guesses))
    said.push_back("The confidences score " + two_digits(*score) + " a guess (a coin: " + two_digits(std::log(0.5)) +
                   "; nearer to 0 knew more).");
  const auto somebody_believed = [&](bool arm) {
    return std::any_of(guesses.begin(), guesses.end(), [&](const ScoredGuess& guess) { return guess.believed == arm; });
  };
  said.push_back(
      "A right guess can come from a broken blind, and it can come from an effect that was felt: the index cannot tell "
      "which. " +
      std::string(somebody_believed(true) && somebody_believed(false)
                      ? "Read the effect beside the one that takes the guesses into account."
                      : "Not both arms were guessed, so no answer can take the guesses into account."));
  return said;
}

}  // namespace titrate
