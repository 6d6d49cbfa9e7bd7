#include "life/kit.h"

#include <gtest/gtest.h>

#include <cctype>
#include <set>

#include "trial/pain_plan.h"

namespace titrate {
namespace {

Trial plan_of_pairs(int days) { return rehearsable_pain_plan({Randomisation::Kind::pairs, days, 0, 2}, 4 * days); }

/// 0, 1, 2, ... within what is asked for.
Below counting() {
  return [next = std::uint64_t(0)](std::uint64_t n) mutable { return next++ % n; };
}

TEST(Kit, has_a_bag_for_each_period_and_a_code_on_each_that_no_other_has) {
  const Kit kit = kit_of(plan_of_pairs(7), Blinding::helper, {2, 100}, counting());
  ASSERT_EQ(kit.labels.size(), 4u);
  std::set<std::string> codes;
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(kit.labels[i].period, int(i) + 1);
    ASSERT_EQ(kit.labels[i].code.size(), 3u);
    EXPECT_TRUE(std::isupper(kit.labels[i].code[0]) && std::isdigit(kit.labels[i].code[2]));
    codes.insert(kit.labels[i].code);
  }
  EXPECT_EQ(codes.size(), 4u);
}

TEST(Kit, draws_again_where_a_code_is_taken) {
  int asked = 0;
  const Kit kit = kit_of(plan_of_pairs(7), Blinding::helper, {1, 100}, [&](std::uint64_t n) {
    return std::uint64_t(asked++ / 6) % n;  // the same code twice, then the next
  });
  std::set<std::string> codes;
  for (const KitLabel& label : kit.labels) codes.insert(label.code);
  EXPECT_EQ(codes.size(), kit.labels.size());
}

// A period of seven days takes 14 capsules of two a day; a tenth of them, and at least two, are to spare.
TEST(Kit, fills_a_bag_for_its_period_and_for_its_beginning_again_where_nobody_can_fill_it_up) {
  EXPECT_EQ(kit_of(plan_of_pairs(7), Blinding::helper, {2, 100}, counting()).capsules_in_a_bag, 14 + 2);
  EXPECT_EQ(kit_of(plan_of_pairs(7), Blinding::self, {2, 100}, counting()).capsules_in_a_bag, 2 * 14 + 2);
}

TEST(Kit, knows_a_code_however_it_is_typed) {
  const Kit kit{Blinding::helper, {}, 0, {{1, "A47"}, {2, "C93"}}, {}};
  ASSERT_NE(label_called(kit, " c-93"), nullptr);
  EXPECT_EQ(label_called(kit, " c-93")->period, 2);
  EXPECT_EQ(label_called(kit, "C94"), nullptr);
}

TEST(Kit, two_bags_that_were_mixed_up_exchange_what_they_hold) {
  Kit kit{Blinding::helper, {}, 0, {{1, "A47"}, {2, "C93"}, {3, "D34"}}, {{"A47", "D34"}}};
  EXPECT_EQ(contents_of(kit, {true, true, false}), (Order{false, true, true}));
  kit.mixed_up.push_back({"D34", "A47"});
  EXPECT_EQ(contents_of(kit, {true, true, false}), (Order{true, true, false})) << "exchanged back";
  kit.mixed_up = {{"A47", "Z99"}};
  EXPECT_EQ(contents_of(kit, {true, true, false}), (Order{true, true, false})) << "a bag that there is not";
}

TEST(Kit, once_open_only_days_whose_bag_held_none_become_days_without) {
  const Day first = *parse_day("2026-03-10");
  Diary diary;
  for (int i = 0; i < 4; ++i) {
    DayRecord record;
    record.day = first + std::chrono::days(i);
    record.dose = i == 2 ? Entry<Dose>::skipped() : Entry<Dose>::of(200 * elemental_milligram_per_day);
    diary.days.push_back(record);
  }
  const std::vector<Day> capsules{first, first + std::chrono::days(1), first + std::chrono::days(2)};
  const Diary told =
      with_contents(diary, capsules, [&](Day day) { return std::optional(day == first + std::chrono::days(1)); });
  EXPECT_EQ(in_own_unit(told.days[0].dose.amount()), 0);
  EXPECT_EQ(in_own_unit(told.days[1].dose.amount()), 200);
  EXPECT_EQ(told.days[2].dose.state(), EntryState::skipped) << "nobody took what they skipped";
  EXPECT_EQ(in_own_unit(told.days[3].dose.amount()), 200) << "of no bag";
}

TEST(StudyCapsule, is_an_item_whose_name_says_what_it_counts_as_and_reads_back_exactly) {
  for (const double mg : {100.0, 133.33333333333334, 62.5, 0.1, 400.0}) {
    EXPECT_EQ(mg_of_study_capsule(study_capsule_item(mg)), mg);
  }
  EXPECT_EQ(study_capsule_item(100).name, "study_capsule_of_100_mg");
  EXPECT_EQ(mg_of_study_capsule({Item::Kind::dose, "study_capsule_of_-1_mg"}), std::nullopt);
  EXPECT_EQ(mg_of_study_capsule({Item::Kind::dose, "magnesium"}), std::nullopt);
}

}  // namespace
}  // namespace titrate
