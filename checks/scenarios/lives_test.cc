// Lives the folders beside this file that hold a life.json: what somebody asked of the program, day by day, through the
// door that the page and the shell use, and what they were answered. story.md tells it in words. A step is
//
//   {"at": "2026-03-01T21:00:00+01:00", "ask": {"verb": ...}, "answer": any part of the reply}, or
//   {"from": "2026-03-02", "clock": "21:00:00+01:00", "each": {"pain": [4, 5, null, "skipped"], "dose": [0, 100]}}:
//       an evening a day; null is an evening on which nothing was written, and a list that ends earlier repeats its
//       last; with "again": true it begins anew. "days" says how many evenings, where it is not the length of the
//       longest list. An object is more of the request: {"state": "value", "text": "active", "confidence": 1}.
//
// The body knows what nobody may know. {"on": [...], "off": [...]} in place of a list is what is written on days of a
// sealed plan whose period takes the full dose, and on the others; "outside" is for days of no period (else as "off"),
// and "mixed_up": [1, 2] in the step: the bags of these periods were taken for each other. An order is drawn from a
// secret of the operating system, so what is expected holds for each that can be drawn. "{bag 1}" anywhere is the code
// on the bag of the first period.
//
// An answer need not be "ok": what is refused is expected as {"ok": false, "problem": ...}; every other answer must be.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <functional>

#include "app/memory_records.h"
#include "codec/catalog_tables.h"
#include "codec/file.h"
#include "door/handle.h"
#include "door/running_trial.h"
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
  void live(Json step, const std::string& where) {
    if (step.contains("each")) return evenings(step, where);
    step = with_bags(step);
    const Json reply = ask(step["ask"], step["at"]);
    const Json expected = step.value("answer", Json::object());
    EXPECT_TRUE(expected.contains("ok") || reply["ok"] == true) << where << ": " << reply.dump();
    expect_part(expected, reply, where);
  }

 private:
  Json ask(Json request, const std::string& now) {
    request["now"] = now;
    return Json::parse(door::handle(records_, patient_, request.dump(), std::nullopt, {.vault = &vault_}));
  }
  /// The codes of the bags, which are drawn anew in each life, in place of their names.
  Json with_bags(const Json& step) {
    std::string text = step.dump();
    if (text.find("{bag ") == text.npos) return step;
    if (bags_.is_null()) bags_ = ask({{"verb", "plan_kit"}}, step["at"])["kit"]["labels"];
    for (const Json& label : bags_) {
      const std::string name = "{bag " + std::to_string(label["period"].get<int>()) + "}";
      for (std::size_t at = text.find(name); at != text.npos; at = text.find(name, at))
        text.replace(at, name.size(), label["code"].get<std::string>());
    }
    return Json::parse(text);
  }
  /// Which of the lists holds on each day: of what was really taken in the periods of the sealed plan.
  std::function<const char*(Day)> side_of(const Json& step) {
    const Moment now = *parse_moment(step["from"].get<std::string>() + "T" + step["clock"].get<std::string>());
    const auto trial = door::running_trial(records_, &vault_, codec::catalog(), now);
    if (!trial || !*trial || !(*trial)->order) return [](Day) { return "outside"; };
    Order taken = *(*trial)->order;
    if (const Json swapped = step.value("mixed_up", Json()); !swapped.is_null()) {
      const std::size_t one = swapped[0].get<std::size_t>() - 1, other = swapped[1].get<std::size_t>() - 1;
      const bool kept = taken[one];
      taken[one] = taken[other];
      taken[other] = kept;
    }
    return [taken, calendar = (*trial)->now.calendar](Day day) {
      const PlanDay at = calendar.on(day);
      if (at.phase != PlanDay::Phase::period) return "outside";
      return taken[std::size_t(at.period - 1)] ? "on" : "off";
    };
  }
  void evenings(const Json& step, const std::string& where) {
    const auto side = side_of(step);
    const auto list = [](const Json& values, const char* name) -> const Json& {
      return values.is_array() ? values : values.contains(name) ? values[name] : values["off"];
    };
    std::size_t days = 0;
    for (const auto& [item, values] : step["each"].items()) days = std::max(days, list(values, "on").size());
    days = step.value("days", days);
    const Day from = *parse_day(step["from"].get<std::string>());
    for (std::size_t i = 0; i < days; ++i) {
      const Day day = from + std::chrono::days(i);
      const std::string now = to_string(day) + "T" + step["clock"].get<std::string>();
      for (const auto& [item, values] : step["each"].items()) {
        const Json& of_day = list(values, side(day));
        const std::size_t last = of_day.size() - 1;
        write(item, of_day[step.value("again", false) ? i % of_day.size() : std::min(i, last)], now, where);
      }
    }
  }
  void write(const std::string& item, const Json& value, const std::string& now, const std::string& where) {
    if (value.is_null()) return;
    Json request{{"verb", "record"}, {"item", item}, {"confirm", true}};
    if (value.is_object())
      request.update(value);
    else if (value.is_string())
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
  Json bags_;  ///< labels of the kit, once somebody asked for a code
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
