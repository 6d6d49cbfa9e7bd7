#include "store/file_backups.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "codec/catalog_tables.h"
#include "codec/exports.h"
#include "codec/file.h"
#include "codec/text.h"
#include "store/file_vault.h"
#include "store/food_import.h"
#include "store/log_copy.h"
#include "store/open_database.h"
#include "store/place.h"
#include "store/scratch_folder.h"
#include "store/sqlite.h"

namespace titrate {
namespace {

using codec::WholeLog;
using store::about;
using store::LogFile;
using store::ScratchFolder;
namespace fs = std::filesystem;
using namespace std::string_view_literals;

constexpr std::string_view sqlite_begins = "SQLite format 3\0"sv, before_restore = "-before-restore";
constexpr const char *lock_file = "lock", *drill_file = "last-drill";

bool is_there(const fs::path& file) {
  std::error_code ignored;
  return fs::exists(file, ignored);
}

bool is_same_file(const fs::path& a, const fs::path& b) {
  std::error_code ignored;
  return fs::equivalent(a, b, ignored);
}

/// "titrate-2026-11-28-210405-before-restore.sqlite": what a restore keeps of what was there.
std::string name_before_restore(const Moment& now, bool closed) {
  std::string at = to_string(now).substr(0, 19);
  at[10] = '-';
  at.erase(std::remove(at.begin() + 11, at.end(), ':'), at.end());
  return "titrate-" + at + std::string(before_restore) + (closed ? ".closed" : ".sqlite");
}

bool is_kept_before_restore(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot != name.npos && name.substr(0, 8) == "titrate-" && dot >= before_restore.size() &&
         name.substr(dot - before_restore.size(), before_restore.size()) == before_restore &&
         (name.substr(dot) == ".sqlite" || name.substr(dot) == ".closed");
}

/// The first bytes of a file tell what it is. A diary that is open is never read like this: closing a descriptor of it
/// would drop the locks that SQLite holds.
Result<std::string> first_bytes(const std::string& path) {
  std::string bytes(64, '\0');
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (!file)
    return Problem{std::string("this backup cannot be read: ") + std::strerror(errno) + ".",
                   {.file = path},
                   "Check the name; titrate backup --list shows those of this diary."};
  bytes.resize(std::fread(bytes.data(), 1, bytes.size(), file));
  std::fclose(file);
  return bytes;
}

Problem not_a_backup(const std::string& path) {
  return {"this file is no backup: it is neither an SQLite file nor a log as JSON nor a closed backup of Titrate.",
          {.file = path},
          "A tidy CSV holds less than a diary and is read by titrate review. Nothing was changed."};
}

/// A backup, whatever kind of file it is, as a diary's file in the scratch folder.
Result<fs::path> unpacked(const std::string& path, const std::string& passphrase, const ScratchFolder& scratch) {
  const auto begins = first_bytes(path);
  if (!begins) return begins.problem();
  const fs::path file = scratch / "backup.sqlite";
  if (begins->substr(0, sqlite_begins.size()) == sqlite_begins) {
    std::error_code failed;
    fs::copy_file(path, file, failed);
    if (!failed && is_there(path + "-wal")) fs::copy_file(path + "-wal", file.string() + "-wal", failed);
    if (failed) return about(path, "This backup cannot be copied: " + failed.message() + ".", "Make room on the disk.");
    ::chmod(file.c_str(), 0600);
    return file;
  }
  auto bytes = codec::read_file(path);
  if (!bytes) return bytes.problem();
  if (codec::are_closed(*bytes)) bytes = codec::opened_bytes(*bytes, passphrase, path);
  if (!bytes) return bytes.problem();
  if (bytes->substr(0, sqlite_begins.size()) == sqlite_begins) {
    if (const auto written = codec::write_file(file.string(), *bytes); !written) return written.problem();
    return file;
  }
  const std::size_t first = bytes->find_first_not_of(" \t\r\n\xef\xbb\xbf");
  if (first == bytes->npos || (*bytes)[first] != '{') return not_a_backup(path);
  const auto log = codec::log_from_json(*bytes, path, codec::catalog());
  if (!log) return log.problem();
  if (const auto written = store::write_log(*log, file); !written) return written.problem();
  return file;
}

/// How two logs differ, for a sentence; empty: event by event and fold by fold they are the same. What another program
/// appended to the diary meanwhile is passed over: a log only grows.
std::string difference(const WholeLog& copy, const WholeLog& original) {
  if (copy.events.size() > original.events.size()) return "it holds entries that the diary has not";
  const std::span<const Event> first(original.events.data(), copy.events.size());
  for (std::size_t i = 0; i < first.size(); ++i)
    if (copy.events[i] != first[i]) return "entry " + std::to_string(first[i].id) + " is not the one of the diary";
  const std::vector<Event> of_the_diary(first.begin(), first.end());
  for (const std::string& diary : codec::diaries_of(of_the_diary))
    if (notebook_of(codec::events_of_diary(copy.events, diary)) !=
        notebook_of(codec::events_of_diary(of_the_diary, diary)))
      return "the diary \"" + diary + "\" does not come out of it as it is";
  if (copy.key != original.key) return "the key of the sealed order is not the one of the diary";
  return "";
}

Problem does_not_verify(const std::string& path, const std::string& why) {
  return {"the backup that was just made does not verify: " + why + ". It was taken away and does not count.",
          {.file = path},
          "Your diary is as it was. Check the disk, and try again: titrate backup; titrate verify looks at the diary."};
}

Result<WholeLog> log_at(const DiaryFiles& files) {
  if (!is_there(files.diary))
    return about(files.diary, "There is no diary here yet.",
                 "Write something down first, or say where it is: --data DIR.");
  LogFile found = store::look_into(files.diary);
  if (!found.readable())
    return about(files.diary, "The diary does not hold: " + found.first_fault(),
                 "Look at it with titrate verify, and restore the last backup: titrate restore.");
  auto key = FileVault(files.order_key).key();
  if (!key) return key.problem();
  found.log.key = *key;
  return std::move(found.log);
}

BackupMade made_of(const std::string& name, const LogFile& read, bool closed) {
  return {name,
          std::int64_t(read.log.events.size()),
          std::int64_t(codec::diaries_of(read.log.events).size()),
          read.log.key.has_value(),
          closed,
          read.foods_left_out};
}

/// Writes a backup under the name `path` if it holds what the diary holds, and not otherwise.
Result<BackupMade> write_backup(const DiaryFiles& files, const std::optional<codec::BackupLock>& lock,
                                const fs::path& path, BackupKind kind, codec::Existing existing) {
  const auto diary = log_at(files);
  if (!diary) return diary.problem();
  const auto scratch = ScratchFolder::in(files.backups);
  if (!scratch) return scratch.problem();
  const fs::path copy = *scratch / "copy.sqlite", again = *scratch / "again.sqlite", whole = *scratch / "whole";
  if (const auto copied = store::copy_log(files.diary, copy, diary->key); !copied) return copied.problem();

  codec::ClosedBytes out;
  if (kind == BackupKind::json) {
    auto text = codec::json_of(*diary);
    if (!text) return text.problem();
    out.bytes = std::move(text).value();
  } else {
    auto bytes = codec::read_file(copy.string());
    if (!bytes) return bytes.problem();
    out.bytes = std::move(bytes).value();
  }
  if (lock) out = codec::closed_bytes(out.bytes, *lock);
  if (const auto written = codec::write_file(whole.string(), out.bytes); !written) return written.problem();

  // Read back from the disk, and opened with nothing but what was written.
  auto back = codec::read_file(whole.string());
  if (!back) return back.problem();
  if (lock) {
    back = codec::opened_bytes(*back, out.key, path.string());
    if (!back) return does_not_verify(path.string(), back.problem().what);
  }
  if (kind == BackupKind::json) {
    const auto read = codec::log_from_json(*back, path.string(), codec::catalog());
    if (!read) return does_not_verify(path.string(), read.problem().what);
    if (const auto written = store::write_log(*read, again); !written) return written.problem();
  } else if (const auto written = codec::write_file(again.string(), *back); !written) {
    return written.problem();
  }
  LogFile read = store::look_into(again);
  if (!read.readable()) return does_not_verify(path.string(), read.first_fault());
  // The diary was read before it was copied: what came between is in the copy, so the diary is read once more.
  const auto now = log_at(files);
  if (!now) return now.problem();
  if (const std::string why = difference(read.log, *now); !why.empty()) return does_not_verify(path.string(), why);
  if (const auto written = codec::write_file(path.string(), out.bytes, existing); !written) return written.problem();
  return made_of(path.filename().string(), read, lock.has_value());
}

/// How many entries the diary has that the backup has not, or has otherwise.
std::int64_t only_in_first(const WholeLog& diary, const WholeLog& backup) {
  std::size_t same = 0;
  while (same < diary.events.size() && same < backup.events.size() && diary.events[same] == backup.events[same]) ++same;
  return std::int64_t(diary.events.size() - same);
}

Problem does_not_hold(const std::string& path, const LogFile& found) {
  return {
      "this backup does not hold: " + found.first_fault(), {.file = path}, "Take another one; nothing was changed."};
}

/// A diary that SQLite cannot read is set aside as it is, with what belongs to it, before another takes its place.
Result<std::string> set_aside(const DiaryFiles& files, const Moment& now) {
  const fs::path folder = files.backups / (name_before_restore(now, false) + "-damaged");
  if (const auto made = store::make_folder(folder); !made) return made.problem();
  for (const char* part : {"", "-wal", "-shm"}) {
    const fs::path file = files.diary.string() + part;
    std::error_code failed;
    if (is_there(file)) fs::rename(file, folder / file.filename(), failed);
    if (failed) return about(file, "It cannot be set aside: " + failed.message() + ".", "Move it away yourself.");
  }
  return folder.string();
}

Result<std::string> keep_what_is_there(FileBackups& backups, const DiaryFiles& files, const Moment& now) {
  if (!is_there(files.diary)) return std::string();
  const auto lock = backups.lock();
  if (!lock) return lock.problem();
  Moment at = now;  // two restores of one second have two names
  while (is_there(files.backups / name_before_restore(at, true)) ||
         is_there(files.backups / name_before_restore(at, false)))
    at.instant += std::chrono::seconds(1);
  const fs::path path = files.backups / name_before_restore(at, lock->has_value());
  const auto made = write_backup(files, *lock, path, BackupKind::sqlite, codec::Existing::keep);
  if (made) return path.string();
  if (log_at(files)) return made.problem();  // the diary is well: it stays where it is
  return set_aside(files, at);
}

Result<Done> bring_key(const DiaryFiles& files, const std::optional<VaultKey>& key) {
  if (!key) return Done{};
  const auto there = FileVault(files.order_key).key();
  if (there && *there == key) return Done{};
  return codec::write_file(files.order_key.string(), std::string(key->begin(), key->end()), codec::Existing::replace);
}

/// A backup was taken back, in earnest or as a drill.
Result<Done> remember_drill(const DiaryFiles& files, const Moment& now) {
  return codec::write_file((files.backups / drill_file).string(), to_string(day_of(now, {})) + "\n",
                           codec::Existing::replace);
}

void rotate(const fs::path& folder, std::vector<BackupFile> files) {
  std::vector<Day> with_one;
  for (const BackupFile& file : files)
    if (file.day) with_one.push_back(*file.day);
  const auto kept = days_kept(std::move(with_one));
  for (const BackupFile& file : files)
    if (file.day && !std::binary_search(kept.begin(), kept.end(), *file.day)) {
      std::error_code ignored;  // one backup too many is no harm
      fs::remove(folder / file.name, ignored);
    }
}

}  // namespace

Result<std::vector<BackupFile>> FileBackups::list() {
  std::vector<BackupFile> found;
  std::error_code failed;
  for (const auto& entry : fs::directory_iterator(files_.backups, failed)) {
    const std::string name = entry.path().filename().string();
    const auto day = day_of_backup(name);
    if (!entry.is_regular_file(failed) || (!day && !is_kept_before_restore(name))) continue;
    const bool closed = name.size() > 7 && name.substr(name.size() - 7) == ".closed";
    found.push_back({name, day, closed, std::int64_t(entry.file_size(failed))});
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.name > b.name; });
  return found;
}

