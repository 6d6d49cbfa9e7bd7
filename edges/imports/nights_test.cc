#include "imports/nights.h"

#include <gtest/gtest.h>

#include "imports/findings_for_test.h"

namespace titrate::imports {
namespace {

using for_test::value_of;
using Spell = Nights::Spell;

struct OneBed {
  Nights nights;
  void add(Spell spell, const std::string& from, const std::string& to, std::size_t source = 0) {
    const auto begin = parse_moment(from), end = parse_moment(to);
    EXPECT_TRUE(nights.add(spell, begin->instant, end->instant, end->offset, source, 1)) << from;
  }
  FileFindings found(int day_start = 0) const {
    Collected into;
    nights.give(into, DayStart{day_start});
    return std::move(into).findings("", "");
  }
};

TEST(Nights, belong_to_the_day_on_which_they_end) {
  OneBed bed;
  bed.add(Spell::asleep, "2026-03-01 22:00+01:00", "2026-03-02 06:00+01:00");
  EXPECT_EQ(value_of(bed.found(), "Asleep", "2026-03-02"), 8);
  EXPECT_EQ(bed.found().entries.size(), 1u);
}

TEST(Nights, a_piece_before_midnight_belongs_to_the_night_and_not_to_the_day_before) {
  OneBed bed;
  bed.add(Spell::asleep_in_stages, "2026-03-01 22:00+01:00", "2026-03-01 23:30+01:00");
  bed.add(Spell::asleep_in_stages, "2026-03-02 00:15+01:00", "2026-03-02 06:00+01:00");
  EXPECT_EQ(value_of(bed.found(), "Asleep", "2026-03-02"), 7.25);
  EXPECT_EQ(bed.found().entries.size(), 2u);  // and the minutes awake
}

TEST(Nights, a_nap_is_added_to_the_day_on_which_it_ends) {
  OneBed bed;
  bed.add(Spell::asleep, "2026-03-01 23:00Z", "2026-03-02 06:00Z");
  bed.add(Spell::asleep, "2026-03-02 13:00Z", "2026-03-02 13:30Z");
  bed.add(Spell::asleep, "2026-03-02 23:00Z", "2026-03-03 07:00Z");
  EXPECT_EQ(value_of(bed.found(), "Asleep", "2026-03-02"), 7.5);
  EXPECT_EQ(value_of(bed.found(), "Asleep", "2026-03-03"), 8);
}

TEST(Nights, honour_the_hour_at_which_a_day_begins) {
  OneBed bed;
  bed.add(Spell::asleep, "2026-03-01 20:00Z", "2026-03-02 02:30Z");
  EXPECT_EQ(value_of(bed.found(3), "Asleep", "2026-03-01"), 6.5);
  EXPECT_EQ(value_of(bed.found(2), "Asleep", "2026-03-02"), 6.5);
}

TEST(Nights, end_by_the_clock_that_the_person_had_then) {
  OneBed bed;  // 23:30 in UTC is 00:30 in Berlin
  bed.add(Spell::asleep, "2026-03-01 18:00Z", "2026-03-02 00:30+01:00");
  EXPECT_EQ(value_of(bed.found(), "Asleep", "2026-03-02"), 5.5);
}

TEST(Nights, an_hour_that_two_devices_saw_is_an_hour) {
  OneBed bed;
  bed.add(Spell::asleep, "2026-03-01 23:00Z", "2026-03-02 06:00Z", 0);
  bed.add(Spell::asleep_in_stages, "2026-03-01 23:30Z", "2026-03-02 02:00Z", 1);
  bed.add(Spell::asleep_in_stages, "2026-03-02 02:00Z", "2026-03-02 07:00Z", 1);
  EXPECT_EQ(value_of(bed.found(), "Asleep", "2026-03-02"), 8);
  EXPECT_TRUE(for_test::says(bed.found(), "Several sources wrote down the same nights."));
}

TEST(Nights, the_same_record_twice_changes_nothing) {
  OneBed bed;
  for (int i = 0; i < 2; ++i) bed.add(Spell::asleep, "2026-03-01 23:00Z", "2026-03-02 06:00Z");
  EXPECT_EQ(value_of(bed.found(), "Asleep", "2026-03-02"), 7);
  EXPECT_TRUE(bed.found().remarks.empty());
}

TEST(Nights, the_order_of_records_does_not_matter) {
  const std::vector<std::array<const char*, 2>> pieces{{"2026-03-01 23:00Z", "2026-03-02 01:00Z"},
                                                       {"2026-03-02 00:30Z", "2026-03-02 02:00Z"},
                                                       {"2026-03-02 03:00Z", "2026-03-02 04:00Z"},
                                                       {"2026-03-02 02:00Z", "2026-03-02 03:30Z"}};
  std::vector<int> order{0, 1, 2, 3};
  do {
    OneBed bed;
    for (const int i : order) bed.add(Spell::asleep, pieces[i][0], pieces[i][1], std::size_t(i));
    EXPECT_EQ(value_of(bed.found(), "Asleep", "2026-03-02"), 5);
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST(Nights, lying_in_bed_is_not_sleep) {
  OneBed bed;
  bed.add(Spell::in_bed, "2026-03-01 22:00Z", "2026-03-02 07:00Z");
  EXPECT_EQ(value_of(bed.found(), "Asleep", "2026-03-02"), std::nullopt);
  EXPECT_EQ(value_of(bed.found(), "In bed", "2026-03-02"), 9);
  EXPECT_EQ(value_of(bed.found(), "Awake in bed", "2026-03-02"), std::nullopt);
}

TEST(Nights, time_in_bed_is_known_only_where_somebody_wrote_it_down) {
  OneBed bed;
  bed.add(Spell::asleep, "2026-03-01 22:00Z", "2026-03-02 07:00Z");
  EXPECT_EQ(value_of(bed.found(), "In bed", "2026-03-02"), std::nullopt);
  bed.add(Spell::in_bed, "2026-03-01 21:30Z", "2026-03-02 06:00Z");
  EXPECT_EQ(value_of(bed.found(), "In bed", "2026-03-02"), 9.5);
}

TEST(Nights, waking_is_what_nobody_saw_as_sleep) {
  OneBed bed;
  bed.add(Spell::asleep_in_stages, "2026-03-01 23:00Z", "2026-03-02 03:00Z");
  bed.add(Spell::awake, "2026-03-02 02:50Z", "2026-03-02 03:20Z");
  bed.add(Spell::asleep_in_stages, "2026-03-02 03:20Z", "2026-03-02 06:00Z");
  EXPECT_EQ(value_of(bed.found(), "Awake in bed", "2026-03-02"), 20);
}

TEST(Nights, without_stages_nobody_looked_whether_the_person_was_awake) {
  OneBed plain, staged;
  plain.add(Spell::asleep, "2026-03-01 23:00Z", "2026-03-02 06:00Z");
  staged.add(Spell::asleep_in_stages, "2026-03-01 23:00Z", "2026-03-02 06:00Z");
  EXPECT_EQ(value_of(plain.found(), "Awake in bed", "2026-03-02"), std::nullopt);
  EXPECT_EQ(value_of(staged.found(), "Awake in bed", "2026-03-02"), 0);
}

TEST(Nights, what_has_no_length_or_a_day_of_it_is_refused) {
  Nights nights;
  const Instant at = parse_moment("2026-03-01 23:00Z")->instant;
  using namespace std::chrono_literals;
  EXPECT_FALSE(nights.add(Spell::asleep, at, at, 0min, 0, 1));
  EXPECT_FALSE(nights.add(Spell::asleep, at, at - 1h, 0min, 0, 1));
  EXPECT_FALSE(nights.add(Spell::asleep, at, at + 24h + 1s, 0min, 0, 1));
  EXPECT_FALSE(nights.add(Spell::asleep, Instant::min(), Instant::max(), 0min, 0, 1));
}

}  // namespace
}  // namespace titrate::imports
