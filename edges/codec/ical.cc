#include "codec/ical.h"

#include <cstdio>
#include <cstdlib>

namespace titrate::codec {
namespace {

/// "20260301T210000"
std::string ical_moment(std::chrono::local_seconds at) {
  const auto day = std::chrono::floor<std::chrono::days>(at);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(at - day);
  char text[32];
  std::snprintf(text, sizeof text, "%04d%02u%02uT%02d%02d%02d", int(date.year()), unsigned(date.month()),
                unsigned(date.day()), int(clock.hours().count()), int(clock.minutes().count()),
                int(clock.seconds().count()));
  return text;
}

std::string ical_utc(Instant at) { return ical_moment(std::chrono::local_seconds(at.time_since_epoch())) + "Z"; }

/// "+0100", "-033000"
std::string ical_offset(std::chrono::seconds offset) {
  const long total = std::labs(long(offset.count()));
  char text[32];
  std::snprintf(text, sizeof text, "%c%02ld%02ld", offset.count() < 0 ? '-' : '+', total / 3600, total / 60 % 60);
  std::string written = text;
  if (total % 60 != 0) {
    std::snprintf(text, sizeof text, "%02ld", total % 60);
    written += text;
  }
  return written;
}

class CalendarText {
 public:
  void line(const std::string& content) { text_ += folded(content); }
  std::string take() { return std::move(text_); }

  void observance(bool summer, std::chrono::local_seconds from, std::chrono::seconds before, std::chrono::seconds after,
                  const std::string& abbreviation) {
    const std::string kind = summer ? "DAYLIGHT" : "STANDARD";
    line("BEGIN:" + kind);
    line("DTSTART:" + ical_moment(from));
    line("TZOFFSETFROM:" + ical_offset(before));
    line("TZOFFSETTO:" + ical_offset(after));
    line("TZNAME:" + ical_text(abbreviation));
    line("END:" + kind);
  }

  void zone(const Zone& zone) {
    line("BEGIN:VTIMEZONE");
    line("TZID:" + zone.name);
    // What the clocks showed before the first change, from a day on that lies before every reminder.
    observance(false, std::chrono::local_days(std::chrono::year(1970) / std::chrono::January / 1), zone.at_first,
               zone.at_first, zone.abbreviation_at_first);
    for (const ZoneChange& change : zone.changes)
      observance(change.after > change.before,
                 std::chrono::local_seconds((change.at + change.before).time_since_epoch()), change.before,
                 change.after, change.abbreviation);
    line("END:VTIMEZONE");
  }

  void reminder(const DailyReminder& reminder, const ReminderCalendar& calendar) {
    line("BEGIN:VEVENT");
    line("UID:" + ical_text(reminder.uid));
    line("DTSTAMP:" + ical_utc(calendar.stamp));
    line("SEQUENCE:" + std::to_string(calendar.version));
    const std::string zone = calendar.zone ? ";TZID=" + calendar.zone->name : "";
    line("DTSTART" + zone + ":" + ical_moment(reminder.from + reminder.at));
    line("DURATION:PT5M");
    line("RRULE:FREQ=DAILY" +
         (reminder.to ? ";COUNT=" + std::to_string((*reminder.to - reminder.from).count() + 1) : std::string()));
    line("SUMMARY:" + ical_text(calendar.title));
    line("CLASS:PRIVATE");
    line("TRANSP:TRANSPARENT");  // a reminder makes nobody busy
    line(reminder.cancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
    if (!reminder.cancelled) {
      line("BEGIN:VALARM");
      line("ACTION:DISPLAY");
      line("DESCRIPTION:" + ical_text(calendar.title));
      line("TRIGGER:PT0S");
      line("END:VALARM");
    }
    line("END:VEVENT");
  }

 private:
  std::string text_;
};

bool continues_character(char byte) { return (static_cast<unsigned char>(byte) & 0xc0) == 0x80; }

}  // namespace

std::string folded(std::string_view line) {
  constexpr std::size_t widest = 75, longest_character = 4;
  std::string text;
  for (std::size_t room = widest; line.size() > room; room = widest - 1) {  // the space of a next line counts too
    std::size_t cut = room;
    while (cut > room - longest_character && continues_character(line[cut])) --cut;
    text.append(line.substr(0, cut)).append("\r\n ");
    line.remove_prefix(cut);
  }
  return text.append(line).append("\r\n");
}

std::string ical_text(std::string_view text) {
  std::string escaped;
  for (const char letter : text) {
    if (letter == '\\' || letter == ';' || letter == ',')
      escaped.append(1, '\\').append(1, letter);
    else if (letter == '\n')
      escaped += "\\n";
    else
      escaped += static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f ? ' ' : letter;
  }
  return escaped;
}

std::string ical_of(const ReminderCalendar& calendar) {
  CalendarText text;
  text.line("BEGIN:VCALENDAR");
  text.line("VERSION:2.0");
  text.line("PRODID:-//Titrate//Reminders//EN");
  text.line("CALSCALE:GREGORIAN");
  text.line("METHOD:PUBLISH");
  text.line("X-WR-CALNAME:" + ical_text(calendar.title));
  text.line("REFRESH-INTERVAL;VALUE=DURATION:PT6H");
  text.line("X-PUBLISHED-TTL:PT6H");
  if (calendar.zone) text.zone(*calendar.zone);
  for (const DailyReminder& reminder : calendar.reminders) text.reminder(reminder, calendar);
  text.line("END:VCALENDAR");
  return text.take();
}

}  // namespace titrate::codec