bool FileBackups::made_on(Day day) const {
  return is_there(files_.backups / dated_backup_name(day, false)) ||
         is_there(files_.backups / dated_backup_name(day, true));
}

Result<BackupMade> FileBackups::make(const Moment& now) {
  const auto its_lock = lock();
  if (!its_lock) return its_lock.problem();
  const Day day = day_of(now, {});
  const bool closed = its_lock->has_value();
  auto made = write_backup(files_, *its_lock, files_.backups / dated_backup_name(day, closed), BackupKind::sqlite,
                           codec::Existing::replace);
  if (!made) return made;
  std::error_code ignored;  // the one of the same day that is not of this kind holds less
  fs::remove(files_.backups / dated_backup_name(day, !closed), ignored);
  if (auto files = list()) rotate(files_.backups, *files);
  return made;
}

Result<BackupMade> FileBackups::make_at(const std::string& path, BackupKind kind) {
  const auto its_lock = lock();
  if (!its_lock) return its_lock.problem();
  auto made = write_backup(files_, *its_lock, path, kind, codec::Existing::keep);
  if (made) made->name = path;
  return made;
}

Result<codec::WholeLog> FileBackups::log() { return log_at(files_); }

Result<Exported> FileBackups::exported(ExportKind kind, const std::string& diary, const Redaction& redaction,
                                       const Moment& now) {
  const auto log = log_at(files_);
  if (!log) return log.problem();
  if (kind != ExportKind::sqlite) return codec::export_of(*log, kind, diary, redaction, codec::catalog(), now);
  const auto copy = codec::redacted(*log, redaction, codec::catalog());
  if (!copy) return copy.problem();
  const auto scratch = ScratchFolder::in(files_.backups);
  if (!scratch) return scratch.problem();
  const fs::path file = *scratch / "copy.sqlite";
  if (const auto written = store::write_log(*copy, file); !written) return written.problem();
  auto bytes = codec::read_file(file.string());
  if (!bytes) return bytes.problem();
  return Exported{codec::name_of_export(now, redaction) + ".sqlite",
                  "application/vnd.sqlite3",
                  std::move(bytes).value(),
                  0,
                  codec::held_in(*copy, redaction),
                  {}};
}

