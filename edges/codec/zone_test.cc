#include "codec/zone.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <ctime>
#include <fstream>
#include <sstream>

#include "codec/file.h"

namespace titrate::codec {
namespace {

std::chrono::seconds offset_at(const Zone& zone, Instant at) {
  std::chrono::seconds offset = zone.at_first;
  for (const ZoneChange& change : zone.changes)
    if (change.at <= at) offset = change.after;
  return offset;
}

/// What the system's own library makes of the same file.
std::chrono::seconds offset_of_libc(Instant at) {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(at);
  std::tm local{};
  localtime_r(&seconds, &local);
  return std::chrono::seconds(local.tm_gmtoff);
}

struct InZone {
  explicit InZone(const char* name) {
    setenv("TZ", name, 1);
    tzset();
  }
  ~InZone() {
    unsetenv("TZ");
    tzset();
  }
};

TEST(Zone, its_clocks_show_what_the_clocks_of_the_system_show) {
  // Both hemispheres, half hours, a change at midnight, one that stands still in Ramadan, none at all, and years after
  // the last change that a file lists.
  for (const char* name :
       {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "Africa/Casablanca",
        "Asia/Kathmandu", "Europe/Dublin", "Pacific/Auckland", "Asia/Gaza", "Etc/UTC", "America/Nuuk"}) {
    const auto zone = zone_called(name, 2026, 2060);
    ASSERT_TRUE(zone) << name << describe(zone.problem());
    const InZone in(name);
    Instant at{std::chrono::sys_days(std::chrono::year(2026) / 1 / 1)};
    const Instant end{std::chrono::sys_days(std::chrono::year(2061) / 1 / 1)};
    for (; at < end; at += std::chrono::minutes(601))
      ASSERT_EQ(offset_at(*zone, at), offset_of_libc(at)) << name << " " << to_string(Moment{at, {}});
  }
}

TEST(Zone, each_change_begins_where_the_one_before_it_ended) {
  const auto zone = zone_called("Europe/Berlin", 2026, 2040);
  ASSERT_TRUE(zone);
  ASSERT_EQ(zone->changes.size(), 30u);
  auto before = zone->at_first;
  for (const ZoneChange& change : zone->changes) {
    EXPECT_EQ(change.before, before);
    before = change.after;
  }
  EXPECT_EQ(zone->changes[0].abbreviation, "CEST");
}

TEST(Zone, no_name_leads_out_of_the_folder_of_zones) {
  for (const char* name : {"", "../../../etc/passwd", "/etc/passwd", "Europe", "Europe/../Europe/Berlin", "Nowhere",
                           "Europe/Berlin\r\nX:1", "Europe/Berlin;X"})
    EXPECT_FALSE(zone_called(name, 2026, 2027)) << name;
}

TEST(Zone, no_beginning_of_a_file_and_nothing_else_is_a_zone) {
  const auto bytes = read_file("/usr/share/zoneinfo/Europe/Berlin");
  ASSERT_TRUE(bytes);
  ASSERT_TRUE(zone_from_tzif(*bytes, "f", 2026, 2027));
  const std::size_t footer = bytes->rfind('\n', bytes->size() - 2);
  for (std::size_t size = 0; size < footer; ++size)
    EXPECT_FALSE(zone_from_tzif(std::string_view(*bytes).substr(0, size), "f", 2026, 2027)) << size;
  EXPECT_FALSE(zone_from_tzif("TZif", "f", 2026, 2027));
  EXPECT_FALSE(zone_from_tzif(std::string(5000, 'x'), "f", 2026, 2027));
}

}  // namespace
}  // namespace titrate::codec
