#include "store/sqlite_records.h"

#include "store/event_rows.h"
#include "store/place.h"
#include "store/schema.h"
#include "store/sqlite.h"

namespace titrate {
namespace {

using store::Database;

Problem about(const std::filesystem::path& file, std::string what, std::string way_out) {
  return {std::move(what), {file.string(), 0, "", 0, 0}, std::move(way_out)};
}

Problem problem_of(const store::SqliteError& error, const std::filesystem::path& file) {
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
      return about(file, std::string("The disk did not take or give the data: ") + error.what() + ".",
                   "Make room on the disk, or check it, and try again. Nothing was written.");
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
                   "Nothing was written. Keep a copy of the file and try again.");
  }
}

Problem problem_of(const store::UnreadableRow& row, const std::filesystem::path& file) {
  return about(file, "Entry " + std::to_string(row.id) + " of the diary " + row.what() + ", which I cannot read.",
               "The file was changed by something else. Keep a copy of it, and restore the last backup.");
}

/// Runs what may fail; one place turns every failure into a sentence.
template <class Work>
auto attempt(const std::filesystem::path& file, const Work& work) -> decltype(work()) {
  try {
    return work();
  } catch (const store::SqliteError& error) {
    return problem_of(error, file);
  } catch (const store::UnreadableRow& row) {
    return problem_of(row, file);
  }
}

/// What the file is must be known before anything is changed in it: even the switch to WAL rewrites the header.
std::optional<Problem> not_ours(Database& database, const std::filesystem::path& file) {
  const auto version = database.number("PRAGMA user_version");
  const bool marked = database.number("PRAGMA application_id") == store::application_id;
  const bool empty = database.number("SELECT count(*) FROM sqlite_schema") == 0 && version == 0;
  if (!marked && !empty)
    return about(file, "This file belongs to another program: it is an SQLite file, but not a diary.",
                 "Choose another folder with --data DIR; it was left as it is.");
  const auto known = std::int64_t(store::migrations().size());
  if (version > known)
    return about(file,
                 "This diary was written by a newer Titrate: its format is " + std::to_string(version) +
                     ", and I know formats up to " + std::to_string(known) + ".",
                 "Use that newer Titrate, or a backup from before it; the file was left as it is.");
  if (database.read_only()) return problem_of(store::SqliteError(SQLITE_READONLY, "read-only"), file);
  return std::nullopt;
}

void migrate(Database& database) {
  const auto known = std::int64_t(store::migrations().size());
  if (database.number("PRAGMA user_version") == known) return;
  store::Transaction transaction(database);
  // Asked again under the lock: another program may have been faster.
  for (auto version = database.number("PRAGMA user_version"); version < known; ++version)
    database.run(store::migrations()[std::size_t(version)]);
  database.run("PRAGMA application_id = " + std::to_string(store::application_id));
  database.run("PRAGMA user_version = " + std::to_string(known));
  transaction.commit();
}

}  // namespace

SqliteRecords::SqliteRecords(std::filesystem::path file, std::unique_ptr<Database> database)
    : file_(std::move(file)), database_(std::move(database)) {}

SqliteRecords::~SqliteRecords() = default;

Result<std::unique_ptr<SqliteRecords>> SqliteRecords::open(const std::filesystem::path& file,
                                                           std::chrono::milliseconds patience) {
  if (const auto place = store::make_place(file); !place) return place.problem();
  return attempt(file, [&]() -> Result<std::unique_ptr<SqliteRecords>> {
    auto database = std::make_unique<Database>(file.string());
    database->wait_at_most(patience);
    if (auto problem = not_ours(*database, file)) return *problem;
    // FULL: "Saved" is said only of what would survive a power cut.
    database->run(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF;"
        "PRAGMA foreign_keys = OFF;");  // a step may copy a table that others refer to
    migrate(*database);
    database->run("PRAGMA foreign_keys = ON;");
    return std::unique_ptr<SqliteRecords>(new SqliteRecords(file, std::move(database)));
  });
}

Result<std::vector<Event>> SqliteRecords::load(const std::string& diary) {
  const std::lock_guard lock(mutex_);
  return attempt(file_, [&]() -> Result<std::vector<Event>> { return store::read_events(*database_, diary); });
}

Result<std::vector<Event>> SqliteRecords::append(std::span<const Event> events) {
  const std::lock_guard lock(mutex_);
  return attempt(file_, [&]() -> Result<std::vector<Event>> {
    store::Transaction transaction(*database_);
    auto next = database_->number("SELECT max(id) FROM event") + 1;
    store::EventWriter writer(*database_);
    std::vector<Event> standing;
    for (const Event& event : events) {
      auto there = event.key.empty() ? std::nullopt : store::read_event_with_key(*database_, event.diary, event.key);
      if (!there) {
        if (auto problem = objection_to(event, next)) return *problem;
        there = event;
        there->id = next++;
        writer.write(*there);
      }
      standing.push_back(std::move(*there));
    }
    transaction.commit();
    return standing;
  });
}

}  // namespace titrate
