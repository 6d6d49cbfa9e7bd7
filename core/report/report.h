#pragma once

#include <string>
#include <vector>

#include "decision/by_order.h"
#include "decision/decision.h"

namespace titrate {

/// What a part of the answer is about, the same in every language.
enum class SectionAbout {
  certainty,
  dependence,
  order,
  days,
  lived,
  cannot_tell,
  sensitivities,
  safety,
  verdict,
  assumptions
};
const char* name_of(SectionAbout about);

/// A part of the answer, in sentences: what the terminal prints, the page shows and a screen reader speaks.
struct Section {
  SectionAbout about{};
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

/// `lived`: how the trial was lived, in sentences that the caller has; empty: nothing to say.
Report report_of(const Trial& trial, const Diary& diary, const Exposure& exposure, const Screening& screening,
                 const Answers& answers, const RandomisationTest& by_order, const Decision& decision,
                 const std::vector<std::string>& lived = {});

/// The pre-specified ways of looking that do not agree with the answer, each as "by what was actually taken, it is 0.1
/// points lower": as taken, without late entries, without first days, without days of changes, before a medicine
/// changed, beside the guess, with another half-life. One disagrees where its effect is more than a posterior standard
/// deviation away, and the order alone where it finds nothing unusual (p of 0.1 or more) in a benefit of probability
/// 0.975 or more, where there are orders enough to find something.
std::vector<std::string> disagreements(const Answers& answers, const RandomisationTest& by_order);

/// Why the interval with dependence is wider, or narrower, than one for independent days would be. Empty when there is
/// nothing to compare.
std::string dependence_in_words(const Answers& answers);

}  // namespace titrate
