#include "codec/schedule_json.h"
#include "safety/spacing.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace titrate::codec {
namespace {

using Json = nlohmann::ordered_json;

const std::vector<SpacedMedicine> levothyroxine = {{"magnesium_levothyroxine", "levothyroxine", 4, 4, {{7 * 60}}}};

TEST(ScheduleJson, a_schedule_shows_its_times_windows_and_reasons) {
  DayShape day;
  day.preferred = {{8 * 60}};
  const Json json = schedule_json(schedule_doses(levothyroxine, day));
  EXPECT_EQ(json.at("doses"), Json::parse(R"([{"at":"11:00","with_food":false,"usual_time":false}])"));
  EXPECT_EQ(json.at("open"), Json::parse(R"([{"from":"11:00","to":"23:00"}])"));
  EXPECT_EQ(json.at("closed"),
            Json::parse(R"([{"from":"07:00","to":"10:59","about":"levothyroxine","medicine_at":"07:00"}])"));
  EXPECT_EQ(json.at("in_the_way"), Json::array());
  EXPECT_FALSE(json.at("reason").get<std::string>().empty());
}

TEST(ScheduleJson, the_next_time_names_what_holds_it_up) {
  const Json json = next_allowed_json(next_allowed(18 * 60, {{"magnesium_levothyroxine", 17 * 60}}, levothyroxine));
  EXPECT_EQ(json.at("at"), "21:00");
  EXPECT_EQ(json.at("minute"), 1260);
  EXPECT_EQ(json.at("because_of"), "levothyroxine");
  EXPECT_EQ(json.at("medicine_at"), "17:00");
  EXPECT_EQ(next_allowed_json(next_allowed(60, {{"magnesium_levothyroxine", -600}}, levothyroxine)).at("because_of"),
            nullptr);
}

}  // namespace
}  // namespace titrate::codec
