#include "codec/translated.h"

#include <gtest/gtest.h>

#include <map>

#include "codec/csv.h"

namespace titrate::codec {
namespace {

/// The columns of the catalog that a reply tells to a person. Citations, names of medicines that are found by their
/// letters, and formulas are in no language of ours.
const std::map<std::string, std::vector<std::string>> told{
    {"adverse_effects.csv", {"name", "definition", "detail"}},
    {"claims.csv", {"statement", "program"}},
    {"conditions.csv", {"label", "question", "action", "reason"}},
    {"effect_priors.csv", {"reason"}},
    {"evidence.csv", {"claim", "population", "effect_unit", "summary"}},
    {"foods.csv", {"name", "serving"}},
    {"help_numbers.csv", {"country"}},
    {"instruments.csv", {"label", "unit", "title", "anchors"}},
    {"interactions.csv", {"action", "reason"}},
    {"limits.csv", {"reason"}},
    {"mechanisms.csv", {"parameter", "comment"}},
    {"outcomes.csv", {"label", "why_not"}},
    {"trial_defaults.csv", {"reason"}},
};

TEST(German, every_row_of_the_catalog_that_a_person_is_told_is_there) {
  for (const auto& [table, columns] : told) {
    const auto file = std::find_if(catalog_files().begin(), catalog_files().end(),
                                   [&, name = table](const EmbeddedFile& one) { return one.name == name; });
    ASSERT_NE(file, catalog_files().end()) << table;
    const auto csv = read_csv(file->bytes, table).value();
    for (const std::string& column : columns) {
      const auto at = find_column(csv, column);
      ASSERT_TRUE(at) << table << ": " << column;
      for (std::size_t row = 1; row < csv.rows(); ++row) {
        std::vector<std::string> missed;
        german().say(csv.row(row)[*at].text, &missed);
        EXPECT_TRUE(missed.empty()) << table << ", " << column << ": " << missed.front();
      }
    }
  }
}

Json in_german(Json reply) {
  translate(reply, german());
  return reply;
}

TEST(German, what_the_program_worded_is_translated_and_what_is_a_code_or_was_typed_is_not) {
  const Json reply = Json::parse(R"({
    "outcomes": [{"name": "pain", "label": "pain", "unit": "points"}],
    "today": {"note": "severely reduced kidney function"}, "room": {"note": "severely reduced kidney function"},
    "dose": {"arm": "nothing"}, "guess": {"arm": "nothing"},
    "findings": [{"about": "severely reduced kidney function", "matched": "pain", "severity": "block"}],
    "context": [{"kind": "illness", "text": "pain"}],
    "person": {"conditions": ["severely reduced kidney function"], "medicines": ["pain"]},
    "evidence": {"outcome": "sleep", "label": "sleep", "certainty": "very low"}})");
  const Json said = in_german(reply);
  EXPECT_EQ(said["outcomes"][0]["name"], "pain");
  EXPECT_EQ(said["dose"]["arm"], "nichts");
  EXPECT_EQ(said["today"]["note"], "severely reduced kidney function") << "a person wrote it";
  EXPECT_NE(said["room"]["note"], "severely reduced kidney function") << "the program wrote it";
  EXPECT_EQ(said["guess"]["arm"], "nothing") << "it is sent back";
  EXPECT_EQ(said["outcomes"][0]["label"], "Schmerz");
  EXPECT_EQ(said["outcomes"][0]["unit"], "Punkte");
  EXPECT_NE(said["findings"][0]["about"], reply["findings"][0]["about"]);
  EXPECT_EQ(said["findings"][0]["matched"], "pain");
  EXPECT_EQ(said["findings"][0]["severity"], "block");
  EXPECT_EQ(said["context"], reply["context"]);
  EXPECT_EQ(said["person"], reply["person"]);
  EXPECT_EQ(said["evidence"]["outcome"], "sleep");
  EXPECT_EQ(said["evidence"]["label"], "Schlaf");
  EXPECT_EQ(said["evidence"]["certainty"], "very low");
}

TEST(German, what_a_label_prints_stays_as_it_is_printed) {
  for (const std::string printed : {"1.500 mg", "1,500 mg", "1.5 g", "1,5 g"}) {
    for (const std::string& said :
         {"The label names the magnesium inside \"magnesiumcitrat\": 180 mg of the " + printed + " of it.",
          "The label says that " + printed + " is the magnesium itself.",
          "The row \"magnesium\" prints " + printed + ", and panels print the element, not the compound.",
          "The label prints " + printed + " and 48 % of a daily value, which would be 201.6 mg.",
          "\"" + printed + "\" may mean 1.5 mg or 1500 mg. Which of the two is it?",
          "Is " + printed + " the weight of the compound, or of the magnesium in it?",
          "Is " + printed + " the weight of magnesiumcitrat, or of the magnesium in it?"}) {
      std::vector<std::string> missed;
      const std::string german_text = german().say(said, &missed);
      EXPECT_TRUE(missed.empty()) << missed.front();
      EXPECT_NE(german_text.find(printed), std::string::npos) << german_text;
    }
  }
  EXPECT_EQ(german().say("The label names the magnesium inside \"magnesiumcitrat\": 97.2 mg of the 1.500 mg of it."),
            "Das Etikett nennt das Magnesium in „magnesiumcitrat“: 97,2 mg von 1.500 mg.");
}

TEST(German, a_plan_comes_back_as_it_was_but_for_the_question_of_a_draft) {
  const Json plan{{"question", "Is sleep quality higher with 200 mg of magnesium a day than with none?"},
                  {"primary", {{"name", "sleep_quality"}, {"label", "sleep quality"}, {"unit", "points"}}},
                  {"comparator", "nothing"}};
  EXPECT_EQ(in_german({{"sealed", {{"trial", plan}}}})["sealed"]["trial"], plan);
  Json draft = in_german({{"draft", plan}})["draft"];
  EXPECT_NE(draft["question"], plan["question"]);
  draft["question"] = plan["question"];
  EXPECT_EQ(draft, plan);
  EXPECT_NE(in_german({{"proposal", {{"trial", plan}}}})["proposal"]["trial"]["question"], plan["question"])
      << "shown before it is kept";
}

TEST(German, a_table_that_is_none_is_a_problem) {
  const EmbeddedFile other[] = {{"x.csv", "english,deutsch\na,b\n"}},
                     twice[] = {{"x.csv", "english,german\na,b\na,c\n"}};
  EXPECT_FALSE(german_from(other).ok());
  EXPECT_FALSE(german_from(twice).ok());
}

}  // namespace
}  // namespace titrate::codec
