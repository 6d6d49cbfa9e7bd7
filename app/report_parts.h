#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/report_material.h"

namespace titrate {

// Parts that several documents share. Each is a value made of what may be told, and nothing is computed anew: the
// numbers are those of the review.

/// A section that is being written.
class SectionWriter {
 public:
  SectionWriter(std::string id, document::Text heading);
  SectionWriter& say(document::Text text);
  SectionWriter& say_each(const std::vector<std::string>& texts);
  SectionWriter& strong(document::Text text);
  SectionWriter& list(std::vector<document::Text> items);
  SectionWriter& put(document::Block block);
  SectionWriter& put(const std::optional<document::Figure>& figure);
  bool empty() const { return section_.blocks.empty(); }
  document::Section done() { return std::move(section_); }

 private:
  document::Section section_;
};

/// "and 3 more; the full report has them", as the last item of a list that was cut at `most`.
std::vector<document::Text> at_most(std::vector<document::Text> items, std::size_t most);
/// A person's words, cut between words at so many letters, with an ellipsis.
std::string cut_short(const std::string& text, std::size_t letters);

/// The question as it was sealed, in the language of then; of a draft, the program's own words.
document::Text question_of_trial(const ReportMaterial& of, std::size_t letters = 2000);

/// The median and the interval of an effect, and what is worth having, as a figure. Nothing without an answer.
std::optional<document::Figure> effect_figure(const ReportMaterial& of);
/// The days of each period. Nothing where the order may not be told.
std::optional<document::Figure> periods_figure(const ReportMaterial& of);
/// The outcome of each day as steps, with the arms where they may be told. Nothing where nothing was written down.
std::optional<document::Figure> days_figure(const ReportMaterial& of);

/// What is measured, on which scale, and what is worth having.
std::vector<std::string> outcome_in_words(const Outcome& outcome);
/// How the arms were kept apart.
std::string blinding_in_words(const Trial& trial);
/// Why no effect is told, in sentences; empty where there is a review with one.
std::vector<std::string> why_no_effect(const ReportMaterial& of);
/// The sentences of a part of the review; empty where it has none.
std::vector<std::string> said_about(const ReportMaterial& of, SectionAbout about);
/// What was written down of the outcome, and what is missing.
std::vector<std::string> completeness_in_words(const ReportMaterial& of);
/// What was taken: by the sealed plan's periods, else by the days of the diary.
std::vector<std::string> taken_in_words(const ReportMaterial& of);
std::string product_in_words(const Product& product);
/// A side effect with its days.
std::string in_words(const NoticedEffect& effect, const ReportMaterial& of);
/// "Decided on 5 April 2026: keep the dose: I sleep better.", cut at so many letters.
std::string in_words(const DecisionMade& decision, std::size_t letters);
/// Sentences in one paragraph: a page is short of lines.
std::string as_one(const std::vector<std::string>& sentences);
/// What the screening found, a line each, strictest first.
std::vector<document::Text> findings_in_words(const Screening& screening);
/// Names that nobody could check, those without a rule, and facts that were not said.
std::vector<std::string> not_checkable_in_words(const ReportMaterial& of);
/// Age, sex, life stage, kidney value and conditions, as they were said.
std::vector<std::string> person_in_words(const ReportMaterial& of);

}  // namespace titrate
