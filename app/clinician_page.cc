#include "app/clinician_page.h"

#include "app/in_words.h"
#include "app/plan_in_words.h"
#include "app/report_parts.h"
#include "base/version.h"
#include "report/wording.h"

namespace titrate {
namespace {

using document::as_written;
using document::Text;

document::Section question_of_page(const ReportMaterial& of) {
  SectionWriter part("question", "Question");
  if (!of.trial) {
    part.say(of.regimen ? "No trial was planned: a ladder is followed, from a low start to a dose that is borne well."
                        : "No trial was planned.");
    return part.done();
  }
  if (!of.trial->question.empty()) part.say(question_of_trial(of, 160));
  part.say(as_one(outcome_in_words(of.trial->primary)));
  return part.done();
}

document::Section design_of_page(const ReportMaterial& of) {
  SectionWriter part("design", "Design");
  if (!of.trial) return part.say("No design, so nothing can be compared.").done();
  const Trial& trial = *of.trial;
  std::string when = trial.planned_days ? days_in_words(*trial.planned_days) : std::string();
  if (!when.empty() && trial.start) when += " from " + day_in_words(*trial.start) + " on";
  if (!when.empty())
    part.say("Planned: " + when + ". " + capitalised(layout_in_words(trial)) + " " +
             doses_in_words(trial, *of.catalog));
  std::string how = blinding_in_words(trial);
  how += of.sealed ? " Sealed on " + day_in_words(day_of(of.sealed->as_sealed.locked, of.diary.day_start)) +
                         ", before its first day."
         : of.lived ? std::string(" The order of the periods was drawn at random.")
                    : std::string(" It is a draft: nothing is sealed yet.");
  part.say(how);
  if (of.sealed && !of.sealed->amendments.empty())
    part.say("The plan was amended " +
             (of.sealed->amendments.size() == 1 ? std::string("once")
                                                : std::to_string(of.sealed->amendments.size()) + " times") +
             (of.sealed->question_changed ? ", and what is asked was changed." : "; what is asked was not changed."));
  return part.done();
}

document::Section effect_of_page(const ReportMaterial& of) {
  SectionWriter part("effect", "Effect");
  if (const auto why = why_no_effect(of); !why.empty()) return part.say_each(why).done();
  part.strong(of.review->report.sentence);
  auto sure = said_about(of, SectionAbout::certainty);
  if (sure.size() > 2) sure.resize(2);
  part.say(as_one(sure));
  if (!of.review->answers.identifiable.yes && !of.review->answers.identifiable.why.empty())
    part.say(of.review->answers.identifiable.why.front());
  part.put(effect_figure(of));
  return part.done();
}

document::Section periods_of_page(const ReportMaterial& of) {
  SectionWriter part("periods", "Each period");
  if (const auto figure = periods_figure(of)) return part.put(figure).done();
  if (of.trial && of.hidden()) part.say("Not told by arm before the order is open.");
  if (of.sealed && !of.hidden() && !of.review) part.say("Not told before a planned look.");
  if (const auto figure = days_figure(of); figure && of.trial) part.put(figure);
  if (part.empty()) part.say("There are no periods to show.");
  return part.done();
}

document::Section side_effects_of_page(const ReportMaterial& of) {
  SectionWriter part("side_effects", "Side effects");
  std::vector<Text> lines;
  for (const NoticedEffect& effect : noticed_effects(of)) lines.emplace_back(in_words(effect, of));
  if (lines.empty()) part.say("No side effect was written down, which is not the same as none.");
  part.list(at_most(std::move(lines), 3));
  if (!of.guard.reasons.empty()) part.say("What the rules say today: " + of.guard.reasons.front().detail);
  return part.done();
}

document::Section medicines_of_page(const ReportMaterial& of) {
  SectionWriter part("medicines", "Medicines and interactions");
  if (of.standing.said) {
    auto lines = findings_in_words(of.standing.screened.screening);
    if (lines.empty()) part.say("The rules of this program found nothing in what was said.");
    part.list(at_most(std::move(lines), 3));
  }
  part.say_each(not_checkable_in_words(of));
  part.say("Limit in force: " + milligrams_a_day(of.standing.limit.amount) + " from supplements.");
  return part.done();
}

document::Section decision_of_page(const ReportMaterial& of) {
  SectionWriter part("decision", "Decision");
  if (of.decisions.empty()) {
    part.say("Nothing was decided yet.");
  } else {
    const DecisionMade& last = of.decisions.back();
    part.strong(in_words(last, 180));
  }
  auto verdict = said_about(of, SectionAbout::verdict);
  // What was decided with its belief; the rule's numbers are in the full report.
  if (verdict.size() > 3) verdict = {verdict[0], verdict[2]};
  part.say_each(verdict);
  if (verdict.empty()) part.say("No verdict is given.");
  return part.done();
}

}  // namespace

std::vector<document::Paragraph> preface_of(const ReportMaterial& of) {
  std::vector<document::Paragraph> lines;
  if (of.diary.simulated) lines.push_back({std::string(simulated_label), true});
  lines.push_back({"Made on " + day_in_words(day_of(of.made, of.diary.day_start)) + " with Titrate " +
                       std::string(version()) + " from a diary that the person kept. It informs and does not diagnose.",
                   false});
  return lines;
}

document::Section about_this(const ReportMaterial& of) {
  SectionWriter part("about", "What this page rests on");
  part.say(
      "Self-report: doses, outcomes and side effects are what the person wrote down, and nobody else checked them. It "
      "is "
      "about this one person, and says nothing about others. Facts: catalog " +
      of.catalog->hash.substr(0, 12) + ".");
  document::Section section = part.done();
  section.may_be_left_out = false;
  return section;
}

document::Section how_to_verify(const ReportMaterial& of, const std::string& id, bool whole) {
  SectionWriter part(id, "How to verify the plan");
  if (!of.sealed) return part.say("No plan was sealed, so there is nothing to verify.").done();
  part.say(
      "SHA-256 of the sealed protocol: " + of.sealed->hash +
      ". Whoever has the protocol's file can make this number again with any program for SHA-256, or with: titrate "
      "plan verify PROTOCOL.json --hash NUMBER");
  if (of.sealed->secret.empty())
    part.say(
        "The secret that draws the order is closed; opened at the end, it shows that the order was drawn before the "
        "first day.");
  else
    part.say("The secret that drew the order was told, and shows that it was drawn before the first day" +
             (whole ? ": " + of.sealed->secret : std::string(".")));
  return part.done();
}

Document clinician_page(const ReportMaterial& of) {
  Document page;
  page.kind = "clinician";
  page.title = of.trial ? "A self-trial of magnesium, on one page" : "Taking magnesium, on one page";
  page.one_page = true;
  page.preface = preface_of(of);
  page.sections.push_back(SectionWriter("person", "Person").say(as_one(person_in_words(of))).done());
  page.sections.push_back(question_of_page(of));
  page.sections.push_back(design_of_page(of));
  page.sections.push_back(SectionWriter("taken", "What was taken").say_each(taken_in_words(of)).done());
  page.sections.push_back(SectionWriter("completeness", "Completeness").say(as_one(completeness_in_words(of))).done());
  page.sections.push_back(effect_of_page(of));
  page.sections.push_back(periods_of_page(of));
  page.sections.push_back(side_effects_of_page(of));
  page.sections.push_back(medicines_of_page(of));
  page.sections.push_back(decision_of_page(of));
  page.sections.push_back(how_to_verify(of, "verify", false));
  page.sections.push_back(about_this(of));
  for (document::Section& section : page.sections)
    if (section.blocks.empty())
      section.blocks.emplace_back(document::Paragraph{"Nothing was written down yet.", false});
  return page;
}

}  // namespace titrate
