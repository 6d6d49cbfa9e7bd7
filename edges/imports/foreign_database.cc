#include "imports/foreign_database.h"

#include <cmath>

#include "codec/text.h"

namespace titrate::imports {
namespace {

/// "file:..." with whatever a path may hold.
std::string read_only_uri(const std::filesystem::path& path) {
  std::string uri = "file:";
  constexpr const char* hex = "0123456789ABCDEF";
  for (const char letter : std::filesystem::absolute(path).string()) {
    const auto byte = static_cast<unsigned char>(letter);
    if (std::isalnum(byte) || letter == '/' || letter == '.' || letter == '-' || letter == '_')
      uri += letter;
    else
      (uri += '%') += {hex[byte >> 4], hex[byte & 15]};
  }
  return uri + "?mode=ro&immutable=1";
}

Problem damaged_database(const std::string& name) {
  return {"This database is damaged, or is none that SQLite can read.",
          {.file = name},
          "Export it anew, and copy it whole."};
}

class Question {
 public:
  Question(sqlite3* database, const std::string& text) {
    sqlite3_prepare_v2(database, text.c_str(), int(text.size()), &statement_, nullptr);
  }
  Question(const Question&) = delete;
  ~Question() { sqlite3_finalize(statement_); }
  explicit operator bool() const { return statement_; }
  int step() { return sqlite3_step(statement_); }
  sqlite3_stmt* statement() { return statement_; }

 private:
  sqlite3_stmt* statement_ = nullptr;
};

}  // namespace

std::optional<std::int64_t> DatabaseRow::whole(int column) const {
  if (sqlite3_column_type(row_, column) != SQLITE_INTEGER) return std::nullopt;
  return sqlite3_column_int64(row_, column);
}

std::optional<double> DatabaseRow::number(int column) const {
  const int type = sqlite3_column_type(row_, column);
  if (type != SQLITE_FLOAT && type != SQLITE_INTEGER) return std::nullopt;
  const double number = sqlite3_column_double(row_, column);
  return std::isfinite(number) ? std::optional(number) : std::nullopt;
}

std::string DatabaseRow::text(int column) const {
  if (sqlite3_column_type(row_, column) != SQLITE_TEXT) return {};
  const auto* const bytes = sqlite3_column_text(row_, column);
  std::string text(reinterpret_cast<const char*>(bytes), std::size_t(sqlite3_column_bytes(row_, column)));
  return codec::is_utf8(text) ? text : std::string();
}

Result<ForeignDatabase> ForeignDatabase::open(const Part& part) {
  const auto path = part.file();
  if (!path) return path.problem();
  sqlite3* opened = nullptr;
  const int code = sqlite3_open_v2(read_only_uri(*path).c_str(), &opened,
                                   SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nullptr);
  std::error_code fault;
  ForeignDatabase database(opened, std::filesystem::file_size(*path, fault), part.name());
  if (code != SQLITE_OK || fault) return damaged_database(part.name());
  sqlite3_db_config(opened, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(opened, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(opened, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
  sqlite3_db_config(opened, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  sqlite3_limit(opened, SQLITE_LIMIT_LENGTH, 64 << 20);
  for (const char* pragma : {"PRAGMA trusted_schema = OFF", "PRAGMA cell_size_check = ON", "PRAGMA mmap_size = 0",
                             "PRAGMA query_only = ON", "PRAGMA cache_size = -2000"})
    if (sqlite3_exec(opened, pragma, nullptr, nullptr, nullptr) != SQLITE_OK) return damaged_database(part.name());
  return database;
}

bool ForeignDatabase::has(const std::string& table, const std::vector<std::string>& columns) const {
  Question real(database_.get(),
                "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1 AND sql NOT LIKE 'CREATE VIRTUAL%'");
  if (!real) return false;
  sqlite3_bind_text(real.statement(), 1, table.c_str(), int(table.size()), SQLITE_STATIC);
  if (real.step() != SQLITE_ROW) return false;
  for (const std::string& column : columns)
    if (sqlite3_table_column_metadata(database_.get(), "main", table.c_str(), column.c_str(), nullptr, nullptr, nullptr,
                                      nullptr, nullptr) != SQLITE_OK)
      return false;
  return true;
}

std::int64_t ForeignDatabase::user_version() const {
  Question version(database_.get(), "PRAGMA user_version");
  return version && version.step() == SQLITE_ROW ? sqlite3_column_int64(version.statement(), 0) : 0;
}

Result<Done> ForeignDatabase::each(const std::string& question, const Reading& reading,
                                   const std::function<void(const DatabaseRow&)>& row) const {
  constexpr int steps_between_looks = 100'000;
  struct Look {
    Progress& progress;
    double looks = 0;
    bool stopped = false;
  } look{reading.progress};
  sqlite3_progress_handler(
      database_.get(), steps_between_looks,
      [](void* at) {
        Look& look = *static_cast<Look*>(at);
        // How many steps there are nobody knows: the share of them that is done approaches one.
        ++look.looks;
        return int(look.stopped = !look.progress.keep_going(look.looks / (look.looks + 1000)));
      },
      &look);
  int code = SQLITE_ERROR;
  {
    Question asked(database_.get(), question);
    // A row takes four bytes at least. Pages that point at each other would give rows without an end.
    std::uintmax_t left = size_ / 4 + 1;
    if (asked)
      while ((code = asked.step()) == SQLITE_ROW && left-- > 0) row(DatabaseRow(asked.statement()));
  }
  sqlite3_progress_handler(database_.get(), 0, nullptr, nullptr);
  if (look.stopped)
    return Problem{"The reading was stopped before the end of the file.",
                   {.file = name_},
                   "Nothing was taken over. Start it again when you like."};
  if (code != SQLITE_DONE) return damaged_database(name_);
  return Done{};
}

}  // namespace titrate::imports
