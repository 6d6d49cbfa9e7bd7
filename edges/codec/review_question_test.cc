#include "codec/review_question.h"

#include <gtest/gtest.h>

#include "codec/catalog_tables.h"
#include "codec/tidy_diary.h"

namespace titrate::codec {
namespace {

TEST(ScaleNamed, is_the_lowest_and_the_highest_number) {
  const auto scale = [](const char* text) {
    const auto read = scale_named(text);
    return read ? std::pair(read->lowest, read->highest) : std::pair(0.0, 0.0);
  };
  EXPECT_EQ(scale("0-100"), std::pair(0.0, 100.0));
  EXPECT_EQ(scale("-3-3"), std::pair(-3.0, 3.0));
  EXPECT_EQ(scale("1-4.5"), std::pair(1.0, 4.5));
  for (const char* text :
       {"", "-", "0", "0-", "-100", "100-0", "5-5", "0-1e3", "0,5-1", "a-b", "0-10-20", "0 - 10", "..-1"})
    EXPECT_FALSE(scale_named(text)) << text;
}

Diary diary() { return *diary_from_csv("day,dose_mg,pain\n2026-03-01,0,6\n2026-03-02,200,5\n", "d.csv", std::nullopt); }

std::string place_of_refusal(const ReviewWords& words) {
  const auto trial = trial_asked_for(words, diary(), catalog());
  return trial ? "accepted" : trial.problem().where.file;
}

TEST(ReviewQuestion, a_word_that_is_none_is_refused_under_its_name) {
  const auto refused = [](auto set) {
    ReviewWords words;
    set(words);
    return place_of_refusal(words);
  };
  EXPECT_EQ(refused([](ReviewWords&) {}), "accepted");
  EXPECT_EQ(refused([](ReviewWords& w) { w.better = "more"; }), "better");
  EXPECT_EQ(refused([](ReviewWords& w) { w.smallest = 0; }), "smallest");
  EXPECT_EQ(refused([](ReviewWords& w) { w.scale = "wide"; }), "scale");
  EXPECT_EQ(refused([](ReviewWords& w) { w.randomised = "weekly"; }), "randomised");
  EXPECT_EQ(refused([](ReviewWords& w) { w.before_start = "some"; }), "before_start");
  EXPECT_EQ(refused([](ReviewWords& w) { w.before_start = "-200"; }), "before_start");
}

TEST(ReviewQuestion, what_was_taken_before_is_said_in_the_unit_of_the_diary_and_beside_a_plan_that_does_not_say) {
  const auto before = [](const char* said, const char* plan) {
    ReviewWords words;
    words.before_start = said;
    if (*plan) words.trial = plan;
    const auto trial = trial_asked_for(words, diary(), catalog());
    EXPECT_TRUE(trial) << describe(trial.problem());
    return trial->before_start;
  };
  for (const char* plan : {"", R"({"primary": {"name": "pain"}, "dose_mg": 200})"}) {
    EXPECT_EQ(before("none", plan), Entry<Dose>::none());
    EXPECT_EQ(before("unknown", plan), Entry<Dose>::skipped());
    EXPECT_EQ(before("150", plan), dose_entry(150, true));
    EXPECT_EQ(before("0", plan), Entry<Dose>::none());
  }
  ReviewWords words;
  words.before_start = "none";
  words.trial = R"({"primary": {"name": "pain"}, "dose_mg": 200, "before_start": "unknown"})";
  EXPECT_EQ(place_of_refusal(words), "before_start");
}

TEST(ReviewQuestion, a_plan_fixes_the_question_and_nothing_is_asked_beside_it) {
  ReviewWords words;
  words.trial = R"({"primary": {"name": "pain"}, "dose_mg": 200})";
  words.trial_name = "plan.json";
  const auto trial = trial_asked_for(words, diary(), catalog());
  ASSERT_TRUE(trial) << describe(trial.problem());
  EXPECT_TRUE(trial->fixed_before_data);
  words.outcome = "pain";
  EXPECT_EQ(place_of_refusal(words), "plan.json");
  words.outcome.reset();
  words.scale = "0-100";
  EXPECT_EQ(place_of_refusal(words), "plan.json");
  words.scale.reset();
  words.trial = R"({"primary": {"name": "sleep"}})";
  EXPECT_EQ(place_of_refusal(words), "d.csv") << "the same checks as for a bare diary";
}

}  // namespace
}  // namespace titrate::codec
