#include "app/pre_start.h"

#include "app/in_words.h"

namespace titrate {
namespace {

std::string milligrams(DailyElementalMass mass) {
  return number_in_words(mass.in(elemental_milligram_per_day)) + " mg of elemental magnesium a day";
}

std::string fact_in_words(const std::string& fact) {
  if (fact == "age") return "Their age was not said.";
  if (fact == "conditions") return "Their conditions were not said: nothing was looked up.";
  if (fact == "medicines") return "Their medicines were not said: nothing was looked up.";
  if (fact == "life_stage") return "Whether they are pregnant or breastfeeding was not said.";
  return "";
}

std::vector<std::string> questions_of(const PreStart& sheet) {
  if (!sheet.sheet)
    return {"Nobody has said who this is: age, conditions and medicines are not known, and nothing was screened."};
  const Screening& screening = sheet.standing.screened.screening;
  std::vector<std::string> facts, questions;
  for (const std::string& one : screening.could_not_check) {
    const std::string fact = fact_in_words(one);
    if (fact.empty())
      questions.push_back("\"" + one + "\" is not a name that this program knows. Is it compatible with magnesium?");
    else
      facts.push_back(fact);
  }
  if (!sheet.sheet->person.egfr) facts.emplace_back("No kidney value (eGFR) was said. Is there one, and is it recent?");
  if (!sheet.product) facts.emplace_back("No product was chosen, so there is no ladder.");
  for (const Finding& finding : sheet.to_decide)
    questions.push_back("May they take magnesium in spite of this, and how much at most: " + finding.about + "?");
  for (const std::string& one : screening.nothing_in_our_rules)
    questions.push_back("There is no rule here about " + one +
                        ", which is not the same as no interaction. Do you know of one?");
  if (sheet.standing.limit.forbids.empty())
    questions.push_back("Do you agree with at most " + milligrams(sheet.standing.limit.amount) + "?");
  facts.insert(facts.end(), questions.begin(), questions.end());
  return facts;
}

}  // namespace

PreStart pre_start(const OpenNotebook& notebook, const Catalog& catalog, Day today) {
  PreStart sheet{
      today, notebook.says.sheet, notebook.says.product, standing_on(notebook.says, catalog, today), {}, {}, {}, {}};
  sheet.to_decide = sheet.standing.in_the_way();
  if (sheet.sheet)
    for (const Finding& finding : sheet.standing.screened.screening.findings)
      if (!stands_in_the_way(finding)) sheet.to_mind.push_back(finding);
  if (sheet.product)
    sheet.ladder = plan_ladder(sheet.standing, sheet.product->unit, {.start = today + std::chrono::days(1), .to = {}});
  sheet.questions = questions_of(sheet);
  return sheet;
}

}  // namespace titrate
