#pragma once

#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>

#include "app/backups.h"
#include "app/records.h"
#include "codec/closed_bytes.h"
#include "codec/log_json.h"

namespace titrate {

/// Where the files of one person are.
struct DiaryFiles {
  std::filesystem::path diary;      ///< titrate.db
  std::filesystem::path order_key;  ///< the key of a sealed order
  std::filesystem::path backups;    ///< the folder of the dated backups
};

/// Which kind of file a backup is written as.
enum class BackupKind { sqlite, json };

/// The backups of one diary, in a folder beside it (docs/formats/backup.md).
///
/// - Each is written under another name, read back from the disk, restored into a scratch file, and held against the
///   diary event by event and fold by fold. Only then it takes its name; one that does not hold is taken away, and
///   said.
/// - The folder is 0700, its files 0600. Where a lock is (`lock()`), they are closed with it.
/// - A restore backs up what is there first, and changes nothing when anything of the backup does not hold.
/// - By name, only files of the folder are found; by path (the shell), any.
class FileBackups : public Backups {
 public:
  explicit FileBackups(DiaryFiles files) : files_(std::move(files)) {}

  Result<std::vector<BackupFile>> list() override;
  Result<BackupMade> make(const Moment& now) override;
  Result<Verified> verify(const std::string& name, const std::string& passphrase) override;
  Result<Restored> drill(const std::string& name, const std::string& passphrase, const Moment& now) override;
  Result<Restored> restore(const std::string& name, const std::string& passphrase, const Moment& now) override;
  Result<Exported> exported(ExportKind kind, const std::string& diary, const Redaction& redaction,
                            const Moment& now) override;
  Result<Erased> erase() override;
  std::optional<Day> last_drill() override;

  bool made_on(Day day) const;  ///< is there one of this day?

  /// A backup at a path of the person's own choice; a file that is there is kept.
  Result<BackupMade> make_at(const std::string& path, BackupKind kind);
  Result<Verified> verify_at(const std::string& path, const std::string& passphrase);
  Result<Restored> drill_at(const std::string& path, const std::string& passphrase, const Moment& now);
  Result<Restored> restore_at(const std::string& path, const std::string& passphrase, const Moment& now);

  /// Does this file ask for a passphrase? A Problem where it cannot be read.
  static Result<bool> asks_passphrase(const std::string& path);
  /// The path of a backup of the folder; nothing where it has none of that name.
  std::optional<std::string> path_of(const std::string& name);

  Result<std::optional<codec::BackupLock>> lock() const;
  Result<Done> set_lock(const codec::BackupLock& lock);
  Result<Done> remove_lock();

  /// The whole log of the diary as it stands, with its key: for an export. A Problem where there is no diary.
  Result<codec::WholeLog> log();

 private:
  DiaryFiles files_;
};

/// Records whose first write of a day makes the dated backup, and whose seal of a plan makes it anew. What was written
/// stays written when the backup fails; `say` hears why.
class BackedUpRecords : public Records {
 public:
  BackedUpRecords(Records& records, FileBackups& backups, std::function<Moment()> clock,
                  std::function<void(const Problem&)> say);
  Result<Log> load(const std::string& diary) override { return records_.load(diary); }
  Result<std::optional<std::vector<Event>>> append_while(const SeenDiary* seen, std::span<const Event> events) override;

 private:
  Records& records_;
  FileBackups& backups_;
  std::function<Moment()> clock_;
  std::function<void(const Problem&)> say_;
  std::mutex mutex_;
  std::optional<Day> seen_;  ///< the last day on which it was looked for
};

}  // namespace titrate
