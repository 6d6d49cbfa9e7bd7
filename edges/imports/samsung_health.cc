#include "imports/samsung_health.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <optional>

#include "codec/row_stream.h"
#include "imports/nights.h"
#include "imports/sources.h"

namespace titrate::imports {
namespace {

/// "UTC-0400", "UTC+0530", "UTC+01:00"; in some files milliseconds or minutes, which are nothing here.
std::optional<std::chrono::minutes> samsung_offset(std::string_view text) {
  if (!text.starts_with("UTC")) return std::nullopt;
  // The day does not matter: the offset behind it does.
  const auto moment = parse_moment("2000-01-01T00:00" + std::string(text.substr(3)));
  return moment ? std::optional(moment->offset) : std::nullopt;
}

/// A time of a cell: a clock without a zone, or milliseconds since 1970.
struct SamsungTime {
  Instant clock;          ///< the clock as if it were UTC's
  bool is_epoch = false;  ///< then it is
};

std::optional<SamsungTime> samsung_time(std::string_view text) {
  using std::chrono::floor, std::chrono::seconds, std::chrono::milliseconds;
  if (!text.empty() && text.size() <= 15 && text.find_first_not_of("0123456789") == text.npos)
    return SamsungTime{floor<seconds>(std::chrono::sys_time<milliseconds>(milliseconds(std::stoll(std::string(text))))),
                       true};
  const auto moment = parse_moment(std::string(text) + "Z");
  return moment ? std::optional(SamsungTime{moment->instant}) : std::nullopt;
}

/// The table below its first line, which names the kind of record; a mark may stand before the first or the second.
class SamsungRows {
 public:
  explicit SamsungRows(const Part& part) : in_(part.text()) {
    in_->ignore(std::numeric_limits<std::streamsize>::max(), '\n');
    rows_.emplace(*in_, ',', true);
  }
  bool next() { return rows_->next(); }
  std::size_t line() const { return rows_->line() + 1; }
  const std::string& text() const { return rows_->text(); }
  const std::optional<std::string>& fault() const { return rows_->fault(); }
  bool has(std::string_view column) const { return at(column).has_value(); }
  std::string_view cell(std::string_view column) const { return rows_->cell(at(column)); }

 private:
  /// Its own columns have the kind of record before their names, or not.
  std::optional<std::size_t> at(std::string_view column) const {
    for (const std::string& name : {"com.samsung.health.sleep." + std::string(column), std::string(column)})
      if (const auto found = rows_->column(name)) return found;
    return std::nullopt;
  }
  std::unique_ptr<std::istream> in_;
  std::optional<codec::RowStream> rows_;
};

struct SamsungSleep {
  SamsungTime from, to;
  std::optional<std::chrono::minutes> offset;
};

std::optional<SamsungSleep> samsung_sleep(const SamsungRows& rows) {
  const auto from = samsung_time(rows.cell("start_time")), to = samsung_time(rows.cell("end_time"));
  if (!from || !to || !is_of_our_time(from->clock) || !is_of_our_time(to->clock)) return std::nullopt;
  return SamsungSleep{*from, *to, samsung_offset(rows.cell("time_offset"))};
}

/// Does the middle of the sleep stand at night, by a clock that is so far from what is written?
bool is_at_night(const SamsungSleep& sleep, std::chrono::minutes later) {
  using namespace std::chrono;
  const auto middle = sleep.from.clock + (sleep.to.clock - sleep.from.clock) / 2 + later;
  const auto hour = duration_cast<hours>(middle - floor<days>(middle)).count();
  return hour >= 22 || hour < 10;
}

/// Some exports have times in UTC, with the offset of the place beside them; some have the clock of the place. Nothing
/// in the file says which. They are UTC unless that would put most nights into the day, and the clock would not.
bool has_local_times(const Part& part) {
  SamsungRows rows(part);
  std::size_t told = 0, as_utc = 0, as_local = 0;
  while (rows.next()) {
    if (rows.fault()) continue;
    const auto sleep = samsung_sleep(rows);
    if (!sleep || sleep->from.is_epoch || !sleep->offset || sleep->offset->count() == 0) continue;
    ++told;
    as_utc += is_at_night(*sleep, *sleep->offset);
    as_local += is_at_night(*sleep, std::chrono::minutes(0));
  }
  constexpr std::size_t enough = 5;
  return told >= enough && as_local * 3 >= told * 2 && as_utc * 3 <= told;
}

}  // namespace

bool is_samsung_health(const Part& part) {
  return part.kind() == Bytes::text && part.header().size() >= 2 &&
         (part.header()[0] == "com.samsung.shealth.sleep" || part.header()[0] == "com.samsung.health.sleep");
}

Result<Done> read_samsung_health(const Reading& reading) {
  const bool local = has_local_times(reading.part);
  SamsungRows rows(reading.part);
  if (!rows.has("start_time") || !rows.has("end_time"))
    return Problem{"This table has no column start_time or end_time in its second line.",
                   {.file = reading.part.name(), .line = 2},
                   "Check that it is the table of sleep as Samsung Health wrote it."};
  Nights nights;
  Sources sources;
  bool without_offset = false, some_clock = false;
  for (std::size_t count = 1; rows.next(); ++count) {
    if (count % 4096 == 0 && !reading.progress.keep_going(double(count) / double(count + 65'536)))
      return Problem{"The reading was stopped before the end of the file.",
                     {.file = reading.part.name()},
                     "Nothing was taken over. Start it again when you like."};
    reading.into.read();
    const auto refuse = [&](const std::string& why) {
      reading.into.not_understood(reading.part.name(), rows.line(), rows.text(), why);
    };
    if (rows.fault()) {
      refuse(*rows.fault());
      continue;
    }
    const auto sleep = samsung_sleep(rows);
    if (!sleep) {
      refuse("its start_time or end_time is no time that I can read");
      continue;
    }
    const bool as_clock = local && !sleep->from.is_epoch;
    some_clock |= !sleep->from.is_epoch && sleep->offset && sleep->offset->count() != 0;
    without_offset |= !sleep->offset;
    const auto offset = sleep->offset ? *sleep->offset : reading.asked.offset_at(sleep->to.clock);
    const auto shift = as_clock ? offset : std::chrono::minutes(0);
    if (!nights.add(Nights::Spell::asleep, sleep->from.clock - shift, sleep->to.clock - shift, offset,
                    sources.number(std::string(rows.cell("deviceuuid"))), rows.line()))
      refuse("it does not end after it begins, or lasts longer than a day");
  }
  if (const auto problem = nights.too_many(reading.part.name())) return *problem;
  nights.give(reading.into, reading.asked.day_start);
  if (local)
    reading.into.remark(
        "The times in this table are read as those of the clock at the place: read as UTC, most of the sleep would be "
        "by "
        "day.");
  else if (some_clock)
    reading.into.remark("The times in this table are read as UTC, and time_offset says what the clock showed.");
  if (without_offset)
    reading.into.remark(
        "Some sleep has no time_offset that I can read; the place where you are now was taken for its clock.");
  reading.into.remark(
      "What Samsung Health calls sleep is from its beginning to its end: short waking in between is in it.");
  return Done{};
}

}  // namespace titrate::imports
