#include "imports/apple_health.h"

#include <gtest/gtest.h>

#include "imports/findings_for_test.h"

namespace titrate::imports {
namespace {

using for_test::archive_of;
using for_test::found_in;
using for_test::read;
using for_test::value_of;

std::string apple_file(const std::string& records, const std::string& before = "") {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + before +
         "<HealthData locale=\"en_US\">\n <ExportDate value=\"2026-03-09 10:00:00 +0100\"/>\n" + records +
         "</HealthData>\n";
}

std::string apple_sleep(const std::string& value, const std::string& from, const std::string& to,
                        const std::string& source = "Watch") {
  return " <Record type=\"HKCategoryTypeIdentifierSleepAnalysis\" sourceName=\"" + source + "\" startDate=\"" + from +
         "\" endDate=\"" + to + "\" value=\"HKCategoryValueSleepAnalysis" + value + "\"/>\n";
}

std::string apple_magnesium(const std::string& value, const std::string& unit,
                            const std::string& at = "2026-03-01 08:00:00 +0100", const std::string& source = "Food") {
  return " <Record type=\"HKQuantityTypeIdentifierDietaryMagnesium\" sourceName=\"" + source + "\" unit=\"" + unit +
         "\" startDate=\"" + at + "\" endDate=\"" + at + "\" value=\"" + value + "\"/>\n";
}

TEST(AppleHealth, the_stages_are_sleep_and_awake_and_in_bed_are_not) {
  const auto found =
      found_in(apple_file(apple_sleep("InBed", "2026-03-01 22:30:00 +0100", "2026-03-02 07:00:00 +0100") +
                          apple_sleep("AsleepCore", "2026-03-01 23:00:00 +0100", "2026-03-02 01:00:00 +0100") +
                          apple_sleep("AsleepDeep", "2026-03-02 01:00:00 +0100", "2026-03-02 02:00:00 +0100") +
                          apple_sleep("Awake", "2026-03-02 02:00:00 +0100", "2026-03-02 02:30:00 +0100") +
                          apple_sleep("AsleepREM", "2026-03-02 02:30:00 +0100", "2026-03-02 06:30:00 +0100")));
  EXPECT_EQ(found.format, "apple_health");
  EXPECT_EQ(value_of(found, "Asleep", "2026-03-02"), 7);
  EXPECT_EQ(value_of(found, "In bed", "2026-03-02"), 8.5);
  EXPECT_EQ(value_of(found, "Awake in bed", "2026-03-02"), 30);
  EXPECT_EQ(found.records, 5);
}

TEST(AppleHealth, asleep_of_before_2022_and_unspecified_are_sleep) {
  const auto found =
      found_in(apple_file(apple_sleep("Asleep", "2019-03-01 23:00:00 +0100", "2019-03-02 06:00:00 +0100") +
                          apple_sleep("AsleepUnspecified", "2026-03-01 23:00:00 +0100", "2026-03-02 05:00:00 +0100")));
  EXPECT_EQ(value_of(found, "Asleep", "2019-03-02"), 7);
  EXPECT_EQ(value_of(found, "Asleep", "2026-03-02"), 6);
}

TEST(AppleHealth, a_watch_and_a_phone_see_one_night) {
  const auto found = found_in(
      apple_file(apple_sleep("Asleep", "2026-03-01 23:00:00 +0100", "2026-03-02 06:00:00 +0100", "Phone") +
                 apple_sleep("AsleepCore", "2026-03-01 23:10:00 +0100", "2026-03-02 06:10:00 +0100", "Watch")));
  EXPECT_NEAR(*value_of(found, "Asleep", "2026-03-02"), 7 + 10.0 / 60, 1e-12);
}

TEST(AppleHealth, a_kind_of_sleep_that_nobody_knows_is_listed_with_its_line) {
  const auto found =
      found_in(apple_file(apple_sleep("AsleepOnATrain", "2026-03-01 23:00:00 +0100", "2026-03-02 06:00:00 +0100")));
  ASSERT_EQ(found.listed.size(), 1u);
  EXPECT_EQ(found.listed[0].line, 4u);
  EXPECT_NE(found.listed[0].text.find("AsleepOnATrain"), std::string::npos);
}

TEST(AppleHealth, a_gram_is_a_thousand_milligrams) {
  EXPECT_EQ(value_of(found_in(apple_file(apple_magnesium("0.08", "g"))), "Dietary magnesium", "2026-03-01"), 80);
  EXPECT_EQ(value_of(found_in(apple_file(apple_magnesium("80", "mg"))), "Dietary magnesium", "2026-03-01"), 80);
  EXPECT_EQ(value_of(found_in(apple_file(apple_magnesium("80000", "mcg"))), "Dietary magnesium", "2026-03-01"), 80);
}

TEST(AppleHealth, dietary_magnesium_is_a_covariate_and_no_dose) {
  const auto found = found_in(apple_file(apple_magnesium("80", "mg")));
  ASSERT_EQ(found.items.size(), 1u);
  EXPECT_EQ(found.items[0].kind, FoundItem::Kind::outcome);
  EXPECT_EQ(found.items[0].suggested, "magnesium_from_food_and_all_mg");
}

TEST(AppleHealth, the_meals_of_one_program_are_added) {
  const auto found =
      found_in(apple_file(apple_magnesium("0.1", "g") + apple_magnesium("0.2", "g", "2026-03-01 19:00:00 +0100")));
  EXPECT_EQ(value_of(found, "Dietary magnesium", "2026-03-01"), 300);
}

TEST(AppleHealth, what_two_programs_wrote_is_counted_once) {
  const auto found = found_in(
      apple_file(apple_magnesium("80", "mg") + apple_magnesium("80", "mg", "2026-03-01 08:00:00 +0100", "Another")));
  EXPECT_EQ(value_of(found, "Dietary magnesium", "2026-03-01"), 80);
}

TEST(AppleHealth, of_two_programs_that_differ_a_day_has_the_one_with_the_most_and_both_are_there) {
  const auto found = found_in(apple_file(apple_magnesium("80", "mg") + apple_magnesium("90", "mg") +
                                         apple_magnesium("100", "mg", "2026-03-01 09:00:00 +0100", "Another")));
  EXPECT_EQ(value_of(found, "Dietary magnesium", "2026-03-01"), 170);
  EXPECT_EQ(value_of(found, "Dietary magnesium: Food", "2026-03-01"), 170);
  EXPECT_EQ(value_of(found, "Dietary magnesium: Another", "2026-03-01"), 100);
  EXPECT_EQ(for_test::item_of(found, "Dietary magnesium: Another")->suggested, "");
  EXPECT_TRUE(for_test::says(found, "Their amounts are not added"));
}

TEST(AppleHealth, a_record_in_a_meal_that_stands_by_itself_too_is_one) {
  const std::string one = apple_magnesium("80", "mg"), other = apple_magnesium("40", "mg");
  const auto found =
      found_in(apple_file("<Correlation type=\"HKCorrelationTypeIdentifierFood\" sourceName=\"Food\" "
                          "startDate=\"2026-03-01 08:00:00 +0100\" endDate=\"2026-03-01 08:00:00 +0100\">" +
                          one + other + "</Correlation>" + one + other));
  EXPECT_EQ(value_of(found, "Dietary magnesium", "2026-03-01"), 120);
}

TEST(AppleHealth, a_record_that_stands_in_a_meal_alone_counts) {
  const auto found = found_in(apple_file("<Correlation>" + apple_magnesium("80", "mg") + "</Correlation>"));
  EXPECT_EQ(value_of(found, "Dietary magnesium", "2026-03-01"), 80);
}

TEST(AppleHealth, zero_says_that_the_label_said_nothing) {
  EXPECT_TRUE(found_in(apple_file(apple_magnesium("0", "mg"))).entries.empty());
}

TEST(AppleHealth, an_amount_without_a_unit_that_is_known_is_listed) {
  EXPECT_EQ(found_in(apple_file(apple_magnesium("1", "mmol") + apple_magnesium("-4", "mg") +
                                apple_magnesium("20", "g") + apple_magnesium("nan", "mg")))
                .not_understood,
            4);
}

TEST(AppleHealth, everything_else_is_passed_over_and_counted) {
  const auto found =
      found_in(apple_file(" <Record type=\"HKQuantityTypeIdentifierHeartRate\" value=\"72\"><MetadataEntry key=\"a\" "
                          "value=\"b\"/></Record>\n"
                          " <Workout duration=\"5\"/>\n"));
  EXPECT_EQ(found.records, 1);
  EXPECT_EQ(found.passed_over, 1);
}

// What Apple wrote in the DTD of some exports of 2022 was not well formed.
TEST(AppleHealth, a_dtd_is_passed_over_however_malformed_and_lines_are_counted_through_it) {
  for (const char* const dtd : {"<!DOCTYPE HealthData [\n<!ELEMENT HealthData ANY>\n]>\n",
                                "<!DOCTYPE HealthData [\n<!ATTLIST Record device CDATA\n<!ELEMENT ]]\n"}) {
    const auto found = found_in(apple_file(apple_magnesium("1", "mmol"), dtd));
    ASSERT_EQ(found.listed.size(), 1u);
    EXPECT_GE(found.listed[0].line, 6u);
  }
}

TEST(AppleHealth, entities_of_entities_are_never_expanded) {
  std::string dtd = "<!DOCTYPE HealthData [\n<!ENTITY a0 \"ha\">\n";
  for (int i = 1; i < 40; ++i)
    dtd +=
        "<!ENTITY a" + std::to_string(i) + " \"&a" + std::to_string(i - 1) + ";&a" + std::to_string(i - 1) + ";\">\n";
  const auto found = read(apple_file("<Record type=\"&a39;\"/>", dtd + "]>\n"));
  ASSERT_FALSE(found.ok());
  EXPECT_NE(found.problem().what.find("undefined entity"), std::string::npos);
}

TEST(AppleHealth, nothing_from_elsewhere_is_read) {
  const std::string dtd =
      "<!DOCTYPE HealthData SYSTEM \"file:///etc/hostname\" [\n<!ENTITY % x SYSTEM "
      "\"file:///etc/hostname\">\n%x;\n<!ENTITY e SYSTEM \"file:///etc/hostname\">\n]>\n";
  EXPECT_EQ(value_of(found_in(apple_file(apple_magnesium("80", "mg"), dtd)), "Dietary magnesium", "2026-03-01"), 80);
  EXPECT_FALSE(read(apple_file("<Me>&e;</Me>", dtd)).ok());
}

TEST(AppleHealth, bytes_that_are_no_text_cost_their_record_alone) {
  const auto found = found_in(apple_file(apple_magnesium("8\xff"
                                                         "0",
                                                         "mg") +
                                         apple_magnesium("80", "mg", "2026-03-01 08:00:00 +0100", "Fo\xc3\x28od\x01")));
  EXPECT_EQ(found.not_understood, 1);
  EXPECT_EQ(value_of(found, "Dietary magnesium", "2026-03-01"), 80);
}

TEST(AppleHealth, letters_of_every_length_survive_the_ends_of_blocks) {
  // 65,536 bytes are read at once; each padding moves the letters across that end.
  for (std::size_t padding = 65'380; padding < 65'400; ++padding) {
    const auto found = found_in(apple_file("<!--" + std::string(padding - 90, 'x') + "-->" +
                                           apple_magnesium("80", "mg", "2026-03-01 08:00:00 +0100", "aé€😀é€😀é€😀") +
                                           apple_magnesium("70", "mg", "2026-03-01 08:00:00 +0100", "b")));
    EXPECT_TRUE(for_test::item_of(found, "Dietary magnesium: aé€😀é€😀é€😀")) << padding;
  }
}

TEST(AppleHealth, utf16_is_read_whatever_its_declaration_says) {
  std::string wide = "\xff\xfe";
  for (const char c :
       "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + apple_file(apple_magnesium("80", "mg")).substr(39))
    (wide += c) += '\0';
  EXPECT_EQ(value_of(found_in(wide), "Dietary magnesium", "2026-03-01"), 80);
}

TEST(AppleHealth, a_file_that_is_cut_off_is_refused) {
  const std::string whole = apple_file(apple_magnesium("80", "mg") + apple_magnesium("80", "mg"));
  for (const std::size_t cut : {whole.size() - 3, whole.size() - 15, whole.size() - 60}) {
    const auto found = read(whole.substr(0, cut));
    ASSERT_FALSE(found.ok());
    EXPECT_NE(found.problem().what.find("ends before its end"), std::string::npos) << found.problem().what;
  }
}

TEST(AppleHealth, a_tag_of_megabytes_a_tower_of_tags_and_a_million_names_are_refused) {
  std::string tower, names;
  for (int i = 0; i < 200'000; ++i) tower += "<a>", names += "<name" + std::to_string(i) + "/>";
  for (const std::string& bad : {"<Record type=\"" + std::string(10u << 20, 'x') + "\"/>", tower, names}) {
    const auto found = read(apple_file(bad));
    ASSERT_FALSE(found.ok());
    EXPECT_NE(found.problem().what.find("larger than anything"), std::string::npos) << found.problem().what;
  }
}

TEST(AppleHealth, an_attribute_of_a_hundred_kilobytes_is_no_trouble) {
  EXPECT_EQ(value_of(found_in(apple_file("<Record type=\"x\" device=\"" + std::string(100'000, 'x') + "\"/>" +
                                         apple_magnesium("80", "mg"))),
                     "Dietary magnesium", "2026-03-01"),
            80);
}

TEST(AppleHealth, is_found_in_the_archive_beside_what_else_is_in_it) {
  const auto found =
      found_in(archive_of({{"apple_health_export/export_cda.xml", "<ClinicalDocument/>"},
                           {"apple_health_export/workout-routes/route.gpx", "<gpx/>"},
                           {"apple_health_export/exportación.xml", apple_file(apple_magnesium("80", "mg"))}}));
  EXPECT_EQ(found.format, "apple_health");
  EXPECT_EQ(value_of(found, "Dietary magnesium", "2026-03-01"), 80);
}

TEST(AppleHealth, another_xml_is_not_it) {
  for (const char* const other : {"<HealthDataset/>", "<ClinicalDocument>HealthData</ClinicalDocument>", "<a/>"})
    EXPECT_FALSE(is_apple_health(*part_of_bytes(other, "export.xml"))) << other;
}

TEST(AppleHealth, a_magnesium_at_half_past_one_belongs_to_the_evening_before_if_days_begin_at_three) {
  FindingsAsked asked;
  asked.day_start = {3};
  const auto found = found_in(apple_file(apple_magnesium("80", "mg", "2026-03-02 01:30:00 +0100")), asked);
  EXPECT_EQ(value_of(found, "Dietary magnesium", "2026-03-01"), 80);
}

TEST(AppleHealth, somebody_may_stop_the_reading) {
  struct Impatient : Progress {
    bool keep_going(double) override { return false; }
  } impatient;
  const auto part = part_of_bytes(apple_file(apple_magnesium("80", "mg")), "export.xml");
  EXPECT_FALSE(findings_of(*part, {}, impatient).ok());
}

}  // namespace
}  // namespace titrate::imports
