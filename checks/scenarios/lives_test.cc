// Lives the folders beside this file that hold a life.json: what somebody asked of the program, day by day, through the
// door that the page and the shell use, and what they were answered. story.md tells it in words. A step is
//
//   {"at": "2026-03-01T21:00:00+01:00", "ask": {"verb": ...}, "answer": any part of the reply}, or
//   {"from": "2026-03-02", "clock": "21:00:00+01:00", "each": {"pain": [4, 5, null, "skipped"], "dose": [0, 100]}}:
//       an evening a day; null is an evening on which nothing was written, and a list that ends earlier repeats its
//       last. "days" says how many evenings, where it is not the length of the longest list.
//
// An answer need not be "ok": what is refused is expected as {"ok": false, "problem": ...}; every other answer must be.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "app/memory_records.h"
#include "codec/file.h"
#include "codec/handle.h"
#include "expect_part.h"

namespace titrate {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

std::vector<std::string> lives() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(TITRATE_SCENARIOS))
    if (fs::exists(entry.path() / "life.json")) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

std::string life_name(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

class Life : public testing::TestWithParam<std::string> {
 protected:
  void live(const Json& step, const std::string& where) {
    if (step.contains("each")) return evenings(step, where);
    const Json reply = ask(step["ask"], step["at"]);
    const Json expected = step.value("answer", Json::object());
    EXPECT_TRUE(expected.contains("ok") || reply["ok"] == true) << where << ": " << reply.dump();
    expect_part(expected, reply, where);
  }

 private:
  Json ask(Json request, const std::string& now) {
    request["now"] = now;
    return Json::parse(codec::handle(records_, patient_, request.dump(), std::nullopt, nullptr, &vault_));
  }
  void evenings(const Json& step, const std::string& where) {
    std::size_t days = 0;
    for (const auto& [item, values] : step["each"].items()) days = std::max(days, values.size());
    days = step.value("days", days);
    const Day from = *parse_day(step["from"].get<std::string>());
    for (std::size_t i = 0; i < days; ++i) {
      const std::string now = to_string(from + std::chrono::days(i)) + "T" + step["clock"].get<std::string>();
      for (const auto& [item, values] : step["each"].items())
        write(item, values[std::min(i, values.size() - 1)], now, where);
    }
  }
  void write(const std::string& item, const Json& value, const std::string& now, const std::string& where) {
    if (value.is_null()) return;
    Json request{{"verb", "record"}, {"item", item}, {"confirm", true}};
    if (value.is_string())
      request["state"] = value;
    else
      request.update({{"state", value == 0 ? "none" : "value"}});
    if (value.is_number() && value != 0) request["value"] = value;
    const Json reply = ask(request, now);
    EXPECT_EQ(reply["ok"], true) << where << " at " << now << ": " << reply.dump();
  }

  MemoryRecords records_;
  MemoryVault vault_;
  Progress patient_;
};

TEST_P(Life, is_answered_as_its_story_says) {
  const fs::path folder = fs::path(TITRATE_SCENARIOS) / GetParam();
  EXPECT_TRUE(fs::exists(folder / "story.md"));
  const Json life = Json::parse(*codec::read_file((folder / "life.json").string()));
  for (std::size_t i = 0; i < life.size(); ++i)
    live(life[i], "step " + std::to_string(i + 1) +
                      (life[i].contains("says") ? " (" + life[i]["says"].get<std::string>() + ")" : ""));
}

INSTANTIATE_TEST_SUITE_P(Titrate, Life, testing::ValuesIn(lives()), life_name);

}  // namespace
}  // namespace titrate
