#include "codec/conversion_json.h"

#include "codec/tidy_diary.h"

namespace titrate::codec {

Json conversion_json(const Converted& converted) {
  Json participants = Json::array(), listed = Json::array();
  for (const Participant& participant : converted.participants) participants.push_back(participant.id);
  for (const Listed& line : converted.listed)
    listed.push_back({{"line", line.line}, {"text", line.text}, {"why", line.why}});
  return Json{{"csv", csv_of(converted.diary)},
              {"participants", std::move(participants)},
              {"notes", converted.notes},
              {"listed", std::move(listed)}};
}

}  // namespace titrate::codec