Result<Erased> FileBackups::erase() {
  Erased erased;
  if (is_there(files_.diary)) {
    erased.entries = std::int64_t(store::look_into(files_.diary).log.events.size());
    for (auto undone = undo_food_import(files_.diary); undone && *undone; undone = undo_food_import(files_.diary))
      ++erased.imports;
    if (const auto gone = store::erase_log(files_.diary); !gone) return gone.problem();
  }
  std::error_code failed;
  fs::remove(files_.order_key, failed);
  if (failed)
    return about(files_.order_key, "The key cannot be taken away: " + failed.message() + ".",
                 "Delete it yourself, and ask again.");
  const auto files = list();
  if (!files) return files.problem();
  for (const BackupFile& file : *files)
    if (fs::remove(files_.backups / file.name, failed)) ++erased.backups;
  for (const char* own : {lock_file, drill_file}) fs::remove(files_.backups / own, failed);
  // A diary that was set aside damaged is ours too; whatever else lies there is somebody's own.
  for (const auto& entry : fs::directory_iterator(files_.backups, failed)) {
    const std::string name = entry.path().filename().string();
    const bool damaged = entry.is_directory(failed) && name.starts_with("titrate-") && name.ends_with("-damaged");
    if (damaged)
      fs::remove_all(entry.path(), failed);
    else
      erased.left.push_back(entry.path().string());
  }
  return erased;
}

