#include "safety/limit.h"
#include "catalog/catalog.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>

#include "safety/small_rules.h"

namespace titrate {
namespace {

Catalog two_authorities() {
  Catalog catalog;
  catalog.limits = {{"us", "US", 350 * elemental_milligram_per_day, "Set by diarrhoea.", {"A book (1997)", "verified"}},
                    {"eu", "EU", 250 * elemental_milligram_per_day, "The lowest.", {"An opinion (2001)", "verified"}}};
  return catalog;
}

DoseCheck checked(double mg) { return check_daily_dose(mg * elemental_milligram_per_day, two_authorities()); }

TEST(Limit, an_amount_on_the_limit_stands_on_the_inner_side_of_it) {
  EXPECT_TRUE(checked(250).within);
  EXPECT_FALSE(checked(std::nextafter(250.0, 251.0)).within);
  EXPECT_TRUE(checked(0).within);
}

TEST(Limit, the_lowest_of_all_authorities_holds_and_comes_with_reason_and_source) {
  const DoseCheck check = checked(300);
  EXPECT_FALSE(check.within) << "inside the United States' limit, above the European one";
  EXPECT_EQ(check.limit, 250 * elemental_milligram_per_day);
  EXPECT_EQ(check.reason, "Where you live was not said, so the lowest limit that we know holds. The lowest.");
  EXPECT_EQ(check.source.citation, "An opinion (2001)");
}

TEST(Limit, room_left_is_what_is_missing_to_the_limit_and_never_negative) {
  EXPECT_EQ(checked(100).room_left(), 150 * elemental_milligram_per_day);
  EXPECT_EQ(checked(250).room_left(), DailyElementalMass{});
  EXPECT_EQ(checked(400).room_left(), DailyElementalMass{});
}

RC_GTEST_PROP(Limit, more_is_never_safer, ()) {
  const double one = *rc::gen::inRange(0, 1'000'000) / 1000.0, other = *rc::gen::inRange(0, 1'000'000) / 1000.0;
  const DoseCheck less = checked(std::min(one, other)), more = checked(std::max(one, other));
  RC_ASSERT(less.within || !more.within);
  RC_ASSERT(less.room_left() >= more.room_left());
}

RC_GTEST_PROP(Limit, another_authority_may_narrow_a_dose_and_never_widen_it, ()) {
  Catalog catalog = two_authorities();
  const auto dose = double(*rc::gen::inRange(0, 1000)) * elemental_milligram_per_day;
  const bool before = check_daily_dose(dose, catalog).within;
  const double amount = *rc::gen::inRange(1, 1000);
  catalog.limits.push_back({"xx", "XX", amount * elemental_milligram_per_day, "Another.", {"A paper", "verified"}});
  RC_ASSERT(before || !check_daily_dose(dose, catalog).within);
}

// ---- the limit of a person

Limit limited(const Person& person) { return limit_for(person, small_rules(), today); }

Person living_in(std::optional<std::string> place, std::optional<int> age = 40) {
  Person person;
  person.authority = std::move(place);
  person.age = age;
  return person;
}

Person with(Person person, std::initializer_list<ClinicianDecision> decisions) {
  person.decisions = decisions;
  return person;
}

TEST(LimitFor, where_a_person_lives_says_whose_limit_holds) {
  for (const char* place : {"US", "us", "USA", "CA"}) EXPECT_EQ(limited(living_in(place)).amount, 350 * mg) << place;
  for (const char* place : {"EU", "DE"}) EXPECT_EQ(limited(living_in(place)).amount, 250 * mg) << place;
  EXPECT_EQ(limited(living_in("US")).authority, "US");
}

TEST(LimitFor, guidance_is_shown_and_never_caps) {
  const Limit limit = limited(living_in("UK"));
  EXPECT_EQ(limit.amount, 250 * mg) << "not 400";
  ASSERT_EQ(limit.guidance.size(), 1u);
  EXPECT_EQ(limit.guidance[0].amount, 400 * mg);
}

TEST(LimitFor, without_an_authority_or_with_an_unknown_one_the_lowest_holds) {
  EXPECT_EQ(limited({}).amount, 250 * mg);
  EXPECT_EQ(limited(living_in("Atlantis")).amount, 250 * mg);
  EXPECT_EQ(limited({}).rule, "eu");
  EXPECT_EQ(limited({}).reason, "Where you live was not said, so the lowest limit that we know holds. Set by EU.");
  EXPECT_EQ(limited(living_in("Atlantis")).reason,
            "We know no limit of \"Atlantis\" for you, so the lowest that we know holds. Set by EU.");
  EXPECT_EQ(limited(living_in("US")).reason, "Set by US.");
}

TEST(LimitFor, a_child_has_the_rows_of_its_age_and_may_not_start) {
  const Limit limit = limited(living_in("US", 6));
  EXPECT_EQ(limit.amount, 110 * mg);
  ASSERT_EQ(limit.forbids.size(), 1u);
  EXPECT_EQ(limit.forbids[0].rule, "child");
  EXPECT_FALSE(check_daily_dose(1 * mg, living_in("US", 6), small_rules(), today).within);
  EXPECT_EQ(limited(living_in("US", 0)).amount, 0 * mg) << "no row is about an infant";
}

TEST(LimitFor, from_65_on_the_cap_is_250_wherever_one_lives) {
  EXPECT_EQ(limited(living_in("US", 64)).amount, 350 * mg);
  const Limit limit = limited(living_in("US", 70));
  EXPECT_EQ(limit.amount, 250 * mg);
  EXPECT_EQ(limit.rule, "older") << "the one that holds first";
  ASSERT_EQ(limit.narrowings.size(), 2u) << "and every narrowing that was applied";
  EXPECT_EQ(limit.narrowings[1].rule, "us");
}

TEST(LimitFor, a_clinicians_cap_overrides_downward) {
  const Limit limit = limited(with(living_in("US"), {agreed("", 120)}));
  EXPECT_EQ(limit.amount, 120 * mg);
  EXPECT_EQ(limit.source.citation, "Decision of Dr. Ada Example, 2026-03-01");
  ClinicianDecision nameless = agreed("", 120);
  nameless.clinician.clear();
  EXPECT_EQ(limited(with(living_in("US"), {nameless})).amount, 120 * mg) << "a written limit narrows, whoever wrote it";
}

TEST(LimitFor, above_the_authority_needs_a_complete_decision_and_ends_at_400) {
  EXPECT_EQ(limited(with(living_in("EU"), {agreed("eu", 300)})).amount, 300 * mg);
  EXPECT_EQ(limited(with(living_in("EU"), {agreed("eu", 300)})).recommended, 250 * mg) << "still recommended";
  EXPECT_EQ(limited(with(living_in("US"), {agreed(supplemental_limit_rule, 600)})).amount, 400 * mg);
  EXPECT_EQ(limited(with(living_in("US"), {agreed("us")})).amount, 350 * mg) << "no number, no more";
  EXPECT_EQ(limited(with(living_in("US"), {agreed("", 400)})).amount, 350 * mg) << "a general cap mentions no limit";
  EXPECT_EQ(limited(with(living_in("US"), {agreed("eu", 400)})).amount, 350 * mg) << "nor does another authority's";
  for (int missing = 0; missing < 6; ++missing) {
    ClinicianDecision decision = agreed("us", 400);
    if (missing == 0) decision.clinician.clear();
    if (missing == 1) decision.day = {};
    if (missing == 2) decision.reason.clear();
    if (missing == 3) decision.day = today + days(1);
    if (missing == 4) decision.clinician = " ";
    if (missing == 5) decision.reason = " \t";
    EXPECT_EQ(limited(with(living_in("US"), {decision})).amount, 350 * mg) << missing;
  }
}

TEST(LimitFor, without_a_ceiling_in_the_catalog_nothing_is_raised) {
  Catalog catalog = small_rules();
  std::erase_if(catalog.limits, [](const SupplementalLimit& row) { return row.kind == LimitKind::ceiling; });
  EXPECT_EQ(limit_for(with(living_in("EU"), {agreed("eu", 300)}), catalog, today).amount, 250 * mg);
}

TEST(LimitFor, nothing_raises_the_cap_of_a_condition_above_what_was_written_for_that_rule) {
  Person person = living_in("US");
  person.conditions = {"slow bowel"};
  EXPECT_EQ(limited(person).amount, 150 * mg);
  EXPECT_EQ(limited(with(person, {agreed("us", 400)})).amount, 150 * mg);
  EXPECT_EQ(limited(with(person, {agreed("slow_bowel")})).amount, 150 * mg);
  EXPECT_EQ(limited(with(person, {agreed("slow_bowel", 200)})).amount, 200 * mg);
  EXPECT_EQ(limited(with(person, {agreed("slow_bowel", 500)})).amount, 350 * mg) << "the authority's limit stays";
}

TEST(LimitFor, a_block_forbids_every_dose_until_a_named_clinician_resolves_it) {
  Person person = living_in("US");
  person.conditions = {"myasthenia gravis"};
  const DoseCheck check = check_daily_dose(10 * mg, person, small_rules(), today);
  EXPECT_FALSE(check.within);
  EXPECT_EQ(check.room_left(), 0 * mg);
  EXPECT_EQ(check.rule, "myasthenia");
  EXPECT_EQ(check.limit, 350 * mg) << "the number is what would hold without it";
  EXPECT_TRUE(check_daily_dose(0 * mg, person, small_rules(), today).within) << "to take none is always within";
  EXPECT_TRUE(check_daily_dose(10 * mg, with(person, {agreed("myasthenia", 50)}), small_rules(), today).within);
  EXPECT_FALSE(check_daily_dose(51 * mg, with(person, {agreed("myasthenia", 50)}), small_rules(), today).within);
  EXPECT_FALSE(check_daily_dose(10 * mg, with(person, {agreed("myasthenia")}), small_rules(), today).within)
      << "a doctor who wrote no dose down has not said which one is safe";
}

TEST(LimitFor, of_a_substance_without_a_row_is_not_known) {
  const Limit limit = limit_for(healthy_adult(), small_rules(), today, "glycine");
  EXPECT_FALSE(limit.known);
  EXPECT_EQ(limit.amount, 0 * mg);
}

TEST(DoseCheck, the_room_left_counts_the_days_other_sources) {
  const DoseCheck check = check_daily_dose(100 * mg, living_in("US"), small_rules(), today,
                                           {{"multivitamin", 50 * mg}, {"laxative", 150 * mg}});
  EXPECT_TRUE(check.within);
  EXPECT_EQ(check.room_left(), 50 * mg);
  EXPECT_FALSE(check_daily_dose(151 * mg, living_in("US"), small_rules(), today, {{"laxative", 200 * mg}}).within);
}

// ---- any person

rc::Gen<Person> any_person() {
  return rc::gen::exec([] {
    Person person;
    if (*rc::gen::arbitrary<bool>()) person.age = *rc::gen::inRange(18, 90);
    if (*rc::gen::arbitrary<bool>()) person.egfr = double(*rc::gen::inRange(10, 120));
    if (*rc::gen::arbitrary<bool>()) person.authority = *rc::gen::element<std::string>("US", "EU", "UK", "Mars");
    person.conditions = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
        "slow bowel", "heart failure", "asthma", "myasthenia gravis", "Gitelman", "moonlight", "hypotension"));
    const int decisions = *rc::gen::inRange(0, 4);
    for (int i = 0; i < decisions; ++i) {
      ClinicianDecision decision = agreed("us");
      decision.rule = *rc::gen::element<std::string>("us", "eu", "", "older", "slow_bowel", "myasthenia", "nothing",
                                                     supplemental_limit_rule);
      if (*rc::gen::arbitrary<bool>()) decision.limit = *rc::gen::inRange(1, 700) * mg;
      if (*rc::gen::arbitrary<bool>()) decision.clinician.clear();
      person.decisions.push_back(decision);
    }
    return person;
  });
}

