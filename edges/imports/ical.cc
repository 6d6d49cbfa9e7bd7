#include "imports/ical.h"

#include <algorithm>

#include "base/blanks.h"
#include "codec/dates.h"
#include "codec/text.h"
#include "imports/amounts.h"
#include "imports/ical_parts.h"
#include "imports/ical_rule.h"
#include "imports/watch.h"

namespace titrate::imports {
namespace {

using namespace std::chrono;

struct IcalEvent {
  std::string uid, summary, status, rule, fault, duration;
  std::optional<IcalTime> start, end, replaces;
  std::vector<IcalTime> also, except;
  bool quoted_printable = false;
  std::size_t line = 0;

  void take(const IcalLine& one) {
    constexpr std::size_t most = 4'000;
    if (one.name == "UID") uid = one.value;
    if (one.name == "SUMMARY") summary = ical_text(one.value), quoted_printable = one.parameters.count("ENCODING") > 0;
    if (one.name == "STATUS") status = codec::lower(without_blanks_around(one.value));
    if (one.name == "DTSTART") start = ical_time_in(one);
    if (one.name == "DTEND") end = ical_time_in(one);
    if (one.name == "DURATION") duration = one.value;
    if (one.name == "RECURRENCE-ID") replaces = ical_time_in(one);
    if (one.name == "RRULE") rule = one.value;
    if (one.name == "RDATE" && also.size() < most)
      for (const IcalTime& time : ical_times_in(one)) also.push_back(time);
    if (one.name == "EXDATE" && except.size() < most)
      for (const IcalTime& time : ical_times_in(one)) except.push_back(time);
  }
};

/// Goes through a calendar, and tells its zones and its events as they end. What is inside an event (alarms) is passed
/// over.
class IcalReader {
 public:
  explicit IcalReader(const Reading& reading) : in_(reading.part.text()), lines_(*in_), watch_(reading) {}
  virtual ~IcalReader() = default;
  Result<Done> read() {
    while (lines_.next()) {
      if (!watch_.goes_on()) return *watch_.stopped();
      line();
    }
    if (inside_ == Inside::event) broken("the file ends within this event");
    return Done{};
  }

 protected:
  virtual void zone_line(const IcalLine&) {}
  virtual void event(const IcalEvent& one) = 0;
  /// Outside of everything, or within an event.
  virtual void stamp(const IcalTime&) {}

 private:
  enum class Inside { nothing, zone, event };
  void line() {
    const auto one = ical_line_in(lines_.text());
    if (!lines_.readable()) {
      if (inside_ == Inside::event && deeper_ == 0) event_.fault = "a line of it is not UTF-8 text, or too long";
      return;
    }
    if (!one) return;
    const bool begins = one->name == "BEGIN", ends = one->name == "END";
    const std::string part = begins || ends ? codec::lower(without_blanks_around(one->value)) : "";
    if (part == "vevent" && begins) {
      if (inside_ == Inside::event) broken("the event has no end");
      inside_ = Inside::event, deeper_ = 0;
      event_ = {};
      event_.line = lines_.line();
    } else if (part == "vtimezone") {
      inside_ = begins ? Inside::zone : Inside::nothing;
      zone_line(*one);
    } else if (inside_ == Inside::zone) {
      zone_line(*one);
    } else if (inside_ == Inside::event) {
      if (part == "vevent" && ends) return inside_ = Inside::nothing, event(event_);
      if (part == "vcalendar") return inside_ = Inside::nothing, broken("the event has no end");
      if (begins)
        ++deeper_;
      else if (ends)
        deeper_ -= deeper_ > 0;
      else if (deeper_ == 0)
        event_.take(*one), stamped(*one);
    }
  }
  void stamped(const IcalLine& one) {
    if (one.name != "DTSTAMP" && one.name != "CREATED" && one.name != "LAST-MODIFIED") return;
    if (const auto time = ical_time_in(one)) stamp(*time);
  }
  void broken(std::string why) {
    event_.fault = std::move(why);
    event(event_);
  }

