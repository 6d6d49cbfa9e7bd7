#include "imports/cronometer.h"

#include "imports/reading_test.h"

namespace titrate::imports {
namespace {

TEST(CronometerDays, columns_go_by_their_names) {
  // Net Carbs stands before Carbs since 2026
  const FileRead read = FileRead::of(
      "Date,Energy (kcal),Alcohol (g),Caffeine (mg),Magnesium (mg),Net Carbs (g),Carbs (g),Completed\n"
      "2026-09-25,2893.56,0.00,95.0,412.30,200.50,237.70,true\n");
  ASSERT_EQ(read.problem, "");
  EXPECT_EQ(read.found.format, "cronometer_days");
  EXPECT_EQ(read.days("Carbs (g)"), "2026-09-25 237.7");
  EXPECT_EQ(read.days("Net Carbs (g)"), "2026-09-25 200.5");
  EXPECT_EQ(read.days("Alcohol (g)"), "2026-09-25 0");
  EXPECT_EQ(read.item("Caffeine (mg)")->suggested, "caffeine_mg");
  EXPECT_EQ(read.item("Carbs (g)")->suggested, "");
}

TEST(CronometerDays, magnesium_of_a_day_is_no_dose) {
  const FileRead read = FileRead::of("Date,Energy (kcal),Magnesium (mg),Completed\n2026-09-25,2000,412.3,true\n");
  const FoundItem* item = read.item("Magnesium (mg)");
  ASSERT_TRUE(item);
  EXPECT_EQ(item->kind, FoundItem::Kind::outcome);
  EXPECT_EQ(item->suggested, "magnesium_from_food_and_all_mg");
  EXPECT_FALSE(item->remark.empty());
}

TEST(CronometerDays, a_total_is_not_added_to_its_meals) {
  for (const char* const total : {"Total", "Gesamt", "Общее"}) {
    const FileRead read = FileRead::of(
        "Date,Group,Energy (kcal),Magnesium (mg),Completed\n"
        "2026-09-25,Breakfast,300.5,100.0,true\n"
        "2026-09-25,Lunch,500.25,50.5,true\n"
        "2026-09-25," +
        std::string(total) +
        ",800.75,150.5,true\n"
        "2026-09-26,Breakfast,300.5,100.0,true\n"
        "2026-09-26," +
        std::string(total) + ",300.5,100.0,true\n");
    EXPECT_EQ(read.days("Energy (kcal)"), "2026-09-25 800.75; 2026-09-26 300.5") << total;
    EXPECT_EQ(read.days("Magnesium (mg)"), "2026-09-25 150.5; 2026-09-26 100") << total;
    EXPECT_EQ(read.found.passed_over, 3) << total;
    EXPECT_TRUE(read.remarks(total));
  }
}

TEST(CronometerDays, meals_without_a_total_are_added_up) {
  const FileRead read = FileRead::of(
      "Date,Group,Energy (kcal),Magnesium (mg),Completed\n"
      "2026-09-25,Breakfast,300.5,100.0,true\n2026-09-25,Lunch,500.25,,true\n2026-09-25,Snacks,100,7,true\n");
  EXPECT_EQ(read.days("Energy (kcal)"), "2026-09-25 900.75");
  EXPECT_EQ(read.days("Magnesium (mg)"), "2026-09-25 107");
}

TEST(CronometerDays, a_day_that_is_not_completed_is_not_the_day_s_intake) {
  const FileRead read = FileRead::of(
      "Date,Energy (kcal),Magnesium (mg),Completed\n2026-09-25,2000,400,true\n2026-09-26,900,100, false\n");
  EXPECT_EQ(read.days("Magnesium (mg)"), "2026-09-25 400");
  EXPECT_TRUE(read.remarks("not marked as complete"));
}

TEST(CronometerDays, of_somebody_who_never_completes_days_they_are_taken_and_it_is_said) {
  const FileRead read = FileRead::of(
      "Date,Energy (kcal),Magnesium "
      "(mg),Completed\n2026-09-25,2000,400,false\n2026-09-26,0.0,0.0,false\n2026-09-27,,,false\n");
  EXPECT_EQ(read.days("Magnesium (mg)"), "2026-09-25 400");
  EXPECT_EQ(read.days("Energy (kcal)"), "2026-09-25 2000");
  EXPECT_TRUE(read.remarks("No day of this file is marked as complete"));
  EXPECT_TRUE(read.remarks("nothing was logged"));
}

TEST(CronometerDays, are_read_with_a_mark_carriage_returns_semicolons_decimal_commas_and_kilojoules) {
  const FileRead read = FileRead::of(
      "\xef\xbb\xbf"
      "Date;Energy (kJ);Protein (g);Net Carbs (g);Magnesium (mg)\r\n2026-09-25;12552;160,5;300;1.080,25\r\n");
  ASSERT_EQ(read.problem, "");
  EXPECT_EQ(read.found.format, "cronometer_days");
  EXPECT_EQ(read.days("Energy (kJ)"), "2026-09-25 12552");
  EXPECT_EQ(read.item("Energy (kJ)")->unit, "kJ");
  EXPECT_EQ(read.days("Protein (g)"), "2026-09-25 160.5");
  EXPECT_EQ(read.days("Magnesium (mg)"), "2026-09-25 1080.25");
}

TEST(CronometerDays, one_date_settles_the_order_of_all_and_none_asks) {
  const std::string header = "Date,Energy (kcal),Magnesium (mg)\n";
  EXPECT_EQ(FileRead::of(header + "3/4/2026,2000,400.5\n9/22/2026,2000,300.5\n").days("Magnesium (mg)"),
            "2026-03-04 400.5; 2026-09-22 300.5");
  EXPECT_NE(FileRead::of(header + "3/4/2026,2000,400.5\n").problem.find("--day-first"), std::string::npos);
  FindingsAsked asked;
  asked.day_first = true;
  EXPECT_EQ(FileRead::of(header + "3/4/2026,2000,400.5\n", asked).days("Magnesium (mg)"), "2026-04-03 400.5");
}

TEST(CronometerDays, a_blank_is_no_zero_and_what_is_broken_is_listed) {
  const FileRead read = FileRead::of(
      "Date,Energy (kcal),Magnesium (mg),Zinc (mg)\n"
      "2026-09-25,2000,,1.5\n"
      "nonsense,2000,1,1\n"
      "2026-09-27,20\xff,1,1\n"
      "2026-09-28,2000,many,2.5\n"
      "2026-09-29,2000\n");
  EXPECT_EQ(read.days("Magnesium (mg)"), "");
  EXPECT_EQ(read.days("Zinc (mg)"), "2026-09-25 1.5; 2026-09-28 2.5");
  EXPECT_TRUE(read.listed(3, "date"));
  EXPECT_TRUE(read.listed(4, "UTF-8"));
  EXPECT_TRUE(read.listed(5, "\"many\""));
  EXPECT_TRUE(read.listed(6, "cells"));
}

const std::string servings_header =
    "Day,Time,Group,Food Name,Amount,Energy (kcal),Caffeine (mg),Magnesium (mg),Category\n";

TEST(CronometerServings, a_pill_without_energy_is_not_lost) {
  const FileRead read =
      FileRead::of(servings_header +
                   "2026-09-25,8:30 AM,Breakfast,\"Oats, Rolled, Dry\",80.00 g,311,,138.0,Cereal Grains\n"
                   "2026-09-25,9:00 PM,Supplements,\"Magnesium Glycinate, 100 mg\",2.00 capsule,,,200.0,Supplements\n");
  ASSERT_EQ(read.problem, "");
  EXPECT_EQ(read.found.format, "cronometer_servings");
  EXPECT_EQ(read.days("Magnesium Glycinate, 100 mg (capsule)"), "2026-09-25 2");
  EXPECT_EQ(read.item("Magnesium Glycinate, 100 mg (capsule)")->kind, FoundItem::Kind::supplement);
  EXPECT_EQ(read.item("Magnesium Glycinate, 100 mg (capsule)")->suggested, "");
  ASSERT_TRUE(read.name("Magnesium Glycinate, 100 mg"));
  EXPECT_EQ(read.name("Magnesium Glycinate, 100 mg")->kind, FoundName::Kind::supplement);
}

TEST(CronometerServings, magnesium_of_pills_is_the_dose_and_magnesium_of_food_is_not) {
  const FileRead read = FileRead::of(servings_header +
                                     "2026-09-25,,Breakfast,Oats,80.00 g,311,,138.0,Cereal Grains\n"
                                     "2026-09-25,,Dinner,Beans,80.00 g,111,,12.5,Legumes\n"
                                     "2026-09-25,,Pills,Magnesium Glycinate,2.00 capsule,,,200.0,Supplements\n"
                                     "2026-09-25,,Pills,Multivitamin,1.00 tablet,,,50.0,Supplements\n"
                                     "2026-09-26,,Pills,Vitamin D,1.00 tablet,,,0.0,Supplements\n");
  const FoundItem* dose = read.item("Magnesium in supplements (mg elemental)");
  ASSERT_TRUE(dose);
  EXPECT_EQ(dose->kind, FoundItem::Kind::supplement);
  EXPECT_EQ(dose->unit, "mg elemental");
  EXPECT_EQ(dose->suggested, "dose");
  // a day with another pill only is not a day without magnesium
  EXPECT_EQ(read.days(dose->name), "2026-09-25 250");
  EXPECT_EQ(read.days("Magnesium in food (mg)"), "2026-09-25 150.5");
  EXPECT_EQ(read.item("Magnesium in food (mg)")->suggested, "magnesium_from_food_mg");
  EXPECT_EQ(read.item("Magnesium in food (mg)")->kind, FoundItem::Kind::outcome);
}

TEST(CronometerServings, a_day_with_a_magnesium_pill_of_unknown_content_has_no_sum) {
  const FileRead read = FileRead::of(servings_header +
                                     "2026-09-25,,Pills,Multivitamin,1.00 tablet,,,50.5,Supplements\n"
                                     "2026-09-25,,Pills,My magnesium,1.00 tablet,,,,Supplements\n"
                                     "2026-09-26,,Pills,Multivitamin,1.00 tablet,,,50.5,Supplements\n");
  EXPECT_EQ(read.days("Magnesium in supplements (mg elemental)"), "2026-09-26 50.5");
  EXPECT_EQ(read.days("My magnesium (tablet)"), "2026-09-25 1");
  EXPECT_TRUE(read.listed(2, "has no sum"));
}

TEST(CronometerServings, five_past_midnight_belongs_to_the_day_that_the_diary_says) {
  FindingsAsked asked;
  const std::string file = servings_header +
                           "2026-09-25,12:05 AM,Pills,Zinc,1.00 tablet,,,,Supplements\n"
                           "2026-09-25,12:05 PM,Pills,Iron,1.00 tablet,,,,Supplements\n";
  EXPECT_EQ(FileRead::of(file, asked).days("Zinc (tablet)"), "2026-09-25 1");
  asked.day_start = {3};
  EXPECT_EQ(FileRead::of(file, asked).days("Zinc (tablet)"), "2026-09-24 1");
  EXPECT_EQ(FileRead::of(file, asked).days("Iron (tablet)"), "2026-09-25 1");
}

TEST(CronometerServings, nutrients_of_a_day_are_added_up_by_name_whatever_the_order_of_columns) {
  // as in 2012: no time, no category, B12 before B2, vitamin A in IU
  const FileRead read = FileRead::of(
      "Day,Group,Food Name,Amount,Energy (kcal),B12 (Cobalamin) (µg),B2 (Riboflavin) (mg),Vitamin A (IU),Caffeine "
      "(mg),Magnesium (mg)\n"
      "2012-05-01,Breakfast,Coffee,1 cup,2.5,0,0.2,0,95,7.1\n"
      "2012-05-01,Lunch,Liver,100 g,150.5,70,3.1,16899,,20\n"
      "2012-05-01,Pills,Magnesium citrate,1 tablet,,,,,,150\n");
  EXPECT_EQ(read.days("B12 (Cobalamin) (µg)"), "2012-05-01 70");
  EXPECT_EQ(read.days("B2 (Riboflavin) (mg)"), "2012-05-01 3.3");
  EXPECT_EQ(read.item("Vitamin A (IU)")->unit, "IU");
  EXPECT_EQ(read.days("Caffeine (mg)"), "2012-05-01 95");
  EXPECT_EQ(read.days("Magnesium in supplements (mg elemental)"), "2012-05-01 150");
  EXPECT_EQ(read.days("Magnesium in food (mg)"), "2012-05-01 27.1");
}

TEST(CronometerServings, without_columns_of_nutrients_pills_are_pills) {
  const FileRead read = FileRead::of(
      "Day,Time,Group,Food Name,Amount,Category\n2026-09-25,8:30 AM,Pills,Magnesium,1.00 capsule,Supplements\n"
      "2026-09-25,99:99,Pills,Magnesium,1.00 capsule,Supplements\n");
  EXPECT_EQ(read.items(), "Magnesium (capsule)");
  EXPECT_EQ(read.days("Magnesium (capsule)"), "2026-09-25 1");
  EXPECT_TRUE(read.remarks("no column of magnesium"));
  EXPECT_TRUE(read.listed(3, "time of day"));
}

}  // namespace
}  // namespace titrate::imports
