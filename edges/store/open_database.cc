#include "store/open_database.h"

#include <chrono>
#include <optional>
#include <thread>

#include "store/place.h"
#include "store/schema.h"

namespace titrate::store {

Problem about(const std::filesystem::path& file, std::string what, std::string way_out) {
  return {std::move(what), {file.string(), 0, "", 0, 0}, std::move(way_out)};
}

Problem problem_of(const SqliteError& error, const std::filesystem::path& file) {
  switch (error.code) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return about(file, "Another program holds the diary locked.",
                   "Close the other program, or wait until it is done, and try again. Nothing was written.");
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return about(file, "The diary may only be read, not written.",
                   "Give yourself permission to write to the file and its folder, or choose another folder with "
                   "--data DIR. Nothing was written.");
    case SQLITE_FULL:
    case SQLITE_IOERR:
      return about(
          file, std::string("The disk did not take or give the data: ") + error.what() + ".",
          // A commit whose last step failed may stand all the same when the file is opened again.
          "Make room on the disk, or check it, and look at what the diary says before you try again: the entry "
          "may be there.");
    case SQLITE_NOTADB:
      return about(file, "This file is not a diary: it is no SQLite file.",
                   "Move it away or choose another folder with --data DIR; it was left as it is.");
    case SQLITE_CORRUPT:
      return about(file, std::string("The file is damaged: ") + error.what() + ".",
                   "Keep a copy of it, and restore the last backup; it was left as it is.");
    case SQLITE_CANTOPEN:
      return about(file, "The diary cannot be opened.",
                   "Check that the path is a file and that you may read and write it, or choose another folder with "
                   "--data DIR.");
    default:
      return about(file, std::string("The diary cannot be read or written: ") + error.what() + ".",
                   "Keep a copy of the file, and look at what the diary says before you try again.");
  }
}

namespace {

/// What the file is must be known before anything is changed in it: even the switch to WAL rewrites the header.
std::optional<Problem> not_ours(Database& database, const std::filesystem::path& file) {
  // All in one statement, which sees one state of the file: where another program makes the same diary meanwhile, three
  // could see a file that is not marked yet and has tables already, and that would be somebody else's.
  Statement seen(database,
                 "SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM "
                 "pragma_user_version), (SELECT count(*) FROM sqlite_schema)");
  seen.step();
  const bool marked = seen.number(0) == application_id;
  const auto version = seen.number(1);
  const bool empty = seen.number(2) == 0 && version == 0;
  if (!marked && !empty)
    return about(file, "This file belongs to another program: it is an SQLite file, but not a diary.",
                 "Choose another folder with --data DIR; it was left as it is.");
  const auto known = std::int64_t(migrations().size());
  if (version > known)
    return about(file,
                 "This diary was written by a newer Titrate: its format is " + std::to_string(version) +
                     ", and I know formats up to " + std::to_string(known) + ".",
                 "Use that newer Titrate, or a backup from before it; the file was left as it is.");
  if (database.read_only()) return problem_of(SqliteError(SQLITE_READONLY, "read-only"), file);
  return std::nullopt;
}

void migrate(Database& database) {
  const auto known = std::int64_t(migrations().size());
  if (database.number("PRAGMA user_version") == known) return;
  Transaction transaction(database);
  // Asked again under the lock: another program may have been faster.
  for (auto version = database.number("PRAGMA user_version"); version < known; ++version)
    database.run(migrations()[std::size_t(version)]);
  database.run("PRAGMA application_id = " + std::to_string(application_id));
  database.run("PRAGMA user_version = " + std::to_string(known));
  transaction.commit();
}

/// The switch reads the header and then writes it. Where two programs make the same diary at once, SQLite does not let
/// one wait inside that step for the other (each holds what the other wants) and says BUSY at once: so one waits
/// outside.
void keep_a_write_ahead_log(Database& database, std::chrono::milliseconds patience) {
  const auto until = std::chrono::steady_clock::now() + patience;
  while (true) {
    try {
      return database.run("PRAGMA journal_mode = WAL");
    } catch (const SqliteError& error) {
      if (error.code != SQLITE_BUSY || std::chrono::steady_clock::now() >= until) throw;
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
  }
}

}  // namespace

Result<std::unique_ptr<Database>> open_database(const std::filesystem::path& file, std::chrono::milliseconds patience) {
  if (const auto place = make_place(file); !place) return place.problem();
  return attempt(file, [&]() -> Result<std::unique_ptr<Database>> {
    auto database = std::make_unique<Database>(file.string());
    database->wait_at_most(patience);
    if (auto problem = not_ours(*database, file)) return *problem;
    keep_a_write_ahead_log(*database, patience);
    // FULL: "Saved" is said only of what would survive a power cut.
    database->run(
        "PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF;"
        "PRAGMA foreign_keys = OFF;");  // a step may copy a table that others refer to
    migrate(*database);
    database->run("PRAGMA foreign_keys = ON;");
    return database;
  });
}

}  // namespace titrate::store
