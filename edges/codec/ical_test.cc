#include "codec/ical.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "codec/text.h"

namespace titrate::codec {
namespace {

std::string unfolded(std::string text) {
  for (std::size_t at; (at = text.find("\r\n ")) != text.npos;) text.erase(at, 3);
  return text;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find("\r\n", at);
    lines.push_back(text.substr(at, end - at));
    at = end == text.npos ? text.size() : end + 2;
  }
  return lines;
}

RC_GTEST_PROP(AnyLine, is_folded_at_75_octets_never_inside_a_character_and_unfolds_to_itself, ()) {
  std::string line;
  const int letters = *rc::gen::inRange(0, 200);
  for (int i = 0; i < letters; ++i)
    line += *rc::gen::element<std::string>("a", "\xc3\xa4", "\xe2\x82\xac", "\xf0\x9f\x99\x82", ";");
  const std::string text = folded(line);
  RC_ASSERT(text.size() >= 2 && text.substr(text.size() - 2) == "\r\n");
  for (const std::string& one : lines_of(text)) {
    RC_ASSERT(one.size() <= 75u);
    RC_ASSERT(is_utf8(one));
  }
  RC_ASSERT(unfolded(text) == line + "\r\n");
}

TEST(IcalText, the_signs_that_mean_something_are_escaped) {
  EXPECT_EQ(ical_text("a, b; c\\d\ne\tf"), "a\\, b\\; c\\\\d\\ne f");
}

ReminderCalendar one_reminder() {
  ReminderCalendar calendar;
  calendar.title = "Titrate";
  calendar.stamp = parse_moment("2026-03-01T20:04:05Z")->instant;
  calendar.version = 17;
  DailyReminder reminder;
  reminder.uid = "x@titrate";
  reminder.from = *parse_day("2026-03-01");
  reminder.to = *parse_day("2026-03-10");
  reminder.at = std::chrono::hours(21);
  calendar.reminders = {reminder};
  return calendar;
}

bool has_line(const std::string& text, const std::string& line) {
  return text.find("\r\n" + line + "\r\n") != text.npos;
}

TEST(Ical, the_same_reminders_are_the_same_bytes_and_every_line_ends_with_both_signs) {
  const std::string text = ical_of(one_reminder());
  EXPECT_EQ(text, ical_of(one_reminder()));
  for (std::size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1)) EXPECT_EQ(text[at - 1], '\r');
  for (const char* line : {"UID:x@titrate", "SEQUENCE:17", "DTSTAMP:20260301T200405Z", "DTSTART:20260301T210000",
                           "RRULE:FREQ=DAILY;COUNT=10", "SUMMARY:Titrate", "STATUS:CONFIRMED"})
    EXPECT_TRUE(has_line(text, line)) << line;
}

TEST(Ical, a_title_cannot_write_a_line_of_its_own) {
  ReminderCalendar calendar = one_reminder();
  calendar.title = "x\r\nATTENDEE:mailto:a@b";
  EXPECT_EQ(ical_of(calendar).find("\r\nATTENDEE"), std::string::npos);
}

TEST(Ical, a_reminder_that_is_not_any_more_is_cancelled_and_rings_no_more) {
  ReminderCalendar calendar = one_reminder();
  calendar.reminders[0].cancelled = true;
  const std::string text = ical_of(calendar);
  EXPECT_TRUE(has_line(text, "STATUS:CANCELLED"));
  EXPECT_EQ(text.find("VALARM"), std::string::npos);
}

}  // namespace
}  // namespace titrate::codec
