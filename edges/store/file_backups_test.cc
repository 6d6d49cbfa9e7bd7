#include "store/file_backups.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <thread>

#include "codec/catalog_tables.h"
#include "codec/random_life.h"
#include "store/event_rows.h"
#include "store/file_vault.h"
#include "store/log_copy.h"
#include "store/sqlite.h"
#include "store/sqlite_records.h"
#include "store/temporary_folder.h"

namespace titrate {
namespace {

using store::TemporaryFolder;
namespace fs = std::filesystem;

const Moment one_evening = *parse_moment("2026-03-01T21:04:05+01:00");

Moment days_later(int count) { return {one_evening.instant + days(count), one_evening.offset}; }

Event said_pain(double value) {
  Event event;
  event.diary = "mine";
  event.entered = one_evening;
  event.what = recorded(*parse_day("2026-03-01"), measure_item("pain"), Entry<double>::of(value));
  return event;
}

std::string all_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::stringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

void put(const fs::path& file, const std::string& bytes) { std::ofstream(file, std::ios::binary) << bytes; }

unsigned mode_of(const fs::path& path) {
  struct stat found {};
  return ::stat(path.c_str(), &found) == 0 ? found.st_mode & 0777u : 0u;
}

/// A diary in a folder of its own, with its backups.
struct Shelf {
  TemporaryFolder folder;
  DiaryFiles files{folder / "own/titrate.db", folder / "own/order.key", folder / "own/backups"};
  FileBackups backups{files};
  std::unique_ptr<SqliteRecords> records = SqliteRecords::open(files.diary).value();

