#include "base/version.h"
#include "catalog/catalog.h"
#include "codec/notebook_json.h"
#include "door/verbs.h"

namespace titrate::door {
namespace {

/// What the evening may ask about: every effect with the grades that a person can recognise without a device.
Json side_effects_to_ask(const Catalog& catalog) {
  Json effects = Json::array();
  for (const AdverseEffect& row : catalog.adverse_effects) {
    if (row.substance != "magnesium" || !row.asked || row.grade > 4) continue;
    if (effects.empty() || effects.back()["effect"] != row.effect)
      effects.push_back({{"effect", row.effect}, {"name", row.name}, {"grades", Json::array()}});
    effects.back()["grades"].push_back(
        {{"grade", row.grade}, {"definition", row.definition}, {"action", to_string(row.action)}});
  }
  return effects;
}

const char* kind_in_words(LimitKind kind) {
  switch (kind) {
    case LimitKind::upper_limit:
      return "upper_limit";
    case LimitKind::max_supplement:
      return "max_supplement";
    case LimitKind::guidance:
      return "guidance";
    case LimitKind::ceiling:
      break;
  }
  return "ceiling";
}

}  // namespace

Answer about(Room& room, Fields& fields) {
  fields.one_of("diary", {"mine", "example"});
  fields.moment("now");
  if (auto problem = fields.problem()) return *problem;
  Json limits = Json::array(), instruments = Json::array();
  for (const SupplementalLimit& limit : room.catalog.limits) {
    Json row = limit_json(limit.amount, limit.reason, limit.source);
    row["authority"] = limit.authority;
    row["id"] = limit.id;
    row["substance"] = limit.substance;
    row["kind"] = kind_in_words(limit.kind);
    row["age_from"] = limit.age_from;
    row["age_to"] = limit.age_to ? Json(*limit.age_to) : Json(nullptr);
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
      {"instruments", std::move(instruments)},
      {"side_effects", side_effects_to_ask(room.catalog)}};
}

}  // namespace titrate::door
