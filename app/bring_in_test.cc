#include "app/bring_in.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "app/entries.h"
#include "app/memory_records.h"
#include "app/small_catalog.h"
#include "app/write_event.h"

namespace titrate {
namespace {

const Day march = *parse_day("2026-03-01");
const std::string some_hash(64, 'a'), other_hash(64, 'b');

FoundItem found_item(std::string name, FoundItem::Kind kind, std::string suggested, std::string unit = "") {
  FoundItem item;
  item.name = std::move(name);
  item.kind = kind;
  item.unit = std::move(unit);
  item.suggested = std::move(suggested);
  return item;
}

FoundEntry found_number(std::size_t item, Day day, double value) {
  FoundEntry entry;
  entry.item = item;
  entry.day = day;
  entry.entry = Entry<double>::of(value);
  entry.line = 2;
  return entry;
}

/// A file of another program: headaches on ten points, doses in mg of elemental magnesium, and notes.
FileFindings a_file() {
  FileFindings file;
  file.format = "bearable";
  file.in_words = "a Bearable export";
  file.items = {found_item("Symptom: Headache", FoundItem::Kind::outcome, "headache", "points"),
                found_item("Magnesium (mg)", FoundItem::Kind::supplement, "dose", "mg"),
                found_item("Notes", FoundItem::Kind::note, "note")};
  return file;
}

class BringIn : public testing::Test {
 protected:
  MemoryRecords records;
  Catalog catalog = small_catalog();
  Asked asked{"mine", *parse_moment("2026-03-20T21:00:00+01:00"), ""};
  FileFindings file = a_file();
  ImportWish wish;

  OpenNotebook notebook() { return open_notebook(records, "mine").value(); }
  Brought bring(const std::string& hash = some_hash) {
    auto brought = bring_in(records, catalog, asked, {file, hash}, wish, false);
    EXPECT_TRUE(brought) << describe(brought.problem());
    return std::move(brought).value();
  }
  void by_hand(Recorded said) { ASSERT_TRUE(write_event(records, asked, std::move(said))); }
  std::size_t lines() { return notebook().log.size(); }
};

TEST_F(BringIn, a_file_becomes_entries_and_one_import_behind_them) {
  file.entries = {found_number(0, march, 3), found_number(1, march, 200)};
  const Brought brought = bring();
  ASSERT_TRUE(brought.event);
  const auto log = notebook().log;
  ASSERT_EQ(log.size(), 3u);
  const auto& import = std::get<Imported>(log[2].what);
  EXPECT_EQ(import.entries, 2);
  EXPECT_EQ(import.mapping.at("Symptom: Headache"), "outcome headache");
  EXPECT_EQ(import.mapping.at("Magnesium (mg)"), "dose x 1");
  const DayRecord day = notebook().says->diary.days.at(0);
  EXPECT_EQ(day.dose, Entry<Dose>::of(200 * elemental_milligram_per_day));
  EXPECT_EQ(day.measures.at(0), Entry<double>::of(3));
}

TEST_F(BringIn, the_same_file_twice_writes_nothing_the_second_time) {
  file.entries = {found_number(0, march, 3), found_number(1, march, 200)};
  bring();
  const Brought again = bring();
  EXPECT_FALSE(again.event);
  EXPECT_EQ(again.plan.duplicate.count, 2);
  EXPECT_EQ(again.plan.fresh.count, 0);
  EXPECT_EQ(lines(), 3u);
}

TEST_F(BringIn, what_was_only_tried_is_not_written) {
  file.entries = {found_number(0, march, 3)};
  const auto tried = bring_in(records, catalog, asked, {file, some_hash}, wish, true);
  ASSERT_TRUE(tried);
  EXPECT_EQ(tried->plan.fresh.count, 1);
  EXPECT_FALSE(tried->event);
  EXPECT_EQ(lines(), 0u);
}

TEST_F(BringIn, one_undo_takes_back_the_whole_import_and_a_redo_brings_it_back) {
  by_hand(recorded(march, measure_item("pain"), Entry<double>::of(1)));
  const Notebook before = notebook().says;
  file.entries = {found_number(0, march, 3), found_number(1, march + days(1), 200)};
  bring();
  const Notebook with = notebook().says;
  ASSERT_TRUE(undo(records, asked));
  EXPECT_EQ(notebook().says, before);
  ASSERT_TRUE(redo(records, asked));
  EXPECT_EQ(notebook().says->diary, with.diary);
}

TEST_F(BringIn, an_older_import_is_taken_back_by_its_id_and_leaves_what_came_after_it) {
  file.entries = {found_number(0, march, 3), found_number(0, march + days(1), 4)};
  const std::int64_t id = bring().event->id;
  by_hand(recorded(march, measure_item("headache"), Entry<double>::of(5)));
  const auto undone = undo_import(records, asked, id);
  ASSERT_TRUE(undone) << describe(undone.problem());
  const auto diary = notebook().says->diary;
  ASSERT_EQ(diary.days.size(), 1u);
  EXPECT_EQ(diary.days[0].measures.at(0), Entry<double>::of(5));
  EXPECT_FALSE(undo_import(records, asked, id)) << "it was taken back already";
  EXPECT_FALSE(undo_import(records, asked, 1)) << "an entry is no import";
}

TEST_F(BringIn, what_was_taken_back_may_be_brought_in_again) {
  file.entries = {found_number(0, march, 3)};
  const std::int64_t id = bring().event->id;
  ASSERT_TRUE(undo_import(records, asked, id));
  EXPECT_EQ(bring().plan.fresh.count, 1);
}

TEST_F(BringIn, the_same_key_writes_once_and_not_another_file) {
  file.entries = {found_number(0, march, 3)};
  asked.key = "mine";
  const auto id = bring().event->id;
  EXPECT_EQ(bring().event->id, id);
  file.entries = {found_number(0, march + days(1), 4)};
  EXPECT_FALSE(bring_in(records, catalog, asked, {file, other_hash}, wish, false));
  EXPECT_EQ(lines(), 2u);
}

/// A person types beside an import: before each of so many writes of it, an entry of another program is there.
class TypedMeanwhile : public MemoryRecords {
 public:
  explicit TypedMeanwhile(int times) : times_(times) {}
  Result<std::optional<std::vector<Event>>> append_while(const SeenDiary* seen,
                                                         std::span<const Event> events) override {
    if (seen && times_ > 0) {
      --times_;
      Event typed;
      typed.diary = "mine";
      typed.entered = *parse_moment("2026-03-20T21:00:01+01:00");
      typed.what = recorded(march, measure_item("headache"), Entry<double>::of(5));
      EXPECT_TRUE(append(std::vector{typed}));
    }
    return MemoryRecords::append_while(seen, events);
  }

