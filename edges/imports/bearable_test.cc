#include "imports/bearable.h"

#include <gtest/gtest.h>

#include "imports/tracker_probe.h"

namespace titrate::imports {
namespace {

const std::string bearable_header = "date,weekday,time of day,category,rating/amount,detail,notes\n";

Probe bearable(const std::string& rows) { return Probe(bearable_header + rows); }

TEST(Bearable, is_known_by_its_columns) {
  const Probe probe = bearable("\"22nd Sep 2020\",\"Tuesday\",\"am\",\"Mood\",\"7\",\"\",\"\"\n");
  EXPECT_EQ(probe.found().format, "bearable");
  EXPECT_EQ(probe.amount("Mood", "2020-09-22"), 7);
}

TEST(Bearable, a_newer_file_has_one_column_more) {
  const Probe probe(
      "date,date formatted,weekday,time of day,category,rating/amount,detail,notes\n"
      "\"1st Nov 2023\",\"2023-11-01\",\"Wednesday\",\"am\",\"Energy\",\"3\",\"\",\"\"\n"
      "\"\",\"2023-11-02\",\"Thursday\",\"am\",\"Energy\",\"4\",\"\",\"\"\n");
  EXPECT_EQ(probe.found().format, "bearable");
  EXPECT_EQ(probe.amount("Energy", "2023-11-01"), 3);
  EXPECT_EQ(probe.amount("Energy", "2023-11-02"), 4);
}

TEST(Bearable, a_symptom_that_is_not_there_is_no_zero) {
  const Probe probe = bearable(
      "\"1st Sep 2020\",\"Tue\",\"am\",\"Symptom\",\"1\",\"Headache (Mild)\",\"\"\n"
      "\"2nd Sep 2020\",\"Wed\",\"am\",\"Mood\",\"5\",\"\",\"\"\n"
      "\"3rd Sep 2020\",\"Thu\",\"pm\",\"Symptom\",\"3\",\"Headache (Severe)\",\"\"\n");
  EXPECT_EQ(probe.amount("Symptom: Headache", "2020-09-01"), 1);
  EXPECT_FALSE(probe.entry("Symptom: Headache", "2020-09-02"));
  EXPECT_EQ(probe.item("Symptom: Headache").lowest, 1);
  EXPECT_NE(probe.item("Symptom: Headache").remark.find("no zeros"), std::string::npos);
}

TEST(Bearable, the_worst_of_a_day_is_the_symptom_of_the_day) {
  const Probe probe = bearable(
      "\"1st Sep 2020\",\"Tue\",\"am\",\"Symptom\",\"1\",\"Back (lower) pain (Mild)\",\"\"\n"
      "\"1st Sep 2020\",\"Tue\",\"mid\",\"Symptom\",\"3\",\"Back (lower) pain (Severe)\",\"\"\n"
      "\"1st Sep 2020\",\"Tue\",\"pm\",\"Symptom\",\"2\",\"Back (lower) pain (Moderate)\",\"\"\n");
  EXPECT_EQ(probe.amount("Symptom: Back (lower) pain", "2020-09-01"), 3);
  EXPECT_EQ(probe.entry("Symptom: Back (lower) pain", "2020-09-01")->records, 3);
}

TEST(Bearable, several_values_of_a_cell_are_several) {
  const Probe probe = bearable(
      "\"1st Sep 2020\",\"Tue\",\"all day\",\"Factors\",\"\",\"Coffee | Long walk\",\"\"\n"
      "\"1st Sep 2020\",\"Tue\",\"am\",\"Symptom\",\"\",\"Nausea (Mild) | Dizzy (Severe)\",\"\"\n");
  EXPECT_EQ(probe.amount("Factor: Coffee", "2020-09-01"), 1);
  EXPECT_EQ(probe.amount("Factor: Long walk", "2020-09-01"), 1);
  EXPECT_EQ(probe.amount("Symptom: Nausea", "2020-09-01"), 1);
  EXPECT_EQ(probe.amount("Symptom: Dizzy", "2020-09-01"), 3);
}

TEST(Bearable, a_dose_is_its_rating_and_its_unit_stands_in_parentheses) {
  const Probe probe = bearable(
      "\"1st Sep 2020\",\"Tue\",\"9:00\",\"Meds/Supplements\",\"25\",\"Hydroxyzine (mg)\",\"\"\n"
      "\"1st Sep 2020\",\"Tue\",\"21:00\",\"Meds/Supplements\",\"12.5\",\"Hydroxyzine (mg)\",\"\"\n"
      "\"1st Sep 2020\",\"Tue\",\"pm\",\"Meds/Supplements\",\"200\",\"Magnesium (mg)\",\"\"\n"
      "\"1st Sep 2020\",\"Tue\",\"pm\",\"Meds/Supplements\",\"\",\"Aspirin\",\"\"\n");
  EXPECT_EQ(probe.amount("Meds/Supplements: Hydroxyzine (mg)", "2020-09-01"), 37.5);
  EXPECT_EQ(probe.item("Meds/Supplements: Hydroxyzine (mg)").unit, "mg");
  EXPECT_EQ(probe.item("Meds/Supplements: Hydroxyzine (mg)").kind, FoundItem::Kind::medicine);
  EXPECT_EQ(probe.item("Meds/Supplements: Magnesium (mg)").kind, FoundItem::Kind::supplement);
  EXPECT_EQ(probe.item("Meds/Supplements: Magnesium (mg)").suggested, "");
  EXPECT_EQ(probe.amount("Meds/Supplements: Aspirin (times)", "2020-09-01"), 1);
  ASSERT_EQ(probe.found().names.size(), 3u);
  EXPECT_EQ(probe.found().names[0].name, "Hydroxyzine");
  EXPECT_EQ(probe.found().names[0].kind, FoundName::Kind::medicine);
  EXPECT_EQ(probe.found().names[1].kind, FoundName::Kind::supplement);
}

TEST(Bearable, an_amount_that_may_be_one_or_a_thousand_is_not_guessed) {
  const Probe probe =
      bearable("\"1st Sep 2020\",\"Tue\",\"pm\",\"Meds/Supplements\",\"1.000\",\"Magnesium (mg)\",\"\"\n");
  EXPECT_EQ(probe.found().not_understood, 1);
  EXPECT_TRUE(probe.found().entries.empty());
  EXPECT_EQ(probe.found().names.size(), 1u) << "the name is there all the same, for the screening";
}

TEST(Bearable, four_hours_of_sleep_are_no_time_of_day) {
  const Probe probe = bearable(
      "\"1st Sep 2020\",\"Tue\",\"\",\"Sleep\",\"4:00\",\"Asleep 1:00 AM - 5:00 AM\",\"\"\n"
      "\"2nd Sep 2020\",\"Wed\",\"3:04\",\"Sleep\",\"07:30\",\"\",\"\"\n");
  EXPECT_EQ(probe.amount("Sleep", "2020-09-01"), 4);
  EXPECT_EQ(probe.amount("Sleep", "2020-09-02"), 7.5);
  EXPECT_EQ(probe.item("Sleep").unit, "hours");
  EXPECT_EQ(probe.entry("Sleep in words", "2020-09-01")->text, "Asleep 1:00 AM - 5:00 AM");
}

TEST(Bearable, a_clock_may_put_a_record_into_the_evening_before) {
  FindingsAsked asked;
  asked.day_start = {4};
  const Probe probe(bearable_header +
                        "\"2nd Sep 2020\",\"Wed\",\"3:04\",\"Mood\",\"2\",\"\",\"\"\n"
                        "\"4th Sep 2020\",\"Fri\",\"03:04\",\"Mood\",\"3\",\"\",\"\"\n"
                        "\"6th Sep 2020\",\"Sun\",\"pre\",\"Mood\",\"4\",\"\",\"\"\n",
                    asked);
  EXPECT_EQ(probe.amount("Mood", "2020-09-01"), 2);
  EXPECT_EQ(probe.amount("Mood", "2020-09-03"), 3);
  EXPECT_EQ(probe.amount("Mood", "2020-09-06"), 4);
}

TEST(Bearable, none_is_neither_zero_nor_a_thing_called_none) {
  const Probe probe = bearable(
      "\"1st Sep 2020\",\"Tue\",\"am\",\"Factors\",\"None\",\"None\",\"None\"\n"
      "\"1st Sep 2020\",\"Tue\",\"am\",\"Mood\",\"None\",\"\",\"\"\n"
      "\"1st Sep 2020\",\"Tue\",\"am\",\"Symptom\",\"None\",\"Headache\",\"\"\n");
  EXPECT_TRUE(probe.found().entries.empty());
  EXPECT_EQ(probe.found().not_understood, 0);
  EXPECT_EQ(probe.found().remarks.size(), 1u);
}

TEST(Bearable, words_are_kept_as_words) {
  const Probe probe = bearable(
      "\"1st Sep 2020\",\"Tue\",\"am\",\"Gratitudes\",\"\",\"Sun, at last\",\"a \"\"note\"\"\nof two lines\"\n"
      "\"1st Sep 2020\",\"Tue\",\"am\",\"Food Diary\",\"\",\"Soup\",\"\"\n");
  EXPECT_EQ(probe.entry("Gratitudes", "2020-09-01")->text, "Sun, at last");
  EXPECT_EQ(probe.entry("Notes", "2020-09-01")->text, "a \"note\"\nof two lines");
  EXPECT_EQ(probe.entry("Food Diary", "2020-09-01")->text, "Soup");
  EXPECT_EQ(probe.entry("Food Diary", "2020-09-01")->line, 4u);
}

TEST(Bearable, a_bowel_movement_is_counted_and_its_type_is_kept) {
  const Probe probe = bearable(
      "\"1st Sep 2020\",\"Tue\",\"8:00\",\"Bowel Movements\",\"4\",\"\",\"\"\n"
      "\"1st Sep 2020\",\"Tue\",\"18:00\",\"Bowel Movements\",\"6\",\"\",\"\"\n");
  EXPECT_EQ(probe.amount("Bowel Movements", "2020-09-01"), 2);
  EXPECT_EQ(probe.amount("Bowel Movements: type", "2020-09-01"), 6);
}

TEST(Bearable, a_category_of_ones_own_is_a_measurement_or_words) {
  const Probe probe = bearable(
      "\"1st Sep 2020\",\"Tue\",\"am\",\"Health measurements\",\"72.5\",\"Weight (kg)\",\"\"\n"
      "\"1st Sep 2020\",\"Tue\",\"am\",\"Productivity\",\"3\",\"\",\"\"\n"
      "\"1st Sep 2020\",\"Tue\",\"am\",\"Weather\",\"\",\"Rain\",\"\"\n");
  EXPECT_EQ(probe.amount("Health measurements: Weight (kg)", "2020-09-01"), 72.5);
  EXPECT_EQ(probe.amount("Productivity", "2020-09-01"), 3);
  EXPECT_EQ(probe.entry("Weather", "2020-09-01")->text, "Rain");
}

TEST(Bearable, what_cannot_be_read_is_listed_and_the_rest_is_read) {
  const Probe probe = bearable(
      "\"32nd Sep 2020\",\"Tue\",\"am\",\"Mood\",\"7\",\"\",\"\"\n"
      "\"1st Sep 2020\",\"Tue\",\"am\",\"Mood\",\"fine\",\"\",\"\"\n"
      "\"1st Sep 2020\",\"Tue\",\"am\",\"Mood\",\"7\",\"\xff\",\"\"\n"
      "\"1st Sep 2020\",\"Tue\",\"am\",\"Symptom\",\"9\",\"Headache\",\"\"\n"
      "\"1st Sep 2020\",\"Tue\",\"\",\"Sleep\",\"all of it\",\"\",\"\"\n"
      "\"1st Sep 2020\",\"Tue\",\"am\",\"Mood\",\"6\",\"\",\"\"\n");
  EXPECT_EQ(probe.found().not_understood, 5);
  EXPECT_EQ(probe.found().listed[0].line, 2u);
  EXPECT_EQ(probe.found().listed[4].line, 6u);
  EXPECT_EQ(probe.amount("Mood", "2020-09-01"), 6);
}

TEST(Bearable, any_encoding_and_any_line_ends) {
  const std::string rows =
      bearable_header + "\"1st Sep 2020\",\"Tue\",\"am\",\"Symptom\",\"2\",\"Müdigkeit (Moderate)\",\"\"\n";
  for (const std::string& file : in_every_encoding(rows))
    EXPECT_EQ(Probe(file).amount("Symptom: Müdigkeit", "2020-09-01"), 2);
}

}  // namespace
}  // namespace titrate::imports
