#include "codec/next_dose_json.h"

#include "codec/schedule_json.h"

namespace titrate::codec {
Json next_dose_json(const NextDose& next) {
  Json counted = Json::array();
  for (const CountedIntake& one : next.counted)
    counted.push_back(
        {{"about", one.about}, {"at", clock_text(one.minute)}, {"minute", one.minute}, {"said", one.said}});
  Json json{{"may_be_suggested", next.why_not.empty()},
            {"why_not", next.why_not.empty() ? Json(nullptr) : Json(next.why_not)}};
  json.update(next_allowed_json(next.next));
  json["source"] = next.source.empty() ? Json(nullptr) : Json(next.source);
  json["counted"] = std::move(counted);
  json["not_spaced"] = next.not_spaced;
  json["room_left_mg"] = number_json(next.room.in(elemental_milligram_per_day));
  return json;
}

std::string printed_next_dose(const NextDose& next) {
  return next_dose_json(next).dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace titrate::codec
