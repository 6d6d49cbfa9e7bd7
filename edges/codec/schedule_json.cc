#include "codec/schedule_json.h"

#include <nlohmann/json.hpp>

#include "safety/spacing.h"

namespace titrate::codec {
namespace {
using Json = nlohmann::ordered_json;
}  // namespace

std::string clock_text(int minute) { return to_string(TimeOfDay{(minute % 1440 + 1440) % 1440}); }

Json schedule_json(const Schedule& schedule) {
  Json json{{"doses", Json::array()}, {"open", Json::array()}, {"closed", Json::array()}};
  for (const PlannedDose& dose : schedule.doses)
    json["doses"].push_back(
        {{"at", to_string(dose.at)}, {"with_food", dose.with_food}, {"usual_time", dose.at_the_usual_time}});
  for (const OpenWindow& window : schedule.open)
    json["open"].push_back({{"from", to_string(window.from)}, {"to", to_string(window.to)}});
  for (const ClosedWindow& window : schedule.closed)
    json["closed"].push_back({{"from", to_string(window.from)},
                              {"to", to_string(window.to)},
                              {"about", window.about},
                              {"medicine_at", to_string(window.medicine_at)}});
  json["most_doses"] = schedule.most_doses;
  json["in_the_way"] = schedule.in_the_way;
  json["without_a_time"] = schedule.without_a_time;
  json["reason"] = schedule.reason;
  return json;
}

Json next_allowed_json(const NextAllowed& next) {
  Json json{{"at", clock_text(next.minute)}, {"minute", next.minute}};
  json["because_of"] = next.because_of.empty() ? Json(nullptr) : Json(next.because_of);
  json["medicine_at"] = next.medicine_at ? Json(clock_text(*next.medicine_at)) : Json(nullptr);
  json["without_a_time"] = next.without_a_time;
  json["reason"] = next.reason;
  return json;
}

}  // namespace titrate::codec