std::optional<std::string> FileBackups::path_of(const std::string& name) {
  const auto files = list();
  if (!files) return std::nullopt;
  for (const BackupFile& file : *files)
    if (file.name == name) return (files_.backups / name).string();
  return std::nullopt;
}

Result<bool> FileBackups::asks_passphrase(const std::string& path) {
  const auto begins = first_bytes(path);
  if (!begins) return begins.problem();
  return codec::are_closed(*begins);
}

namespace {

Problem no_such_backup(const std::string& name) {
  return {"there is no backup of the name " + codec::quoted(name) + ".",
          {.file = "name"},
          "Name one that is listed, as titrate-2026-11-28.sqlite."};
}

}  // namespace

Result<Verified> FileBackups::verify(const std::string& name, const std::string& passphrase) {
  if (!name.empty()) {
    const auto path = path_of(name);
    return path ? verify_at(*path, passphrase) : no_such_backup(name);
  }
  if (!is_there(files_.diary)) return log_at(files_).problem();
  LogFile found = store::look_into(files_.diary);
  const auto key = FileVault(files_.order_key).key();
  if (!key) found.checks.push_back({"key", false, key.problem().what});
  // The diary keeps its key in a file of its own, so its seal could not be looked at before.
  if (std::none_of(found.checks.begin(), found.checks.end(),
                   [](const BackupCheck& check) { return !check.holds && check.what != "seal"; })) {
    found.log.key = key ? *key : std::nullopt;
    found.checks.erase(std::remove_if(found.checks.begin(), found.checks.end(),
                                      [](const BackupCheck& check) { return check.what == "seal"; }),
                       found.checks.end());
    for (BackupCheck& seal : store::seal_checks(found.log)) found.checks.push_back(std::move(seal));
  }
  return Verified{files_.diary.string(), std::move(found.checks)};
}