  std::unique_ptr<std::istream> in_;
  IcalLines lines_;
  Watch watch_;
  Inside inside_ = Inside::nothing;
  int deeper_ = 0;
  IcalEvent event_;
};

/// What is known only at the end of a calendar: its zones, the occurrences that other events replace, and how far it is
/// written.
class IcalBefore : public IcalReader {
 public:
  using IcalReader::IcalReader;
  IcalZones zones;
  std::map<std::string, std::vector<IcalTime>> replaced;
  std::optional<Day> written;

 private:
  void zone_line(const IcalLine& one) override { zones.line(one); }
  void event(const IcalEvent& one) override {
    constexpr std::size_t most = 4'000, most_series = 100'000;
    if (!one.replaces || replaced.size() > most_series) return;
    if (auto& those = replaced[one.uid]; those.size() < most) those.push_back(*one.replaces);
  }
  void stamp(const IcalTime& time) override {
    const Day day = floor<days>(time.local);
    if (codec::is_of_a_diary(day)) written = written ? std::max(*written, day) : day;
  }
};

class IcalTaken : public IcalReader {
 public:
  IcalTaken(const Reading& reading, IcalBefore& before) : IcalReader(reading), reading_(reading), before_(before) {}

 private:
  void event(const IcalEvent& one) override {
    Collected& into = reading_.into;
    into.read();
    if (one.status == "cancelled") {
      into.remark("Events that were cancelled were passed over.");
      return into.passed_over();
    }
    if (!one.fault.empty()) return not_understood(one, one.fault);
    if (one.quoted_printable) return not_understood(one, "its title is written as in vCalendar 1.0, which is not read");
    if (one.summary.empty()) return into.passed_over();
    if (!one.start) return not_understood(one, "it has no day on which it begins");
    if (!codec::is_of_a_diary(floor<days>(one.start->local)))
      return not_understood(one, "its year is not one of a diary");
    const std::size_t item =
        into.item({title(one.summary), FoundItem::Kind::context, "", {}, {}, Combine::last, "", ""});
    for (const IcalTime& time : times(one)) say(one, item, time);
  }

  /// A title is a name: of a longer one its beginning.
  static std::string title(std::string name) {
    constexpr std::size_t longest = 120;
    if (name.size() <= longest) return name;
    name.resize(longest);
    while (!name.empty() && !codec::is_utf8(name)) name.pop_back();
    return name + "...";
  }

  std::vector<IcalTime> times(const IcalEvent& one) {
    std::vector<IcalTime> times{*one.start};
    if (!one.replaces && !one.rule.empty()) repeat(one, times);
    times.insert(times.end(), one.also.begin(), one.also.end());
    const auto replaced = before_.replaced.find(one.uid);
    std::erase_if(times, [&](const IcalTime& time) {
      const auto left_out = [&](const std::vector<IcalTime>& those) {
        return std::any_of(those.begin(), those.end(), [&](const IcalTime& that) { return same(time, that); });
      };
      return left_out(one.except) ||
             (!one.replaces && !one.uid.empty() && replaced != before_.replaced.end() && left_out(replaced->second));
    });
    return times;
  }

  void repeat(const IcalEvent& one, std::vector<IcalTime>& times) {
    const auto rule = rule_in(one.rule);
    if (!rule) return not_understood(one, rule.problem().what + "; only its first day was taken");
    const Day first = floor<days>(one.start->local);
    const auto at = one.start->local - first;
    Day last = before_.written.value_or(first + days(366));
    reading_.into.remark(
        before_.written ? "Events that repeat were followed up to " + to_string(*before_.written) +
                              ", the last day on which something was written into the calendar."
                        : "Events that repeat were followed for a year: the file does not say when it was written.");
    IcalLine end;
    end.value = rule->until;
    if (auto until = ical_time_in(end)) {
      if (until->is_utc)
        if (const auto offset = before_.zones.offset(one.start->zone, until->local)) until->local += *offset;
      const Day until_day = floor<days>(until->local);
      last = std::min(last, !until->is_date && at > until->local - until_day ? until_day - days(1) : until_day);
    } else if (!rule->until.empty()) {
      return not_understood(one, "its rule of repetition ends on no day that I know; only its first day was taken");
    }
    // ten years of days of one event, and what a life has of all
    constexpr std::size_t most = 3'660, most_of_all = 400'000;
    if (followed_ > most_of_all)
      return not_understood(one, "the calendar repeats more than can be followed; only its first day was taken");
    const auto found = days_of(*rule, first, last, most);
    if (found.size() == most) reading_.into.remark("Of an event that repeats at most 3,660 days were taken.");
    followed_ += found.size() * std::size_t(lasts(one)) + 100;
    for (std::size_t i = 1; i < found.size(); ++i) {
      IcalTime time = *one.start;
      time.local = found[i] + at;
      times.push_back(time);
    }
  }

