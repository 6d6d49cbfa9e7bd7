#include "cli/at_the_door.h"

#include "cli/clock.h"
#include "cli/own_data.h"
#include "door/handle.h"
#include "imports/importer.h"

namespace titrate::cli {

using codec::Json;

std::string text_in(const Json& object, const char* field) {
  const auto at = object.find(field);
  return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
}

Result<Reply> at_the_door(const std::string& data, const Json& request) {
  const auto diary = OwnDiary::open(data);
  if (!diary) return diary.problem();
  Progress patient;
  imports::FileImporter importer;
  Reply reply{door::handle((*diary)->records(), patient, request.dump(-1, ' ', false, Json::error_handler_t::replace),
                           now(), {.vault = &(*diary)->vault, .backups = &(*diary)->backups, .importer = &importer}),
              {}};
  reply.json = Json::parse(reply.text);
  if (reply.json["ok"] == true) return reply;
  const Json& problem = reply.json["problem"];
  return Problem{text_in(problem, "what"), {}, text_in(problem, "way_out")};
}

}  // namespace titrate::cli
