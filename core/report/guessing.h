#pragma once

#include <optional>
#include <string>
#include <vector>

namespace titrate {

/// One guess of which arm it was, and what it was.
struct ScoredGuess {
  bool on = false;               ///< it was the arm with the full dose
  std::optional<bool> believed;  ///< on, or off; nothing: "I do not know"
  /// Probability that the person gave their guess, 0.5 to 1; nothing: not said. Of no guess it is not read.
  std::optional<double> confidence{};
  friend bool operator==(const ScoredGuess&, const ScoredGuess&) = default;
};

/// How the guesses of one arm fell.
struct GuessCount {
  int correct = 0, incorrect = 0, unsure = 0;
  int all() const { return correct + incorrect + unsure; }
  friend bool operator==(const GuessCount&, const GuessCount&) = default;
};
GuessCount count_guesses(const std::vector<ScoredGuess>& guesses, bool on);

/// Bang's blinding index of one arm:
///
///     BI  = (correct - incorrect) / n,   n = correct + incorrect + unsure
///     var = (p (1 - p) + q (1 - q) + 2 p q) / n,   p = correct / n, q = incorrect / n
///
/// 1: always right, 0: as by chance, -1: always wrong. `low` and `high` are 95 %.
struct BangIndex {
  double index = 0, standard_error = 0;  ///< as published, of the counts as they are
  double low = -1, high = 1;
  GuessCount count;
};

/// Nothing where nobody guessed. The interval is made of counts to which one right guess, one wrong one and one "do not
/// know" are added: with the few periods of one person the published one is [1, 1] after three right guesses.
/// Guesses are counted as independent, which those of one person in one period are not: pass one for each period.
/// Source: H. Bang, L. Ni, C. E. Davis, Control. Clin. Trials 25 (2004) 143, for index and variance; A. Agresti,
/// B. Caffo, Am. Stat. 54 (2000) 280, for adding to the counts. Checked by guessing_test.cc against a published table,
/// and the coverage by adding up every table of few guesses (at least 87 % of three to twenty).
std::optional<BangIndex> bang_index(const GuessCount& count);
/// The published interval, index +- 1.96 standard errors.
std::optional<BangIndex> bang_index_of_many(const GuessCount& count);

/// The mean of log p, where p is the probability that the person gave to what it was: their confidence in a right
/// guess, one minus it in a wrong one, a half for "I do not know". Guesses without a confidence do not count; a
/// confidence of 1 is read as 0.99, since nobody's whole score should hang on one word. A coin has log(1/2) = -0.693;
/// nearer to 0 knew more. Nothing where no guess counts. Source: I. J. Good, J. R. Stat. Soc. B 14 (1952) 107.
std::optional<double> log_score(const std::vector<ScoredGuess>& guesses);

/// What the guesses say, in sentences: each index with its interval, and what it means for the answer.
std::vector<std::string> guesses_in_words(const std::vector<ScoredGuess>& guesses);

}  // namespace titrate
