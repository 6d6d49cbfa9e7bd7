#include "app/standing.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "app/entries.h"
#include "app/memory_records.h"
#include "app/say_person.h"
#include "app/small_people.h"
#include "app/today.h"

namespace titrate {
namespace {

using rc::gen::arbitrary;
using rc::gen::element;
using rc::gen::inRange;

class AStandingPerson : public testing::Test {
 protected:
  MemoryRecords records;
  Catalog catalog = people_catalog();
  Asked asked{"mine", *parse_moment("2026-03-01T21:04:05+01:00"), ""};

  Said say(const Person& person, Intended intended = {}) {
    return say_person(records, catalog, asked, {person, std::move(intended), {}}).value();
  }
  Today page() { return today_of(open_notebook(records, "mine").value(), catalog, asked.now, {}).value(); }
  double room() { return page().room_left().in(elemental_milligram_per_day); }
  Result<Event> dose(double mg, bool confirmed = false) {
    return record(records, catalog, asked, {{}, "dose", EntryState::value, mg, {}, confirmed});
  }
};

TEST_F(AStandingPerson, who_said_nothing_has_the_lowest_limit_and_is_not_said_to_be_screened) {
  EXPECT_FALSE(page().standing.said);
  EXPECT_EQ(room(), 250);
  EXPECT_TRUE(page().dose_may_be_suggested());
}

TEST_F(AStandingPerson, the_limit_of_a_diary_is_the_persons_own_in_the_page_and_at_every_entry) {
  say(healthy_adult());
  EXPECT_EQ(room(), 350);
  EXPECT_TRUE(dose(350).ok()) << "on the limit of where this person lives";
  EXPECT_FALSE(dose(351).ok());
  Person older = healthy_adult();
  older.age = 70;
  say(older);
  EXPECT_EQ(page().standing.limit.rule, "older");
  EXPECT_FALSE(dose(251).ok());
  EXPECT_TRUE(dose(251, true).ok()) << "what was really taken is written down after one confirmation";
  EXPECT_EQ(page().dose_guard.value().doubts.front().about, DoubtAbout::limit);
  ASSERT_TRUE(undo(records, asked).ok() && undo(records, asked).ok());
  EXPECT_EQ(page().standing.limit.rule, "us") << "taken back, the sheet before it stands";
}

TEST_F(AStandingPerson, a_past_day_is_judged_by_the_limit_of_then) {
  say(healthy_adult());
  ASSERT_TRUE(dose(300).ok());
  const Day then = page().day;
  asked.now = *parse_moment("2026-04-01T21:00:00+02:00");
  Person older = healthy_adult();
  older.age = 70;
  say(older);
  const auto page_of = [&](Day day) {
    return today_of(open_notebook(records, "mine").value(), catalog, asked.now, day).value();
  };
  EXPECT_EQ(page().standing.limit.rule, "older");
  EXPECT_EQ(page_of(then).standing.limit.rule, "us");
  EXPECT_TRUE(page_of(then).dose_guard.value().doubts.empty()) << "300 mg were within the limit of that day";
  const auto later_entry = [&](Day day) {
    return record(records, catalog, asked, {day, "dose", EntryState::value, 320, {}, false});
  };
  EXPECT_TRUE(later_entry(then).ok()) << "and so they are when they are corrected today";
  EXPECT_FALSE(later_entry(page().day).ok()) << "today they are not";
  EXPECT_EQ(page_of(then - std::chrono::days(20)).standing.limit.rule, "us")
      << "before anybody said it: the first sheet";
}

TEST_F(AStandingPerson, a_block_leaves_no_room_and_a_dose_is_asked_for_and_still_written_down) {
  Person person = healthy_adult();
  person.conditions = {"myasthenia gravis"};
  say(person);
  EXPECT_EQ(room(), 0);
  EXPECT_FALSE(page().dose_may_be_suggested());
  EXPECT_EQ(page().next_action, "Take no dose. myasthenia gravis: Do as myasthenia says.");
  const auto refused = dose(100);
  ASSERT_FALSE(refused.ok());
  EXPECT_NE(refused.problem().what.find("Do as myasthenia says."), std::string::npos) << refused.problem().what;
  ASSERT_TRUE(dose(100, true).ok());
  EXPECT_EQ(page().dose_guard.value().doubts.front().about, DoubtAbout::forbidden);
}

TEST_F(AStandingPerson, a_medicine_that_blocks_forbids_as_a_condition_does) {
  Person person = healthy_adult();
  person.medicines = {"blockamycin"};
  say(person);
  EXPECT_EQ(room(), 0);
  EXPECT_FALSE(dose(10).ok());
  EXPECT_TRUE(limit_for(person, catalog, titrate::today).forbids.empty()) << "which the limit alone does not see";
}

TEST_F(AStandingPerson, what_needs_a_clinician_or_could_not_be_checked_leaves_no_dose_suggested) {
  Person person = healthy_adult();
  person.conditions = {"heart failure"};
  say(person);
  EXPECT_EQ(room(), 0);
  EXPECT_TRUE(page().next_action.value().starts_with("Take no dose yet. Heart failure"));
  person.conditions = {"moon sickness"};
  say(person);
  EXPECT_EQ(room(), 0);
  EXPECT_TRUE(page().next_action.value().starts_with("Take no dose yet: moon sickness could not be checked."));
  EXPECT_TRUE(dose(100).ok()) << "it is no doubt about what was taken";
}

TEST_F(AStandingPerson, other_sources_of_the_day_count_against_the_room_and_at_an_entry) {
  Intended intended;
  intended.others = {{"multivitamin", 100 * elemental_milligram_per_day}};
  Person person = healthy_adult();
  say(person, intended);
  EXPECT_EQ(room(), 250);
  person.medicines = {"fizzing antacid"};  // brings 50 mg, by its row
  say(person, intended);
  EXPECT_EQ(room(), 200);
  EXPECT_TRUE(dose(200).ok());
  const auto refused = dose(201);
  ASSERT_FALSE(refused.ok());
  EXPECT_NE(refused.problem().what.find("together with 150 mg from other products"), std::string::npos);
}

TEST_F(AStandingPerson, the_product_decides_about_alkaline_rules_and_allergies) {
  Person person = healthy_adult();
  person.medicines = {"acidopen"};
  person.allergies = {"soy"};
  say(person);
  EXPECT_FALSE(page().standing.screened.screening.may_start) << "the ingredients are not known";
  const Product with_soy = capsule(100, {"soy lecithin"});
  const Said with = choose_product(records, catalog, asked, with_soy).value();
  EXPECT_EQ(with.change.could_not_check_gone, std::vector<std::string>{"soy"});
  EXPECT_FALSE(with.standing.dose_may_be_suggested());
  Product neutral = capsule(100, {"gelatine"});
  neutral.supplement = {"magnesium", false, false};
  const Said without = choose_product(records, catalog, asked, neutral).value();
  const auto hours = [](const Said& said) {
    for (const Finding& finding : said.standing.screened.screening.findings)
      if (finding.rule == "magnesium_acidopen") return finding.hours_before.value_or(0);
    return -1.0;
  };
  EXPECT_EQ(hours(with), 4);
  EXPECT_EQ(hours(without), 0) << "an alkaline rule says nothing of a form that is not";
}

TEST_F(AStandingPerson, a_product_past_its_date_or_above_the_room_is_remarked_on) {
  say(healthy_adult());
  Product product = capsule(400, {});
  product.expires = titrate::today - days(1);
  const Said said = choose_product(records, catalog, asked, product).value();
  ASSERT_EQ(said.standing.product_remarks.size(), 2u);
  EXPECT_EQ(said.standing.product_remarks[0], "My capsules: the date on the pack, 28 February 2026, is over.");
}

TEST_F(AStandingPerson, has_a_schedule_where_the_usual_times_are_known) {
  Person person = healthy_adult();
  person.medicines = {"thyrodine"};
  UsualDay usual;
  usual.shape.preferred = {{22 * 60}};
  usual.medicines = {{"thyrodine", {{7 * 60}}}};
  ASSERT_TRUE(say_person(records, catalog, asked, {person, {}, usual}).ok());
  ASSERT_TRUE(page().standing.screened.schedule.has_value());
  EXPECT_EQ(page().standing.screened.schedule->doses.front().at, (TimeOfDay{22 * 60}));
}

// Whatever was said, in whatever order, and taken back.

using Lines = std::vector<std::string>;

Person any_person() {
  Person person = healthy_adult();
  person.age = *element<std::optional<int>>(std::nullopt, 6, 40, 70);
  person.egfr = *element<std::optional<double>>(std::nullopt, 20.0, 45.0, 95.0);
  person.authority = *element<std::optional<std::string>>(std::nullopt, "US", "DE", "atlantis");
  person.life_stage = *element(LifeStage::none, LifeStage::none, LifeStage::pregnant);
  person.conditions = *element(Lines{}, Lines{"myasthenia gravis"}, Lines{"slow bowel"}, Lines{"moon sickness"});
  person.medicines = *element(Lines{}, Lines{"blockamycin"}, Lines{"fizzing antacid"}, Lines{"never heard of"});
  for (const char* rule : {"myasthenia", "slow_bowel", "supplemental_limit", "older", ""})
    if (*inRange(0, 4) == 0) {
      ClinicianDecision decision = agreed(rule, *element<std::optional<double>>(std::nullopt, 120.0, 380.0, 900.0));
      if (*inRange(0, 3) == 0) decision.clinician.clear();
      person.decisions.push_back(decision);
    }
  return person;
}

decltype(Event::what) anything_about_the_person(std::int64_t next) {
  Intended intended;
  switch (*inRange(0, 6)) {
    case 0:
      return Undone{*inRange<std::int64_t>(1, next + 1)};
    case 1: {
      Product product = capsule(*element(50, 100, 300), {"soy lecithin"});
      product.supplement.alkaline = *arbitrary<bool>();
      return ProductChosen{product};
    }
    case 2:
      return recorded(titrate::today, dose_item(true), Entry<double>::of(*element(50, 200, 500)));
    case 3:
      return recorded(titrate::today, side_effect_item("nausea"), Entry<double>::of(*inRange(1, 5)));
    default:
      if (*arbitrary<bool>()) intended.others = {{"multivitamin", *element(60, 300) * elemental_milligram_per_day}};
      return PersonSaid{{any_person(), intended, {}}};
  }
}

RC_GTEST_PROP(AnyPersonSaid, never_has_more_room_than_their_limit_leaves_and_none_beside_a_block_or_a_guard, ()) {
  const Catalog catalog = people_catalog();
  std::vector<Event> said;
  const int count = *inRange(1, 12);
  for (int i = 1; i <= count; ++i)
    said.push_back({i, "mine", "", *parse_moment("2026-03-01T21:04:05+01:00"), anything_about_the_person(i)});
  const OpenNotebook notebook{"mine", said, notebook_of(said)};
  const Today today = today_of(notebook, catalog, *parse_moment("2026-03-01T22:00:00+01:00"), {}).value();

  const PersonSheet sheet = notebook.says->sheet.value_or(PersonSheet{});
  const Limit own = limit_for(sheet.person, catalog, titrate::today);
  DailyElementalMass held{};
  for (const SupplementalSource& other : sheet.intended.others) held = held + other.amount;
  if (sheet.person.medicines == Lines{"fizzing antacid"}) held = held + 50 * elemental_milligram_per_day;
  if (today.dose.known()) held = held + std::get<DailyElementalMass>(today.dose.amount());
  const DailyElementalMass most = held < own.amount ? own.amount - held : DailyElementalMass{};
  RC_ASSERT(today.check.value().limit == own.amount);
  RC_ASSERT(today.room_left() <= most);
  const bool blocked = !own.forbids.empty() || sheet.person.medicines == Lines{"blockamycin"};
  if (blocked || !today.guard.dose_may_be_suggested()) {
    RC_ASSERT(today.room_left() == DailyElementalMass{});
    RC_ASSERT(!today.dose_may_be_suggested());
  }
  if (notebook.says->sheet && !today.standing.screened.screening.may_start) RC_ASSERT(!today.dose_may_be_suggested());
  // An entry above what is left asks first; one that was confirmed is written down.
  MemoryRecords records;
  for (const Event& event : notebook.log)
    if (!std::holds_alternative<Undone>(event.what)) RC_ASSERT(records.append(std::span(&event, 1)).ok());
  const Asked asked{"mine", *parse_moment("2026-03-01T23:00:00+01:00"), ""};
  const Limit then = limit_on(open_notebook(records, "mine").value().says, catalog, titrate::today);
  const NewEntry above{{}, "dose", EntryState::value, then.amount.in(elemental_milligram_per_day) + 1, {}, false};
  RC_ASSERT(!record(records, catalog, asked, above).ok());
  NewEntry confirmed = above;
  confirmed.confirmed = true;
  RC_ASSERT(record(records, catalog, asked, confirmed).ok());
}

}  // namespace
}  // namespace titrate