 private:
  int times_;
};

TEST_F(BringIn, an_entry_that_is_typed_between_the_plan_and_the_writing_is_not_written_over) {
  file.entries = {found_number(0, march, 3), found_number(0, march + days(1), 4)};
  wish.mapping = {{"Symptom: Headache", *parse_import_target("outcome headache")}};
  TypedMeanwhile busy(1);
  const auto brought = bring_in(busy, catalog, asked, {file, some_hash}, wish, false);
  ASSERT_TRUE(brought);
  EXPECT_EQ(brought->plan.fresh.count, 1);
  EXPECT_EQ(brought->plan.conflicting.count, 1);
  const auto diary = open_notebook(busy, "mine")->says->diary;
  ASSERT_EQ(diary.days.size(), 2u);
  EXPECT_EQ(diary.days[0].measures.at(0), Entry<double>::of(5)) << "what was typed";
  EXPECT_EQ(diary.days[1].measures.at(0), Entry<double>::of(4));
}

TEST_F(BringIn, a_diary_that_never_rests_takes_nothing_of_a_file) {
  file.entries = {found_number(0, march, 3), found_number(0, march + days(1), 4)};
  TypedMeanwhile busy(1000);
  const auto brought = bring_in(busy, catalog, asked, {file, some_hash}, wish, false);
  ASSERT_FALSE(brought);
  EXPECT_NE(brought.problem().what.find("keeps writing"), std::string::npos);
  EXPECT_EQ(open_notebook(busy, "mine")->says->diary.days.size(), 1u);
}

TEST_F(BringIn, the_example_takes_no_file_of_a_person) {
  file.entries = {found_number(0, march, 3)};
  asked.diary = example_diary;
  EXPECT_FALSE(bring_in(records, catalog, asked, {file, some_hash}, wish, false));
}

TEST_F(BringIn, the_next_file_of_a_format_is_taken_as_the_last_one_was) {
  wish.mapping = {{"Symptom: Headache", *parse_import_target("outcome migraine x 2")}};
  file.entries = {found_number(0, march, 3)};
  bring();
  wish = {};
  file.entries = {found_number(0, march + days(1), 3)};
  const Brought next = bring(other_hash);
  EXPECT_EQ(next.plan.items[0].by, PlannedItem::By::saved);
  const auto column = find_measure(notebook().says->diary, "migraine");
  ASSERT_TRUE(column);
  EXPECT_EQ(notebook().says->diary.days.at(1).measures.at(*column), Entry<double>::of(6));
  EXPECT_EQ(imports_of(notebook()).size(), 2u);
  EXPECT_EQ(imports_of(notebook())[0].from, march + days(1));
}

// Any diary of a few days, and any file about the same days.

Recorded any_hand_made() {
  const Day day = march + days(*rc::gen::inRange(0, 5));
  const Entry<double> entry = *rc::gen::element(Entry<double>(), Entry<double>::skipped(), Entry<double>::none(),
                                                Entry<double>::of(4), Entry<double>::of(200));
  switch (*rc::gen::inRange(0, 3)) {
    case 0:
      return recorded(day, dose_item(true), entry);
    case 1:
      return written(day, Item::Kind::note, *rc::gen::element<std::string>("", "slept badly"));
    default:
      return recorded(day, measure_item("headache"), entry);
  }
}

FileFindings any_file() {
  FileFindings file = a_file();
  for (int day = 0; day < 6; ++day)
    for (std::size_t item = 0; item < file.items.size(); ++item) {
      if (*rc::gen::arbitrary<bool>()) continue;
      FoundEntry entry = found_number(item, march + days(day), *rc::gen::element(0.0, 4.0, 200.0, 900.0, -1.0));
      if (*rc::gen::inRange(0, 5) == 0) entry.entry = Entry<double>::skipped();
      if (item == 2) entry.entry = {}, entry.text = *rc::gen::element<std::string>("", "slept badly", "rain");
      file.entries.push_back(entry);
    }
  return file;
}

struct AnyDiary {
  MemoryRecords records;
  Catalog catalog = small_catalog();
  Asked asked{"mine", *parse_moment("2026-03-04T21:00:00+01:00"), ""};  // a day of the file is in the future
  FileRead file{any_file(), some_hash};
  ImportWish wish;
  AnyDiary() {
    wish.confirmed = *rc::gen::arbitrary<bool>();
    wish.mapping["Symptom: Headache"] = {ImportTarget::Kind::outcome, "headache", {}};
    for (int i = *rc::gen::inRange(0, 12); i > 0; --i) RC_ASSERT(write_event(records, asked, any_hand_made()).ok());
  }
  Notebook says() { return open_notebook(records, "mine").value().says; }
  Brought bring() { return bring_in(records, catalog, asked, file, wish, false).value(); }
};

RC_GTEST_PROP(AnyImport, twice_is_once, ()) {
  AnyDiary any;
  any.bring();
  const Notebook once = any.says();
  const Brought again = any.bring();
  RC_ASSERT(!again.event);
  RC_ASSERT(again.plan.fresh.count == 0);
  RC_ASSERT(any.says() == once);
}

RC_GTEST_PROP(AnyImport, taken_back_is_as_if_it_had_never_been, ()) {
  AnyDiary any;
  const Notebook before = any.says();
  const auto event = any.bring().event;
  if (!event) return;
  RC_ASSERT(undo_import(any.records, any.asked, event->id).ok());
  RC_ASSERT(any.says() == before);
}

RC_GTEST_PROP(AnyImport, changes_nothing_that_a_person_wrote_or_cleared, ()) {
  AnyDiary any;
  const auto log = open_notebook(any.records, "mine")->log;
  any.bring();
  const Notebook after = any.says();
  std::map<std::tuple<Day, Item::Kind, std::string>, Recorded> last;
  for (const Event& event : log) {
    const auto& said = std::get<Recorded>(event.what);
    last[{said.day, said.item.kind, said.item.name}] = said;
  }
  for (const auto& [place, said] : last) {
    const DayRecord* record = find_day(after.diary, said.day);
    if (said.item.kind == Item::Kind::note) {
      RC_ASSERT((record && record->note ? *record->note : "") == said.text);
    } else if (said.item.kind == Item::Kind::dose) {
      const Entry<Dose> dose = record ? record->dose : Entry<Dose>();
      RC_ASSERT(dose.state() == said.entry.state());
      if (said.entry.known()) RC_ASSERT(in_own_unit(dose.amount()) == said.entry.amount());
    } else {
      const auto column = find_measure(after.diary, said.item.name);
      RC_ASSERT((record && column ? record->measures[*column] : Entry<double>()) == said.entry);
    }
  }
}

RC_GTEST_PROP(AnyImport, counts_every_entry_of_the_file_once, ()) {
  AnyDiary any;
  const ImportPlan plan = any.bring().plan;
  std::int64_t saying = 0;
  for (const FoundEntry& entry : any.file.findings.entries) saying += entry.item != 2 || !entry.text.empty();
  RC_ASSERT(plan.fresh.count + plan.duplicate.count + plan.conflicting.count + plan.doubted.count + plan.refused.count +
                plan.left_out.count ==
            saying);
}

}  // namespace
}  // namespace titrate
