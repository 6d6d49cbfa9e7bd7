#include "codec/tidy_diary.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace titrate::codec {
namespace {

using std::chrono::local_days;

constexpr Day first_of_march = local_days(std::chrono::year(2026) / 3 / 1);

constexpr std::string_view example =
    "day,dose_mg,pain,sleep_quality,headaches\n"
    "2026-03-01,0,6,4,1\n"
    "2026-03-02,200,,5,0\n"
    "2026-03-04,,5,skipped,0\n";

Diary diary_of(std::string_view bytes) {
  auto diary = diary_from_csv(bytes, "diary.csv", std::nullopt);
  EXPECT_TRUE(diary) << describe(diary.problem());
  return diary ? std::move(*diary) : Diary{};
}

std::string diary_refusal(const std::string& bytes, std::optional<Day> today = std::nullopt) {
  const auto diary = diary_from_csv(bytes, "diary.csv", today);
  return diary ? "was read" : describe(diary.problem());
}

std::string with_cell(const std::string& dose, const std::string& pain) {
  return "day,dose_mg,pain\n2026-03-01," + dose + "," + pain + "\n";
}

TEST(TidyDiary, the_four_states_of_a_cell_are_kept_apart) {
  const Diary diary = diary_of(example);
  ASSERT_EQ(diary.days.size(), 3u);
  EXPECT_EQ(diary.source, "diary.csv");
  EXPECT_FALSE(diary.simulated);
  EXPECT_EQ(diary.measures, (std::vector<std::string>{"pain", "sleep_quality", "headaches"}));
  EXPECT_EQ(diary.days[0].dose, Entry<Dose>::none());
  EXPECT_EQ(diary.days[1].dose, Entry<Dose>::of(Dose(200 * elemental_milligram_per_day)));
  EXPECT_EQ(diary.days[2].dose, Entry<Dose>());
  EXPECT_EQ(diary.days[1].measures[0], Entry<double>());
  EXPECT_EQ(diary.days[1].measures[2], Entry<double>::none());
  EXPECT_EQ(diary.days[2].measures[1], Entry<double>::skipped());
  EXPECT_EQ(diary.days[2].measures[0], Entry<double>::of(5));
}

TEST(TidyDiary, a_day_that_is_not_listed_was_not_recorded) {
  const Diary diary = diary_of(example);
  EXPECT_EQ(diary.days[2].day, first_of_march + std::chrono::days(3));
  EXPECT_EQ(find_day(diary, first_of_march + std::chrono::days(2)), nullptr);
}

TEST(TidyDiary, days_may_stand_in_any_order) {
  const Diary diary = diary_of("day,dose_mg,pain\n2026-03-02,200,2\n2026-03-01,0,1\n");
  EXPECT_EQ(diary.days[0].day, first_of_march);
  EXPECT_EQ(diary.days[0].dose, Entry<Dose>::none());
  EXPECT_EQ(diary.days[1].measures[0], Entry<double>::of(2));
}

TEST(TidyDiary, doses_that_are_all_0_or_1_are_a_treatment_that_was_taken_or_not) {
  EXPECT_EQ(diary_of("day,dose_mg\n2026-03-01,1\n2026-03-02,0\n").days[0].dose,
            Entry<Dose>::of(Dose(1 * treatment_unit_per_day)));
  EXPECT_EQ(diary_of("day,dose_mg\n2026-03-01,1\n2026-03-02,2\n").days[0].dose,
            Entry<Dose>::of(Dose(1 * elemental_milligram_per_day)));
}

TEST(TidyDiary, optional_columns_are_facts_about_the_day) {
  const Diary diary = diary_of(
      "note,day,dose_mg,arm,guess,entered\n"
      "\"slept in, late\",2026-03-01,200, A ,B,2026-03-02T08:00:00+01:00\n"
      ",2026-03-02,,,,\n");
  EXPECT_TRUE(diary.measures.empty());
  EXPECT_EQ(diary.days[0].note, "slept in, late");
  EXPECT_EQ(diary.days[0].arm, "A");
  EXPECT_EQ(diary.days[0].guess, "B");
  EXPECT_EQ(to_string(*diary.days[0].entered), "2026-03-02T08:00:00+01:00");
  EXPECT_FALSE(diary.days[1].note || diary.days[1].arm || diary.days[1].guess || diary.days[1].entered);
}

TEST(TidyDiary, a_semicolon_file_and_empty_rows_are_read) {
  EXPECT_EQ(diary_of("day;dose_mg;pain\r\n2026-03-01;200;3.5\r\n;;\r\n").days.size(), 1u);
}

TEST(TidyDiary, an_unknown_unit_is_shown_with_its_caret) {
  EXPECT_EQ(diary_refusal(with_cell("400 mgs", "6")),
            "diary.csv, line 2: \"400 mgs\" is not an amount I know.\n"
            "  2026-03-01,400 mgs,6\n"
            "             ^^^^^^^\n"
            "Write the number of mg alone, as in 400. Units I know here: mg, g, mcg, IU.");
}

TEST(TidyDiary, the_same_day_twice_names_both_lines) {
  EXPECT_EQ(diary_refusal("day,dose_mg\n2026-03-01,0\n2026-03-02,0\n2026-03-01,200\n"),
            "diary.csv, line 4: the day 2026-03-01 stands twice: here and in line 2.\n"
            "  2026-03-01,200\n"
            "  ^^^^^^^^^^\n"
            "Keep one line for each day. If it is the next day by the clock but belongs to the evening before, correct "
            "its date.");
}

TEST(TidyDiary, a_day_that_has_not_come_is_refused_where_today_is_known) {
  const std::string bytes = "day,dose_mg\n2026-03-01,0\n2026-03-03,0\n";
  EXPECT_NE(diary_refusal(bytes, first_of_march + std::chrono::days(1))
                .find("line 3: 2026-03-03 has not come yet: today is 2026-03-02."),
            std::string::npos);
  EXPECT_EQ(diary_refusal(bytes, first_of_march + std::chrono::days(2)), "was read");
  EXPECT_EQ(diary_refusal(bytes), "was read");
}

TEST(TidyDiary, a_date_that_is_not_iso_is_answered_with_the_date_it_may_be) {
  const auto date = [](const std::string& text) { return diary_refusal("day,dose_mg\n" + text + ",0\n"); };
  EXPECT_NE(date("2026-02-30").find("The calendar has no such day."), std::string::npos);
  EXPECT_NE(date("01/03/2026").find("It may be 2026-03-01 or 2026-01-03, and which of them is not guessed."),
            std::string::npos);
  EXPECT_NE(date("31.01.2026").find("Write 2026-01-31."), std::string::npos);
  EXPECT_NE(date("1/31/2026").find("Write 2026-01-31."), std::string::npos);
  EXPECT_NE(date("2026-3-1").find("Write 2026-03-01."), std::string::npos);
  EXPECT_NE(date("2026-03-01T21:00").find("Write the day alone, 2026-03-01"), std::string::npos);
  EXPECT_NE(date("0226-03-01").find("Check the year."), std::string::npos);
  EXPECT_NE(date("yesterday").find("Write days as year-month-day"), std::string::npos);
  EXPECT_NE(diary_refusal("day,dose_mg\n,200\n").find("this row has no day."), std::string::npos);
}

TEST(TidyDiary, a_missing_column_is_named_with_what_it_may_be_called_here) {
  EXPECT_EQ(diary_refusal("Date,dose_mg,pain\n2026-03-01,0,5\n"),
            "diary.csv, line 1: the column day is missing.\n"
            "  Date,dose_mg,pain\n"
            "  ^^^^^^^^^^^^^^^^^\n"
            "Rename the column \"Date\" to day.");
  EXPECT_NE(
      diary_refusal("day,magnesium_mg,pain\n2026-03-01,0,5\n").find("Rename the column \"magnesium_mg\" to dose_mg."),
      std::string::npos);
  EXPECT_NE(diary_refusal("day,pain\n2026-03-01,5\n").find("the column dose_mg is missing."), std::string::npos);
  EXPECT_NE(diary_refusal("2026-03-01,0,5\n").find("the column day is missing."), std::string::npos);
}

TEST(TidyDiary, a_column_twice_or_without_a_name_is_refused) {
  EXPECT_NE(diary_refusal("day,dose_mg,pain,pain\n2026-03-01,0,5,6\n").find("the column \"pain\" stands twice."),
            std::string::npos);
  EXPECT_NE(diary_refusal("day,dose_mg,,pain\n2026-03-01,0,5,6\n").find("column 3 has no name."), std::string::npos);
}

TEST(TidyDiary, a_file_without_days_is_refused) {
  EXPECT_NE(diary_refusal("day,dose_mg,pain\n").find("a header and no days"), std::string::npos);
  EXPECT_NE(diary_refusal("day,dose_mg,pain\n,,\n").find("a header and no days"), std::string::npos);
  EXPECT_NE(diary_refusal("").find("this file is empty"), std::string::npos);
}

TEST(TidyDiary, text_in_a_measure_names_the_column) {
  EXPECT_EQ(diary_refusal(with_cell("200", "bad")),
            "diary.csv, line 2: \"bad\" is not a number.\n"
            "  2026-03-01,200,bad\n"
            "                 ^^^\n"
            "Write it with digits and a decimal point, as in 3.5; leave the cell empty where nothing was recorded. The "
            "column \"pain\" "
            "is read as numbers; text belongs in a column called note, or arm for what was assigned.");
}

TEST(TidyDiary, no_dose_is_below_zero_and_no_number_is_nan) {
  EXPECT_NE(diary_refusal(with_cell("-200", "5")).find("a dose cannot be below zero."), std::string::npos);
  EXPECT_NE(diary_refusal(with_cell("200", "NaN")).find("\"NaN\" is not a number."), std::string::npos);
  EXPECT_NE(diary_refusal(with_cell("1.000", "5")).find("a dose is not guessed"), std::string::npos);
  EXPECT_NE(diary_refusal(with_cell("200", "\"3,5\"")).find("has a decimal comma"), std::string::npos);
}

TEST(TidyDiary, an_instant_without_its_offset_is_refused) {
  EXPECT_NE(
      diary_refusal("day,dose_mg,entered\n2026-03-01,0,2026-03-01 21:00\n").find("not an instant with its offset"),
      std::string::npos);
}

TEST(TidyDiary, layouts_that_can_be_converted_are_recognised_by_their_columns) {
  EXPECT_NE(diary_refusal("trial,participant,day,time,intervention,pain\n")
                .find("Convert it first: titrate convert diary.csv --participant ID --out diary.csv"),
            std::string::npos);
  EXPECT_NE(diary_refusal("datetime,date,study_day,mood,melatonin,condition\n")
                .find("titrate convert diary.csv --out diary.csv"),
            std::string::npos);
}

TEST(TidyDiary, blanks_around_a_side_effect_or_a_change_are_no_part_of_it) {
  const Diary diary = diary_of(
      "day,dose_mg,side_effects,context\n2026-03-01,200,diarrhoea:2 | nausea : 1 |  bloating:0,illness: a cold  | diet "
      ": fasting \n");
  EXPECT_EQ(diary.days[0].side_effects, (std::vector<SideEffect>{{"bloating", Entry<double>::none()},
                                                                 {"diarrhoea", Entry<double>::of(2)},
                                                                 {"nausea", Entry<double>::of(1)}}));
  EXPECT_EQ(diary.days[0].context, (std::vector<Context>{{"diet", "fasting"}, {"illness", "a cold"}}));
  EXPECT_FALSE(diary_from_csv("day,dose_mg,side_effects\n2026-03-01,200,diarrhoea:2| :1\n", "d", std::nullopt));
  EXPECT_FALSE(diary_from_csv("day,dose_mg,context\n2026-03-01,200,illness: |diet:fasting\n", "d", std::nullopt));
}

TEST(TidyDiary, side_effects_have_a_name_and_a_grade) {
  const Diary diary = diary_of("day,dose_mg,side_effects\n2026-03-01,200,nausea:0|diarrhoea:2\n2026-03-02,,\n");
  EXPECT_EQ(diary.days[0].side_effects,
            (std::vector<SideEffect>{{"diarrhoea", Entry<double>::of(2)}, {"nausea", Entry<double>::none()}}));
  EXPECT_TRUE(diary.measures.empty()) << "not an outcome";
  for (const char* wrong : {"diarrhoea", "diarrhoea:", ":2", "diarrhoea:5", "diarrhoea:-1", "diarrhoea:2|",
                            "diarrhoea:2|diarrhoea:1", "diarrhoea:1.5"}) {
    const auto refused = diary_from_csv(std::string("day,dose_mg,side_effects\n2026-03-01,200,") + wrong + "\n",
                                        "diary.csv", std::nullopt);
    ASSERT_FALSE(refused) << wrong;
    EXPECT_EQ(place_of(refused.problem()), "diary.csv, line 2") << wrong;
  }
}

// The round trip.

rc::Gen<Entry<double>> entries() {
  return rc::gen::oneOf(
      rc::gen::just(Entry<double>()), rc::gen::just(Entry<double>::skipped()), rc::gen::just(Entry<double>::none()),
      rc::gen::map(rc::gen::inRange(-1000000, 1000000), [](int i) { return Entry<double>::of(i / 1024.0); }));
}

rc::Gen<Entry<Dose>> doses(bool magnesium) {
  return rc::gen::oneOf(rc::gen::just(Entry<Dose>()), rc::gen::just(Entry<Dose>::skipped()),
                        rc::gen::just(Entry<Dose>::none()),
                        rc::gen::map(rc::gen::inRange(1, 400000), [magnesium](int i) {
                          return Entry<Dose>::of(magnesium ? dose_of(2 + i / 1024.0, true) : dose_of(1, false));
                        }));
}

rc::Gen<std::optional<std::string>> texts(const char* letters) {
  return rc::gen::map(rc::gen::container<std::string>(rc::gen::elementOf(std::string(letters))),
                      [](const std::string& text) { return text.empty() ? std::nullopt : std::optional(text); });
}

bool same(const DayRecord& a, const DayRecord& b) {
  return a.day == b.day && a.dose == b.dose && a.measures == b.measures && a.arm == b.arm && a.guess == b.guess &&
         a.note == b.note && a.entered == b.entered && a.side_effects == b.side_effects;
}

RC_GTEST_PROP(TidyDiary, what_is_written_is_read_back, ()) {
  const bool magnesium = *rc::gen::arbitrary<bool>();
  Diary diary;
  diary.measures = *rc::gen::element(std::vector<std::string>{}, std::vector<std::string>{"pain"},
                                     std::vector<std::string>{"pain, \"worst\"", "sleep quality", "q\xc3\xa9"});
  Day day = first_of_march;
  for (int count = *rc::gen::inRange(1, 12); count > 0; --count) {
    DayRecord record;
    record.day = day += std::chrono::days(*rc::gen::inRange(1, 4));
    record.dose = *doses(magnesium);
    record.measures = *rc::gen::container<std::vector<Entry<double>>>(diary.measures.size(), entries());
    record.arm = *texts("AB");
    record.guess = *texts("A,\"");
    for (const char* effect : {"diarrhoea", "nausea", "odd: taste"})
      if (*rc::gen::arbitrary<bool>())
        record.side_effects.push_back({effect, *rc::gen::oneOf(rc::gen::just(Entry<double>::skipped()),
                                                               rc::gen::map(rc::gen::inRange(0, 5), [](int grade) {
                                                                 return Entry<double>::of(grade);
                                                               }))});
    for (const char* kind : {"diet", "illness", "other"})
      if (*rc::gen::arbitrary<bool>())
        record.context.push_back({kind, "x" + (*texts("a |\\:,;\"\n")).value_or("") + "x"});
    record.note = *texts("a ,;\"\n\r\t");
    if (*rc::gen::arbitrary<bool>())
      record.entered = Moment{Instant(std::chrono::seconds(*rc::gen::inRange(1700000000, 1800000000))),
                              std::chrono::minutes(*rc::gen::inRange(-720, 840))};
    diary.days.push_back(record);
  }
  const auto back = diary_from_csv(csv_of(diary), "diary.csv", std::nullopt);
  if (!back) RC_FAIL(describe(back.problem()));
  RC_ASSERT(back->measures == diary.measures);
  RC_ASSERT(std::equal(back->days.begin(), back->days.end(), diary.days.begin(), diary.days.end(), same));
}

TEST(TidyDiary, what_else_changed_is_read_and_a_kind_that_nobody_knows_is_refused) {
  const auto context = [](const std::string& cell) {
    return diary_from_csv("day,dose_mg,context\n2026-03-01,200,\"" + cell + "\"\n", "d.csv", std::nullopt);
  };
  EXPECT_EQ(context("medicine:new|illness:a cold: a bad one")->days[0].context,
            (std::vector<Context>{{"illness", "a cold: a bad one"}, {"medicine", "new"}}));
  EXPECT_EQ(context("other:one \\| two \\\\")->days[0].context, (std::vector<Context>{{"other", "one | two \\"}}));
  EXPECT_TRUE(context("")->days[0].context.empty());
  for (const char* wrong : {"weather:rain", "illness", "illness:", "illness:a|", "|illness:a", "illness:a|illness:b"})
    EXPECT_FALSE(context(wrong).ok()) << wrong;
}

TEST(TidyDiary, a_simulated_diary_says_so_in_its_file_and_is_known_by_it) {
  Diary diary = diary_of("day,dose_mg,pain,note\n2026-03-01,200,4,\n2026-03-02,0,5,rain\n");
  diary.simulated = true;
  EXPECT_TRUE(diary_of(csv_of(diary)).simulated);
  EXPECT_EQ(diary_of(csv_of(diary)).days[0].note, std::nullopt);
  diary.days[0].note = "snow";
  EXPECT_EQ(diary_of(csv_of(diary)).days[0].note, "snow");
  EXPECT_EQ(diary_of(csv_of(diary)).days[1].note, "rain");
}

TEST(TidyDiary, a_day_knows_its_line_which_is_no_part_of_what_was_said) {
  const auto one = diary_from_csv("day,dose_mg,pain\n2026-03-02,0,6\n,,\n2026-03-01,0,6\n", "d.csv", std::nullopt);
  ASSERT_TRUE(one) << describe(one.problem());
  EXPECT_EQ(one->days[0].line, 4u);
  EXPECT_EQ(one->days[1].line, 2u);
  EXPECT_EQ(diary_from_csv(csv_of(*one), "d.csv", std::nullopt)->days, one->days);
}

}  // namespace
}  // namespace titrate::codec