Result<Verified> FileBackups::verify_at(const std::string& path, const std::string& passphrase) {
  if (is_same_file(path, files_.diary)) return verify("", passphrase);
  const auto scratch = ScratchFolder::in(files_.backups);
  if (!scratch) return scratch.problem();
  const auto file = unpacked(path, passphrase, *scratch);
  if (!file) {
    if (!is_there(path)) return file.problem();
    return Verified{path, {{"file", false, file.problem().what + " " + file.problem().way_out}}};
  }
  return Verified{path, store::look_into(*file).checks};
}

Result<Restored> FileBackups::restore_at(const std::string& path, const std::string& passphrase, const Moment& now) {
  if (is_same_file(path, files_.diary))
    return Problem{"this is the diary itself.", {.file = path}, "Name a backup: titrate backup --list shows them."};
  const auto scratch = ScratchFolder::in(files_.backups);
  if (!scratch) return scratch.problem();
  const auto file = unpacked(path, passphrase, *scratch);
  if (!file) return file.problem();
  const LogFile found = store::look_into(*file);
  if (!found.readable()) return does_not_hold(path, found);

  Restored restored{path, "", std::int64_t(found.log.events.size()), 0, found.log.key.has_value(), found.foods_left_out,
                    {}};
  if (const auto present = log_at(files_)) restored.only_before = only_in_first(*present, found.log);
  const auto before = keep_what_is_there(*this, files_, now);
  if (!before) return before.problem();
  restored.before = *before;
  // The key first: with it and the old diary nothing is lost, and without it the new one could not open its order.
  if (const auto brought = bring_key(files_, found.log.key); !brought) return brought.problem();
  if (const auto replaced = store::replace_log(files_.diary, *file); !replaced) return replaced.problem();
  auto stands = log_at(files_);
  if (!stands) return stands.problem();
  if (stands->events.size() < found.log.events.size() ||
      !std::equal(found.log.events.begin(), found.log.events.end(), stands->events.begin()))
    return about(files_.diary, "What was restored does not read like the backup.",
                 "What was there before is in " + restored.before + ".");
  if (const auto kept = remember_drill(files_, now); !kept) restored.remarks.push_back(kept.problem().what);
  if (restored.foods_left_out > 0)
    restored.remarks.push_back("A backup holds no foods that were imported, " +
                               std::to_string(restored.foods_left_out) +
                               " then: import them again where they are gone.");
  for (const std::string& diary : codec::diaries_of(stands->events))
    if (!notebook_of(codec::events_of_diary(stands->events, diary)).feed_token_hash.empty())
      restored.remarks.push_back(
          "In what was restored a feed of the reminders is open, also if you closed it since: titrate reminders feed "
          "close.");
  for (const BackupCheck& seal : store::seal_checks(*stands))
    if (!seal.holds) restored.remarks.push_back(seal.text);
  return restored;
}

