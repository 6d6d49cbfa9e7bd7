#include "home.h"

#include "disk.h"
#include "door/handle.h"
#include "store/event_rows.h"
#include "store/open_database.h"

namespace titrate::lives {

Home::Home(Mutation mutation)
    : mutation_(mutation),
      faulty_(mutation),
      vault_(folder_ / "order.key"),
      backups_({folder_ / "titrate.db", folder_ / "order.key", folder_ / "backups"}) {
  disk::install();
  if (const auto problem = open()) throw std::runtime_error(describe(*problem));
}

std::optional<Problem> Home::open() {
  auto records = SqliteRecords::open(diary());
  if (!records) return records.problem();
  records_ = std::move(*records);
  faulty_.over(*records_);
  return std::nullopt;
}

std::string Home::ask(const Json& request, Fault fault, int at, Progress&& progress) {
  faulty_.expect(fault, at);
  if (fault == Fault::disk_stops) disk::stop_at(at);
  const std::string reply =
      door::handle(faulty_, progress, request.dump(), std::nullopt, {.vault = &vault_, .backups = &backups_});
  disk_stopped_ = disk::stopped();
  return reply;
}

bool Home::failed() const { return faulty_.failed() || disk_stopped_; }

void Home::restart() {
  records_.reset();  // what it would still like to write, a stopped disk does not take
  disk::repair();
  if (mutation_ == Mutation::drop_at_restart || mutation_ == Mutation::rewrite_the_past) {
    store::Database database(diary().string());
    const bool drop = mutation_ == Mutation::drop_at_restart;
    if (database.number("SELECT count(*) FROM event") > 20) {
      database.run("DROP TRIGGER IF EXISTS event_is_never_changed; DROP TRIGGER IF EXISTS event_is_never_deleted;");
      database.run(
          drop ? "DELETE FROM event WHERE id = (SELECT max(id) FROM event)"
               : "UPDATE event SET amount = amount + 1 WHERE id = (SELECT min(id) FROM event WHERE amount > 1)");
    }
  }
  if (const auto problem = open()) throw std::runtime_error("the diary does not open again: " + describe(*problem));
}

Result<std::vector<Event>> Home::log() {
  return store::attempt(diary(), [&]() -> Result<std::vector<Event>> {
    const auto database = store::open_database(diary(), std::chrono::seconds(5));
    if (!database) return database.problem();
    try {
      return store::read_every_event(**database);
    } catch (const store::UnreadableRow& row) {
      return Problem{std::string("row ") + std::to_string(row.id) + " " + row.what(), {.file = "diary"}, ""};
    }
  });
}

}  // namespace titrate::lives
