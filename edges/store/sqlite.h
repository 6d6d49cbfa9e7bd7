#pragma once

#include <sqlite3.h>

#include <chrono>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace titrate::store {

/// What SQLite said. Thrown inside this folder only: any step of a statement may fail, and SqliteRecords turns all of
/// them into a Problem at one place.
struct SqliteError : std::runtime_error {
  SqliteError(int code_, const std::string& message) : std::runtime_error(message), code(code_) {}
  int code;  ///< primary result code, SQLITE_BUSY ...
};

/// An open database file, closed at the end of its life.
class Database {
 public:
  explicit Database(const std::string& file);  ///< opens for reading and writing; never creates
  ~Database() { sqlite3_close(handle_); }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void run(const std::string& sql);  ///< one or more statements that have no rows to give
  std::int64_t number(const std::string& sql);
  void wait_at_most(std::chrono::milliseconds patience);  ///< for a lock that somebody else holds
  bool read_only() const { return sqlite3_db_readonly(handle_, "main") == 1; }
  [[noreturn]] void fail() const;
  sqlite3* handle() const { return handle_; }

 private:
  sqlite3* handle_ = nullptr;
};

/// A prepared statement. Parameters and columns are bound and read in order, and a text may hold any byte.
class Statement {
 public:
  Statement(Database& database, std::string_view sql);
  ~Statement() { sqlite3_finalize(handle_); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  Statement& bind(std::string_view text);
  Statement& bind(std::int64_t number);
  Statement& bind(double number);
  Statement& bind_null();

  bool step();   ///< true: there is a row
  void reset();  ///< ready for the next values

  bool is_null(int column) const;
  std::string text(int column) const;
  std::string_view view(int column) const;  ///< until the next step
  std::int64_t number(int column) const;
  double real(int column) const;

 private:
  Database& database_;
  sqlite3_stmt* handle_ = nullptr;
  int bound_ = 0;
};

/// All or nothing: what was not committed is taken back, whatever the reason.
class Transaction {
 public:
  explicit Transaction(Database& database) : database_(database) { database_.run("BEGIN IMMEDIATE"); }
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace titrate::store
