#pragma once

#include <string>
#include <vector>

#include "decision/by_order.h"
#include "decision/decision.h"

namespace titrate {

/// A part of the answer, in sentences: what the terminal prints, the page shows and a screen reader speaks.
struct Section {
  std::string heading;
  std::vector<std::string> paragraphs;
};

/// What a person could still say, and so learn more from the same days. Each surface has its own way to say how.
enum class Unsaid { better, smallest, randomised, before_start };

/// How an answer is said. Still only a value.
struct Report {
  std::string sentence;  ///< the whole answer in one sentence
  std::vector<Section> sections;
  std::vector<Unsaid> unsaid;
};

Report report_of(const Trial& trial, const Diary& diary, const Exposure& exposure, const Screening& screening,
                 const Answers& answers, const RandomisationTest& by_order, const Decision& decision);

/// Why the interval with dependence is wider, or narrower, than one for independent days would be. Empty when there is
/// nothing to compare.
std::string dependence_in_words(const Answers& answers);

}  // namespace titrate
