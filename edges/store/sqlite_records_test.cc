#include "store/sqlite_records.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <fstream>
#include <sstream>
#include <thread>

#include "store/log_copy.h"
#include "store/schema.h"
#include "store/sqlite.h"
#include "store/temporary_folder.h"

namespace titrate {
namespace {

using store::Database;
using store::TemporaryFolder;

const Day day_one = *parse_day("2026-03-01");

Event note(std::string text, std::string key = "") {
  Event made;
  made.diary = "mine";
  made.key = std::move(key);
  made.entered = *parse_moment("2026-03-01T21:04:05+01:00");
  made.what = written(day_one, Item::Kind::note, std::move(text));
  return made;
}

std::unique_ptr<SqliteRecords> opened(const std::filesystem::path& file) { return SqliteRecords::open(file).value(); }

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::stringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

void write(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

unsigned permissions_of(const std::filesystem::path& path) {
  struct stat found {};
  return ::stat(path.c_str(), &found) == 0 ? found.st_mode & 0777u : 0u;
}

/// Root may do everything, which hides what an ordinary person meets.
class AsOrdinaryPerson {
 public:
  AsOrdinaryPerson() : was_(geteuid()) {
    if (was_ == 0 && seteuid(65534) != 0) throw std::runtime_error("cannot become an ordinary person");
  }
  ~AsOrdinaryPerson() {
    if (seteuid(was_) != 0) std::abort();
  }

 private:
  uid_t was_;
};

/// Runs the work in a process of its own in which no file may grow beyond `bytes`, and says how that process ended.
/// Nobody can be asked to pull the plug in the middle of a write, but the system can be asked to do it.
template <class Work>
int status_of_process_with_full_disk(rlim_t bytes, bool is_killed, const Work& work) {
  const pid_t child = fork();
  if (child == 0) {
    const rlimit limit{bytes, bytes};
    setrlimit(RLIMIT_FSIZE, &limit);
    const rlimit no_core{0, 0};
    setrlimit(RLIMIT_CORE, &no_core);
    std::signal(SIGXFSZ, is_killed ? SIG_DFL : SIG_IGN);
    _exit(work());
  }
  int status = 0;
  waitpid(child, &status, 0);
  return status;
}

void expect_refused_and_untouched(const std::filesystem::path& file, const std::string& sentence) {
  const std::string before = bytes_of(file);
  const auto result = SqliteRecords::open(file, std::chrono::milliseconds(10));
  ASSERT_FALSE(result.ok()) << sentence;
  EXPECT_NE(result.problem().what.find(sentence), std::string::npos) << result.problem().what;
  EXPECT_NE(result.problem().way_out, "");
  EXPECT_EQ(result.problem().where.file, file.string());
  EXPECT_EQ(bytes_of(file), before);
}

TEST(SqliteRecords, reopening_gives_the_same_events) {
  TemporaryFolder folder;
  opened(folder / "diary.sqlite")->append(std::vector<Event>{note("one"), note("two", "key")}).value();
  const auto before = opened(folder / "diary.sqlite")->load("mine").value();
  EXPECT_EQ(before.size(), 2u);
  EXPECT_EQ(opened(folder / "diary.sqlite")->load("mine").value(), before);
}

TEST(SqliteRecords, the_folder_and_the_file_are_their_owners_alone) {
  TemporaryFolder folder;
  const auto records = opened(folder / "share/titrate/diary.sqlite");
  records->append(std::vector<Event>{note("private")}).value();
  EXPECT_EQ(permissions_of(folder / "share/titrate"), 0700u);
  EXPECT_EQ(permissions_of(folder / "share"), 0700u);
  for (const char* name : {"diary.sqlite", "diary.sqlite-wal", "diary.sqlite-shm"})
    EXPECT_EQ(permissions_of(folder / "share/titrate" / name), 0600u) << name;
}

TEST(SqliteRecords, an_empty_file_becomes_a_diary_of_todays_format) {
  TemporaryFolder folder;
  write(folder / "diary.sqlite", "");
  opened(folder / "diary.sqlite")->append(std::vector<Event>{note("one")}).value();
  Database raw((folder / "diary.sqlite").string());
  EXPECT_EQ(raw.number("PRAGMA user_version"), std::int64_t(store::migrations().size()));
  EXPECT_EQ(raw.number("PRAGMA application_id"), store::application_id);
  EXPECT_EQ(raw.number("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%STRICT%' AND name "
                       "NOT LIKE 'food_text%'"),
            0);
  store::Statement journal(raw, "PRAGMA journal_mode");
  ASSERT_TRUE(journal.step());
  EXPECT_EQ(journal.text(0), "wal");
}

TEST(SqliteRecords, a_diary_of_the_first_format_is_carried_over_and_still_append_only) {
  TemporaryFolder folder;
  write(folder / "diary.sqlite", "");
  {
    Database old((folder / "diary.sqlite").string());
    old.run(store::migrations()[0]);
    old.run(
        "INSERT INTO event (id, diary, entered, kind, day, item, name, state, amount) VALUES "
        "(1, 'mine', '2026-03-01T21:04:05+01:00', 'recorded', '2026-03-01', 'measure', 'pain', 'value', 4)");
    old.run("INSERT INTO event (id, diary, entered, kind) VALUES (2, 'mine', '2026-03-01T21:04:06+01:00', 'tracked')");
    old.run("INSERT INTO tracked VALUES (2, 1, 'pain')");
    old.run("PRAGMA application_id = " + std::to_string(store::application_id) + "; PRAGMA user_version = 1");
  }
  const auto records = opened(folder / "diary.sqlite");
  const auto events = records->load("mine").value();
  ASSERT_EQ(events.size(), 2u);
  EXPECT_EQ(std::get<Recorded>(events[0].what).entry, Entry<double>::of(4));
  EXPECT_EQ(std::get<Tracked>(events[1].what).measures, std::vector<std::string>{"pain"});
  Event side_effect = note("");
  side_effect.what = recorded(day_one, side_effect_item("nausea"), Entry<double>::of(2));
  EXPECT_EQ(records->append(std::vector<Event>{side_effect}).value()[0].id, 3);
  Database raw((folder / "diary.sqlite").string());
  EXPECT_EQ(raw.number("SELECT count(*) FROM pragma_foreign_key_check"), 0);
  for (const char* change : {"UPDATE event SET amount = 0", "DELETE FROM event", "DELETE FROM tracked"})
    EXPECT_THROW(raw.run(change), store::SqliteError) << change;
}

TEST(SqliteRecords, the_page_about_the_format_names_every_table_column_and_number) {
  TemporaryFolder folder;
  opened(folder / "diary.sqlite");
  const char* source = std::getenv("TITRATE_SOURCE");
  const std::string page = bytes_of(std::filesystem::path(source ? source : ".") / "docs/formats/store.md");
  Database raw((folder / "diary.sqlite").string());
  store::Statement rows(
      raw,
      "SELECT c.name FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c WHERE t.type = 'table' "
      "AND t.name NOT LIKE 'food_text_%' UNION SELECT name FROM sqlite_schema WHERE type = 'table' "
      "AND name NOT LIKE 'food_text_%'");  // what FTS5 keeps behind its index is its own affair
  int named = 0;
  for (; rows.step(); ++named) EXPECT_NE(page.find("`" + rows.text(0) + "`"), std::string::npos) << rows.text(0);
  EXPECT_GT(named, 10);
  EXPECT_NE(page.find("# The stored diary: format " + std::to_string(store::migrations().size())), std::string::npos);
  EXPECT_NE(page.find(std::to_string(store::application_id)), std::string::npos);
}

TEST(SqliteRecords, a_file_that_is_no_sqlite_file_is_refused_and_left_as_it_was) {
  TemporaryFolder folder;
  std::string garbage;
  for (int i = 0; i < 5000; ++i) garbage += static_cast<char>(i * 37 % 256);
  write(folder / "garbage", garbage);
  expect_refused_and_untouched(folder / "garbage", "not a diary");
  write(folder / "short", "hello");
  expect_refused_and_untouched(folder / "short", "not a diary");
  write(folder / "csv", "day,dose_mg,pain\n2026-03-01,0,6\n");
  expect_refused_and_untouched(folder / "csv", "not a diary");
}

TEST(SqliteRecords, the_file_of_another_program_is_refused_and_left_as_it_was) {
  TemporaryFolder folder;
  write(folder / "other.sqlite", "");
  Database((folder / "other.sqlite").string()).run("CREATE TABLE bookmarks (url TEXT)");
  expect_refused_and_untouched(folder / "other.sqlite", "another program");
}

TEST(SqliteRecords, a_diary_of_a_newer_titrate_is_refused_and_left_as_it_was) {
  TemporaryFolder folder;
  opened(folder / "diary.sqlite");
  Database((folder / "diary.sqlite").string()).run("PRAGMA user_version = 99");
  expect_refused_and_untouched(folder / "diary.sqlite", "newer Titrate: its format is 99");
}

TEST(SqliteRecords, a_diary_cut_in_half_is_a_problem_and_not_an_empty_diary) {
  TemporaryFolder folder;
  std::vector<Event> many;
  for (int i = 0; i < 2000; ++i) many.push_back(note(std::string(100, 'x')));
  opened(folder / "diary.sqlite")->append(many).value();
  const auto file = folder / "diary.sqlite";
  std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2);
  auto records = SqliteRecords::open(file);
  if (records.ok()) {
    const auto events = (*records)->load("mine");
    ASSERT_FALSE(events.ok());
    EXPECT_NE(events.problem().what.find("damaged"), std::string::npos) << events.problem().what;
  } else {
    EXPECT_NE(records.problem().what.find("damaged"), std::string::npos) << records.problem().what;
  }
}

TEST(SqliteRecords, a_row_that_was_changed_by_hand_is_named) {
  TemporaryFolder folder;
  const auto records = opened(folder / "diary.sqlite");
  records->append(std::vector<Event>{note("one")}).value();
  Database raw((folder / "diary.sqlite").string());
  raw.run(
      "INSERT INTO event (id, diary, entered, kind, day, item, name, text) "
      "VALUES (2, 'mine', '2026-03-01T21:00:00+01:00', 'recorded', '2026-02-30', 'note', '', 'x')");
  const auto events = records->load("mine");
  ASSERT_FALSE(events.ok());
  EXPECT_NE(events.problem().what.find("Entry 2 of the diary is about the day \"2026-02-30\""), std::string::npos)
      << events.problem().what;
}

TEST(SqliteRecords, a_file_that_may_only_be_read_is_a_problem) {
  TemporaryFolder folder;
  opened(folder / "diary.sqlite");
  std::filesystem::permissions(folder / "", std::filesystem::perms(0755));
  std::filesystem::permissions(folder / "diary.sqlite", std::filesystem::perms(0444));
  const AsOrdinaryPerson person;
  const auto result = SqliteRecords::open(folder / "diary.sqlite");
  ASSERT_FALSE(result.ok());
  EXPECT_NE(result.problem().what.find("may only be read"), std::string::npos) << result.problem().what;
}

TEST(SqliteRecords, a_place_where_nothing_can_be_made_is_a_problem) {
  TemporaryFolder folder;
  std::filesystem::permissions(folder / "", std::filesystem::perms(0555));
  const AsOrdinaryPerson person;
  const auto no_folder = SqliteRecords::open(folder / "new/diary.sqlite");
  ASSERT_FALSE(no_folder.ok());
  EXPECT_NE(no_folder.problem().what.find("folder for the diary cannot be made"), std::string::npos);
  const auto no_file = SqliteRecords::open(folder / "diary.sqlite");
  ASSERT_FALSE(no_file.ok());
  EXPECT_NE(no_file.problem().what.find("cannot be made"), std::string::npos);
}

TEST(SqliteRecords, a_folder_where_the_file_should_be_is_a_problem) {
  TemporaryFolder folder;
  std::filesystem::create_directory(folder / "diary.sqlite");
  const auto result = SqliteRecords::open(folder / "diary.sqlite");
  ASSERT_FALSE(result.ok());
  EXPECT_NE(result.problem().what.find("cannot be opened"), std::string::npos) << result.problem().what;
}

TEST(SqliteRecords, a_diary_that_stays_locked_is_a_problem_and_a_lock_that_ends_is_waited_for) {
  TemporaryFolder folder;
  const auto records = SqliteRecords::open(folder / "diary.sqlite", std::chrono::milliseconds(10)).value();
  const auto patient = SqliteRecords::open(folder / "diary.sqlite", std::chrono::seconds(60)).value();
  Database other((folder / "diary.sqlite").string());
  other.run("BEGIN IMMEDIATE");
  const auto result = records->append(std::vector<Event>{note("one")});
  ASSERT_FALSE(result.ok());
  EXPECT_NE(result.problem().what.find("locked"), std::string::npos) << result.problem().what;
  std::thread waiting([&] { EXPECT_TRUE(patient->append(std::vector<Event>{note("two")}).ok()); });
  other.run("ROLLBACK");
  waiting.join();
  EXPECT_EQ(records->load("mine").value().size(), 1u);
}

TEST(SqliteRecords, an_entry_in_the_log_is_never_changed_deleted_or_replaced) {
  TemporaryFolder folder;
  const auto records = opened(folder / "diary.sqlite");
  Event tracked = note("");
  tracked.what = Tracked{{"pain"}};
  records->append(std::vector<Event>{note("one", "key"), tracked}).value();
  const auto before = records->load("mine").value();
  Database raw((folder / "diary.sqlite").string());
  const std::string columns = " INTO event (id, diary, key, entered, kind, day, item, name, text) VALUES ";
  const std::string rest = ", '2026-03-01T21:00:00+01:00', 'recorded', '2026-03-01', 'note', '', 'forged')";
  for (const std::string& sql :
       {std::string("UPDATE event SET text = 'forged'"), std::string("DELETE FROM event"),
        std::string("DELETE FROM tracked"), std::string("UPDATE tracked SET measure = 'forged'"),
        "INSERT OR REPLACE" + columns + "(1, 'mine', NULL" + rest,
        "INSERT OR REPLACE" + columns + "(9, 'mine', 'key'" + rest,
        std::string("INSERT OR REPLACE INTO tracked VALUES (2, 1, 'forged')")})
    EXPECT_THROW(raw.run(sql), store::SqliteError) << sql;
  EXPECT_EQ(records->load("mine").value(), before);
}

TEST(SqliteRecords, a_crash_in_the_middle_of_an_append_leaves_nothing_of_it) {
  TemporaryFolder folder;
  const auto file = folder / "diary.sqlite";
  opened(file)->append(std::vector<Event>{note("before")}).value();
  // Large enough that SQLite writes to disk before the commit, and is killed while it does.
  const std::vector<Event> many(8'000, note(std::string(1000, 'x')));
  const int status = status_of_process_with_full_disk(4'000'000, true, [&] {
    (void)opened(file)->append(many);
    return 0;
  });
  ASSERT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGXFSZ) << "the process was killed while it wrote";
  ASSERT_GT(std::filesystem::file_size(folder / "diary.sqlite-wal"), 1'000'000u) << "it had begun to write";
  const auto records = opened(file);
  EXPECT_EQ(records->load("mine").value().size(), 1u);
  EXPECT_EQ(records->append(std::vector<Event>{note("after")}).value().front().id, 2);
}

TEST(SqliteRecords, a_full_disk_is_a_problem_and_nothing_of_the_append_is_written) {
  TemporaryFolder folder;
  const auto file = folder / "diary.sqlite";
  opened(file)->append(std::vector<Event>{note("before")}).value();
  const std::vector<Event> many(8'000, note(std::string(1000, 'x')));
  const int status = status_of_process_with_full_disk(4'000'000, false, [&] {
    const auto records = opened(file);
    const auto result = records->append(many);
    const bool told = !result.ok() && result.problem().what.find("disk") != std::string::npos;
    return told && records->load("mine").value().size() == 1 ? 7 : 1;
  });
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 7);
  EXPECT_EQ(opened(file)->load("mine").value().size(), 1u);
}

TEST(SqliteRecords, two_connections_that_append_at_once_lose_and_double_nothing) {
  TemporaryFolder folder;
  const auto file = folder / "diary.sqlite";
  const auto write_half = [&](int half) {
    auto records = SqliteRecords::open(file, std::chrono::minutes(1));
    ASSERT_TRUE(records.ok()) << describe(records.problem());
    for (int i = 0; i < 50; ++i) {
      const std::string key = std::to_string(half) + "/" + std::to_string(i);
      ASSERT_TRUE(
          (*records)->append(std::vector<Event>{note(key, key), note("shared", "shared " + std::to_string(i))}).ok());
    }
  };
  std::thread one(write_half, 1), two(write_half, 2);  // both find no file, and both make it
  one.join();
  two.join();
  const auto events = opened(file)->load("mine").value();
  EXPECT_EQ(events.size(), 150u);
  for (std::size_t i = 0; i < events.size(); ++i) EXPECT_EQ(events[i].id, std::int64_t(i) + 1);
}

TEST(SqliteRecords, several_programs_that_make_the_same_diary_at_once_all_have_it) {
  for (int again = 0; again < 40; ++again) {
    TemporaryFolder folder;
    std::atomic<int> ready = 0;
    std::vector<std::string> problems(4);
    std::vector<std::thread> programs;
    for (std::string& problem : problems)
      programs.emplace_back([&] {
        for (++ready; ready < 4;) std::this_thread::yield();
        const auto records = SqliteRecords::open(folder / "diary.sqlite", std::chrono::minutes(1));
        if (!records) problem = records.problem().what;
      });
    for (std::thread& program : programs) program.join();
    ASSERT_EQ(problems, std::vector<std::string>(4)) << "of four at once";
  }
}

TEST(SqliteRecords, what_another_connection_writes_or_takes_away_is_seen) {
  TemporaryFolder folder;
  const auto file = folder / "diary.sqlite";
  const auto one = opened(file), other = opened(file);
  EXPECT_TRUE(one->load("mine").value().empty());
  other->append(std::vector<Event>{note("first")}).value();
  one->append(std::vector<Event>{note("second")}).value();  // without having seen the first
  for (const auto& records : {&one, &other, &one}) {
    const auto log = (*records)->load("mine").value();
    ASSERT_EQ(log.size(), 2u);
    EXPECT_EQ(std::get<Recorded>(log[0].what).text, "first");
    EXPECT_EQ(std::get<Recorded>(log[1].what).text, "second");
    EXPECT_EQ(log, opened(file)->load("mine").value());
    EXPECT_TRUE((*records)->load("example").value().empty());
  }
  ASSERT_TRUE(store::erase_log(file).ok());
  EXPECT_TRUE(one->load("mine").value().empty());
  one->append(std::vector<Event>{note("anew")}).value();
  EXPECT_EQ(one->load("mine").value(), other->load("mine").value());
}

TEST(SqliteRecords, a_hundred_thousand_events_are_loaded_whole) {
  TemporaryFolder folder;
  std::vector<Event> many(100'000, note("x"));
  for (std::size_t i = 0; i < many.size(); ++i)
    many[i].what = recorded(day_one + days(int(i / 10)), measure_item("m" + std::to_string(i % 10)),
                            Entry<double>::of(double(i % 11)));
  const auto records = opened(folder / "diary.sqlite");
  records->append(many).value();
  const auto loaded = records->load("mine").value();
  ASSERT_EQ(loaded.size(), many.size());
  EXPECT_EQ(notebook_of(loaded).diary.days.size(), 10'000u);
}

}  // namespace
}  // namespace titrate
