#include "app/plan_ladder.h"

#include <gtest/gtest.h>

#include "app/small_people.h"

namespace titrate {
namespace {

const DoseUnit fifty{50 * elemental_milligram, false, "capsule"};

PlannedLadder ladder(const Person& person, const Intended& intended = {}) {
  return plan_ladder(standing_of({person, intended, {}}, people_catalog(), titrate::today), fifty,
                     {.start = titrate::today, .to = {}});
}

TEST(PlanLadder, keeps_to_the_room_that_the_persons_limit_leaves_beside_other_sources) {
  EXPECT_EQ(std::get<Ladder>(ladder(healthy_adult())).steps.back().daily, 350 * elemental_milligram_per_day);
  Intended intended;
  intended.others = {{"multivitamin", 100 * elemental_milligram_per_day}};
  const Ladder beside = std::get<Ladder>(ladder(healthy_adult(), intended));
  EXPECT_EQ(beside.steps.back().daily, 250 * elemental_milligram_per_day);
  EXPECT_NE(beside.limit_reason.find("multivitamin 100 mg"), std::string::npos);
}

TEST(PlanLadder, there_is_none_beside_a_block_of_a_condition_or_a_medicine) {
  Person person = healthy_adult();
  person.conditions = {"myasthenia gravis"};
  EXPECT_TRUE(std::holds_alternative<CannotClimb>(ladder(person)));
  person.conditions.clear();
  person.medicines = {"blockamycin"};
  EXPECT_TRUE(std::holds_alternative<CannotClimb>(ladder(person)));
}

TEST(PlanLadder, what_else_stands_in_the_way_is_its_first_remark) {
  Person person = healthy_adult();
  person.conditions = {"heart failure"};
  EXPECT_TRUE(std::get<Ladder>(ladder(person)).remarks.front().starts_with("Not before this is settled"));
}

TEST(PlanLadder, of_nobody_keeps_to_the_lowest_limit) {
  const auto planned =
      plan_ladder(standing_of_nobody(people_catalog(), titrate::today), fifty, {.start = titrate::today, .to = {}});
  EXPECT_EQ(std::get<Ladder>(planned).steps.back().daily, 250 * elemental_milligram_per_day);
}

}  // namespace
}  // namespace titrate
