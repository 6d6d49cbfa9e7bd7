#include "app/say_person.h"

#include <gtest/gtest.h>

#include "app/entries.h"
#include "app/memory_records.h"
#include "app/small_people.h"

namespace titrate {
namespace {

class SayPerson : public testing::Test {
 protected:
  MemoryRecords records;
  Catalog catalog = people_catalog();
  Asked asked{"mine", *parse_moment("2026-03-01T21:04:05+01:00"), ""};

  Result<Said> say(const Person& person) { return say_person(records, catalog, asked, {person, {}, {}}); }
  std::size_t lines() { return records.load("mine").value().size(); }
  Notebook says() { return open_notebook(records, "mine").value().says; }
};

std::vector<std::string> rules(const std::vector<Finding>& findings) {
  std::vector<std::string> all;
  for (const Finding& finding : findings) all.push_back(finding.rule);
  return all;
}

TEST_F(SayPerson, the_first_sheet_is_kept_and_everything_it_says_is_new) {
  Person person = healthy_adult();
  person.medicines = {"thyrodine"};
  const Said said = say(person).value();
  EXPECT_TRUE(said.change.first);
  EXPECT_EQ(rules(said.change.added), std::vector<std::string>{"magnesium_thyrodine"});
  EXPECT_TRUE(said.change.may_start);
  EXPECT_EQ(says().sheet->person, person);
}

TEST_F(SayPerson, a_changed_list_is_screened_again_and_the_reply_says_what_changed) {
  Person person = healthy_adult();
  person.medicines = {"thyrodine"};
  ASSERT_TRUE(say(person).ok());
  person.medicines = {"blockamycin"};
  const Said said = say(person).value();
  EXPECT_FALSE(said.change.first);
  EXPECT_EQ(rules(said.change.added), std::vector<std::string>{"magnesium_blockamycin"});
  EXPECT_EQ(rules(said.change.gone), std::vector<std::string>{"magnesium_thyrodine"});
  EXPECT_EQ(said.change.may_start_was, true);
  EXPECT_FALSE(said.change.may_start);
  EXPECT_FALSE(say(person).value().change.anything()) << "said again, nothing is new";
}

TEST_F(SayPerson, inside_a_sealed_trial_a_change_of_medicines_is_a_context_of_the_day) {
  Person person = healthy_adult();
  person.medicines = {"thyrodine"};
  ASSERT_TRUE(say(person).ok());
  person.medicines = {"otheramide"};
  ASSERT_TRUE(say(person).ok());
  EXPECT_TRUE(says().diary.days.empty()) << "no trial runs that it could disturb";
  Event sealed{0, "mine", "", asked.now, Locked{}};
  ASSERT_TRUE(records.append(std::span(&sealed, 1)).ok());
  ASSERT_TRUE(say(person).ok());
  EXPECT_TRUE(says().diary.days.empty()) << "the same list";
  person.medicines = {"otheramide", "thyrodine"};
  ASSERT_TRUE(say(person).ok());
  ASSERT_EQ(says().diary.days.size(), 1u);
  EXPECT_EQ(says().diary.days[0].context, (std::vector<Context>{{"medicine", "new: thyrodine"}}));
  EXPECT_EQ(says().sheet->person, person);
  // What the person said of this day stays as it was said.
  person.medicines = {"thyrodine"};
  ASSERT_TRUE(say(person).ok());
  EXPECT_EQ(says().diary.days[0].context, (std::vector<Context>{{"medicine", "new: thyrodine"}}));
}

TEST_F(SayPerson, a_narrower_limit_is_part_of_the_change) {
  ASSERT_TRUE(say(healthy_adult()).ok());
  Person older = healthy_adult();
  older.age = 70;
  const ScreeningChange change = say(older).value().change;
  EXPECT_EQ(change.limit_was, 350 * elemental_milligram_per_day);
  EXPECT_EQ(change.limit, 250 * elemental_milligram_per_day);
}

TEST_F(SayPerson, a_sheet_without_decisions_keeps_those_that_stand_and_one_with_decisions_replaces_them) {
  Person person = healthy_adult();
  person.decisions = {agreed("", 100)};
  ASSERT_TRUE(say(person).ok());
  Person again = healthy_adult();
  EXPECT_EQ(say(again).value().standing.limit.amount, 100 * elemental_milligram_per_day);
  again.decisions = {agreed("", 120)};
  EXPECT_EQ(say(again).value().standing.limit.amount, 120 * elemental_milligram_per_day);
}

TEST_F(SayPerson, another_substance_than_the_diarys_is_refused_and_nothing_is_written) {
  PersonSheet sheet{healthy_adult(), {}, {}};
  sheet.intended.supplement.substance = "glycine";
  EXPECT_FALSE(say_person(records, catalog, asked, sheet).ok());
  Product product = capsule(100, {});
  product.supplement.substance = "glycine";
  EXPECT_FALSE(choose_product(records, catalog, asked, product).ok());
  EXPECT_EQ(lines(), 0u);
}

TEST_F(SayPerson, the_same_key_twice_is_written_once_and_says_the_same_change) {
  asked.key = "tap";
  const Said first = say(healthy_adult()).value(), second = say(healthy_adult()).value();
  EXPECT_EQ(lines(), 1u);
  EXPECT_EQ(first.event, second.event);
  EXPECT_TRUE(second.change.first);
}

TEST_F(SayPerson, a_clinicians_decision_is_added_resolves_is_recorded_and_can_be_taken_back) {
  Person person = healthy_adult();
  person.conditions = {"myasthenia gravis"};
  ASSERT_FALSE(say(person).value().standing.dose_may_be_suggested());
  const Said said = agree(records, catalog, asked, agreed("myasthenia", 100)).value();
  EXPECT_EQ(rules(said.change.resolved), std::vector<std::string>{"myasthenia"});
  EXPECT_TRUE(said.standing.dose_may_be_suggested());
  EXPECT_EQ(said.standing.limit.amount, 100 * elemental_milligram_per_day);
  EXPECT_EQ(said.standing.screened.screening.findings.front().resolved_by, "Dr. Ada Example");
  ASSERT_TRUE(undo(records, asked).ok());
  EXPECT_FALSE(standing_on(says(), catalog, titrate::today).dose_may_be_suggested());
}

TEST_F(SayPerson, a_later_decision_about_the_same_rule_makes_room_for_itself_and_for_no_other) {
  Person person = healthy_adult();
  person.decisions = {agreed("supplemental_limit", 380)};
  ASSERT_TRUE(say(person).ok());
  ASSERT_TRUE(agree(records, catalog, asked, agreed("", 120)).ok());
  ASSERT_TRUE(agree(records, catalog, asked, agreed("", 140)).ok());
  EXPECT_EQ(says().sheet->person.decisions.size(), 2u);
  EXPECT_EQ(limit_on(says(), catalog, titrate::today).amount, 140 * elemental_milligram_per_day);
}

TEST_F(SayPerson, a_decision_that_is_incomplete_or_about_nothing_is_refused_and_nothing_is_written) {
  EXPECT_FALSE(agree(records, catalog, asked, agreed("myasthenia")).ok()) << "nobody has said who this is";
  Person person = healthy_adult();
  person.conditions = {"myasthenia gravis"};
  ASSERT_TRUE(say(person).ok());
  ClinicianDecision nameless = agreed("myasthenia"), undated = nameless, tomorrow = nameless, bare = nameless;
  nameless.clinician.clear();
  undated.day = Day{};
  tomorrow.day = titrate::today + days(1);
  bare.reason.clear();
  for (const ClinicianDecision& flawed : {nameless, undated, tomorrow, bare, agreed("heart_failure"), agreed("")}) {
    const auto refused = agree(records, catalog, asked, flawed);
    ASSERT_FALSE(refused.ok());
    EXPECT_NE(refused.problem().way_out, "");
  }
  EXPECT_EQ(lines(), 1u);
}

}  // namespace
}  // namespace titrate
