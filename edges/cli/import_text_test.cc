#include "cli/import_text.h"

#include <gtest/gtest.h>

namespace titrate::cli {
namespace {

using codec::Json;

Json tried() {
  Json import = Json::parse(R"({
    "format": "bearable", "in_words": "a Bearable export", "event": null, "entries": 0,
    "counts": {"new": 312, "duplicate": 0, "conflicting": 1, "doubted": 0, "refused": 0, "left_out": 4,
               "not_understood": 0, "passed_over": 0, "records": 400},
    "items": [{"name": "Symptom: Headache", "kind": "outcome", "unit": "points", "lowest": 1, "highest": 3,
               "target": "outcome headache_bearable", "by": "guessed", "why": "Its scale goes from 1 to 3.",
               "remark": "", "days": 31, "from": "2026-01-01", "to": "2026-02-10"}],
    "questions": [{"item": "Mother's magnesium", "question": "Is it elemental?",
                   "answers": [{"target": "dose x 0.141", "means": "It is the compound."}]}],
    "names": [], "remarks": [],
    "lines": {"new": [], "duplicate": [], "doubted": [], "refused": [], "left_out": [], "not_understood": [],
              "conflicting": [{"day": "2026-01-03", "item": "Symptom: Headache", "line": 14, "text": "3rd Jan, 2",
                               "why": "The diary has 5 for this day, and keeps it."}]}
  })");
  return import;
}

TEST(ImportText, counts_come_first_and_questions_with_what_to_type) {
  const std::string text = brought_text(tried(), true);
  const auto at = [&](const char* what) { return text.find(what); };
  EXPECT_LT(at("312  new: would be written"), at("-> outcome headache_bearable; 31 days, 2026-01-01 to 2026-02-10"));
  EXPECT_NE(at("--map 'Mother'\\''s magnesium=dose x 0.141'"), text.npos) << "as a shell takes it\n" << text;
  EXPECT_NE(at("line 14, 2026-01-03, Symptom: Headache"), text.npos);
  EXPECT_NE(at("| 3rd Jan, 2"), text.npos);
  EXPECT_NE(at("Nothing was written."), text.npos);
}

TEST(ImportText, no_line_is_wider_than_the_terminal_and_no_letter_is_cut) {
  Json import = tried();
  std::string wide;
  for (int i = 0; i < 60; ++i) wide += "é";
  import["lines"]["conflicting"][0]["text"] = wide + "\nanother line";
  const std::string text = brought_text(import, true);
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = text.find('\n', from);
    EXPECT_LE(end - from, 80u) << text.substr(from, end - from);
    EXPECT_EQ(text.substr(from, end - from).find("\xc3..."), text.npos) << "half a letter";
    from = end + 1;
  }
}

TEST(ImportText, an_import_says_how_to_take_it_back) {
  Json import = tried();
  import["event"] = 1042;
  import["entries"] = 312;
  EXPECT_NE(brought_text(import, false).find("titrate import --undo 1042"), std::string::npos);
}

}  // namespace
}  // namespace titrate::cli
