#include "store/sqlite_records.h"

#include "codec/log_json.h"
#include "store/event_rows.h"
#include "store/open_database.h"
#include "store/sqlite.h"

namespace titrate {
namespace {

using store::Database;

using store::about;

Problem problem_of(const store::UnreadableRow& row, const std::filesystem::path& file) {
  return about(file, "Entry " + std::to_string(row.id) + " of the diary " + row.what() + ", which I cannot read.",
               "The file was changed by something else. Keep a copy of it, and restore the last backup.");
}

/// Runs what may fail; one place turns every failure into a sentence.
template <class Work>
auto attempt(const std::filesystem::path& file, const Work& work) -> decltype(work()) {
  try {
    return store::attempt(file, work);
  } catch (const store::UnreadableRow& row) {
    return problem_of(row, file);
  }
}

}  // namespace

SqliteRecords::SqliteRecords(std::filesystem::path file, std::unique_ptr<Database> database)
    : file_(std::move(file)), database_(std::move(database)) {}

SqliteRecords::~SqliteRecords() = default;

Result<std::unique_ptr<SqliteRecords>> SqliteRecords::open(const std::filesystem::path& file,
                                                           std::chrono::milliseconds patience) {
  auto database = store::open_database(file, patience);
  if (!database) return database.problem();
  return std::unique_ptr<SqliteRecords>(new SqliteRecords(file, std::move(*database)));
}

Result<Log> SqliteRecords::load(const std::string& diary) {
  const std::lock_guard lock(mutex_);
  return attempt(file_, [&]() -> Result<Log> {
    // Asked before the rows: what is written between the two is read now, and once more the next time.
    const auto version = database_->number("PRAGMA data_version");
    const auto known = known_.find(diary);
    if (known != known_.end() && known->second.version == version) return known->second.log;
    const Log log = store::read_events(*database_, diary);
    known_[diary] = {version, log};
    return log;
  });
}

Result<std::optional<std::vector<Event>>> SqliteRecords::append_while(const SeenDiary* seen,
                                                                      std::span<const Event> events) {
  const std::lock_guard lock(mutex_);
  return attempt(file_, [&]() -> Result<std::optional<std::vector<Event>>> {
    store::Transaction transaction(*database_);  // the only writer from here on
    if (seen && store::newest_event(*database_, seen->diary) != seen->newest)
      return std::optional<std::vector<Event>>();
    auto next = database_->number("SELECT max(id) FROM event") + 1;
    store::EventWriter writer(*database_);
    std::vector<Event> standing, written;
    for (const Event& event : events) {
      auto there = event.key.empty() ? std::nullopt : store::read_event_with_key(*database_, event.diary, event.key);
      if (!there) {
        if (auto problem = objection_to(event, next)) return *problem;
        there = event;
        there->id = next++;
        writer.write(*there);
        written.push_back(*there);
      }
      standing.push_back(std::move(*there));
    }
    auto known_after = known_;  // made before the commit, after which nothing may fail
    for (auto& [diary, known] : known_after)
      if (const auto more = codec::events_of_diary(written, diary); !more.empty()) known.log = known.log.with(more);
    transaction.commit();
    known_ = std::move(known_after);
    return std::optional(std::move(standing));
  });
}

}  // namespace titrate
