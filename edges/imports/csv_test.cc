#include "imports/csv.h"

#include "imports/csv_guess.h"
#include "imports/reading_test.h"

namespace titrate::imports {
namespace {

TEST(Csv, is_the_last_of_all_formats) { EXPECT_STREQ(formats().back().id, "csv"); }

TEST(Csv, a_column_a_thing_is_a_day_a_row) {
  const FileRead read = FileRead::of(
      "Datum;Schlaf (h);Kopfschmerz (0-10);Magnesium;Stimmung\n"
      "01.03.2026;7,5;3;400;gut\n02.03.2026;6,25;;;schlecht\n");
  ASSERT_EQ(read.problem, "");
  EXPECT_EQ(read.found.format, "csv");
  EXPECT_EQ(read.items(), "Schlaf (h); Kopfschmerz (0-10); Magnesium; Stimmung");
  EXPECT_EQ(read.days("Schlaf (h)"), "2026-03-01 7.5; 2026-03-02 6.25");
  EXPECT_EQ(read.item("Schlaf (h)")->unit, "h");
  EXPECT_EQ(read.item("Schlaf (h)")->suggested, "schlaf");
  EXPECT_EQ(read.item("Kopfschmerz (0-10)")->highest, 10);
  EXPECT_EQ(read.days("Kopfschmerz (0-10)"), "2026-03-01 3");
  EXPECT_EQ(read.item("Stimmung")->kind, FoundItem::Kind::context);
  EXPECT_EQ(read.item("Stimmung")->suggested, "");
}

TEST(Csv, what_was_guessed_is_said) {
  const FileRead read = FileRead::of("Datum;Uhrzeit;Schlaf;id\n01.03.2026;08:00;7,5;1\n02.03.2026;09:00;6,5;2\n");
  EXPECT_TRUE(read.remarks("\"Datum\" was taken as the date"));
  EXPECT_TRUE(read.remarks("\"Uhrzeit\" was taken as the time of day"));
  EXPECT_TRUE(read.remarks("Each row was taken as one day"));
  EXPECT_TRUE(read.remarks("decimal comma"));
  EXPECT_TRUE(read.remarks("\"01.03.2026\" was read as 2026-03-01"));
  EXPECT_TRUE(read.remarks("not read: \"id\""));
}

TEST(Csv, a_dose_is_asked_and_never_guessed) {
  const FileRead read =
      FileRead::of("date,dose,Magnesium glycinate (mg),pain\n2026-03-01,1,400,3\n2026-03-02,1,400,4\n");
  EXPECT_EQ(read.item("dose")->kind, FoundItem::Kind::supplement);
  EXPECT_EQ(read.item("dose")->suggested, "");
  EXPECT_EQ(read.item("Magnesium glycinate (mg)")->kind, FoundItem::Kind::supplement);
  EXPECT_EQ(read.item("Magnesium glycinate (mg)")->suggested, "");
  EXPECT_EQ(read.item("Magnesium glycinate (mg)")->unit, "mg");
  EXPECT_EQ(read.item("pain")->suggested, "pain");
}

TEST(Csv, a_record_a_row_is_a_thing_a_name) {
  const FileRead read = FileRead::of(
      "date,name,value,unit,comment\n"
      "2026-03-01,Pain,3,,\n2026-03-01,Magnesium,200,mg,with food\n2026-03-01,Magnesium,200,mg,\n"
      "2026-03-01,Pain,5,,\n2026-03-02,Pain,4,,\n");
  EXPECT_EQ(read.days("Pain"), "2026-03-01 4; 2026-03-02 4");
  EXPECT_EQ(read.days("Magnesium (mg)"), "2026-03-01 400");
  EXPECT_EQ(read.item("Magnesium (mg)")->kind, FoundItem::Kind::supplement);
  EXPECT_EQ(read.days("comment"), "2026-03-01 Magnesium: with food");
  EXPECT_TRUE(read.remarks("Each row was taken as one record"));
}

TEST(Csv, a_record_without_a_value_counts_once) {
  const FileRead read = FileRead::of("Date,Symptom\n2026-03-01,Headache\n2026-03-01,Headache\n2026-03-02,Cramp\n");
  EXPECT_EQ(read.days("Headache"), "2026-03-01 2");
  EXPECT_EQ(read.item("Headache")->unit, "times");
  EXPECT_TRUE(read.remarks("Each row was taken as one event"));
}

TEST(Csv, medicines_are_offered_for_the_sheet) {
  const FileRead read =
      FileRead::of("date,medication,dose\n2026-03-01,Ibuprofen,400 mg\n2026-03-02,Magnesium,2 capsules\n");
  ASSERT_TRUE(read.name("Ibuprofen"));
  EXPECT_EQ(read.name("Ibuprofen")->kind, FoundName::Kind::medicine);
  EXPECT_EQ(read.name("Magnesium")->kind, FoundName::Kind::supplement);
  EXPECT_EQ(read.item("Ibuprofen")->kind, FoundItem::Kind::medicine);
  EXPECT_EQ(read.item("Ibuprofen")->unit, "mg");
  EXPECT_EQ(read.item("Magnesium")->unit, "capsule");
  EXPECT_EQ(read.days("Magnesium"), "2026-03-02 2");
}

TEST(Csv, which_column_is_what_can_be_told) {
  const std::string file = "a,b,c,d\n2026-03-01,2026-03-11,Pain,3\n2026-03-02,2026-03-12,Pain,4\n";
  EXPECT_EQ(FileRead::of(file).days("d"), "2026-03-01 3; 2026-03-02 4");
  FindingsAsked asked;
  asked.columns = {.date = "b", .time = {}, .name = "c", .value = "d", .unit = {}};
  EXPECT_EQ(FileRead::of(file, asked).days("Pain"), "2026-03-11 3; 2026-03-12 4");
  asked.columns.value = "x";
  EXPECT_NE(FileRead::of(file, asked).problem.find("no column \"x\""), std::string::npos);
  asked.columns = {.date = {}, .time = {}, .name = "", .value = {}, .unit = {}};
  EXPECT_EQ(FileRead::of("date,name,value\n2026-03-01,Pain,3\n", asked).days("value"), "2026-03-01 3");
}

TEST(Csv, many_numbers_beside_a_name_are_a_day_s_numbers) {
  const FileRead read = FileRead::of("date,type,score,deep,rem\n2026-03-01,long,80,1.5,2.5\n2026-03-02,short,70,1,2\n");
  EXPECT_EQ(read.days("score"), "2026-03-01 80; 2026-03-02 70");
  EXPECT_EQ(read.days("rem"), "2026-03-01 2.5; 2026-03-02 2");
}

TEST(Csv, yes_and_no_are_one_and_zero_and_skipped_is_skipped) {
  const FileRead read =
      FileRead::of("date,sport,medication\n2026-03-01,yes,ja\n2026-03-02,no,nein\n2026-03-03,,skipped\n");
  EXPECT_EQ(read.days("sport"), "2026-03-01 1; 2026-03-02 0");
  EXPECT_EQ(read.item("sport")->highest, 1);
  EXPECT_EQ(read.days("medication"), "2026-03-01 1; 2026-03-02 0; 2026-03-03 skipped");
}

TEST(Csv, one_long_column_of_words_is_the_note) {
  const FileRead read = FileRead::of(
      "date,pain,what I think\n2026-03-01,3,it was a day like any other day\n2026-03-02,4,slept badly and worked "
      "long\n");
  EXPECT_EQ(read.item("what I think")->kind, FoundItem::Kind::note);
  EXPECT_EQ(read.item("what I think")->suggested, "note");
  EXPECT_EQ(FileRead::of("date,pain,notes\n2026-03-01,3,ok\n").item("notes")->kind, FoundItem::Kind::note);
}

TEST(Csv, the_date_is_found_by_its_content_where_its_name_says_nothing) {
  EXPECT_EQ(FileRead::of("x,y\n3,2026-03-01\n4,2026-03-02\n").days("x"), "2026-03-01 3; 2026-03-02 4");
  EXPECT_NE(FileRead::of("x,y\n3,4\n").problem, "");
  FindingsAsked asked;
  asked.as = "csv";
  EXPECT_NE(FileRead::of("x,y\n3,4\n", asked).problem.find("holds dates"), std::string::npos);
  EXPECT_NE(FileRead::of("not a table", asked).problem, "");
}

TEST(Csv, a_time_moves_a_record_to_the_evening_before_where_the_day_begins_later) {
  FindingsAsked asked;
  asked.day_start = {3};
  EXPECT_EQ(FileRead::of("date,time,pain\n2026-03-02,12:05 AM,3\n2026-03-03,8:00 AM,4\n", asked).days("pain"),
            "2026-03-01 3; 2026-03-03 4");
  EXPECT_EQ(FileRead::of("timestamp,pain\n2026-03-02 01:05,3\n2026-03-03T08:00:00,4\n", asked).days("pain"),
            "2026-03-01 3; 2026-03-03 4");
  asked.offset_at = [](Instant) { return std::chrono::minutes{120}; };
  EXPECT_EQ(FileRead::of("timestamp,pain\n2026-03-02T22:30:00Z,3\n2026-03-04T22:30:00+05:00,4\n", asked).days("pain"),
            "2026-03-02 3; 2026-03-04 4");
}

TEST(Csv, several_rows_of_a_day_are_averaged_and_doses_added_up) {
  const FileRead read = FileRead::of("date,pain,magnesium\n2026-03-01,2,100\n2026-03-01,4,100\n2026-03-02,1,0\n");
  EXPECT_EQ(read.days("pain"), "2026-03-01 3; 2026-03-02 1");
  EXPECT_EQ(read.days("magnesium"), "2026-03-01 200; 2026-03-02 0");
  EXPECT_TRUE(read.remarks("several rows"));
}

TEST(Csv, a_file_whose_dates_never_settle_asks) {
  EXPECT_NE(FileRead::of("date,pain\n01/02/2026,3\n").problem.find("--day-first"), std::string::npos);
  EXPECT_EQ(FileRead::of("date,pain\n01/02/2026,3\n13/02/2026,4\n").days("pain"), "2026-02-01 3; 2026-02-13 4");
}

TEST(Csv, a_number_that_may_be_a_thousand_is_listed) {
  const FileRead read = FileRead::of("date;magnesium\n2026-03-01;1.000\n2026-03-02;400\n");
  EXPECT_EQ(read.days("magnesium"), "2026-03-02 400");
  EXPECT_TRUE(read.listed(2, "thousand"));
}

TEST(Csv, what_is_broken_is_listed_and_the_rest_is_read) {
  const FileRead read = FileRead::of(
      "date,pain\n2026-03-01,3\nnever,3\n2026-03-03,many\n2026-03-04,\xff\n2026-03-05\n2026-03-06,n/a\n2026-03-07,4\n");
  EXPECT_EQ(read.days("pain"), "2026-03-01 3; 2026-03-07 4");
  EXPECT_TRUE(read.listed(3, "date"));
  EXPECT_TRUE(read.listed(4, "\"many\""));
  EXPECT_TRUE(read.listed(5, "UTF-8"));
  EXPECT_TRUE(read.listed(6, "cells"));
  EXPECT_EQ(read.found.not_understood, 4);
}

TEST(Csv, columns_without_a_name_or_with_the_same_keep_apart) {
  const FileRead read = FileRead::of("date,pain,pain,\n2026-03-01,1,2,3\n");
  EXPECT_EQ(read.items(), "pain; pain (2); column 4");
}

}  // namespace
}  // namespace titrate::imports
