#include "base/version.h"
#include "catalog/catalog.h"
#include "codec/notebook_json.h"
#include "codec/verbs.h"

namespace titrate::codec {

Answer about(Room& room, Fields& fields) {
  fields.one_of("diary", {"mine", "example"});
  fields.moment("now");
  if (auto problem = fields.problem()) return *problem;
  Json limits = Json::array(), instruments = Json::array();
  for (const SupplementalLimit& limit : room.catalog.limits) {
    Json row = limit_json(limit.amount, limit.reason, limit.source);
    row["authority"] = limit.authority;
    limits.push_back(std::move(row));
  }
  for (const Instrument& instrument : room.catalog.instruments) {
    if (!is_asked_in_the_evening(instrument)) continue;
    instruments.push_back(question_json(question_of(room.catalog, instrument.names.front())));
  }
  return Json{
      {"version", std::string(version())},
      {"catalog_hash", room.catalog.hash},
      {"notice",
       "Titrate informs and does not diagnose; talk to a doctor or pharmacist before you start, change or stop a "
       "supplement or a medicine."},
      {"limits", std::move(limits)},
      {"instruments", std::move(instruments)}};
}

}  // namespace titrate::codec