  std::optional<Instant> instant(const IcalTime& time) {
    if (time.is_utc) return Instant(time.local.time_since_epoch());
    if (time.zone.empty() || time.is_date) return std::nullopt;
    const auto offset = before_.zones.offset(time.zone, time.local);
    if (!offset)
      reading_.into.remark(
          "The time zone " + codec::quoted(time.zone) +
          " is described neither in the file nor on this machine: its times were read as a clock on the "
          "wall shows them.");
    return offset ? std::optional(Instant(time.local.time_since_epoch() - *offset)) : std::nullopt;
  }
  bool same(const IcalTime& time, const IcalTime& that) {
    if (that.is_date || time.is_date) return floor<days>(time.local) == floor<days>(that.local);
    if (time.local == that.local) return true;
    const auto one = instant(time), other = instant(that);
    return one && one == other;
  }
  Day day(const IcalTime& time) {
    if (time.is_date) return floor<days>(time.local);
    const auto at = instant(time);
    if (!at) return day_of({Instant(time.local.time_since_epoch()), minutes(0)}, reading_.asked.day_start);
    return day_of({*at, reading_.asked.offset_at(*at)}, reading_.asked.day_start);
  }
  /// How many days it lasts: an hour is one of its days, and so is a night; a journey of three days is three.
  int lasts(const IcalEvent& one) {
    const bool has_end = one.end.has_value();
    const seconds length =
        has_end ? one.end->local - one.start->local : ical_duration_in(one.duration).value_or(seconds(0));
    constexpr int most = 366;
    if (length < hours(24)) return 1;
    return int(std::min<std::int64_t>(most, ceil<days>(length).count()));
  }
  void say(const IcalEvent& one, std::size_t item, const IcalTime& time) {
    const Day first = day(time);
    for (int i = 0; i < lasts(one); ++i) {
      const Day on = first + days(i);
      if (codec::is_of_a_diary(on)) reading_.into.say(item, on, one.summary, one.line, one.summary);
    }
  }
  void not_understood(const IcalEvent& one, std::string why) {
    reading_.into.not_understood(reading_.part.name(), one.line,
                                 one.summary.empty() || !codec::is_utf8(one.summary) ? "BEGIN:VEVENT" : one.summary,
                                 std::move(why));
  }

  const Reading& reading_;
  IcalBefore& before_;
  std::size_t followed_ = 0;
};

}  // namespace

bool is_ical(const Part& part) {
  if (part.kind() != Bytes::text) return false;
  const std::string begins = codec::lower(without_blanks_around(std::string_view(part.head()).substr(0, 200)));
  return begins.starts_with("begin:vcalendar") || begins.starts_with("begin:vevent");
}

Result<Done> read_ical(const Reading& reading) {
  IcalBefore before(reading);
  if (const auto looked = before.read(); !looked) return looked.problem();
  IcalTaken taken(reading, before);
  if (const auto read = taken.read(); !read) return read.problem();
  reading.into.remark(
      "A calendar says what was planned, not what happened: nothing of it is taken as an intake, and nothing is taken "
      "over "
      "unless you choose it.");
  return Done{};
}

}  // namespace titrate::imports
