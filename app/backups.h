#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/open_notebook.h"
#include "app/redaction.h"
#include "base/day.h"
#include "base/result.h"

namespace titrate {

/// A backup beside the diary, called by its name alone: `titrate-2026-11-28.sqlite`.
struct BackupFile {
  std::string name;
  std::optional<Day> day;  ///< of a dated one; one that was made before a restore has none, and is never rotated away
  bool closed = false;     ///< with a passphrase
  std::int64_t bytes = 0;
  friend bool operator==(const BackupFile&, const BackupFile&) = default;
};

/// What a backup held when it was made and read back.
struct BackupMade {
  std::string name;          ///< in the folder of backups, or the path that was asked for
  std::int64_t entries = 0;  ///< of every diary
  std::int64_t diaries = 0;
  bool key = false;     ///< it holds the key of a sealed order
  bool closed = false;  ///< with a passphrase
  std::int64_t foods_left_out = 0;
};

/// One thing that a verification looked at.
struct BackupCheck {
  std::string what;  ///< "file", "order of the log" ...
  bool holds = false;
  std::string text;  ///< a sentence
};

/// What a verification found.
struct Verified {
  std::string name;
  std::vector<BackupCheck> checks;
  bool holds() const;
};

/// What a restore did, or would do.
struct Restored {
  std::string from;
  std::string before;            ///< the backup of what was there; empty: nothing was there, or it was a drill
  std::int64_t entries = 0;      ///< that the diaries hold now
  std::int64_t only_before = 0;  ///< entries that the present diary has and the backup has not, or not like this
  bool key = false;              ///< the key of a sealed order came with it
  std::int64_t foods_left_out = 0;
  std::vector<std::string> remarks;  ///< what to know, in sentences
};

/// json and sqlite hold all of it, and a restore reads them; csv holds the days; dictionary says what its columns are.
enum class ExportKind { json, sqlite, csv, dictionary };

/// A diary as one text, to be taken along.
struct Exported {
  std::string name;  ///< for a file: "titrate-2026-11-28.json"
  std::string media_type;
  std::string text;                ///< of sqlite its bytes
  std::int64_t days = 0;           ///< of a CSV
  std::vector<std::string> holds;  ///< what somebody learns who gets it, in sentences
  std::vector<std::string> lost;   ///< what this kind leaves out, in sentences
};

/// What was taken away for good.
struct Erased {
  std::int64_t entries = 0;  ///< of every diary
  std::int64_t backups = 0;
  std::int64_t imports = 0;       ///< tables of foods
  std::vector<std::string> left;  ///< what lies beside them and is not ours: it was left
};

/// Keeps copies of the whole log. One of the places where the outside world is replaced; the door asks it by names
/// alone, and a name that is none of `list()` is a Problem, so that no path leads anywhere else.
class Backups {
 public:
  virtual ~Backups() = default;
  /// The newest first.
  virtual Result<std::vector<BackupFile>> list() = 0;
  /// The dated backup of today, made anew, read back and compared; then the old ones are rotated.
  virtual Result<BackupMade> make(const Moment& now) = 0;
  /// Of a backup; an empty name is the diary itself.
  virtual Result<Verified> verify(const std::string& name, const std::string& passphrase) = 0;
  /// Restores into a folder of its own, compares, and takes it away again. Nothing of the diary is touched.
  virtual Result<Restored> drill(const std::string& name, const std::string& passphrase, const Moment& now) = 0;
  /// Takes the backup as the diary. What was there is backed up first.
  virtual Result<Restored> restore(const std::string& name, const std::string& passphrase, const Moment& now) = 0;
  /// All of it as JSON or SQLite, which a restore reads; or the days of one diary as a tidy CSV, which is no backup;
  /// redacted where that is asked.
  virtual Result<Exported> exported(ExportKind kind, const std::string& diary, const Redaction& redaction,
                                    const Moment& now) = 0;
  /// Takes away the diary, the key of its order, imported foods and every backup. There is no way back.
  virtual Result<Erased> erase() = 0;
  /// The day of the last drill or restore that came to its end.
  virtual std::optional<Day> last_drill() = 0;
};

/// In the first week of a person's own diary, once there is a backup, until one was tried: the sentence that offers a
/// drill. A backup that nobody ever restored is a hope.
std::optional<std::string> drill_to_offer(Backups& backups, const OpenNotebook& notebook, const Moment& now);

/// "titrate-2026-11-28.sqlite", or ".closed" for one that a passphrase closes.
std::string dated_backup_name(Day day, bool closed);

/// The day in such a name; nothing for every other text.
std::optional<Day> day_of_backup(std::string_view name);

/// How many backups are kept of which age.
struct Rotation {
  int daily = 7, weekly = 4, monthly = 12;
};

/// Of the days that have a backup, those whose backup is kept, in order: the newest `daily`; the newest of each of the
/// newest `weekly` weeks (from Monday) that have one; and the newest of each of the newest `monthly` months.
///
/// No clock is asked: a machine whose date jumped loses nothing by it. To rotate every day keeps the same days as to
/// rotate once at the end.
std::vector<Day> days_kept(std::vector<Day> days, const Rotation& rotation = {});

}  // namespace titrate
