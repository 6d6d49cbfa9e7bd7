#include "imports/dates.h"

#include <gtest/gtest.h>

namespace titrate::imports {
namespace {

using namespace std::chrono;
using namespace std::chrono_literals;

constexpr Day sep_22 = local_days{2020y / September / 22};

TEST(Dates, a_month_that_has_a_name_leaves_no_doubt) {
  for (const char* const text :
       {"22nd Sep 2020", "22 Sep 2020", "22. Sept. 2020", "22-Sep-2020", "Sep 22, 2020", "September 22nd, 2020",
        "Tuesday, September 22, 2020", "Di., 22. September 2020", "22 SEPTEMBER 2020", "2020 Sep 22", "2020-Sep-22"}) {
    const WrittenDate date = date_in(text);
    EXPECT_EQ(date.day_first, sep_22) << text << ": " << date.why;
    EXPECT_EQ(date.month_first, sep_22) << text;
  }
}

TEST(Dates, every_month_is_known_in_english_and_german) {
  const std::vector<std::vector<const char*>> months = {{"January", "Jan", "Januar", "Jänner", "Jan."},
                                                        {"February", "Feb", "Februar", "Feb."},
                                                        {"March", "Mar", "März", "Mär", "Mrz", "MÄRZ"},
                                                        {"April", "Apr", "Apr."},
                                                        {"May", "Mai"},
                                                        {"June", "Jun", "Juni"},
                                                        {"July", "Jul", "Juli"},
                                                        {"August", "Aug", "Aug."},
                                                        {"September", "Sep", "Sept", "Sept."},
                                                        {"October", "Oct", "Oktober", "Okt", "Okt."},
                                                        {"November", "Nov", "Nov."},
                                                        {"December", "Dec", "Dezember", "Dez", "Dez."}};
  for (unsigned i = 0; i < 12; ++i)
    for (const char* const name : months[i])
      EXPECT_EQ(date_in(std::string("5 ") + name + " 2021").day_first, Day(local_days{2021y / month{i + 1} / 5}))
          << name;
}

TEST(Dates, each_ordinal_is_its_number) {
  for (const auto& [text, number] : {std::pair{"1st", 1u},
                                     {"2nd", 2u},
                                     {"3rd", 3u},
                                     {"4th", 4u},
                                     {"11th", 11u},
                                     {"21st", 21u},
                                     {"22nd", 22u},
                                     {"23rd", 23u},
                                     {"30th", 30u}})
    EXPECT_EQ(date_in(std::string(text) + " Sep 2020").day_first, Day(local_days{2020y / September / day{number}}))
        << text;
}

TEST(Dates, a_year_in_front_leaves_no_doubt) {
  for (const char* const text : {"2020-09-22", "2020/9/22", "2020/09/22", "2020.09.22", "2020. 9. 22."}) {
    EXPECT_EQ(date_in(text).day_first, sep_22) << text;
    EXPECT_FALSE(date_in(text).doubtful()) << text;
  }
}

TEST(Dates, digits_are_read_in_both_orders) {
  const WrittenDate doubtful = date_in("03/04/2020");
  EXPECT_TRUE(doubtful.doubtful());
  EXPECT_EQ(doubtful.day_first, Day(local_days{2020y / April / 3}));
  EXPECT_EQ(doubtful.month_first, Day(local_days{2020y / March / 4}));
  EXPECT_EQ(date_in("9/22/2020").month_first, sep_22);
  EXPECT_EQ(date_in("9/22/2020").day_first, std::nullopt);
  EXPECT_EQ(date_in("22.09.2020").day_first, sep_22);
  EXPECT_EQ(date_in("22. 09. 2020").day_first, sep_22);
  EXPECT_FALSE(date_in("4/4/2020").doubtful());
}

TEST(Dates, a_year_of_two_digits_is_refused) {
  for (const char* const text : {"03/04/20", "22.09.20", "22 Sep 20", "Sep 22, 20", "20-09-22"}) {
    EXPECT_EQ(date_in(text).day_first, std::nullopt) << text;
    EXPECT_EQ(date_in(text).month_first, std::nullopt) << text;
    EXPECT_NE(date_in(text).why.find("two digits"), std::string::npos) << text;
  }
}

TEST(Dates, what_is_no_date_is_none) {
  for (const char* const text : {"",
                                 " ",
                                 "yesterday",
                                 "2020-02-30",
                                 "30 Feb 2021",
                                 "31/04/2020",
                                 "2020-9",
                                 "1-2-3-2020",
                                 "22/09-2020",
                                 "22 09 2020",
                                 "20200922",
                                 "022/09/2020",
                                 "22nd Foo 2020",
                                 "99999999999999/1/2020",
                                 "1--2-2020",
                                 "22 Sep 2020 x",
                                 "/22/9/2020",
                                 "Sep Sep 2020",
                                 "\xff"
                                 "22 Sep 2020",
                                 "2020-09-22\n",
                                 "0000-01-01"}) {
    EXPECT_EQ(date_in(text).day_first, std::nullopt) << text;
    EXPECT_EQ(date_in(text).month_first, std::nullopt) << text;
    EXPECT_FALSE(date_in(text).why.empty()) << text;
  }
}

TEST(TimeOfDay, is_read_as_clocks_write_it) {
  EXPECT_EQ(time_of_day_in("08:30"), 510min);
  EXPECT_EQ(time_of_day_in("8:30"), 510min);
  EXPECT_EQ(time_of_day_in("8:30 pm"), 1230min);
  EXPECT_EQ(time_of_day_in("8:30 p.m."), 1230min);
  EXPECT_EQ(time_of_day_in("8:30\u202fPM"), 1230min);
  EXPECT_EQ(time_of_day_in("12:05 AM"), 5min);
  EXPECT_EQ(time_of_day_in("12:05 PM"), 725min);
  EXPECT_EQ(time_of_day_in("20:30:15"), 1230min);
  EXPECT_EQ(time_of_day_in("20:30 Uhr"), 1230min);
  for (const char* const none :
       {"", "8", "24:00", "13:00 pm", "0:30 am", "8:3", "8:60", "am", "mid", "1:2:3:4", "8:300", ":30"})
    EXPECT_EQ(time_of_day_in(none), std::nullopt) << none;
}

TEST(TimeOfDay, is_divided_from_its_date) {
  const auto parts = [](std::string_view text) {
    const DateAndTime both = date_and_time_in(text);
    return std::pair<std::string, std::string>(both.date, both.time);
  };
  using Two = std::pair<std::string, std::string>;
  EXPECT_EQ(parts("2020-09-22T08:30"), Two("2020-09-22", "08:30"));
  EXPECT_EQ(parts("02. 12. 2019 23:00"), Two("02. 12. 2019", "23:00"));
  EXPECT_EQ(parts("9/22/2020, 8:30 PM"), Two("9/22/2020", "8:30 PM"));
  EXPECT_EQ(parts("2020-09-22"), Two("2020-09-22", ""));
  EXPECT_EQ(parts("08:30"), Two("", "08:30"));
}

TEST(TimeOfDay, half_past_one_belongs_to_the_evening_before_where_the_day_begins_at_three) {
  EXPECT_EQ(day_at(sep_22, 90min, {3}), sep_22 - days{1});
  EXPECT_EQ(day_at(sep_22, 180min, {3}), sep_22);
  EXPECT_EQ(day_at(sep_22, 90min, {0}), sep_22);
}

FileDates file_of(std::initializer_list<const char*> dates, std::optional<bool> day_first = std::nullopt) {
  FindingsAsked asked;
  asked.day_first = day_first;
  FileDates file(asked);
  std::size_t line = 1;
  for (const char* const text : dates) file.see(text, ++line, std::string(text) + ",1");
  return file;
}

TEST(FileDates, one_date_that_has_one_reading_settles_all_wherever_it_stands) {
  const FileDates day_first = file_of({"03/04/2020", "22/09/2020"});
  ASSERT_FALSE(day_first.unsettled("a.csv"));
  EXPECT_EQ(*day_first.day("03/04/2020"), Day(local_days{2020y / April / 3}));
  const FileDates month_first = file_of({"3/4/2020", "9/22/2020"});
  ASSERT_FALSE(month_first.unsettled("a.csv"));
  EXPECT_EQ(*month_first.day("3/4/2020"), Day(local_days{2020y / March / 4}));
}

TEST(FileDates, a_file_that_never_settles_asks) {
  const auto problem = file_of({"2020-09-22", "03/04/2020", "05/05/2020"}).unsettled("a.csv");
  ASSERT_TRUE(problem);
  EXPECT_NE(problem->what.find("\"03/04/2020\""), std::string::npos);
  EXPECT_NE(problem->way_out.find("--day-first"), std::string::npos);
  EXPECT_EQ(problem->where.line, 3u);
  EXPECT_EQ(problem->where.column, 1u);
  EXPECT_EQ(problem->where.length, 10u);
}

TEST(FileDates, the_answer_of_the_person_settles) {
  EXPECT_EQ(*file_of({"03/04/2020"}, true).day("03/04/2020"), Day(local_days{2020y / April / 3}));
  EXPECT_EQ(*file_of({"03/04/2020"}, false).day("03/04/2020"), Day(local_days{2020y / March / 4}));
  EXPECT_FALSE(file_of({"03/04/2020"}, false).unsettled("a.csv"));
}

TEST(FileDates, an_answer_that_a_date_speaks_against_is_a_problem) {
  EXPECT_TRUE(file_of({"9/22/2020"}, true).unsettled("a.csv"));
  EXPECT_TRUE(file_of({"22/9/2020"}, false).unsettled("a.csv"));
}

TEST(FileDates, two_dates_that_contradict_each_other_are_a_problem) {
  const auto problem = file_of({"22/09/2020", "09/22/2020"}).unsettled("a.csv");
  ASSERT_TRUE(problem);
  EXPECT_NE(problem->what.find("contradict"), std::string::npos);
}

TEST(FileDates, dots_put_the_day_first_unless_the_file_says_otherwise) {
  const FileDates dots = file_of({"03.04.2020"});
  ASSERT_FALSE(dots.unsettled("a.csv"));
  EXPECT_EQ(*dots.day("03.04.2020"), Day(local_days{2020y / April / 3}));
  EXPECT_EQ(*file_of({"03.04.2020", "09.22.2020"}).day("03.04.2020"), Day(local_days{2020y / March / 4}));
  EXPECT_EQ(*file_of({"03.04.2020"}, false).day("03.04.2020"), Day(local_days{2020y / March / 4}));
}

TEST(FileDates, a_file_without_doubt_needs_no_order) {
  const FileDates file = file_of({"2020-09-22", "22nd Sep 2020", "nonsense"});
  ASSERT_FALSE(file.unsettled("a.csv"));
  EXPECT_EQ(*file.day("22nd Sep 2020"), sep_22);
  EXPECT_FALSE(file.day("nonsense"));
}

}  // namespace
}  // namespace titrate::imports
