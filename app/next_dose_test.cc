#include "app/next_dose.h"

#include <gtest/gtest.h>

#include "app/entries.h"
#include "app/memory_records.h"
#include "app/say_person.h"
#include "app/small_people.h"

namespace titrate {
namespace {

constexpr int seven = 7 * 60;

class NextDoseOf : public testing::Test {
 protected:
  MemoryRecords records;
  Catalog catalog = people_catalog();
  Asked asked{"mine", *parse_moment("2026-03-01T08:00:00+01:00"), ""};

  void say(const std::vector<std::string>& medicines, std::optional<UsualDay> usual = {}) {
    Person person = healthy_adult();
    person.medicines = medicines;
    ASSERT_TRUE(say_person(records, catalog, asked, {person, {}, std::move(usual)}).ok());
  }
  static UsualDay usual(const std::string& medicine, std::vector<TimeOfDay> times) {
    UsualDay day;
    day.shape.preferred = {{22 * 60}};
    day.medicines = {{medicine, std::move(times)}};
    return day;
  }
  Result<NextDose> ask(const std::vector<TakenAt>& taken) {
    return next_dose(open_notebook(records, "mine").value(), catalog, asked.now, taken);
  }
  int minute(const std::vector<TakenAt>& taken) { return ask(taken).value().next.minute; }
};

TEST_F(NextDoseOf, a_medicine_counts_from_when_it_was_really_taken_and_is_named_with_its_source) {
  say({"thyrodine"}, usual("thyrodine", {{seven}}));
  EXPECT_EQ(minute({}), 11 * 60) << "nothing said: the usual time";
  const NextDose next = ask({{"thyrodine", {seven + 50}}}).value();
  EXPECT_EQ(next.next.minute, 11 * 60 + 50);
  EXPECT_EQ(next.next.because_of, "thyrodine");
  EXPECT_EQ(next.source, "A label (2020)");
  EXPECT_EQ(next.why_not, "");
  ASSERT_EQ(next.counted.size(), 3u) << "yesterday's usual one, today's real one, tomorrow's usual one";
  EXPECT_TRUE(next.counted[1].said);
}

TEST_F(NextDoseOf, what_is_usual_and_still_to_come_is_kept_clear_of) {
  say({"thyrodine"}, usual("thyrodine", {{seven}, {20 * 60}}));
  asked.now = *parse_moment("2026-03-01T17:00:00+01:00");
  EXPECT_EQ(minute({}), 24 * 60) << "four hours before 20:00 are over; four hours after it is midnight";
  EXPECT_EQ(minute({{"thyrodine", {seven}}, {"thyrodine", {16 * 60}}}), 20 * 60) << "both of today were said";
}

TEST_F(NextDoseOf, a_medicine_is_known_by_its_brand_and_one_that_is_on_no_list_is_kept_apart_too) {
  say({});
  EXPECT_EQ(minute({{"Thyrobrand", {seven}}}), 11 * 60);
}

TEST_F(NextDoseOf, a_time_that_has_not_come_yet_was_yesterdays) {
  say({"thyrodine"});
  asked.now = *parse_moment("2026-03-01T00:30:00+01:00");
  const NextDose next = ask({{"thyrodine", {23 * 60}}}).value();
  EXPECT_EQ(next.next.minute, 3 * 60);
  EXPECT_EQ(next.next.reason, "Next at 03:00, because of thyrodine at 23:00 yesterday.");
}

TEST_F(NextDoseOf, the_last_dose_itself_is_kept_apart_and_the_tightest_wins) {
  say({"thyrodine"});
  EXPECT_EQ(minute({{"dose", {seven}}}), 10 * 60) << "three hours where no others were said";
  const NextDose next = ask({{"dose", {seven}}, {"thyrodine", {seven}}}).value();
  EXPECT_EQ(next.next.minute, 11 * 60);
  EXPECT_EQ(next.next.because_of, "thyrodine");
}

TEST_F(NextDoseOf, a_name_that_nobody_knows_is_a_problem_and_a_known_one_without_hours_is_said) {
  say({});
  const auto unknown = ask({{"never heard of", {seven}}});
  ASSERT_FALSE(unknown.ok());
  EXPECT_NE(unknown.problem().what.find("never heard of"), std::string::npos);
  EXPECT_FALSE(ask({{"thyrodime", {seven}}}).ok()) << "a slip is asked about";
  EXPECT_FALSE(ask({{"", {seven}}}).ok());
  EXPECT_EQ(ask({{"plainol", {seven}}}).value().not_spaced, std::vector<std::string>{"plainol"});
}

TEST_F(NextDoseOf, a_medicine_without_a_time_is_named) {
  say({"thyrodine"});
  EXPECT_EQ(ask({}).value().next.without_a_time, std::vector<std::string>{"thyrodine"});
}

TEST_F(NextDoseOf, none_is_suggested_beside_a_block_or_without_room) {
  say({"blockamycin"});
  EXPECT_TRUE(ask({}).value().why_not.starts_with("Take no dose. blockamycin"));
  say({});
  EXPECT_TRUE(ask({{"blockamycin", {seven}}}).value().why_not.starts_with("Take no dose yet. Blockamycin"));
  ASSERT_TRUE(record(records, catalog, asked, {{}, "dose", EntryState::value, 350, {}, false}).ok());
  EXPECT_TRUE(ask({}).value().why_not.starts_with("Take no more today"));
}

}  // namespace
}  // namespace titrate
