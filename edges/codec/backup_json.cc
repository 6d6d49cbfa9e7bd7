#include "codec/backup_json.h"

#include "codec/base64.h"

namespace titrate::codec {

Json json_of(const BackupFile& file) {
  return {{"name", file.name},
          {"day", file.day ? Json(to_string(*file.day)) : Json(nullptr)},
          {"closed", file.closed},
          {"bytes", file.bytes}};
}

Json json_of(const BackupMade& made) {
  return {{"name", made.name}, {"entries", made.entries}, {"diaries", made.diaries},
          {"key", made.key},   {"closed", made.closed},   {"foods_left_out", made.foods_left_out}};
}

Json json_of(const Verified& verified) {
  Json checks = Json::array();
  for (const BackupCheck& check : verified.checks)
    checks.push_back({{"what", check.what}, {"holds", check.holds}, {"text", check.text}});
  return {{"name", verified.name}, {"holds", verified.holds()}, {"checks", checks}};
}

Json json_of(const Restored& restored) {
  return {{"from", restored.from},       {"before", restored.before.empty() ? Json(nullptr) : Json(restored.before)},
          {"entries", restored.entries}, {"only_before", restored.only_before},
          {"key", restored.key},         {"foods_left_out", restored.foods_left_out},
          {"remarks", restored.remarks}};
}

Json json_of(const Exported& exported) {
  const bool text = exported.media_type != "application/vnd.sqlite3";
  return {{"name", exported.name},
          {"media_type", exported.media_type},
          {"text", text ? Json(exported.text) : Json(nullptr)},
          {"base64", text ? Json(nullptr) : Json(base64_of(exported.text))},
          {"holds", exported.holds},
          {"lost", exported.lost}};
}

Json json_of(const Erased& erased) {
  return {{"entries", erased.entries}, {"backups", erased.backups}, {"imports", erased.imports}, {"left", erased.left}};
}

}  // namespace titrate::codec
