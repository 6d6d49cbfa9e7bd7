#include "store/log_copy.h"

#include <sodium.h>

#include <algorithm>
#include <chrono>
#include <cstring>

#include "base/version.h"
#include "codec/catalog_tables.h"
#include "codec/seal.h"
#include "codec/sealed_plan.h"
#include "store/event_rows.h"
#include "store/open_database.h"
#include "store/place.h"
#include "store/schema.h"
#include "store/sqlite.h"

namespace titrate::store {
namespace {

using namespace std::chrono_literals;

constexpr const char* backup_format = "titrate-backup-1";
constexpr const char* event_columns =
    "id, diary, key, entered, kind, day, item, name, state, amount, text, undoes, hour";

/// Takes the bytes of a value into a digest in a way that any language can repeat: its kind, its length, its bytes.
void digest_value(crypto_hash_sha256_state& digest, const Statement& row, int column, bool real) {
  std::string bytes = "N";
  if (row.is_null(column)) {
  } else if (real) {
    const double number = row.real(column);
    std::uint64_t bits = 0;
    std::memcpy(&bits, &number, sizeof bits);
    bytes = "R";
    for (int shift = 56; shift >= 0; shift -= 8) bytes.push_back(char(bits >> shift & 0xff));
  } else {
    const std::string text = row.text(column);
    bytes = "T" + std::to_string(text.size()) + ":" + text;
  }
  crypto_hash_sha256_update(&digest, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
}

/// SHA-256 over every column of every row, as docs/formats/backup.md says.
std::string digest_of_log(Database& database) {
  require(sodium_init() >= 0, "the library of cryptography could be started");
  crypto_hash_sha256_state digest;
  crypto_hash_sha256_init(&digest);
  constexpr int columns = 13, amount = 9;
  Statement rows(database, std::string("SELECT ") + event_columns + " FROM event ORDER BY id");
  while (rows.step())
    for (int column = 0; column < columns; ++column) digest_value(digest, rows, column, column == amount);
  Statement tracked(database, "SELECT event, position, measure FROM tracked ORDER BY event, position");
  while (tracked.step())
    for (int column = 0; column < 3; ++column) digest_value(digest, tracked, column, false);
  unsigned char bytes[crypto_hash_sha256_BYTES];
  crypto_hash_sha256_final(&digest, bytes);
  char text[2 * sizeof bytes + 1];
  return sodium_bin2hex(text, sizeof text, bytes, sizeof bytes);
}

/// An empty diary of today's format. Nothing of it has to survive a power cut: whoever made it writes it once more.
std::unique_ptr<Database> empty_copy(const std::filesystem::path& to) {
  auto database = std::make_unique<Database>(to.string());
  database->run("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA trusted_schema = OFF; BEGIN");
  for (const std::string& step : migrations()) database->run(step);
  database->run("CREATE TABLE backup (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID");
  database->run("PRAGMA application_id = " + std::to_string(application_id));
  database->run("PRAGMA user_version = " + std::to_string(migrations().size()));
  database->run("COMMIT");
  return database;
}

void say_in_backup(Database& database, const std::string& name, const std::string& value) {
  Statement row(database, "INSERT INTO backup (name, value) VALUES (?, ?)");
  row.bind(name).bind(value).step();
}

void describe_backup(Database& database, const std::optional<VaultKey>& key, std::int64_t foods) {
  say_in_backup(database, "format", backup_format);
  say_in_backup(database, "program", std::string(version()));
  say_in_backup(database, "entries", std::to_string(database.number("SELECT count(*) FROM event")));
  say_in_backup(database, "log_sha256", digest_of_log(database));
  say_in_backup(database, "foods_left_out", std::to_string(foods));
  if (key) say_in_backup(database, "order_key", codec::hex_of(*key));
}

void attach(Database& database, const std::filesystem::path& file) {
  Statement attach(database, "ATTACH ? AS other");
  attach.bind(file.string()).step();
}

std::string said_in_backup(Database& database, const char* name) {
  Statement row(database, "SELECT value FROM backup WHERE name = ?");
  row.bind(name);
  return row.step() ? row.text(0) : std::string();
}

bool has_table(Database& database, const char* name) {
  Statement row(database, "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?");
  row.bind(name);
  return row.step() && row.number(0) == 1;
}

/// "ok", or the first thing that SQLite says against it.
std::string first_row(Database& database, const std::string& sql) {
  Statement row(database, sql);
  return row.step() ? row.text(0) : std::string("ok");
}

/// What a copy says of itself is held against what it holds.
void look_at_description(Database& database, LogFile& found) {
  if (!has_table(database, "backup")) return;
  const std::string format = said_in_backup(database, "format");
  if (format != backup_format) {
    found.checks.push_back({"description", false, "Its format is " + format + ", and I know " + backup_format + "."});
    return;
  }
  const bool same = said_in_backup(database, "log_sha256") == digest_of_log(database);
  found.checks.push_back({"digest", same,
                          same ? "The entries are those that were backed up: SHA-256 over all of them agrees."
                               : "The entries are not those that were backed up: SHA-256 over all of them differs."});
  found.foods_left_out = std::atoll(said_in_backup(database, "foods_left_out").c_str());
  const std::string key = said_in_backup(database, "order_key");
  if (key.empty()) return;
  const auto secret = codec::secret_from_hex(key);
  if (secret)
    found.log.key = *secret;
  else
    found.checks.push_back({"key", false, "The key of the sealed order cannot be read."});
}

void look_at_log(Database& database, const std::filesystem::path& file, LogFile& found) {
  found.log.events = read_every_event(database);
  const auto fault = codec::fault_of(found.log.events, file.filename().string());
  const std::size_t many = found.log.events.size();
  const std::string count = many == 1 ? "The one entry" : "Every one of the " + std::to_string(many) + " entries";
  found.checks.push_back(
      {"log", !fault, fault ? describe(*fault) : count + " can be read, in order, without a gap, each document too."});
}

void look(Database& database, const std::filesystem::path& file, LogFile& found) {
  const auto check = [&](const char* what, const std::string& said, const std::string& well) {
    found.checks.push_back({what, said == "ok", said == "ok" ? well : "SQLite says: " + said + "."});
    return said == "ok";
  };
  if (!check("file", first_row(database, "PRAGMA integrity_check(1)"), "SQLite finds no fault in the file.")) return;
  const bool whole = first_row(database, "PRAGMA foreign_key_check") == "ok";
  if (!check("references", whole ? "ok" : "an entry refers to one that is not there",
             "Every entry that takes another back names one that is there."))
    return;
  look_at_description(database, found);
  if (found.holds()) look_at_log(database, file, found);
  if (!found.holds()) return;
  for (BackupCheck& seal : seal_checks(found.log)) found.checks.push_back(std::move(seal));
}

constexpr const char* without_a_log = "DELETE FROM main.tracked; DELETE FROM main.event;";

/// A change of the log itself, without the triggers that keep it from being changed.
template <class Change>
void unguarded(Database& database, Change change) {
  std::vector<std::string> again, names;
  {
    Statement rows(database,
                   "SELECT name, sql FROM main.sqlite_schema WHERE type = 'trigger' AND tbl_name IN "
                   "('event', 'tracked')");
    while (rows.step()) {
      names.push_back(rows.text(0));
      again.push_back(rows.text(1));
    }
  }
  for (const std::string& name : names) database.run("DROP TRIGGER main." + name);
  change();
  for (const std::string& trigger : again) database.run(trigger);
}

/// One log takes the place of another.
void exchange(Database& database) {
  unguarded(database, [&] {
    database.run(without_a_log);
    database.run(std::string("INSERT INTO main.event (") + event_columns + ") SELECT " + event_columns +
                 " FROM other.event ORDER BY id");
    database.run(
        "INSERT INTO main.tracked (event, position, measure) SELECT event, position, measure FROM other.tracked "
        "ORDER BY event, position");
  });
}

}  // namespace

bool LogFile::holds() const {
  return std::all_of(checks.begin(), checks.end(), [](const BackupCheck& check) { return check.holds; });
}

bool LogFile::readable() const {
  return std::all_of(checks.begin(), checks.end(),
                     [](const BackupCheck& check) { return check.holds || check.what == "seal"; });
}

std::string LogFile::first_fault() const {
  for (const BackupCheck& check : checks)
    if (!check.holds) return check.text;
  return "";
}

Result<Done> copy_log(const std::filesystem::path& from, const std::filesystem::path& to,
                      const std::optional<VaultKey>& key) {
  if (const auto place = make_place(to); !place) return place.problem();
  return attempt(from, [&]() -> Result<Done> {
    const auto copy = empty_copy(to);
    copy->wait_at_most(5s);
    attach(*copy, from);
    copy->run("BEGIN");
    copy->run(std::string("INSERT INTO main.event (") + event_columns + ") SELECT " + event_columns +
              " FROM other.event ORDER BY id");
    copy->run(
        "INSERT INTO main.tracked (event, position, measure) SELECT event, position, measure FROM other.tracked "
        "ORDER BY event, position");
    describe_backup(*copy, key, copy->number("SELECT count(*) FROM other.own_food"));
    copy->run("COMMIT; DETACH other");
    return Done{};
  });
}

Result<Done> write_log(const codec::WholeLog& log, const std::filesystem::path& to) {
  if (const auto place = make_place(to); !place) return place.problem();
  return attempt(to, [&]() -> Result<Done> {
    const auto copy = empty_copy(to);
    copy->run("BEGIN");
    {
      EventWriter writer(*copy);
      for (const Event& event : log.events) writer.write(event);
    }
    describe_backup(*copy, log.key, 0);
    copy->run("COMMIT");
    return Done{};
  });
}

LogFile look_into(const std::filesystem::path& file) {
  LogFile found;
  const auto opened = open_database(file, 5s);
  if (!opened) {
    found.checks.push_back({"file", false, opened.problem().what});
    return found;
  }
  const auto looked = attempt(file, [&]() -> Result<Done> {
    try {
      look(**opened, file, found);
    } catch (const UnreadableRow& row) {
      found.checks.push_back(
          {"log", false, "Entry " + std::to_string(row.id) + " " + row.what() + ", which I cannot read."});
    }
    return Done{};
  });
  if (!looked) found.checks.push_back({"file", false, looked.problem().what});
  return found;
}

std::vector<BackupCheck> seal_checks(const codec::WholeLog& log) {
  std::vector<BackupCheck> checks;
  for (const std::string& diary : codec::diaries_of(log.events)) {
    const Notebook notebook = notebook_of(codec::events_of_diary(log.events, diary));
    if (!notebook.locked) continue;
    const auto plan = codec::sealed_plan_of(notebook, codec::catalog());
    if (!plan) {
      checks.push_back({"seal", false, "The sealed plan cannot be read: " + plan.problem().what});
      continue;
    }
    MemoryVault vault;
    if (log.key)
      if (const auto kept = vault.keep(*log.key); !kept) continue;
    const auto secret = codec::secret_of(notebook, **plan, vault);
    checks.push_back({"seal", secret.ok(),
                      secret ? "The order of the sealed plan can be opened, and fits what the protocol committed to."
                             : "The sealed plan: " + secret.problem().what});
  }
  return checks;
}

Result<Done> replace_log(const std::filesystem::path& diary, const std::filesystem::path& from) {
  const auto database = open_database(diary, 5s);
  if (!database) return database.problem();
  return attempt(diary, [&]() -> Result<Done> {
    (*database)->run("PRAGMA foreign_keys = OFF");
    attach(**database, from);
    Transaction transaction(**database);
    exchange(**database);
    transaction.commit();
    return Done{};
  });
}

Result<Done> erase_log(const std::filesystem::path& diary) {
  const auto database = open_database(diary, 5s);
  if (!database) return database.problem();
  return attempt(diary, [&]() -> Result<Done> {
    (*database)->run("PRAGMA foreign_keys = OFF; PRAGMA secure_delete = ON");
    {
      Transaction transaction(**database);
      unguarded(**database, [&] { (*database)->run(without_a_log); });
      transaction.commit();
    }
    // What was written before still stands in free pages and in the -wal until these two.
    (*database)->run("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)");
    return Done{};
  });
}

}  // namespace titrate::store
