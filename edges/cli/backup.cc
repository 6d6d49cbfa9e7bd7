#include <fmt/core.h>

#include <filesystem>

#include "app/in_words.h"
#include "cli/clock.h"
#include "cli/lines.h"
#include "cli/own_data.h"
#include "cli/passphrase.h"
#include "cli/say.h"
#include "cli/verbs.h"
#include "codec/backup_json.h"
#include "codec/file.h"

namespace titrate::cli {
namespace {

using codec::Json;
using codec::json_of;

Result<FileBackups> backups_of(const std::string& data) {
  const auto folder = data_folder(data, environment());
  if (!folder) return folder.problem();
  return FileBackups(diary_files(*folder));
}

void say_line(const std::string& text) { fmt::print("{}", wrapped(text, "", "  ")); }

std::string entries_in_words(std::int64_t entries) {
  return entries == 1 ? "1 entry" : std::to_string(entries) + " entries";
}

void say_made(const BackupMade& made) {
  say_line(fmt::format("Backed up: {}, {}{}{}. It was read back from the disk, and entry by entry it is your diary.",
                       made.name, entries_in_words(made.entries), made.key ? ", and the key of the sealed order" : "",
                       made.closed ? ", closed with your passphrase" : ""));
  if (made.foods_left_out > 0)
    say_line(
        fmt::format("Not in it: the {} foods that you imported. They can be imported again.", made.foods_left_out));
  if (made.key && !made.closed) say_line("Whoever has this file can read the diary, and the order of a running trial.");
}

Ending list_backups(FileBackups& backups, bool json) {
  const auto files = backups.list();
  if (!files) return complain(files.problem());
  if (json) {
    Json list = Json::array();
    for (const BackupFile& file : *files) list.push_back(json_of(file));
    const auto drilled = backups.last_drill();
    fmt::print("{}\n", codec::text_of_json(
                           {{"backups", list}, {"last_drill", drilled ? Json(to_string(*drilled)) : Json(nullptr)}}));
    return Ending::done;
  }
  if (files->empty())
    say_line("There is no backup yet. The first entry of a day makes one, and so does: titrate backup");
  for (const BackupFile& file : *files)
    fmt::print("{:48} {:>8} kB{}\n", file.name, (file.bytes + 1023) / 1024, file.closed ? "  closed" : "");
  const auto drilled = backups.last_drill();
  if (!files->empty())
    say_line(drilled ? "Last tried, by a drill, on " + day_in_words(*drilled) + "."
                     : "None was ever tried: titrate restore --drill");
  return Ending::done;
}

Ending set_passphrase(FileBackups& backups, const BackupOptions& options) {
  const auto passphrase = passphrase_from(options.passphrase_file, true);
  if (!passphrase) return complain(passphrase.problem());
  const auto lock = codec::lock_of(*passphrase);
  if (!lock) return complain(lock.problem());
  if (const auto set = backups.set_lock(*lock); !set) return complain(set.problem());
  say_line(
      "From now on every backup is closed. The passphrase itself is kept nowhere: what is kept can close a backup "
      "and cannot open one, so the automatic backups need nobody to type it, and you need it for a restore. "
      "If it is lost, these backups are lost.");
  say_line(
      "The diary itself, beside them, is not closed, and backups that were made before stay open: "
      "titrate backup --list");
  return Ending::done;
}

/// A CSV is no backup, and says so before anybody relies on it.
Ending write_csv(FileBackups& backups, const BackupOptions& options) {
  const auto csv = backups.exported(ExportKind::csv, "mine", {}, now());
  if (!csv) return complain(csv.problem());
  if (const auto written = codec::write_file(options.to, csv->text); !written) return complain(written.problem());
  if (options.json) {
    fmt::print("{}\n", codec::text_of_json({{"name", options.to}, {"days", csv->days}, {"lost", csv->lost}}));
    return Ending::done;
  }
  say_line(fmt::format("Written: {}, {} {}. This is no backup: no restore reads it. What it leaves out:", options.to,
                       csv->days, csv->days == 1 ? "day" : "days"));
  for (const std::string& one : csv->lost) fmt::print("{}", wrapped(one, "- ", "  "));
  return Ending::done;
}

/// The file that the person named: a path, or one of the folder by its name; with an empty name the newest dated one.
Result<std::string> file_named(FileBackups& backups, const std::string& name) {
  std::error_code ignored;
  if (!name.empty() && std::filesystem::exists(name, ignored)) return name;
  if (const auto path = name.empty() ? std::nullopt : backups.path_of(name)) return *path;
  const auto files = backups.list();
  if (!files) return files.problem();
  if (name.empty())
    for (const BackupFile& file : *files)
      if (file.day) return *backups.path_of(file.name);
  return Problem{name.empty() ? "There is no backup yet." : "There is no such backup.",
                 {.file = name},
                 name.empty() ? "Make one: titrate backup" : "titrate backup --list shows those of this diary."};
}

Result<std::string> passphrase_for(const std::string& path, const std::string& passphrase_file) {
  const auto closed = FileBackups::asks_passphrase(path);
  if (!closed) return closed.problem();
  return *closed ? passphrase_from(passphrase_file, false) : Result<std::string>(std::string());
}

void say_restored(const Restored& restored, bool drill) {
  if (drill)
    say_line(
        fmt::format("This backup can be taken back: {} came out of it as they went in{}. Your diary was not touched.",
                    entries_in_words(restored.entries), restored.key ? ", and the key of the sealed order" : ""));
  else
    say_line(fmt::format("Restored: the diary is the one of the backup, {}{}.", entries_in_words(restored.entries),
                         restored.key ? ", with the key of its sealed order" : ""));
  if (restored.only_before > 0)
    say_line(fmt::format("{} not in the backup.",
                         restored.only_before == 1
                             ? std::string("1 entry of the present diary is")
                             : std::to_string(restored.only_before) + " entries of the present diary are"));
  if (!restored.before.empty()) say_line("What was there before is kept in " + restored.before);
  for (const std::string& remark : restored.remarks) say_line(remark);
}

}  // namespace

Ending backup(const BackupOptions& options) {
  auto backups = backups_of(options.data);
  if (!backups) return complain(backups.problem());
  if (options.list) return list_backups(*backups, options.json);
  if (options.set_passphrase) return set_passphrase(*backups, options);
  if (options.no_passphrase) {
    if (const auto removed = backups->remove_lock(); !removed) return complain(removed.problem());
    say_line("Later backups are left open. Those that were closed still need their passphrase.");
    return Ending::done;
  }
  if (options.to.empty() && options.as != "sqlite")
    return complain({"Say where: the dated backups are SQLite.", {.file = "--to"}, "Give --to FILE with --as."});
  if (options.as == "csv") return write_csv(*backups, options);
  const auto made = options.to.empty()
                        ? backups->make(now())
                        : backups->make_at(options.to, options.as == "json" ? BackupKind::json : BackupKind::sqlite);
  if (!made) return complain(made.problem());
  if (options.json)
    fmt::print("{}\n", codec::text_of_json(json_of(*made)));
  else
    say_made(*made);
  return Ending::done;
}

Ending restore(const RestoreOptions& options) {
  auto backups = backups_of(options.data);
  if (!backups) return complain(backups.problem());
  if (options.file.empty() && !options.drill)
    return complain(
        {"Say which backup.", {}, "titrate backup --list shows them; titrate restore --drill tries the latest."});
  const auto path = file_named(*backups, options.file);
  if (!path) return complain(path.problem());
  if (!options.drill && !options.yes) {
    const auto said = answer_to("Take " + *path + " as the diary? What is there now is backed up first. [y/N] ");
    if (!said)
      return complain(
          {"There is no terminal to ask whether you mean it.", {}, "Say it with --yes. Nothing was changed."});
    if (*said != "y" && *said != "Y" && *said != "yes") return say_line("Nothing was changed."), Ending::refused;
  }
  const auto passphrase = passphrase_for(*path, options.passphrase_file);
  if (!passphrase) return complain(passphrase.problem());
  const auto restored =
      options.drill ? backups->drill_at(*path, *passphrase, now()) : backups->restore_at(*path, *passphrase, now());
  if (!restored) return complain(restored.problem());
  if (options.json)
    fmt::print("{}\n", codec::text_of_json(json_of(*restored)));
  else
    say_restored(*restored, options.drill);
  return Ending::done;
}

Ending erase(const EraseOptions& options) {
  auto backups = backups_of(options.data);
  if (!backups) return complain(backups.problem());
  if (!options.yes) {
    say_line(
        "This takes away the diary, the key of its order, imported foods and every backup beside them. There is no way "
        "back. A copy to keep: titrate backup --as json --to FILE. Copies that you made elsewhere stay.");
    const auto said = answer_to("Type \"erase\" to do it: ");
    if (!said)
      return complain(
          {"There is no terminal to ask whether you mean it.", {}, "Say it with --yes. Nothing was changed."});
    if (*said != "erase") return say_line("Nothing was changed."), Ending::refused;
  }
  const auto erased = backups->erase();
  if (!erased) return complain(erased.problem());
  if (options.json) {
    fmt::print("{}\n", codec::text_of_json(json_of(*erased)));
    return Ending::done;
  }
  say_line(fmt::format("Taken away: {}, {} {}, {} {} of foods.", entries_in_words(erased->entries), erased->backups,
                       erased->backups == 1 ? "backup" : "backups", erased->imports,
                       erased->imports == 1 ? "table" : "tables"));
  for (const std::string& one : erased->left) say_line("Left, because it is not ours: " + one);
  return Ending::done;
}

Ending verify(const VerifyOptions& options) {
  auto backups = backups_of(options.data);
  if (!backups) return complain(backups.problem());
  std::string path, passphrase;
  if (!options.file.empty()) {
    const auto named = file_named(*backups, options.file);
    if (!named) return complain(named.problem());
    const auto said = passphrase_for(*named, options.passphrase_file);
    if (!said) return complain(said.problem());
    path = *named;
    passphrase = *said;
  }
  const auto verified = path.empty() ? backups->verify("", "") : backups->verify_at(path, passphrase);
  if (!verified) return complain(verified.problem());
  if (options.json) {
    fmt::print("{}\n", codec::text_of_json(json_of(*verified)));
  } else {
    fmt::print("{}\n", verified->name);
    for (const BackupCheck& check : verified->checks)
      fmt::print("{}", wrapped(check.text, check.holds ? "  holds  " : "  WRONG  ", "         "));
    if (!verified->holds()) say_line("Keep this file as it is, and restore a backup: titrate backup --list");
  }
  return verified->holds() ? Ending::done : Ending::refused;
}

}  // namespace titrate::cli
