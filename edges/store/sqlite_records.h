#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>

#include "app/records.h"

namespace titrate {

namespace store {
class Database;
}

/// The log in one SQLite file (docs/formats/store.md).
///
/// - The folder is made for its owner only (0700) and so is the file (0600).
/// - An append is one transaction: a crash in the middle of it leaves nothing of it behind.
/// - Other programs may read and append at the same time; each waits for the other, at most as long as `patience`.
/// - What was read is kept, and read again when another connection has changed the file: of a diary of three years the
///   rows take longer to read than everything that is made of them.
/// - Refused with the way out, and left as it was: a file that is no SQLite file, one of another program, one written
///   by a newer Titrate, one that may only be read, one that stays locked.
class SqliteRecords : public Records {
 public:
  static Result<std::unique_ptr<SqliteRecords>> open(const std::filesystem::path& file,
                                                     std::chrono::milliseconds patience = std::chrono::seconds(5));
  ~SqliteRecords() override;

  Result<Log> load(const std::string& diary) override;
  Result<std::optional<std::vector<Event>>> append_while(const SeenDiary* seen, std::span<const Event> events) override;

 private:
  SqliteRecords(std::filesystem::path file, std::unique_ptr<store::Database> database);

  /// A log as it was when the file had this data_version, and what this connection has appended since.
  struct Known {
    std::int64_t version = 0;
    Log log;
  };

  std::filesystem::path file_;
  std::mutex mutex_;
  std::unique_ptr<store::Database> database_;
  std::map<std::string, Known> known_;  // by the name of the diary
};

}  // namespace titrate
