#include "app/backups.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>

namespace titrate {
namespace {

Day date(const char* text) { return *parse_day(text); }

/// The definition, written slowly: a day is kept if it is the newest of one of the newest groups of any kind.
std::vector<Day> kept_by_definition(const std::vector<Day>& all, const Rotation& rotation) {
  const auto newest_of_newest = [&](int most, const auto& group) {
    std::set<std::string> groups;
    for (const Day day : all) groups.insert(group(day));
    while (int(groups.size()) > most) groups.erase(groups.begin());  // the names sort as time does
    std::set<Day> kept;
    for (const std::string& one : groups) {
      Day newest{days(-100000)};
      for (const Day day : all)
        if (group(day) == one) newest = std::max(newest, day);
      kept.insert(newest);
    }
    return kept;
  };
  const auto monday = [](Day day) {
    while (iso_weekday(day) != 1) day -= days(1);
    return to_string(day);
  };
  std::set<Day> kept = newest_of_newest(rotation.daily, [](Day day) { return to_string(day); });
  for (const Day day : newest_of_newest(rotation.weekly, monday)) kept.insert(day);
  for (const Day day : newest_of_newest(rotation.monthly, [](Day day) { return to_string(day).substr(0, 7); }))
    kept.insert(day);
  return {kept.begin(), kept.end()};
}

TEST(Rotation, a_year_of_days_leaves_a_week_of_days_four_weeks_and_twelve_months) {
  std::vector<Day> all;
  for (Day day = date("2025-01-01"); day <= date("2026-03-18"); day += days(1)) all.push_back(day);
  std::vector<Day> expected;
  for (const char* text :
       {"2025-04-30", "2025-05-31", "2025-06-30", "2025-07-31", "2025-08-31", "2025-09-30", "2025-10-31",
        "2025-11-30", "2025-12-31", "2026-01-31", "2026-02-28", "2026-03-01", "2026-03-08", "2026-03-12",
        "2026-03-13", "2026-03-14", "2026-03-15", "2026-03-16", "2026-03-17", "2026-03-18"})
    expected.push_back(date(text));
  EXPECT_EQ(days_kept(all), expected);
}

TEST(Rotation, the_newest_is_always_kept_and_nothing_comes_of_nothing) {
  EXPECT_TRUE(days_kept({}).empty());
  EXPECT_EQ(days_kept({date("2026-03-01")}), std::vector<Day>{date("2026-03-01")});
}

std::vector<Day> any_days() {
  std::set<Day> some;
  for (const int offset : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 900)))
    some.insert(date("2025-01-01") + days(offset));
  return {some.begin(), some.end()};
}

RC_GTEST_PROP(RotationOfAnyDays, is_its_definition, ()) {
  const auto all = any_days();
  RC_ASSERT(days_kept(all) == kept_by_definition(all, {}));
}

RC_GTEST_PROP(RotationOfAnyDays, every_day_or_once_at_the_end_is_the_same, ()) {
  const auto all = any_days();
  std::vector<Day> kept;
  for (const Day day : all) {
    kept.push_back(day);
    kept = days_kept(kept);
  }
  RC_ASSERT(kept == days_kept(all));
}

/// A shelf that says what it is told to say.
struct ShelfOfWords : Backups {
  std::vector<BackupFile> files;
  std::optional<Day> drilled;
  Result<std::vector<BackupFile>> list() override { return files; }
  Result<BackupMade> make(const Moment&) override { return nothing(); }
  Result<Verified> verify(const std::string&, const std::string&) override { return nothing(); }
  Result<Restored> drill(const std::string&, const std::string&, const Moment&) override { return nothing(); }
  Result<Restored> restore(const std::string&, const std::string&, const Moment&) override { return nothing(); }
  Result<Exported> exported(ExportKind, const std::string&, const Redaction&, const Moment&) override {
    return nothing();
  }
  Result<Erased> erase() override { return nothing(); }
  std::optional<Day> last_drill() override { return drilled; }
  static Problem nothing() { return {"Nothing is done here.", {}, "Ask another."}; }
};

TEST(Drill, is_offered_in_the_first_week_once_there_is_a_backup_until_one_was_done) {
  const Moment now = *parse_moment("2026-03-05T21:00:00+01:00");
  Event event;
  event.id = 1;
  event.diary = "mine";
  event.entered = now;
  event.what = recorded(date("2026-03-01"), measure_item("pain"), Entry<double>::of(4));
  OpenNotebook notebook{"mine", std::vector{event}, {}};
  notebook.says = notebook_of(notebook.log);
  ShelfOfWords shelf;
  EXPECT_FALSE(drill_to_offer(shelf, notebook, now)) << "there is nothing to try";
  shelf.files = {{dated_backup_name(date("2026-03-01"), false), date("2026-03-01"), false, 1}};
  EXPECT_TRUE(drill_to_offer(shelf, notebook, now));
  EXPECT_FALSE(drill_to_offer(shelf, notebook, {now.instant + days(10), now.offset}));
  EXPECT_FALSE(drill_to_offer(shelf, OpenNotebook{"mine", {}, {}}, now)) << "nobody has begun";
  shelf.drilled = date("2026-03-02");
  EXPECT_FALSE(drill_to_offer(shelf, notebook, now));
}

TEST(BackupNames, a_dated_name_says_its_day_and_nothing_else_is_one) {
  for (const bool closed : {false, true})
    EXPECT_EQ(day_of_backup(dated_backup_name(date("2026-03-01"), closed)), date("2026-03-01"));
  for (const char* name : {"", "titrate-2026-03-01", "titrate-2026-02-30.sqlite", "../titrate-2026-03-01.sqlite",
                           "titrate-2026-03-01.sqlite.sqlite", "titrate-2026-03-01.sqlit", "titrate.db"})
    EXPECT_FALSE(day_of_backup(name)) << name;
}

}  // namespace
}  // namespace titrate
