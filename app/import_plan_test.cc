#include "app/import_plan.h"

#include <gtest/gtest.h>

#include "app/memory_records.h"
#include "app/small_people.h"
#include "app/write_event.h"

namespace titrate {
namespace {

const Day second_of_march = *parse_day("2026-03-02");

Catalog plan_catalog() {
  Catalog catalog = people_catalog();
  const Source somewhere{"A book (2020)", "verified"};
  const auto instrument = [&](const char* id, const char* name, double highest, bool whole, const char* unit) {
    catalog.instruments.push_back(
        {id, name, {name}, 0, highest, whole, Direction::lower, unit, "pain", std::nullopt, somewhere});
  };
  instrument("pain_nrs", "pain", 10, true, "points");
  instrument("tst_min", "minutes_asleep", 1440, false, "minutes");
  Form form;
  form.id = form.family = "glycinate";
  form.substance = "magnesium";
  form.name = "magnesium glycinate";
  form.names = {"magnesium glycinate"};
  form.fraction = 0.141;
  catalog.forms = {form};
  return catalog;
}

class PlannedImport : public testing::Test {
 protected:
  MemoryRecords records;
  Catalog catalog = plan_catalog();
  Asked asked{"mine", *parse_moment("2026-03-20T21:00:00+01:00"), ""};
  FileFindings file;
  ImportWish wish;
  std::function<DayOfTrial(Day)> trial;

