#include "imports/flaredown.h"

#include <gtest/gtest.h>

#include "imports/tracker_probe.h"

namespace titrate::imports {
namespace {

const std::string flaredown_header =
    "Date,Fibromyalgia,Fatigue,\"Pain, lower back\",Ibuprofen,Magnesium,Tags,Foods,Weather\n";

TEST(Flaredown, its_names_are_its_columns) {
  const Probe probe(flaredown_header + "2019-05-01,2,0,,400 mg,Taken,,,\n");
  EXPECT_EQ(probe.found().format, "flaredown");
  EXPECT_EQ(probe.amount("Fibromyalgia", "2019-05-01"), 2);
  EXPECT_EQ(probe.entry("Fatigue", "2019-05-01")->entry, Entry<double>::none()) << "a zero that was written is a zero";
  EXPECT_FALSE(probe.entry("Pain, lower back", "2019-05-01")) << "an empty cell is nothing";
  EXPECT_EQ(probe.item("Fibromyalgia").highest, 4);
  ASSERT_FALSE(probe.found().names.empty());
  EXPECT_EQ(probe.found().names[0].kind, FoundName::Kind::condition);
}

TEST(Flaredown, a_treatment_is_a_dose_or_taken_or_not_taken_or_nothing) {
  const Probe probe(flaredown_header +
                    "2019-05-01,,,,400 mg,Taken,,,\n"
                    "2019-05-02,,,,Not Taken,Not Taken,,,\n"
                    "2019-05-03,,,,,,,,\n"
                    "2019-05-04,,,,Taken,\"2,5 tablets\",,,\n");
  EXPECT_EQ(probe.amount("Treatment: Ibuprofen (mg)", "2019-05-01"), 400);
  EXPECT_EQ(probe.amount("Treatment: Ibuprofen (taken)", "2019-05-01"), 1);
  EXPECT_EQ(probe.amount("Treatment: Ibuprofen (mg)", "2019-05-02"), 0);
  EXPECT_EQ(probe.amount("Treatment: Ibuprofen (taken)", "2019-05-02"), 0);
  EXPECT_FALSE(probe.entry("Treatment: Ibuprofen (mg)", "2019-05-03"));
  EXPECT_FALSE(probe.entry("Treatment: Ibuprofen (taken)", "2019-05-03"));
  EXPECT_FALSE(probe.entry("Treatment: Ibuprofen (mg)", "2019-05-04")) << "taken, and nobody wrote how much";
  EXPECT_EQ(probe.amount("Treatment: Ibuprofen (taken)", "2019-05-04"), 1);
  EXPECT_EQ(probe.amount("Treatment: Magnesium (tablets)", "2019-05-04"), 2.5);
  EXPECT_EQ(probe.item("Treatment: Magnesium (tablets)").kind, FoundItem::Kind::supplement);
  EXPECT_EQ(probe.item("Treatment: Ibuprofen (mg)").kind, FoundItem::Kind::medicine);
}

TEST(Flaredown, a_dose_of_several_numbers_is_not_guessed) {
  const Probe probe(flaredown_header + "2019-05-01,,,,2 x 400 mg,5-10 mg,,,\n");
  EXPECT_EQ(probe.found().not_understood, 2);
  EXPECT_TRUE(probe.found().entries.empty());
}

TEST(Flaredown, one_tablet_behind_a_treatment_is_no_rating) {
  const Probe probe("Date,Fatigue,Ibuprofen,Zinc,Tags,Foods\n2019-05-01,1,Taken,1,,\n2019-05-02,2,Taken,2,,\n");
  EXPECT_EQ(probe.amount("Fatigue", "2019-05-01"), 1);
  EXPECT_EQ(probe.amount("Treatment: Zinc", "2019-05-02"), 2);
}

TEST(Flaredown, lists_are_divided_and_a_tag_that_is_not_there_is_no_zero) {
  const Probe probe(flaredown_header +
                    "2019-05-01,,,,,,travel; bad sleep,\"Soup; Bread, dark\",rain\n"
                    "2019-05-02,,,,,,,,\n");
  EXPECT_EQ(probe.amount("Tag: travel", "2019-05-01"), 1);
  EXPECT_EQ(probe.amount("Tag: bad sleep", "2019-05-01"), 1);
  EXPECT_FALSE(probe.entry("Tag: travel", "2019-05-02"));
  EXPECT_EQ(probe.entry("Foods", "2019-05-01")->text, "Soup; Bread, dark");
  EXPECT_EQ(probe.found().remarks.size(), 1u) << "the weather is said to be left out";
}

TEST(Flaredown, a_condition_and_a_symptom_of_one_name_are_two) {
  const Probe probe("Date,Fatigue,Fatigue,Tags,Foods\n2019-05-01,1,3,,\n");
  EXPECT_EQ(probe.amount("Fatigue", "2019-05-01"), 1);
  EXPECT_EQ(probe.amount("Fatigue (2)", "2019-05-01"), 3);
}

TEST(Flaredown, any_encoding_any_line_ends_and_broken_rows) {
  const std::string rows = "Date,Müdigkeit,Tags,Foods\n2019-05-01,3,,\n";
  for (const std::string& file : in_every_encoding(rows)) EXPECT_EQ(Probe(file).amount("Müdigkeit", "2019-05-01"), 3);
  const Probe broken(rows + "2019-05-02,\xff,,\nyesterday,2,,\n2019-05-03,2,,\n");
  EXPECT_EQ(broken.found().not_understood, 2);
  EXPECT_EQ(broken.amount("Müdigkeit", "2019-05-03"), 2);
}

}  // namespace
}  // namespace titrate::imports