Result<Restored> FileBackups::restore(const std::string& name, const std::string& passphrase, const Moment& now) {
  const auto path = path_of(name);
  if (!path) return no_such_backup(name);
  return restore_at(*path, passphrase, now);
}

Result<Restored> FileBackups::drill_at(const std::string& path, const std::string& passphrase, const Moment& now) {
  const auto scratch = ScratchFolder::in(files_.backups);
  if (!scratch) return scratch.problem();
  FileBackups elsewhere(DiaryFiles{*scratch / "titrate.db", *scratch / "order.key", *scratch / "backups"});
  auto restored = elsewhere.restore_at(path, passphrase, now);
  if (!restored) return restored;
  const auto there = elsewhere.log();
  if (!there) return there.problem();
  if (is_there(files_.diary)) {
    const auto present = log_at(files_);
    if (!present) return present.problem();
    restored->only_before = only_in_first(*present, *there);
  }
  if (const auto kept = remember_drill(files_, now); !kept) return kept.problem();
  return restored;
}

Result<Restored> FileBackups::drill(const std::string& name, const std::string& passphrase, const Moment& now) {
  const auto path = path_of(name);
  if (!path) return no_such_backup(name);
  return drill_at(*path, passphrase, now);
}

std::optional<Day> FileBackups::last_drill() {
  const fs::path file = files_.backups / drill_file;
  if (!is_there(file)) return std::nullopt;
  const auto text = codec::read_file(file.string());
  return text ? parse_day(std::string_view(*text).substr(0, 10)) : std::nullopt;
}

Result<std::optional<codec::BackupLock>> FileBackups::lock() const {
  const fs::path file = files_.backups / lock_file;
  if (!is_there(file)) return std::optional<codec::BackupLock>();
  const auto text = codec::read_file(file.string());
  if (!text) return text.problem();
  const auto lock = codec::lock_from_text(*text, file.string());
  if (!lock) return lock.problem();
  return std::optional(*lock);
}

Result<Done> FileBackups::set_lock(const codec::BackupLock& lock) {
  if (const auto made = store::make_folder(files_.backups); !made) return made.problem();
  return codec::write_file((files_.backups / lock_file).string(), codec::text_of(lock), codec::Existing::replace);
}

Result<Done> FileBackups::remove_lock() {
  std::error_code failed;
  fs::remove(files_.backups / lock_file, failed);
  if (failed)
    return about(files_.backups / lock_file, "It cannot be taken away: " + failed.message() + ".",
                 "Put the permissions of the folder right.");
  return Done{};
}

BackedUpRecords::BackedUpRecords(Records& records, FileBackups& backups, std::function<Moment()> clock,
                                 std::function<void(const Problem&)> say)
    : records_(records), backups_(backups), clock_(std::move(clock)), say_(std::move(say)) {}

Result<std::optional<std::vector<Event>>> BackedUpRecords::append_while(const SeenDiary* seen,
                                                                        std::span<const Event> events) {
  auto written = records_.append_while(seen, events);
  if (!written || !*written || events.empty()) return written;
  const std::lock_guard lock(mutex_);
  const Moment now = clock_();
  const Day day = day_of(now, {});
  // The key of an order that was just drawn is nowhere else, and no second drawing would be the same.
  const bool drawn = std::any_of(events.begin(), events.end(),
                                 [](const Event& event) { return std::holds_alternative<Locked>(event.what); });
  if (seen_ == day && !drawn) return written;
  seen_ = day;  // one that fails is said once a day, and not at each entry
  if (backups_.made_on(day) && !drawn) return written;
  const auto made = backups_.make(now);
  if (!made) say_(made.problem());
  return written;
}

}  // namespace titrate