  std::vector<Event> says(const std::string& diary = "mine") { return records->load(diary).value(); }
  void append(const std::vector<Event>& events) { ASSERT_TRUE(records->append(events)); }
  void pain(double value) { append({said_pain(value)}); }
  std::string in_backups(const std::string& name) const { return (files.backups / name).string(); }
};

/// A lock that takes no half second.
codec::BackupLock quick_lock(const std::string& passphrase) {
  return codec::lock_of(passphrase, {.operations = 1, .memory = 8192}).value();
}

TEST(FileBackups, a_backup_holds_the_log_and_is_for_its_owner_only) {
  Shelf shelf;
  shelf.pain(4);
  const auto made = shelf.backups.make(one_evening);
  ASSERT_TRUE(made) << describe(made.problem());
  EXPECT_EQ(made->name, "titrate-2026-03-01.sqlite");
  EXPECT_EQ(made->entries, 1);
  EXPECT_EQ(mode_of(shelf.files.backups), 0700u);
  EXPECT_EQ(mode_of(shelf.in_backups(made->name)), 0600u);
  // Any SQLite reads it, without Titrate and without a -wal beside it.
  store::Database plain(shelf.in_backups(made->name));
  EXPECT_EQ(plain.number("SELECT count(*) FROM event WHERE name = 'pain' AND amount = 4"), 1);
  EXPECT_TRUE(shelf.backups.verify(made->name, "")->holds());
}

TEST(FileBackups, what_lies_only_in_the_wal_is_in_the_backup) {
  Shelf shelf;
  shelf.pain(4);
  ASSERT_GT(fs::file_size(shelf.files.diary.string() + "-wal"), 0u);  // nothing was checkpointed yet
  ASSERT_TRUE(shelf.backups.make(one_evening));
  EXPECT_EQ(store::Database(shelf.in_backups("titrate-2026-03-01.sqlite")).number("SELECT count(*) FROM event"), 1);
}

TEST(FileBackups, a_second_one_of_a_day_takes_the_place_of_the_first) {
  Shelf shelf;
  shelf.pain(4);
  ASSERT_TRUE(shelf.backups.make(one_evening));
  shelf.pain(5);
  EXPECT_EQ(shelf.backups.make(one_evening)->entries, 2);
  EXPECT_EQ(shelf.backups.list()->size(), 1u);
}

TEST(FileBackups, a_restore_brings_back_the_log_and_keeps_what_was_there) {
  Shelf shelf;
  shelf.pain(4);
  const auto then = shelf.says();
  ASSERT_TRUE(shelf.backups.make(one_evening));
  shelf.pain(5);
  const auto now = shelf.says();

  const auto restored = shelf.backups.restore("titrate-2026-03-01.sqlite", "", days_later(1));
  ASSERT_TRUE(restored) << describe(restored.problem());
  EXPECT_EQ(shelf.says(), then) << "and a diary that is open sees it";
  EXPECT_EQ(restored->only_before, 1);
  EXPECT_EQ(shelf.backups.last_drill(), parse_day("2026-03-02")) << "what was done in earnest needs no drill";
  ASSERT_TRUE(fs::exists(restored->before));

  const auto back = shelf.backups.restore_at(restored->before, "", days_later(2));
  ASSERT_TRUE(back) << describe(back.problem());
  EXPECT_EQ(shelf.says(), now);
}

TEST(FileBackups, after_a_restore_the_log_is_append_only_again) {
  Shelf shelf;
  shelf.pain(4);
  ASSERT_TRUE(shelf.backups.make(one_evening));
  ASSERT_TRUE(shelf.backups.restore("titrate-2026-03-01.sqlite", "", one_evening));
  store::Database file(shelf.files.diary.string());
  EXPECT_EQ(file.number("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'event'"), 3);
  EXPECT_THROW(file.run("DELETE FROM event"), store::SqliteError);
  shelf.pain(6);
  EXPECT_EQ(shelf.says().back().id, 2);
}

TEST(FileBackups, a_restore_leaves_the_imported_foods_where_they_are) {
  Shelf shelf;
  shelf.pain(4);
  store::Database(shelf.files.diary.string())
      .run(
          "INSERT INTO food_import VALUES (1, 'then', 'f', 'fdc', 1, 1);"
          "INSERT INTO own_food VALUES (1, 'fdc_1', 1, 'oats', NULL, NULL)");
  const auto made = shelf.backups.make(one_evening);
  ASSERT_TRUE(made);
  EXPECT_EQ(made->foods_left_out, 1);
  const auto restored = shelf.backups.restore(made->name, "", one_evening);
  ASSERT_TRUE(restored);
  EXPECT_EQ(store::Database(shelf.files.diary.string()).number("SELECT count(*) FROM own_food"), 1);
  EXPECT_EQ(restored->remarks.size(), 1u);
}

TEST(FileBackups, the_key_of_a_sealed_order_goes_with_it) {
  Shelf shelf;
  shelf.pain(4);
  FileVault vault(shelf.files.order_key);
  ASSERT_TRUE(vault.keep(VaultKey{1, 2, 3}));
  EXPECT_TRUE(shelf.backups.make(one_evening)->key);
  fs::remove(shelf.files.order_key);
  ASSERT_TRUE(shelf.backups.restore("titrate-2026-03-01.sqlite", "", one_evening)->key);
  EXPECT_EQ(vault.key()->value(), (VaultKey{1, 2, 3}));
  EXPECT_EQ(mode_of(shelf.files.order_key), 0600u);
}

TEST(FileBackups, a_damaged_diary_is_set_aside_and_not_destroyed) {
  Shelf shelf;
  shelf.pain(4);
  const auto then = shelf.says();
  ASSERT_TRUE(shelf.backups.make(one_evening));
  shelf.records.reset();
  put(shelf.files.diary, "this was a diary once");
  const auto restored = shelf.backups.restore("titrate-2026-03-01.sqlite", "", one_evening);
  ASSERT_TRUE(restored) << describe(restored.problem());
  EXPECT_EQ(all_of(fs::path(restored->before) / "titrate.db"), "this was a diary once");
  shelf.records = SqliteRecords::open(shelf.files.diary).value();
  EXPECT_EQ(shelf.says(), then);
}

TEST(FileBackups, a_restore_where_nothing_is_makes_the_diary) {
  Shelf from, to;
  from.pain(4);
  ASSERT_TRUE(from.backups.make_at((from.folder / "copy.sqlite").string(), BackupKind::sqlite));
  to.records.reset();
  fs::remove_all(to.files.diary.parent_path());
  const auto restored = to.backups.restore_at((from.folder / "copy.sqlite").string(), "", one_evening);
  ASSERT_TRUE(restored) << describe(restored.problem());
  EXPECT_EQ(restored->before, "");
  to.records = SqliteRecords::open(to.files.diary).value();
  EXPECT_EQ(to.says(), from.says());
  EXPECT_EQ(mode_of(to.files.diary), 0600u);
}

TEST(FileBackups, a_file_that_is_there_is_never_written_over) {
  Shelf shelf;
  shelf.pain(4);
  put(shelf.folder / "letter", "dear all");
  EXPECT_FALSE(shelf.backups.make_at((shelf.folder / "letter").string(), BackupKind::json));
  EXPECT_EQ(all_of(shelf.folder / "letter"), "dear all");
}

TEST(FileBackups, a_drill_touches_nothing_and_is_remembered) {
  Shelf shelf;
  shelf.pain(4);
  ASSERT_TRUE(shelf.backups.make(one_evening));
  shelf.pain(5);
  const auto before = shelf.says();
  EXPECT_FALSE(shelf.backups.last_drill());
  const auto drilled = shelf.backups.drill("titrate-2026-03-01.sqlite", "", days_later(3));
  ASSERT_TRUE(drilled) << describe(drilled.problem());
  EXPECT_EQ(drilled->entries, 1);
  EXPECT_EQ(drilled->only_before, 1);
  EXPECT_EQ(shelf.says(), before);
  EXPECT_EQ(shelf.backups.last_drill(), parse_day("2026-03-04"));
  EXPECT_EQ(shelf.backups.list()->size(), 1u);
}

TEST(FileBackups, no_changed_byte_of_an_entry_goes_unnoticed) {
  Shelf shelf;
  shelf.append({[] {
    Event event = said_pain(4);
    event.what = written(*parse_day("2026-03-01"), Item::Kind::note, "a quiet evening");
    return event;
  }()});
  ASSERT_TRUE(shelf.backups.make(one_evening));
  const fs::path file = shelf.in_backups("titrate-2026-03-01.sqlite");
  std::string bytes = all_of(file);
  bytes.replace(bytes.find("quiet"), 5, "grave");
  put(file, bytes);
  const auto before = shelf.says();
  const auto verified = shelf.backups.verify("titrate-2026-03-01.sqlite", "");
  ASSERT_TRUE(verified);
  EXPECT_FALSE(verified->holds());
  EXPECT_FALSE(shelf.backups.restore("titrate-2026-03-01.sqlite", "", one_evening));
  EXPECT_FALSE(shelf.backups.drill("titrate-2026-03-01.sqlite", "", one_evening));
  EXPECT_EQ(shelf.says(), before);
  EXPECT_FALSE(shelf.backups.last_drill());
}

TEST(FileBackups, no_beginning_of_a_backup_is_taken_for_one) {
  Shelf shelf;
  shelf.pain(4);
  ASSERT_TRUE(shelf.backups.make_at((shelf.folder / "a.sqlite").string(), BackupKind::sqlite));
  ASSERT_TRUE(shelf.backups.make_at((shelf.folder / "a.json").string(), BackupKind::json));
  ASSERT_TRUE(shelf.backups.set_lock(quick_lock("four words are enough")));
  ASSERT_TRUE(shelf.backups.make_at((shelf.folder / "a.closed").string(), BackupKind::sqlite));
  const auto before = shelf.says();
  for (const char* name : {"a.sqlite", "a.json", "a.closed"}) {
    const std::string whole = all_of(shelf.folder / name);
    for (const double part : {0.0, 0.001, 0.1, 0.5, 0.9, 0.999}) {
      const auto cut = std::size_t(double(whole.size()) * part);
      put(shelf.folder / "cut",
          whole.substr(0, std::min(cut, whole.size() - 3)));  // JSON may do without its last line break
      EXPECT_FALSE(shelf.backups.restore_at((shelf.folder / "cut").string(), "four words are enough", one_evening))
          << name << " cut at " << cut;
    }
  }
  EXPECT_EQ(shelf.says(), before);
}

TEST(FileBackups, a_closed_one_opens_with_its_passphrase_and_no_other) {
  Shelf shelf;
  shelf.pain(4);
  const auto then = shelf.says();
  ASSERT_TRUE(shelf.backups.set_lock(quick_lock("four words are enough")));
  EXPECT_TRUE(shelf.backups.make(one_evening)->closed);
  shelf.pain(5);
  const std::string name = "titrate-2026-03-01.closed";
  EXPECT_EQ(all_of(shelf.in_backups(name)).find("pain"), std::string::npos);
  EXPECT_FALSE(shelf.backups.restore(name, "", one_evening));
  EXPECT_FALSE(shelf.backups.restore(name, "four words are enough ", one_evening));
  EXPECT_EQ(shelf.says().size(), 2u);
  const auto restored = shelf.backups.restore(name, "four words are enough", one_evening);
  ASSERT_TRUE(restored) << describe(restored.problem());
  EXPECT_EQ(shelf.says(), then);
  EXPECT_EQ(fs::path(restored->before).extension(), ".closed") << "what was there is closed too";
}

TEST(FileBackups, a_name_leads_nowhere_but_into_the_folder) {
  Shelf shelf;
  shelf.pain(4);
  ASSERT_TRUE(shelf.backups.make(one_evening));
  put(shelf.folder / "own/titrate-2026-03-02.sqlite", all_of(shelf.in_backups("titrate-2026-03-01.sqlite")));
  for (const char* name : {"../titrate.db", "../titrate-2026-03-02.sqlite", "/etc/passwd", "", ".", "..", "lock",
                           "titrate-2026-03-01.sqlite/", "./titrate-2026-03-01.sqlite", "titrate-2026-03-01.SQLITE"})
    EXPECT_FALSE(shelf.backups.restore(name, "", one_evening)) << name;
}

TEST(FileBackups, a_file_of_another_program_and_a_csv_are_refused) {
  Shelf shelf;
  shelf.pain(4);
  put(shelf.folder / "diary.csv", "day,dose_mg,pain\n2026-03-01,0,6\n");
  put(shelf.folder / "other.sqlite", "");
  store::Database(shelf.folder / "other.sqlite").run("CREATE TABLE event (id INTEGER)");
  for (const char* name : {"diary.csv", "other.sqlite", "absent", "own"})
    EXPECT_FALSE(shelf.backups.restore_at((shelf.folder / name).string(), "", one_evening)) << name;
  EXPECT_FALSE(shelf.backups.restore_at(shelf.files.diary.string(), "", one_evening));
  EXPECT_EQ(shelf.says().size(), 1u);
}

TEST(FileBackups, a_diary_whose_file_was_changed_by_hand_does_not_verify) {
  Shelf shelf;
  shelf.pain(4);
  shelf.pain(5);
  EXPECT_TRUE(shelf.backups.verify("", "")->holds());
  store::Database file(shelf.files.diary.string());
  file.run("DROP TRIGGER event_is_never_deleted; DELETE FROM event WHERE id = 1");
  const auto verified = shelf.backups.verify("", "");
  ASSERT_TRUE(verified);
  EXPECT_FALSE(verified->holds()) << "an entry is missing";
}

TEST(FileBackups, a_diary_that_cannot_be_read_makes_no_backup_and_takes_none_away) {
  Shelf shelf;
  shelf.pain(4);
  ASSERT_TRUE(shelf.backups.make(one_evening));
  const std::string good = all_of(shelf.in_backups("titrate-2026-03-01.sqlite"));
  store::Database(shelf.files.diary.string())
      .run(
          "INSERT INTO event (id, diary, entered, kind, text) VALUES (2, 'mine', '2026-03-01T21:04:05+01:00', "
          "'horoscope', '{}')");
  const auto made = shelf.backups.make(one_evening);
  ASSERT_FALSE(made);
  EXPECT_NE(describe(made.problem()).find("horoscope"), std::string::npos);
  EXPECT_EQ(all_of(shelf.in_backups("titrate-2026-03-01.sqlite")), good);
  EXPECT_EQ(shelf.backups.list()->size(), 1u);
  // And the way back from there: what cannot be read is kept as it is, and the good one takes its place.
  shelf.records.reset();
  const auto restored = shelf.backups.restore("titrate-2026-03-01.sqlite", "", one_evening);
  ASSERT_TRUE(restored) << describe(restored.problem());
  EXPECT_TRUE(fs::exists(fs::path(restored->before) / "titrate.db"));
  shelf.records = SqliteRecords::open(shelf.files.diary).value();
  EXPECT_EQ(shelf.says().size(), 1u);
}

TEST(FileBackups, a_sealed_order_whose_key_is_gone_does_not_verify_and_is_backed_up_all_the_same) {
  Shelf shelf;
  Event event = said_pain(4);
  event.what = Locked{"{\"format\": \"none\"}", "00"};
  shelf.append({event});
  EXPECT_FALSE(shelf.backups.verify("", "")->holds());
  const auto made = shelf.backups.make(one_evening);
  ASSERT_TRUE(made) << describe(made.problem());
  EXPECT_FALSE(shelf.backups.verify(made->name, "")->holds());
  EXPECT_FALSE(shelf.backups.restore(made->name, "", one_evening)->remarks.empty());
}

TEST(FileBackups, old_ones_go_by_the_rotation_and_those_before_a_restore_stay) {
  Shelf shelf;
  shelf.pain(4);
  std::vector<Day> all;
  for (int i = 0; i < 60; i += 7) {
    ASSERT_TRUE(shelf.backups.make(days_later(i)));
    all.push_back(day_of(days_later(i), {}));
  }
  const auto restored = shelf.backups.restore(dated_backup_name(all.back(), false), "", days_later(60));
  ASSERT_TRUE(restored);
  ASSERT_TRUE(shelf.backups.make(days_later(61)));
  all.push_back(day_of(days_later(61), {}));
  std::vector<Day> there;
  for (const BackupFile& file : *shelf.backups.list())
    if (file.day) there.push_back(*file.day);
  std::reverse(there.begin(), there.end());
  EXPECT_EQ(there, days_kept(all));
  EXPECT_TRUE(fs::exists(restored->before));
}

TEST(FileBackups, what_a_killed_program_left_behind_is_taken_away_and_what_is_in_use_is_not) {
  Shelf shelf;
  shelf.pain(4);
  const fs::path old = shelf.files.backups / ".scratch-old", young = shelf.files.backups / ".scratch-new";
  fs::create_directories(old);
  fs::create_directories(young);
  fs::last_write_time(old, fs::file_time_type::clock::now() - std::chrono::hours(2));
  ASSERT_TRUE(shelf.backups.make(one_evening));
  EXPECT_FALSE(fs::exists(old));
  EXPECT_TRUE(fs::exists(young));
}

TEST(BackedUpRecords, the_first_write_of_a_day_makes_the_backup_of_that_day) {
  Shelf shelf;
  Moment clock = one_evening;
  std::vector<Problem> said;
  BackedUpRecords records(
      *shelf.records, shelf.backups, [&] { return clock; }, [&](const Problem& problem) { said.push_back(problem); });
  const auto write = [&](double value) {
    const Event event = said_pain(value);
    ASSERT_TRUE(records.append(std::span(&event, 1)));
  };
  ASSERT_TRUE(records.load("mine"));
  EXPECT_TRUE(shelf.backups.list()->empty()) << "reading makes none";
  write(4);
  write(5);
  EXPECT_EQ(store::Database(shelf.in_backups("titrate-2026-03-01.sqlite")).number("SELECT count(*) FROM event"), 1);
  clock = days_later(1);
  write(6);
  EXPECT_EQ(store::Database(shelf.in_backups("titrate-2026-03-02.sqlite")).number("SELECT count(*) FROM event"), 3);
  EXPECT_TRUE(said.empty());
}

TEST(BackedUpRecords, a_plan_that_was_just_sealed_is_in_the_backup_of_its_day_with_its_key) {
  Shelf shelf;
  BackedUpRecords records(
      *shelf.records, shelf.backups, [] { return one_evening; }, [](const Problem&) {});
  const Event first = said_pain(4);
  ASSERT_TRUE(records.append(std::span(&first, 1)));
  ASSERT_TRUE(FileVault(shelf.files.order_key).keep(VaultKey{1, 2, 3}));
  Event sealed = said_pain(4);
  sealed.what = Locked{"{}", "00"};
  ASSERT_TRUE(records.append(std::span(&sealed, 1)));
  store::Database backup(shelf.in_backups("titrate-2026-03-01.sqlite"));
  EXPECT_EQ(backup.number("SELECT count(*) FROM event"), 2);
  EXPECT_EQ(backup.number("SELECT count(*) FROM backup WHERE name = 'order_key'"), 1);
}

TEST(BackedUpRecords, what_was_written_stays_written_when_the_backup_fails) {
  Shelf shelf;
  put(shelf.files.backups, "a file where the folder should be");
  std::vector<Problem> said;
  BackedUpRecords records(
      *shelf.records, shelf.backups, [] { return one_evening; },
      [&](const Problem& problem) { said.push_back(problem); });
  for (const double value : {4.0, 5.0}) {
    const Event event = said_pain(value);
    EXPECT_TRUE(records.append(std::span(&event, 1)));
  }
  EXPECT_EQ(shelf.says().size(), 2u);
  EXPECT_EQ(said.size(), 1u) << "once a day";
}

TEST(FileBackups, a_backup_that_is_made_while_others_write_is_a_beginning_of_the_log) {
  Shelf shelf;
  shelf.pain(0);
  std::thread writer([&] {
    for (int i = 1; i <= 200; ++i) shelf.pain(i % 10);
  });
  for (int i = 0; i < 10; ++i) {
    const auto made = shelf.backups.make(one_evening);
    EXPECT_TRUE(made) << describe(made.problem());
  }
  writer.join();
}

TEST(FileBackups, what_was_erased_is_in_no_file_any_more_and_what_is_not_ours_is_left) {
  Shelf shelf;
  Event note = said_pain(4);
  note.what = written(*parse_day("2026-03-01"), Item::Kind::note, "unmistakable");
  ASSERT_TRUE(shelf.records->append({&note, 1}));
  ASSERT_TRUE(shelf.backups.make(one_evening));
  ASSERT_TRUE(FileVault(shelf.files.order_key).keep(VaultKey{7}));
  put(shelf.files.backups / "letter.txt", "somebody's own");
  const auto words_of_it = [&] {
    int files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(shelf.folder / "own"))
      files += entry.is_regular_file() && all_of(entry.path()).find("unmistakable") != std::string::npos;
    return files;
  };
  ASSERT_GT(words_of_it(), 1) << "in the diary and in its backup";

