#include "codec/backup_json.h"
#include "codec/exports.h"
#include "door/asked.h"
#include "door/verbs.h"

namespace titrate::door {
namespace {

/// A place in the folder of backups is nobody's business but the folder's: the door speaks of names.
std::string last_part(const std::string& path) { return path.substr(path.rfind('/') + 1); }

Restored by_name(Restored restored) {
  restored.from = last_part(restored.from);
  restored.before = last_part(restored.before);
  return restored;
}

/// What one act did, into the answer.
std::optional<Problem> act_on(Backups& backups, const Asked& asked, const std::string& act, const std::string& name,
                              const std::string& passphrase, Json& answer) {
  if (act == "make") {
    const auto made = backups.make(asked.now);
    if (!made) return made.problem();
    answer["made"] = json_of(*made);
  } else if (act == "verify") {
    auto verified = backups.verify(name, passphrase);
    if (!verified) return verified.problem();
    verified->name = last_part(verified->name);
    answer["verified"] = json_of(*verified);
  } else if (act == "drill" || act == "restore") {
    const auto restored =
        act == "drill" ? backups.drill(name, passphrase, asked.now) : backups.restore(name, passphrase, asked.now);
    if (!restored) return restored.problem();
    answer["restored"] = json_of(by_name(*restored));
  } else if (act == "erase") {
    auto erased = backups.erase();
    if (!erased) return erased.problem();
    for (std::string& one : erased->left) one = last_part(one);
    answer["erased"] = json_of(*erased);
  }
  return std::nullopt;
}

}  // namespace

Answer backup(Room& room, Fields& fields) {
  const Asked asked = asked_of(fields);
  const std::string act =
      fields.one_of("act", {"list", "make", "verify", "drill", "restore", "export", "erase"}).value_or("list");
  const std::string as = fields.one_of("as", {"json", "sqlite", "csv", "dictionary"}).value_or("json");
  const Redaction redaction{fields.flag("shift_dates").value_or(false), fields.flag("drop_words").value_or(false)};
  const std::string name = fields.text("name").value_or(""), passphrase = fields.text("passphrase").value_or("");
  const bool confirmed = fields.flag("confirm").value_or(false);
  if (auto problem = fields.problem()) return *problem;
  if (!room.backups)
    return Problem{
        "there is nowhere to keep a backup here.", {.file = "verb"}, "Ask the Titrate that keeps the diary."};
  if ((act == "drill" || act == "restore") && name.empty())
    return Problem{"Say which backup.", {.file = "name"}, "Name one that the act \"list\" shows."};
  if (act == "restore" && !confirmed)
    return Problem{"A restore puts the diary of the backup in the place of yours.",
                   {.file = "confirm"},
                   "What is there now is backed up first. Send \"confirm\": true to do it."};
  if (act == "erase" && !confirmed)
    return Problem{
        "This takes away the diary, the key of its order, imported foods and every backup, for good.",
        {.file = "confirm"},
        "Keep a copy elsewhere first, if you want one: the act \"export\". Send \"confirm\": true to do it."};
  Json answer{
      {"made", nullptr}, {"verified", nullptr}, {"restored", nullptr}, {"exported", nullptr}, {"erased", nullptr}};
  if (act == "export") {
    const auto exported = room.backups->exported(kind_called(as), "mine", redaction, asked.now);
    if (!exported) return exported.problem();
    answer["exported"] = json_of(*exported);
  }
  if (auto problem = act_on(*room.backups, asked, act, name, passphrase, answer)) return *problem;
  const auto files = room.backups->list();
  if (!files) return files.problem();
  answer["backups"] = Json::array();
  for (const BackupFile& file : *files) answer["backups"].push_back(json_of(file));
  const auto drilled = room.backups->last_drill();
  answer["last_drill"] = drilled ? Json(to_string(*drilled)) : Json(nullptr);
  return answer;
}

}  // namespace titrate::door
