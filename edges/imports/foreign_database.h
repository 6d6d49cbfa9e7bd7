#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "imports/format.h"

namespace titrate::imports {

/// A row of a question to a foreign database. What is NULL, or of another type than is asked for, is nothing.
class DatabaseRow {
 public:
  explicit DatabaseRow(sqlite3_stmt* row) : row_(row) {}
  std::optional<std::int64_t> whole(int column) const;
  std::optional<double> number(int column) const;  ///< finite
  std::string text(int column) const;              ///< UTF-8, or empty

 private:
  sqlite3_stmt* row_;
};

/// Somebody else's SQLite file, which may be damaged or made to do harm. It is opened for reading alone and as one that
/// nobody changes; its schema is not trusted, its views, virtual tables and triggers are never asked, and a question
/// that gives more rows than the file can hold is a file that is damaged.
class ForeignDatabase {
 public:
  static Result<ForeignDatabase> open(const Part& part);

  /// Does it have a real table of this name, with these columns?
  bool has(const std::string& table, const std::vector<std::string>& columns = {}) const;
  std::int64_t user_version() const;
  /// Gives every row of a question. A Problem where the file is damaged, or where `reading` was stopped.
  Result<Done> each(const std::string& question, const Reading& reading,
                    const std::function<void(const DatabaseRow&)>& row) const;

 private:
  ForeignDatabase(sqlite3* database, std::uintmax_t size, std::string name)
      : database_(database), size_(size), name_(std::move(name)) {}
  struct Close {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
  };
  std::unique_ptr<sqlite3, Close> database_;
  std::uintmax_t size_;
  std::string name_;
};

}  // namespace titrate::imports
