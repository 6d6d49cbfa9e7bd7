#include "imports/track_and_graph.h"

#include <gtest/gtest.h>

#include "imports/tracker_probe.h"

namespace titrate::imports {
namespace {

const std::string old_header = "FeatureName,Timestamp,Value,Note\n";
const std::string new_header = "FeatureName,Timestamp,Value,Label,Note\n";

TEST(TrackAndGraph, a_moment_with_its_offset_has_a_day) {
  const Probe probe(old_header + "A,2022-09-14T21:30:41.432+01:00,-10.1,\nA,2022-09-15T00:30:00.000+01:00,4,\n");
  EXPECT_EQ(probe.found().format, "track_and_graph");
  EXPECT_EQ(probe.amount("A", "2022-09-14"), -10.1);
  EXPECT_EQ(probe.amount("A", "2022-09-15"), 4) << "by the clock of its own zone, on which it is past midnight";
  FindingsAsked asked;
  asked.day_start = {3};
  EXPECT_EQ(Probe(old_header + "A,2022-09-15T00:30:00.000+01:00,4,\n", asked).amount("A", "2022-09-14"), 4);
}

TEST(TrackAndGraph, a_label_may_stand_inside_the_value) {
  const Probe probe(old_header +
                    "C,2022-09-16T08:13:27Z,0.0:Label 1,\nC,2022-09-17T08:20:40Z,1.0:Label: 2,\n"
                    "C,2022-09-18T08:20:40Z,-2:x,\n");
  EXPECT_EQ(probe.entry("C", "2022-09-16")->entry, Entry<double>::none());
  EXPECT_EQ(probe.amount("C", "2022-09-17"), 1);
  EXPECT_EQ(probe.amount("C", "2022-09-18"), -2);
  EXPECT_NE(probe.item("C").remark.find("\"Label: 2\" is 1"), std::string::npos);
}

TEST(TrackAndGraph, a_label_may_stand_in_a_column_of_its_own) {
  const Probe probe(new_header + "C,2022-09-16T08:13:27Z,3.0,good,\n");
  EXPECT_EQ(probe.amount("C", "2022-09-16"), 3);
  EXPECT_NE(probe.item("C").remark.find("\"good\" is 3"), std::string::npos);
}

TEST(TrackAndGraph, a_duration_is_hours) {
  const Probe probe(old_header +
                    "D,2021-02-09T11:07:28Z,1:10:00,\nD,2021-02-10T11:07:28Z,1:30:00:,\n"
                    "D,2021-02-11T11:07:28Z,12345:18:36:Label,\nD,2021-02-12T11:07:28Z,-10:-30:00:Some: :la:bel,\n");
  EXPECT_NEAR(*probe.amount("D", "2021-02-09"), 70.0 / 60, 1e-12);
  EXPECT_EQ(probe.amount("D", "2021-02-10"), 1.5);
  EXPECT_NEAR(*probe.amount("D", "2021-02-11"), 12345.31, 1e-9);
  EXPECT_EQ(probe.amount("D", "2021-02-12"), -10.5);
  EXPECT_EQ(probe.item("D").unit, "hours");
}

TEST(TrackAndGraph, durations_of_a_day_add_up) {
  const Probe probe(old_header + "D,2021-02-09T11:07:28Z,1:00:00,\nD,2021-02-09T15:07:28Z,0:30:00,\n");
  EXPECT_EQ(probe.amount("D", "2021-02-09"), 1.5);
}

TEST(TrackAndGraph, numbers_of_a_day_are_averaged_and_added_up_since_nobody_knows_which_is_meant) {
  const Probe probe(old_header +
                    "Coffee,2021-02-09T11:07:28Z,1,\nCoffee,2021-02-09T15:07:28Z,2,\nOnce,2021-02-09T15:07:28Z,2,\n");
  EXPECT_EQ(probe.amount("Coffee", "2021-02-09"), 1.5);
  EXPECT_EQ(probe.amount("Coffee (added up)", "2021-02-09"), 3);
  EXPECT_EQ(probe.item("Coffee (added up)").suggested, "");
  EXPECT_FALSE(probe.entry("Once (added up)", "2021-02-09"));
}

TEST(TrackAndGraph, numbers_and_durations_under_one_name_are_not_mixed) {
  const Probe probe(old_header + "D,2021-02-09T11:07:28Z,1:00:00,\nD,2021-02-10T15:07:28Z,7,\n");
  EXPECT_EQ(probe.found().not_understood, 1);
  EXPECT_FALSE(probe.entry("D", "2021-02-10"));
}

TEST(TrackAndGraph, notes_are_kept_with_the_name_of_what_they_are_about) {
  const Probe probe(old_header + "B,2022-08-28T19:30:39.711+01:00,1.0,\"So:me, n:ot:e\"\n");
  EXPECT_EQ(probe.entry("Note", "2022-08-28")->text, "B: So:me, n:ot:e");
}

TEST(TrackAndGraph, any_encoding_any_line_ends_and_broken_rows) {
  const std::string rows = new_header + "Müde,2022-09-14T21:30:41.432+01:00,1,,\n";
  for (const std::string& file : in_every_encoding(rows)) EXPECT_EQ(Probe(file).amount("Müde", "2022-09-14"), 1);
  const Probe broken(rows +
                     "A,2022-09-14T21:30:41,1,,\nA,2022-09-14T21:30:41Z,much,,\n\xff,2022-09-14T21:30:41Z,1,,\n"
                     ",2022-09-14T21:30:41Z,1,,\nA,2022-09-15T21:30:41Z,1,,\n");
  EXPECT_EQ(broken.found().not_understood, 4);
  EXPECT_EQ(broken.amount("A", "2022-09-15"), 1);
}

}  // namespace
}  // namespace titrate::imports
