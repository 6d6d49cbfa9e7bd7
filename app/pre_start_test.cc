#include "app/pre_start.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "app/memory_records.h"
#include "app/say_person.h"
#include "app/small_people.h"

namespace titrate {
namespace {

class APreStartSheet : public testing::Test {
 protected:
  MemoryRecords records;
  Catalog catalog = people_catalog();
  Asked asked{"mine", *parse_moment("2026-03-01T21:04:05+01:00"), ""};

  void say(const Person& person) { ASSERT_TRUE(say_person(records, catalog, asked, {person, {}, {}})); }
  PreStart sheet() { return pre_start(open_notebook(records, "mine").value(), catalog, *parse_day("2026-03-01")); }
  static bool asks(const PreStart& sheet, const std::string& words) {
    return std::any_of(sheet.questions.begin(), sheet.questions.end(),
                       [&](const std::string& one) { return one.find(words) != std::string::npos; });
  }
};

TEST_F(APreStartSheet, of_nobody_asks_who_it_is_and_shows_no_ladder) {
  EXPECT_TRUE(asks(sheet(), "who this is"));
  EXPECT_FALSE(sheet().ladder);
}

TEST_F(APreStartSheet, asks_about_every_name_that_could_not_be_checked_and_every_block) {
  Person person = healthy_adult();
  person.medicines = {"xyzzymab"};
  person.conditions = {"myasthenia gravis"};
  say(person);
  EXPECT_TRUE(asks(sheet(), "\"xyzzymab\""));
  ASSERT_FALSE(sheet().to_decide.empty());
  for (const Finding& finding : sheet().to_decide) EXPECT_TRUE(asks(sheet(), finding.about)) << finding.about;
}

TEST_F(APreStartSheet, has_every_finding_once) {
  Person person = healthy_adult();
  person.conditions = {"myasthenia gravis"};
  say(person);
  const PreStart page = sheet();
  const auto& findings = page.standing.screened.screening.findings;
  for (const Finding& finding : findings) {
    const auto is_it = [&](const Finding& one) { return one.rule == finding.rule; };
    EXPECT_EQ(std::count_if(page.to_decide.begin(), page.to_decide.end(), is_it) +
                  std::count_if(page.to_mind.begin(), page.to_mind.end(), is_it),
              std::count_if(findings.begin(), findings.end(), is_it));
  }
}

TEST_F(APreStartSheet, asks_whether_the_limit_is_agreed_to_only_where_no_block_stands) {
  Person person = healthy_adult();
  say(person);
  EXPECT_TRUE(asks(sheet(), "350 mg of elemental magnesium a day"));
  person.conditions = {"myasthenia gravis"};
  say(person);
  EXPECT_FALSE(asks(sheet(), "Do you agree"));
}

TEST_F(APreStartSheet, shows_the_ladder_of_the_product_from_the_next_day) {
  say(healthy_adult());
  Product product;
  product.name = "capsules";
  product.unit.elemental = 100 * elemental_milligram;
  ASSERT_TRUE(choose_product(records, catalog, asked, product));
  const PreStart page = sheet();
  ASSERT_TRUE(page.ladder);
  const auto* ladder = std::get_if<Ladder>(&*page.ladder);
  ASSERT_TRUE(ladder);
  EXPECT_EQ(ladder->steps.front().from, *parse_day("2026-03-02"));
  for (const LadderStep& step : ladder->steps) EXPECT_LE(step.daily, page.standing.limit.amount);
}

}  // namespace
}  // namespace titrate
