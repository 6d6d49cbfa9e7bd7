#include "codec/diary_json.h"

#include <gtest/gtest.h>

#include "base/words.h"
#include "codec/catalog_tables.h"
#include "codec/translated.h"

namespace titrate::codec {
namespace {

HistoryLine line_of(std::optional<Day> day, const std::string& text, bool in_own_words = false) {
  HistoryLine line;
  line.day = day;
  line.text = text;
  line.in_own_words = in_own_words;
  return line;
}

/// As the door tells it.
Json told(const std::vector<HistoryLine>& lines, const PhraseBook* language) {
  HistoryJson events(lines.size(), language);
  for (const HistoryLine& line : lines) events.add(line);
  return Json::parse(text_of_json(std::move(events).events()));
}

TEST(History, has_every_field_and_null_for_what_there_is_none_of) {
  HistoryLine line = line_of(*parse_day("2026-03-05"), "sleep quality 6, for 5 March 2026");
  line.id = 7;
  line.item = "sleep_quality";
  line.entry = Entry<double>::of(6);
  line.entered = *parse_moment("2026-03-05T21:00:00+01:00");
  line.corrected_by = 9;
  EXPECT_EQ(told({line}, nullptr), Json::parse(R"([{"id": 7, "day": "2026-03-05", "item": "sleep_quality",
    "state": "value", "value": 6, "text": "sleep quality 6, for 5 March 2026", "entered": "2026-03-05T21:00:00+01:00",
    "undone": false, "days_after": null, "corrected_by": 9}])"));
  line.entry = std::nullopt;
  line.day = std::nullopt;
  const Json none = told({line}, nullptr)[0];
  for (const char* field : {"day", "state", "value", "days_after"}) EXPECT_TRUE(none[field].is_null()) << field;
}

// A phrase is looked for once for all the days on which the same was said: the day must not stick to it.
TEST(History, says_in_german_of_each_day_what_the_book_of_phrases_says_of_it) {
  std::vector<HistoryLine> lines;
  for (const char* day : {"2026-03-05", "2026-03-06", "2025-12-31"})
    for (const char* what : {"no dose", "dose skipped", "200 mg magnesium", "pain 3", "pain 4", "something else 0.5"})
      lines.push_back(line_of(*parse_day(day), std::string(what) + ", for " + day_in_words(*parse_day(day))));
  lines.push_back(line_of(*parse_day("2026-03-05"), "note cleared, for 5 March 2026"));
  lines.push_back(line_of(std::nullopt, "the kit of study capsules was made"));
  const Json german_lines = told(lines, &german());
  for (std::size_t i = 0; i < lines.size(); ++i) EXPECT_EQ(german_lines[i]["text"], german().say(lines[i].text));
  EXPECT_EQ(german_lines[0]["text"], "keine Dosis, für den 5. März 2026");
}

TEST(DiaryJson, says_an_arm_that_was_worded_and_leaves_a_name_of_the_contract_and_the_persons_words) {
  Notebook says;
  for (const char* arm : {"glycine 1240 mg", "nothing"}) {
    DayRecord record;
    record.day = *parse_day("2026-03-05") + std::chrono::days(says.diary.days.size());
    record.arm = arm;
    record.note = "no dose";
    record.dose = Entry<Dose>::of(0.5 * treatment_unit_per_day);
    says.diary.days.push_back(record);
  }
  const OpenNotebook notebook{"mine", {}, says};
  const auto now = *parse_moment("2026-03-07T21:00:00+01:00");
  const Json days = Json::parse(text_of_json(diary_json(notebook, catalog(), now, std::nullopt, &german())))["days"];
  EXPECT_EQ(days[0]["arm"], "Glycin 1240 mg");
  EXPECT_EQ(days[1]["arm"], "nothing");
  EXPECT_EQ(days[0]["note"], "no dose");
  EXPECT_EQ(days[0]["dose"], (Json{{"state", "value"}, {"value", 0.5}}));
}

TEST(History, leaves_what_the_person_wrote_as_it_is) {
  const auto lines = {line_of(*parse_day("2026-03-05"), "no dose, for 5 March 2026", true)};
  EXPECT_EQ(told(lines, &german())[0]["text"], "no dose, for 5 March 2026");
}

}  // namespace
}  // namespace titrate::codec
