#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/progress.h"
#include "codec/json.h"
#include "faulty_records.h"
#include "store/file_backups.h"
#include "store/file_vault.h"
#include "store/sqlite_records.h"
#include "store/temporary_folder.h"

namespace titrate::lives {

using codec::Json;

using Patient = Progress;
/// Whoever asks has no time: a rehearsal, and an estimate of what a plan can find, stop at once.
struct InAHurry : Progress {
  bool keep_going(double) override { return false; }
};

/// One person's data folder, asked through the door as every surface does, and opened again after every question.
class Home {
 public:
  explicit Home(Mutation mutation);

  /// The door's answer. With `Fault::disk_stops` the disk stops at write `at` of it; with `not_read` reading `at`
  /// fails.
  std::string ask(const Json& request, Fault fault = Fault::none, int at = 1, Progress&& progress = Patient());
  void expect_nothing() { faulty_.expect(Fault::none, 0); }
  /// Writes past the door, as the door does.
  void write(const Event& event) { (void)faulty_.append(std::span(&event, 1)); }
  /// As after a restart of the program: all that was in memory is gone.
  void restart();
  /// Every line of the file, of every diary, as a program reads it that has just begun.
  Result<std::vector<Event>> log();

  const std::vector<std::vector<Event>>& tried() const { return faulty_.tried(); }
  bool failed() const;  ///< the fault of the last question happened
  Vault& vault() { return vault_; }
  Backups* backups() { return &backups_; }
  std::filesystem::path diary() const { return folder_ / "titrate.db"; }
  std::filesystem::path copy() const { return folder_ / "copy.db"; }

 private:
  std::optional<Problem> open();
  store::TemporaryFolder folder_;
  Mutation mutation_;
  FaultyRecords faulty_;
  FileVault vault_;
  FileBackups backups_;
  std::unique_ptr<SqliteRecords> records_;
  bool disk_stopped_ = false;
};

}  // namespace titrate::lives
