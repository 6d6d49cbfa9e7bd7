#include "imports/psychonaut.h"

#include "imports/reading_test.h"

namespace titrate::imports {
namespace {

/// date -u -d @1719871200: 2024-07-01 22:00:00
std::string journal_of(const std::string& ingestions, const std::string& units = "") {
  return R"({"experiences":[{"title":"t","text":"","creationDate":1719871200000,"sortDate":1719871200000,"isFavorite":false,"ingestions":[)" +
         ingestions +
         R"(],"location":null,"ratings":[]}],"substanceCompanions":[],"customSubstances":[],"customUnits":[)" + units +
         "]}";
}

std::string journal_row(const std::string& substance, const std::string& dose, const std::string& units = "\"mg\"",
                        const std::string& more = "", const std::string& time = "1719871200000") {
  return R"({"substanceName":")" + substance + R"(","time":)" + time +
         R"(,"endTime":null,"creationDate":1719871200000,"administrationRoute":"ORAL","dose":)" + dose +
         R"(,"estimatedDoseStandardDeviation":null,"units":)" + units + R"(,"stomachFullness":null)" + more + "}";
}

TEST(Psychonaut, milliseconds_since_1970_are_days) {
  const FileRead read = FileRead::of(
      journal_of(journal_row("Magnesium", "200", "\"mg\"", R"(,"isDoseAnEstimate":false,"consumerName":null)")));
  ASSERT_EQ(read.problem, "");
  EXPECT_EQ(read.found.format, "psychonaut");
  EXPECT_EQ(read.days("Magnesium (mg)"), "2024-07-01 200");
  EXPECT_EQ(read.item("Magnesium (mg)")->kind, FoundItem::Kind::supplement);
  EXPECT_EQ(read.item("Magnesium (mg)")->suggested, "");
  FindingsAsked asked;
  asked.offset_at = [](Instant) { return std::chrono::minutes{180}; };
  EXPECT_EQ(FileRead::of(journal_of(journal_row("Magnesium", "200")), asked).days("Magnesium (mg)"), "2024-07-02 200");
}

TEST(Psychonaut, a_day_with_one_unknown_dose_has_no_sum) {
  const FileRead read =
      FileRead::of(journal_of(journal_row("Caffeine", "100") + ",\n" + journal_row("Caffeine", "null") + ",\n" +
                              journal_row("Caffeine", "100", "\"mg\"", "", "1719957600000")));
  EXPECT_EQ(read.days("Caffeine (mg)"), "2024-07-02 100");
  EXPECT_EQ(read.days("Caffeine (times)"), "2024-07-01 2");
  EXPECT_TRUE(read.listed(1, "no amount"));
}

TEST(Psychonaut, what_others_took_is_passed_over) {
  const FileRead read =
      FileRead::of(journal_of(journal_row("Caffeine", "null", "\"mg\"", R"(,"consumerName":"A. N. Other")") + "," +
                              journal_row("Caffeine", "50")));
  EXPECT_EQ(read.days("Caffeine (mg)"), "2024-07-01 50");
  EXPECT_EQ(read.found.passed_over, 1);
  EXPECT_TRUE(read.remarks("other people"));
}

TEST(Psychonaut, an_estimate_is_said) {
  EXPECT_TRUE(FileRead::of(journal_of(journal_row("Caffeine", "50", "\"mg\"", R"(,"isDoseAnEstimate":true)")))
                  .remarks("estimates"));
  EXPECT_FALSE(FileRead::of(journal_of(journal_row("Caffeine", "50", "\"mg\"", R"(,"isDoseAnEstimate":false)")))
                   .remarks("estimates"));
}

TEST(Psychonaut, a_unit_of_one_s_own_is_known_by_its_number_though_it_stands_behind) {
  const FileRead read = FileRead::of(journal_of(
      journal_row("Magnesium", "2", "null", R"(,"customUnitId":7)") + ",\n" +
          journal_row("Magnesium", "2", "null", R"(,"customUnitId":8)"),
      R"({"id":7,"substanceName":"Magnesium","name":"Brand","dose":100,"isEstimate":false,"unit":"capsule","originalUnit":"mg"})"));
  EXPECT_EQ(read.days("Magnesium, Brand (capsule)"), "2024-07-01 2");
  EXPECT_EQ(read.item("Magnesium, Brand (capsule)")->remark, "One unit holds 100 mg by this journal.");
  EXPECT_TRUE(read.listed(2, "a unit of your own"));
}

TEST(Psychonaut, a_name_is_offered_for_the_sheet) {
  const FileRead read = FileRead::of(journal_of(journal_row("Ibuprofen", "400")));
  ASSERT_TRUE(read.name("Ibuprofen"));
  EXPECT_EQ(read.name("Ibuprofen")->kind, FoundName::Kind::medicine);
  EXPECT_EQ(to_string(*read.name("Ibuprofen")->last), "2024-07-01");
}

TEST(Psychonaut, what_is_broken_is_listed_or_said) {
  const FileRead read =
      FileRead::of(journal_of(journal_row("", "1") + "," + journal_row("A", "1", "\"mg\"", "", "1e300") + "," +
                              journal_row("A", "-5") + "," + journal_row("A", "1", "\"mg\"", "", "null")));
  EXPECT_EQ(read.found.not_understood, 4);
  EXPECT_TRUE(read.found.entries.empty());
  EXPECT_NE(FileRead::of(journal_of(journal_row("A", "1")).substr(0, 300)).problem, "");
}

}  // namespace
}  // namespace titrate::imports