  const auto erased = shelf.backups.erase();
  ASSERT_TRUE(erased) << describe(erased.problem());
  EXPECT_EQ(erased->entries, 1);
  EXPECT_EQ(erased->backups, 1);
  ASSERT_EQ(erased->left.size(), 1u);
  EXPECT_NE(erased->left[0].find("letter.txt"), std::string::npos);
  EXPECT_EQ(words_of_it(), 0);
  EXPECT_FALSE(fs::exists(shelf.files.order_key));
  EXPECT_TRUE(shelf.says().empty()) << "who has it open sees an empty diary";
  shelf.pain(3);
  EXPECT_EQ(shelf.says().size(), 1u) << "and may begin again";
}

TEST(FileBackups, an_export_is_the_log_that_a_restore_reads_or_the_days_and_what_they_lack) {
  Shelf shelf;
  shelf.pain(3);
  const auto json = shelf.backups.exported(ExportKind::json, "mine", {}, one_evening);
  ASSERT_TRUE(json);
  EXPECT_EQ(json->name, "titrate-2026-03-01.json");
  EXPECT_EQ(codec::log_from_json(json->text, json->name, codec::catalog())->events, shelf.says());
  const auto csv = shelf.backups.exported(ExportKind::csv, "mine", {}, one_evening);
  ASSERT_TRUE(csv);
  EXPECT_NE(csv->text.find("2026-03-01"), std::string::npos);
  EXPECT_FALSE(csv->lost.empty());
}

// Export and import keep everything, whatever a life has said.

std::map<std::string, Notebook> folds(Records& records) {
  std::map<std::string, Notebook> folded;
  for (const char* diary : {"mine", "example"}) folded[diary] = notebook_of(records.load(diary).value());
  return folded;
}

/// Each life waits for a disk some thirty times, so it is twelve of them each time; the same a hundred times without a
/// disk is in edges/codec/log_json_test.cc.
void survives(BackupKind kind, bool closed, int& lived) {
  if (++lived > 12) return;
  Shelf from, to;
  RC_ASSERT(from.records->append(codec::any_life()).ok());
  to.pain(1);
  if (closed) RC_ASSERT(from.backups.set_lock(quick_lock("words")).ok());
  const std::string first = (from.folder / "first").string(), second = (to.folder / "second").string();
  const auto made = from.backups.make_at(first, kind);
  RC_ASSERT(made.ok());
  const auto restored = to.backups.restore_at(first, "words", one_evening);
  RC_ASSERT(restored.ok());
  for (const char* diary : {"mine", "example"}) RC_ASSERT(from.says(diary) == to.says(diary));
  RC_ASSERT(folds(*from.records) == folds(*to.records));
  if (closed) return;  // a closed file has a key of its own each time
  RC_ASSERT(to.backups.make_at(second, kind).ok());
  RC_ASSERT(all_of(first) == all_of(second));
}

RC_GTEST_PROP(AnyLife, comes_back_from_sqlite_the_same_and_is_the_same_bytes_again, ()) {
  static int lived = 0;
  survives(BackupKind::sqlite, false, lived);
}
RC_GTEST_PROP(AnyLife, comes_back_from_json_the_same_and_is_the_same_bytes_again, ()) {
  static int lived = 0;
  survives(BackupKind::json, false, lived);
}
RC_GTEST_PROP(AnyLife, comes_back_from_a_closed_backup, ()) {
  static int lived = 0;
  survives(BackupKind::sqlite, true, lived);
}

}  // namespace
}  // namespace titrate
