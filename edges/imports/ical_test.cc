#include "imports/ical.h"

#include "imports/ical_rule.h"
#include "imports/reading_test.h"

namespace titrate::imports {
namespace {

using namespace std::chrono;
using namespace std::chrono_literals;

std::string ical_of(const std::string& inside) {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + inside + "END:VCALENDAR\r\n";
}
std::string ical_event(const std::string& lines, const std::string& title = "Dentist") {
  return "BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:" + title + "\r\n" + lines + "END:VEVENT\r\n";
}

TEST(Ical, each_title_is_a_context_that_nobody_has_chosen) {
  const FileRead read = FileRead::of(ical_of(ical_event("DTSTART:20260301T080000\r\n") +
                                             ical_event("DTSTART;VALUE=DATE:20260303\r\n", "Magnesium 400 mg")));
  ASSERT_EQ(read.problem, "");
  EXPECT_EQ(read.found.format, "ical");
  EXPECT_EQ(read.items(), "Dentist; Magnesium 400 mg");
  for (const FoundItem& one : read.found.items) {
    EXPECT_EQ(one.kind, FoundItem::Kind::context);
    EXPECT_EQ(one.suggested, "");
  }
  EXPECT_EQ(read.days("Magnesium 400 mg"), "2026-03-03 Magnesium 400 mg");
  // planned is not taken: it is no name for the sheet either
  EXPECT_TRUE(read.found.names.empty());
  EXPECT_TRUE(read.remarks("what was planned"));
}

TEST(Ical, folded_lines_are_one_even_in_the_middle_of_a_letter) {
  const FileRead read = FileRead::of(
      ical_of("BEGIN:VEVENT\r\nSUMMARY:Fr\xc3\r\n \xbch \r\n\tund spät\r\nDTSTART:20260301T080000\r\nEND:VEVENT\r\n"));
  EXPECT_EQ(read.items(), "Früh und spät");
}

TEST(Ical, escapes_stand_for_their_letters) {
  EXPECT_EQ(FileRead::of(ical_of(ical_event("DTSTART:20260301T080000\r\n", "a\\, b\\; c\\nd\\\\e"))).items(),
            "a, b; c d\\e");
}

TEST(Ical, an_alarm_within_an_event_is_none_of_its_lines) {
  const FileRead read = FileRead::of(
      ical_of(ical_event("DTSTART:20260301T080000\r\nBEGIN:VALARM\r\nTRIGGER:-P0DT0H10M0S\r\nSUMMARY:Alarm\r\n"
                         "DTSTART:19990101T000000\r\nEND:VALARM\r\n")));
  EXPECT_EQ(read.days("Dentist"), "2026-03-01 Dentist");
  EXPECT_EQ(read.items(), "Dentist");
}

TEST(Ical, what_was_cancelled_is_passed_over) {
  const FileRead read = FileRead::of(ical_of(ical_event("DTSTART:20260301T080000\r\nSTATUS:CANCELLED\r\n")));
  EXPECT_TRUE(read.found.entries.empty());
  EXPECT_EQ(read.found.passed_over, 1);
}

std::string ical_berlin(const std::string& name) {
  return "BEGIN:VTIMEZONE\r\nTZID:" + name +
         "\r\nBEGIN:DAYLIGHT\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nDTSTART:19700329T020000\r\n"
         "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\nBEGIN:STANDARD\r\nTZOFFSETFROM:+0200\r\n"
         "TZOFFSETTO:+0100\r\nDTSTART:19701025T030000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\n"
         "END:VTIMEZONE\r\n";
}

TEST(Ical, a_zone_is_the_one_that_the_calendar_describes) {
  FindingsAsked asked;  // of somebody whose clock shows UTC
  const FileRead read = FileRead::of(
      ical_of(ical_berlin("Our office") + ical_event("DTSTART;TZID=Our office:20260301T003000\r\n", "winter") +
              ical_event("DTSTART;TZID=\"Our office\":20260701T013000\r\n", "summer") +
              ical_event("DTSTART;TZID=Our office:20260701T023000\r\n", "later")),
      asked);
  EXPECT_EQ(read.days("winter"), "2026-02-28 winter");  // 23:30 UTC
  EXPECT_EQ(read.days("summer"), "2026-06-30 summer");  // 23:30 UTC
  EXPECT_EQ(read.days("later"), "2026-07-01 later");
}

TEST(Ical, a_zone_that_nobody_describes_is_said_and_read_as_a_clock_on_the_wall) {
  const FileRead read = FileRead::of(ical_of(ical_event("DTSTART;TZID=No/Such_Zone:20260301T003000\r\n")));
  EXPECT_EQ(read.days("Dentist"), "2026-03-01 Dentist");
  EXPECT_TRUE(read.remarks("No/Such_Zone"));
}

TEST(Ical, a_time_in_utc_is_on_the_day_of_the_person_s_clock) {
  FindingsAsked asked;
  asked.offset_at = [](Instant) { return minutes{60}; };
  EXPECT_EQ(FileRead::of(ical_of(ical_event("DTSTART:20260301T233000Z\r\n")), asked).days("Dentist"),
            "2026-03-02 Dentist");
  EXPECT_EQ(FileRead::of(ical_of(ical_event("DTSTART:20260301T233000\r\n")), asked).days("Dentist"),
            "2026-03-01 Dentist");
}

TEST(Ical, what_repeats_is_followed_to_where_the_calendar_was_written) {
  const FileRead read = FileRead::of(
      ical_of(ical_event("DTSTAMP:20260304T120000Z\r\nDTSTART:20260301T080000\r\nRRULE:FREQ=DAILY\r\n", "Pill")));
  EXPECT_EQ(read.days("Pill"), "2026-03-01 Pill; 2026-03-02 Pill; 2026-03-03 Pill; 2026-03-04 Pill");
  EXPECT_TRUE(read.remarks("2026-03-04"));
  const FileRead unknown = FileRead::of(ical_of(ical_event("DTSTART:20260301T080000\r\nRRULE:FREQ=DAILY\r\n", "Pill")));
  EXPECT_EQ(unknown.found.entries.size(), 367u);
}

TEST(Ical, exceptions_are_left_out_however_they_are_written) {
  const FileRead read = FileRead::of(
      "BEGIN:VEVENT\nDTSTART:19960401T010000\nDTEND:19960401T020000\nRRULE:FREQ=DAILY;COUNT=6\n"
      "EXDATE:19960402T010000Z,19960403T010000\nEXDATE;VALUE=DATE:19960404\nSUMMARY:With exdates\nEND:VEVENT\n");
  EXPECT_EQ(read.days("With exdates"), "1996-04-01 With exdates; 1996-04-05 With exdates; 1996-04-06 With exdates");
}

TEST(Ical, an_occurrence_that_was_moved_is_not_where_it_was) {
  const FileRead read = FileRead::of(
      ical_of(ical_event("DTSTART:20260301T080000\r\nRRULE:FREQ=DAILY;COUNT=3\r\n", "Pill") +
              ical_event("DTSTART:20260310T080000\r\nRECURRENCE-ID:20260302T080000\r\n", "Pill") +
              ical_event("DTSTART:20260303T080000\r\nRECURRENCE-ID:20260303T080000\r\nSTATUS:CANCELLED\r\n", "Pill")));
  EXPECT_EQ(read.days("Pill"), "2026-03-01 Pill; 2026-03-10 Pill");
}

TEST(Ical, a_rule_that_is_broken_is_listed_and_the_first_day_is_kept) {
  for (const char* const rule :
       {"FREQ=SOMETIMES", "FREQ=DAILY;INTERVAL=0", "COUNT=3", "FREQ=HOURLY", "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=YEARLY;BYWEEKNO=20", "nonsense", "FREQ=DAILY;UNTIL=tomorrow"}) {
    const FileRead read =
        FileRead::of(ical_of(ical_event("DTSTART:20260301T080000\r\nRRULE:" + std::string(rule) + "\r\n")));
    EXPECT_EQ(read.days("Dentist"), "2026-03-01 Dentist") << rule;
    EXPECT_TRUE(read.listed(3, "rule of repetition")) << rule;
  }
}

TEST(Ical, an_illness_of_three_days_is_three_days_and_a_night_is_one) {
  const FileRead read =
      FileRead::of(ical_of(ical_event("DTSTART;VALUE=DATE:20260301\r\nDTEND;VALUE=DATE:20260304\r\n", "Flu") +
                           ical_event("DTSTART:20260301T220000\r\nDTEND:20260302T060000\r\n", "Shift") +
                           ical_event("DTSTART:20260301T220000\r\nDURATION:P2D\r\n", "Trip")));
  EXPECT_EQ(read.days("Flu"), "2026-03-01 Flu; 2026-03-02 Flu; 2026-03-03 Flu");
  EXPECT_EQ(read.days("Shift"), "2026-03-01 Shift");
  EXPECT_EQ(read.days("Trip"), "2026-03-01 Trip; 2026-03-02 Trip");
}

TEST(Ical, what_is_broken_is_listed_and_the_rest_is_read) {
  const FileRead read =
      FileRead::of(ical_of(ical_event("DTSTART:2026\r\n", "no day") +                                    // line 3
                           "BEGIN:VEVENT\r\nSUMMARY:b\xff\r\nDTSTART:20260301T080000\r\nEND:VEVENT\r\n"  // line 8
                           "BEGIN:VEVENT\r\nSUMMARY:no end\r\nDTSTART:20260301T080000\r\n" +             // line 12
                           ical_event("DTSTART;;VALUE=DATE-TIME:20140409T093000\r\n", "too many semicolons")));
  EXPECT_TRUE(read.listed(3, "no day"));
  EXPECT_TRUE(read.listed(8, "UTF-8"));
  EXPECT_TRUE(read.listed(12, "no end"));
  EXPECT_EQ(read.days("too many semicolons"), "2014-04-09 too many semicolons");
  EXPECT_TRUE(FileRead::of("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:cut").listed(2, "the file ends"));
}

/// The examples of RFC 5545, 3.8.5.3, all of which begin on the morning of 2 September 1997.
std::string ical_days_by(const std::string& text, Day first = local_days{1997y / September / 2},
                         Day last = local_days{1998y / January / 10}) {
  const auto rule = rule_in(text);
  if (!rule) return rule.problem().what;
  std::string all;
  for (const Day day : days_of(*rule, first, last, 100)) all += (all.empty() ? "" : " ") + to_string(day).substr(2);
  return all;
}

TEST(RepeatRule, is_that_of_the_standard_s_examples) {
  EXPECT_EQ(ical_days_by("FREQ=DAILY;COUNT=3"), "97-09-02 97-09-03 97-09-04");
  EXPECT_EQ(ical_days_by("FREQ=DAILY;INTERVAL=10;COUNT=5"), "97-09-02 97-09-12 97-09-22 97-10-02 97-10-12");
  EXPECT_EQ(ical_days_by("FREQ=WEEKLY;COUNT=4"), "97-09-02 97-09-09 97-09-16 97-09-23");
  EXPECT_EQ(ical_days_by("FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH"),
            "97-09-02 97-09-04 97-09-16 97-09-18 97-09-30 97-10-02 97-10-14 97-10-16");
  EXPECT_EQ(ical_days_by("FREQ=MONTHLY;COUNT=6;BYDAY=-2MO", local_days{1997y / September / 22},
                         local_days{1998y / March / 1}),
            "97-09-22 97-10-20 97-11-17 97-12-22 98-01-19 98-02-16");
  EXPECT_EQ(ical_days_by("FREQ=MONTHLY;BYMONTHDAY=-3;COUNT=3", local_days{1997y / September / 28}),
            "97-09-28 97-10-29 97-11-28");
  EXPECT_EQ(ical_days_by("FREQ=MONTHLY;COUNT=4;BYMONTHDAY=2,15"), "97-09-02 97-09-15 97-10-02 97-10-15");
  EXPECT_EQ(ical_days_by("FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", local_days{1997y / September / 4}),
            "97-09-04 97-10-07 97-11-06");
  EXPECT_EQ(
      ical_days_by("FREQ=YEARLY;COUNT=4;BYMONTH=6,7", local_days{1997y / June / 10}, local_days{1999y / January / 1}),
      "97-06-10 97-07-10 98-06-10 98-07-10");
  EXPECT_EQ(
      ical_days_by("FREQ=YEARLY;BYDAY=20MO;COUNT=3", local_days{1997y / May / 19}, local_days{2000y / January / 1}),
      "97-05-19 98-05-18 99-05-17");
  EXPECT_EQ(ical_days_by("FREQ=YEARLY;BYMONTH=3;BYDAY=TH;COUNT=4", local_days{1997y / March / 13},
                         local_days{1999y / January / 1}),
            "97-03-13 97-03-20 97-03-27 98-03-05");
  // where the week begins matters
  EXPECT_EQ(ical_days_by("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", local_days{1997y / August / 5}),
            "97-08-05 97-08-10 97-08-19 97-08-24");
  EXPECT_EQ(ical_days_by("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", local_days{1997y / August / 5}),
            "97-08-05 97-08-17 97-08-19 97-08-31");
  // a month without a 31st has none
  EXPECT_EQ(ical_days_by("FREQ=MONTHLY;COUNT=3", local_days{1997y / August / 31}), "97-08-31 97-10-31 97-12-31");
  EXPECT_EQ(ical_days_by("FREQ=YEARLY", local_days{1996y / February / 29}, local_days{2001y / January / 1}),
            "96-02-29 00-02-29");
}

TEST(Ical, until_is_the_last_moment_at_which_it_may_begin) {
  const auto read = [](const char* until) {
    return FileRead::of(
               ical_of(ical_event("DTSTAMP:20270101T000000Z\r\nDTSTART:20260301T080000\r\nRRULE:FREQ=DAILY;UNTIL=" +
                                      std::string(until) + "\r\n",
                                  "P")))
        .days("P");
  };
  EXPECT_EQ(read("20260302T080000"), "2026-03-01 P; 2026-03-02 P");
  EXPECT_EQ(read("20260302T075959"), "2026-03-01 P");
  EXPECT_EQ(read("20260302"), "2026-03-01 P; 2026-03-02 P");
}

}  // namespace
}  // namespace titrate::imports