RC_GTEST_PROP(LimitFor, one_more_condition_never_widens_and_never_lifts_a_block, ()) {
  Person person = *any_person();
  const Limit before = limited(person);
  person.conditions.push_back(*rc::gen::element<std::string>("slow bowel", "dialysis", "Gitelman", "asthma", "CHF"));
  const Limit after = limited(person);
  RC_ASSERT(after.amount <= before.amount);
  RC_ASSERT(after.recommended <= before.recommended);
  RC_ASSERT(after.forbids.size() >= before.forbids.size());
}

RC_GTEST_PROP(LimitFor, the_order_of_rules_rows_and_decisions_does_not_matter, ()) {
  Person person = *any_person();
  Catalog catalog = small_rules();
  const Limit before = limit_for(person, catalog, today);
  const auto seed = *rc::gen::inRange(0, 1000);
  const auto turn = [&](auto& rows) {
    if (!rows.empty()) std::rotate(rows.begin(), rows.begin() + long(std::size_t(seed) % rows.size()), rows.end());
    std::reverse(rows.begin(), rows.end());
  };
  turn(person.conditions), turn(person.decisions), turn(catalog.conditions), turn(catalog.limits);
  const Limit after = limit_for(person, catalog, today);
  RC_ASSERT(after.amount == before.amount);
  RC_ASSERT(after.rule == before.rule);
  RC_ASSERT(after.reason == before.reason);
  RC_ASSERT(after.recommended == before.recommended);
  RC_ASSERT(after.narrowings.size() == before.narrowings.size());
}

RC_GTEST_PROP(LimitFor, nothing_is_ever_above_400_nor_recommended_above_the_authority, ()) {
  const Limit limit = limited(*any_person());
  RC_ASSERT(limit.amount <= 400 * mg);
  RC_ASSERT(limit.recommended <= limit.amount);
  RC_ASSERT(limit.recommended <= 350 * mg);
}

RC_GTEST_PROP(LimitFor, every_written_limit_is_kept, ()) {
  const Person person = *any_person();
  const Limit limit = limited(person);
  for (const ClinicianDecision& decision : person.decisions)
    RC_ASSERT(!decision.limit || limit.amount <= *decision.limit);
}

RC_GTEST_PROP(LimitFor, choosing_no_authority_is_the_lowest_of_all, ()) {
  Person person = *any_person();
  person.authority.reset();
  const Limit lowest = limited(person);
  person.authority = *rc::gen::element<std::string>("US", "EU", "UK", "Mars");
  person.decisions.clear();
  Person nobody = person;
  nobody.authority.reset();
  RC_ASSERT(limited(nobody).amount <= limited(person).amount);
  RC_ASSERT(lowest.recommended <= 250 * mg);
}

}  // namespace
}  // namespace titrate
