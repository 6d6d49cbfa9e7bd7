#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace titrate {
struct NextAllowed;
struct Schedule;
}  // namespace titrate

namespace titrate::codec {

/// A minute, counted from any midnight, as "21:00".
std::string clock_text(int minute);

/// `schedule`: {"doses": [{"at": "11:00", "with_food", "usual_time"}], "open": [{"from", "to"}], "closed": [{"from",
/// "to", "about", "medicine_at"}], "most_doses", "in_the_way": [name], "without_a_time": [name], "reason"}. Both ends
/// of a window belong to it; `doses` is empty when there is no schedule.
nlohmann::ordered_json schedule_json(const Schedule& schedule);

/// `next`: {"at": "21:00", "minute": 1260, "because_of", "medicine_at", "without_a_time": [name], "reason"}. `minute`
/// counts from the midnight before today.
nlohmann::ordered_json next_allowed_json(const NextAllowed& next);

}  // namespace titrate::codec
