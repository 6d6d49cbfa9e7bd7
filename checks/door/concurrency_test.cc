// A page that is open twice, a shell beside it, a request that is sent again because its answer was lost: nothing that
// a person wrote may be lost, and nothing may stand twice.

#include <gtest/gtest.h>

#include <set>
#include <thread>

#include "codec/json.h"
#include "door/handle.h"
#include "store/sqlite_records.h"
#include "store/temporary_folder.h"

namespace titrate {
namespace {

using codec::Json;

Json ask(Records& records, Json request) {
  Progress progress;
  request["now"] = "2026-03-01T21:04:05+01:00";
  return Json::parse(door::handle(records, progress, request.dump()));
}

/// An entry of its own for each `index` of a writer, sent twice with the same key.
void write_entries(Records& records, int writer, int count) {
  for (int index = 0; index < count; ++index) {
    const int day = index % 28 + 1;
    const Json request{{"verb", "record"},
                       {"day", "2026-02-" + std::string(day < 10 ? "0" : "") + std::to_string(day)},
                       {"item", writer % 2 ? "pain" : "stress"},
                       {"state", "value"},
                       {"value", index % 11},
                       {"key", std::to_string(writer) + "/" + std::to_string(index)}};
    const Json first = ask(records, request), second = ask(records, request);
    EXPECT_EQ(first["ok"], true) << first;
    EXPECT_EQ(first["event"], second["event"]) << second;
  }
}

void expect_nothing_lost_or_doubled(Records& records, std::size_t entries) {
  const auto log = records.load("mine").value();
  EXPECT_EQ(log.size(), entries);
  std::set<std::string> keys;
  for (std::size_t i = 0; i < log.size(); ++i) {
    EXPECT_EQ(log[i].id, std::int64_t(i) + 1);
    EXPECT_TRUE(keys.insert(log[i].key).second) << log[i].key << " stands twice";
  }
}

std::unique_ptr<SqliteRecords> open_in(const store::TemporaryFolder& folder) {
  return SqliteRecords::open(folder / "diary.sqlite", std::chrono::minutes(1)).value();
}

TEST(Concurrency, two_threads_through_one_door_lose_and_double_nothing) {
  const store::TemporaryFolder folder;
  const auto records = open_in(folder);
  std::thread one(write_entries, std::ref(*records), 1, 40), two(write_entries, std::ref(*records), 2, 40);
  one.join();
  two.join();
  expect_nothing_lost_or_doubled(*records, 80);
}

TEST(Concurrency, two_programs_at_one_file_lose_and_double_nothing) {
  const store::TemporaryFolder folder;
  const auto page = open_in(folder), shell = open_in(folder);
  std::thread one(write_entries, std::ref(*page), 1, 40), two(write_entries, std::ref(*shell), 2, 40);
  one.join();
  two.join();
  expect_nothing_lost_or_doubled(*page, 80);
}

TEST(Concurrency, the_same_entries_from_two_programs_are_written_once) {
  const store::TemporaryFolder folder;
  const auto page = open_in(folder), shell = open_in(folder);
  std::thread one(write_entries, std::ref(*page), 1, 40), two(write_entries, std::ref(*shell), 1, 40);
  one.join();
  two.join();
  expect_nothing_lost_or_doubled(*page, 40);
}

TEST(Concurrency, the_example_that_two_programs_load_at_once_is_there_once) {
  const store::TemporaryFolder folder, alone;
  const auto page = open_in(folder), shell = open_in(folder), once = open_in(alone);
  ask(*once, {{"verb", "example"}});
  const auto load = [](Records& records) { EXPECT_EQ(ask(records, {{"verb", "example"}})["ok"], true); };
  std::thread one(load, std::ref(*page)), two(load, std::ref(*shell));
  one.join();
  two.join();
  EXPECT_EQ(page->load("example").value(), once->load("example").value());
}

}  // namespace
}  // namespace titrate