  PlannedImport() { file.format = "bearable"; }
  std::size_t item(const char* name, FoundItem::Kind kind, const char* suggested, const char* unit = "") {
    FoundItem one;
    one.name = name;
    one.kind = kind;
    one.suggested = suggested;
    one.unit = unit;
    file.items.push_back(one);
    return file.items.size() - 1;
  }
  void number(std::size_t item, double value, Day day = second_of_march) {
    FoundEntry one;
    one.item = item;
    one.day = day;
    one.entry = Entry<double>::of(value);
    file.entries.push_back(one);
  }
  void map(const char* name, const char* target) { wish.mapping[name] = *parse_import_target(target); }
  void by_hand(What said) { ASSERT_TRUE(write_event(records, asked, std::move(said))); }
  Result<ImportPlan> tried() {
    return plan_import(open_notebook(records, "mine").value(), catalog, file, wish, *parse_day("2026-03-20"), trial);
  }
  ImportPlan plan() {
    auto planned = tried();
    EXPECT_TRUE(planned) << describe(planned.problem());
    return std::move(planned).value();
  }
  std::string target(std::size_t at) { return to_string(plan().items.at(at).target); }
};

TEST(ImportTargets, a_target_reads_back_as_itself) {
  for (const char* text : {"outcome headache", "outcome minutes_asleep x 60", "dose", "dose x 0.141",
                           "side_effect diarrhoea", "note", "context illness", "leave"}) {
    const auto target = parse_import_target(text);
    ASSERT_TRUE(target) << text;
    EXPECT_EQ(to_string(*target), text);
  }
  EXPECT_EQ(parse_import_target("dose x 0,141")->factor, 0.141);
  EXPECT_EQ(parse_import_target("outcome box x 2")->name, "box");
  EXPECT_EQ(parse_mapped("a=b=note")->first, "a=b");
}

TEST(ImportTargets, what_is_none_is_a_problem_that_says_what_may_stand_there) {
  for (const char* text : {"", "outcome", "headache", "dose x 0", "dose x -1", "dose 100", "context weather", "note it",
                           "dose x nan", "dose x 1e400"})
    EXPECT_FALSE(parse_import_target(text)) << text;
  EXPECT_FALSE(parse_mapped("note"));
}

TEST_F(PlannedImport, a_number_on_the_scale_of_the_catalog_goes_to_its_outcome) {
  const auto pain = item("Pain", FoundItem::Kind::outcome, "pain", "points");
  file.items[pain].lowest = 0, file.items[pain].highest = 10;
  number(pain, 4);
  EXPECT_EQ(target(0), "outcome pain");
}

TEST_F(PlannedImport, another_scale_is_another_outcome) {
  const auto pain = item("Pain", FoundItem::Kind::outcome, "pain", "points");
  file.items[pain].lowest = 1, file.items[pain].highest = 3;
  number(pain, 2);
  EXPECT_EQ(target(0), "outcome pain_bearable");
  file.items[pain].lowest.reset(), file.items[pain].highest.reset();
  EXPECT_EQ(target(0), "outcome pain_bearable") << "and so is one that nobody said";
}

TEST_F(PlannedImport, hours_become_minutes_where_the_outcome_is_in_minutes) {
  number(item("Sleep", FoundItem::Kind::outcome, "minutes_asleep", "hours"), 7.5);
  const ImportPlan planned = plan();
  EXPECT_EQ(to_string(planned.items[0].target), "outcome minutes_asleep x 60");
  EXPECT_EQ(std::get<Recorded>(planned.what.at(0)).entry, Entry<double>::of(450));
}

TEST_F(PlannedImport, an_outcome_of_the_diary_that_the_catalog_does_not_know_is_not_merged_by_its_name) {
  by_hand(recorded(second_of_march, measure_item("mood"), Entry<double>::of(3)));
  number(item("Mood", FoundItem::Kind::outcome, "mood"), 3);
  EXPECT_EQ(target(0), "outcome mood_bearable");
}

TEST_F(PlannedImport, what_has_no_meaning_here_is_left_in_the_file_until_somebody_gives_it_one) {
  number(item("Steps", FoundItem::Kind::outcome, ""), 8000);
  EXPECT_EQ(plan().left_out.count, 1);
  EXPECT_TRUE(plan().what.empty());
  map("Steps", "outcome steps");
  EXPECT_EQ(plan().fresh.count, 1);
}

TEST_F(PlannedImport, a_mapping_of_what_the_file_does_not_have_is_a_problem) {
  number(item("Steps", FoundItem::Kind::outcome, ""), 8000);
  map("Stairs", "outcome steps");
  ASSERT_FALSE(tried());
  EXPECT_NE(tried().problem().way_out.find("Steps"), std::string::npos);
}

TEST_F(PlannedImport, milligrams_of_a_magnesium_supplement_are_a_question_and_no_dose) {
  number(item("Magnesium glycinate (mg)", FoundItem::Kind::supplement, "", "mg"), 1000);
  const ImportPlan planned = plan();
  EXPECT_TRUE(planned.what.empty());
  ASSERT_EQ(planned.questions.size(), 1u);
  ASSERT_EQ(planned.questions[0].answers.size(), 3u);
  EXPECT_EQ(planned.questions[0].answers[0].target, "dose");
  EXPECT_EQ(planned.questions[0].answers[1].target, "dose x 0.141") << "what the form holds";
  map("Magnesium glycinate (mg)", "dose x 0.141");
  EXPECT_TRUE(plan().questions.empty());
  EXPECT_EQ(std::get<Recorded>(plan().what.at(0)).entry, Entry<double>::of(141));
}

TEST_F(PlannedImport, a_part_of_a_days_dose_is_no_dose) {
  number(item("Known", FoundItem::Kind::supplement, "dose", "mg"), 100);
  number(item("Magnesium (mg)", FoundItem::Kind::supplement, "", "mg"), 400);
  number(0, 100, second_of_march + days(1));
  const ImportPlan planned = plan();
  ASSERT_EQ(planned.what.size(), 1u);
  EXPECT_EQ(std::get<Recorded>(planned.what[0]).day, second_of_march + days(1));
  map("Magnesium (mg)", "dose x 0.1");
  EXPECT_EQ(std::get<Recorded>(plan().what.at(0)).entry, Entry<double>::of(140)) << "two products make one dose";
}

TEST_F(PlannedImport, capsules_of_the_chosen_product_are_counted_by_what_one_holds) {
  number(item("Magnesium", FoundItem::Kind::supplement, "", "capsules"), 2);
  EXPECT_EQ(plan().questions.size(), 1u) << "no product is chosen";
  Product product = capsule(100, {});
  product.unit.name = "capsule";
  by_hand(ProductChosen{product});
  EXPECT_EQ(target(0), "dose x 100");
  EXPECT_EQ(std::get<Recorded>(plan().what.at(0)).entry, Entry<double>::of(200));
}

TEST_F(PlannedImport, another_supplement_is_no_dose_and_no_question) {
  number(item("Vitamin D", FoundItem::Kind::supplement, "", "IU"), 1000);
  EXPECT_TRUE(plan().questions.empty());
  EXPECT_EQ(plan().left_out.count, 1);
}

TEST_F(PlannedImport, what_stands_is_kept_and_what_was_cleared_stays_clear) {
  const auto pain = item("Pain", FoundItem::Kind::outcome, "pain", "points");
  map("Pain", "outcome pain");
  by_hand(recorded(second_of_march, measure_item("pain"), Entry<double>::of(4)));
  by_hand(recorded(second_of_march + days(1), measure_item("pain"), Entry<double>::of(4)));
  by_hand(recorded(second_of_march + days(1), measure_item("pain"), Entry<double>()));
  number(pain, 5);
  number(pain, 5, second_of_march + days(1));
  const ImportPlan planned = plan();
  EXPECT_EQ(planned.conflicting.count, 2);
  EXPECT_TRUE(planned.what.empty());
  EXPECT_NE(planned.conflicting.first[0].why.find("4"), std::string::npos);
  EXPECT_NE(planned.conflicting.first[1].why.find("cleared"), std::string::npos);
}

TEST_F(PlannedImport, off_the_scale_and_in_the_future_are_refused_with_the_reason) {
  const auto pain = item("Pain", FoundItem::Kind::outcome, "pain", "points");
  map("Pain", "outcome pain");
  number(pain, 11);
  number(pain, 4, *parse_day("2026-03-21"));
  const ImportPlan planned = plan();
  ASSERT_EQ(planned.refused.count, 2);
  EXPECT_NE(planned.refused.first[0].why.find("scale"), std::string::npos);
  EXPECT_NE(planned.refused.first[1].why.find("future"), std::string::npos);
}

TEST_F(PlannedImport, a_dose_above_the_limit_is_written_only_when_it_is_confirmed) {
  number(item("Magnesium", FoundItem::Kind::supplement, "dose", "mg"), 900);
  ImportPlan planned = plan();
  EXPECT_EQ(planned.doubted.count, 1);
  EXPECT_TRUE(planned.what.empty());
  wish.confirmed = true;
  EXPECT_EQ(plan().fresh.count, 1);
}

TEST_F(PlannedImport, a_dose_of_a_day_that_is_paused_is_written_only_when_it_is_confirmed) {
  AdverseEffect row;
  row.id = "nausea_2";
  row.substance = "magnesium";
  row.effect = row.name = "nausea";
  row.grade = 2;
  row.action = SafetyAction::pause;
  row.restart_after_days = 2;
  catalog.adverse_effects = {row};
  by_hand(recorded(second_of_march + days(2), side_effect_item("nausea"), Entry<double>::of(2)));
  by_hand(recorded(second_of_march + days(4), side_effect_item("nausea"), Entry<double>::none()));
  const auto dose = item("Magnesium", FoundItem::Kind::supplement, "dose", "mg");
  for (int day = 0; day < 8; ++day) number(dose, day == 3 ? 0 : 100, second_of_march + days(day));
  const ImportPlan planned = plan();
  ASSERT_EQ(planned.doubted.count, 2)
      << "of the day itself and of the next but one; of the day between, none was taken";
  EXPECT_EQ(planned.doubted.first[0].day, second_of_march + days(2));
  EXPECT_EQ(planned.doubted.first[1].day, second_of_march + days(4)) << "gone, and not yet for two days";
  EXPECT_NE(planned.doubted.first[0].why.find("no dose should be taken: nausea"), std::string::npos);
  wish.confirmed = true;
  EXPECT_EQ(plan().fresh.count, 8);
}

TEST_F(PlannedImport, a_slipped_digit_is_seen_against_the_other_doses_of_the_file) {
  const auto dose = item("Magnesium", FoundItem::Kind::supplement, "dose", "mg");
  for (int day = 0; day < 6; ++day) number(dose, day == 1 ? 200 : 20, second_of_march + days(day));
  const ImportPlan planned = plan();
  ASSERT_EQ(planned.doubted.count, 1) << "ten times the usual, although below the limit";
  EXPECT_EQ(planned.doubted.first[0].day, second_of_march + days(1));
}

TEST_F(PlannedImport, a_dose_is_judged_by_the_sheet_of_its_day) {
  PersonSheet sheet;
  sheet.person = healthy_adult();
  asked.now = *parse_moment("2026-03-01T21:00:00+01:00");
  by_hand(PersonSaid{sheet});
  sheet.person.age = 70;  // 250 mg from now on
  asked.now = *parse_moment("2026-03-10T21:00:00+01:00");
  by_hand(PersonSaid{sheet});
  const auto dose = item("Magnesium", FoundItem::Kind::supplement, "dose", "mg");
  number(dose, 300, second_of_march);
  number(dose, 300, *parse_day("2026-03-11"));
  const ImportPlan planned = plan();
  ASSERT_EQ(planned.doubted.count, 1);
  EXPECT_EQ(planned.doubted.first[0].day, *parse_day("2026-03-11"));
}

TEST_F(PlannedImport, what_is_taken_while_the_order_is_hidden_is_study_capsules_and_no_file_knows_better) {
  const auto dose = item("Magnesium", FoundItem::Kind::supplement, "dose", "mg");
  const auto pain = item("Pain", FoundItem::Kind::outcome, "pain", "points");
  map("Pain", "outcome pain");
  number(dose, 100);
  number(pain, 4);
  trial = [](Day) { return DayOfTrial{true, {}}; };
  const ImportPlan planned = plan();
  EXPECT_EQ(planned.refused.count, 1);
  EXPECT_NE(planned.refused.first[0].why.find("study capsules"), std::string::npos);
  EXPECT_EQ(planned.fresh.count, 1) << "how it was is no secret";
}

TEST_F(PlannedImport, two_items_are_not_one_outcome_unless_somebody_says_so) {
  for (const char* name : {"Pain", "Pain again"}) {
    const auto pain = item(name, FoundItem::Kind::outcome, "pain", "points");
    file.items[pain].lowest = 0, file.items[pain].highest = 10;
    number(pain, 4);
  }
  EXPECT_EQ(target(0), "outcome pain");
  EXPECT_EQ(target(1), "leave");
}

TEST_F(PlannedImport, words_of_several_items_of_a_day_are_one_note) {
  for (const char* name : {"Notes", "Gratitudes"}) {
    FoundEntry words;
    words.item = item(name, FoundItem::Kind::note, "note");
    words.day = second_of_march;
    words.text = name;
    file.entries.push_back(words);
  }
  const ImportPlan planned = plan();
  ASSERT_EQ(planned.what.size(), 1u);
  EXPECT_EQ(std::get<Recorded>(planned.what[0]).text, "Notes; Gratitudes");
}

TEST_F(PlannedImport, medicines_are_shown_with_what_screening_says_and_written_only_when_asked_for) {
  const auto named = [&](FoundName::Kind kind, const char* name, bool current = true) {
    FoundName found;
    found.kind = kind;
    found.name = name;
    found.current = current;
    file.names.push_back(found);
  };
  named(FoundName::Kind::medicine, "Thyrobrand 50");
  named(FoundName::Kind::medicine, "plainol");
  named(FoundName::Kind::medicine, "mumblin");
  named(FoundName::Kind::medicine, "blockamycin", false);
  named(FoundName::Kind::condition, "myasthenia gravis");
  ImportPlan planned = plan();
  using Says = PlannedName::Says;
  EXPECT_EQ(planned.names[0].says, Says::findings);
  ASSERT_FALSE(planned.names[0].findings.empty());
  EXPECT_EQ(planned.names[0].findings[0].severity, Severity::separate);
  EXPECT_EQ(planned.names[1].says, Says::nothing_in_our_rules);
  EXPECT_EQ(planned.names[2].says, Says::could_not_check) << "never: no interaction";
  EXPECT_EQ(planned.names[3].says, Says::over);
  EXPECT_EQ(planned.names[4].says, Says::findings);
  EXPECT_TRUE(planned.what.empty());
  wish.add_to_sheet = true;
  planned = plan();
  ASSERT_EQ(planned.what.size(), 1u);
  const PersonSheet& sheet = std::get<PersonSaid>(planned.what[0]).sheet;
  EXPECT_EQ(sheet.person.medicines, (std::vector<std::string>{"Thyrobrand 50", "plainol", "mumblin"}));
  EXPECT_TRUE(sheet.person.answered.medicines) << "or the stored sheet would lose the list";
  EXPECT_EQ(sheet.person.conditions, (std::vector<std::string>{"myasthenia gravis"}));
  by_hand(planned.what[0]);
  EXPECT_TRUE(plan().what.empty()) << "they are on the sheet now";
}

TEST_F(PlannedImport, the_dose_is_not_put_on_the_sheet_beside_itself) {
  number(item("Meds: Magnesium glycinate (mg)", FoundItem::Kind::medicine, "", "mg"), 1000);
  for (const char* name : {"Magnesium glycinate", "Magnesium glycinate 400 mg", "fizzing antacid"}) {
    FoundName found;
    found.kind = FoundName::Kind::supplement;
    found.name = name;
    file.names.push_back(found);
  }
  wish.add_to_sheet = true;
  const auto supplements = [&] { return std::get<PersonSaid>(plan().what.at(0)).sheet.person.supplements; };
  EXPECT_EQ(supplements(), std::vector<std::string>{"fizzing antacid"}) << "it may be the dose";
  map("Meds: Magnesium glycinate (mg)", "dose x 0.141");
  EXPECT_EQ(plan().names[0].says, PlannedName::Says::the_dose);
  EXPECT_EQ(plan().names[1].says, PlannedName::Says::the_dose);
  EXPECT_EQ(supplements(), std::vector<std::string>{"fizzing antacid"});
  map("Meds: Magnesium glycinate (mg)", "leave");
  EXPECT_EQ(supplements().size(), 3u) << "then it is another source";
}

}  // namespace
}  // namespace titrate
