// Records of the NIH label database and of Open Food Facts, in their exact shapes, written for these tests.
#include <gtest/gtest.h>

#include <cmath>

#include "codec/catalog_tables.h"
#include "labels/label.h"

namespace titrate::labels {
namespace {

Label read(const std::string& json) {
  const auto label = label_from(json, "label.json", codec::catalog());
  EXPECT_TRUE(label) << describe(label.problem());
  return label ? *label : Label{};
}
Resolved meaning(const std::string& json) { return resolve(read(json), codec::catalog(), parse_day("2026-03-01")); }
double serving(const std::string& json) {
  const Resolved answer = meaning(json);
  return answer.per_serving ? answer.per_serving->in(elemental_milligram) : NAN;
}

std::string quantity(double amount, const std::string& unit, double percent, double units = 1) {
  return R"j({"servingSizeOrder":1,"servingSizeQuantity":)j" + std::to_string(units) +
         R"j(,"operator":"=","quantity":)j" + std::to_string(amount) + R"j(,"unit":")j" + unit +
         R"j(","dailyValueTargetGroup":[{"name":"Adults and children 4 or more years of age","operator":"=","percent":)j" +
         std::to_string(percent) + "}]}";
}
std::string row(const std::string& name, const std::string& form, const std::string& quantities,
                const std::string& nested = "") {
  return R"j({"order":1,"name":")j" + name +
         R"j(","category":"mineral","ingredientGroup":"Magnesium","uniiCode":"I38ZP9992A","quantity":[)j" + quantities +
         R"j(],"nestedRows":[)j" + nested + R"j(],"forms":[)j" +
         (form.empty() ? "" : R"j({"order":1,"prefix":"as","name":")j" + form + "\"}") + "]}";
}
std::string dsld(
    const std::string& rows, const std::string& more = "",
    const std::string& sizes =
        R"j({"order":1,"minQuantity":2,"maxQuantity":2,"minDailyServings":1,"maxDailyServings":1,"unit":"Capsule(s)","notes":"","inSFB":true
})j") {
  return R"j({"id":1,"fullName":"Magnesium","brandName":"A Brand","upcSku":"0 74312 02100 8","offMarket":0,"entryDate":"2022-05-01","servingSizes":[)j" +
         sizes + R"j(],"ingredientRows":[)j" + rows +
         R"j(],"otheringredients":{"text":null,"ingredients":[{"order":1,"name":"Magnesium Stearate"},{"order":2,"name":"Silica"}]},"statements":[])j" +
         more + "}";
}

TEST(LabelRecords, a_panel_row_of_the_database_is_the_element) {
  const std::string record = dsld(row("Magnesium", "Magnesium Bisglycinate Chelate", quantity(200, "mg", 48, 2)));
  const Resolved answer = meaning(record);
  EXPECT_EQ(answer.per_serving->in(elemental_milligram), 200);
  EXPECT_EQ(answer.per_unit->in(elemental_milligram), 100);
  EXPECT_EQ(answer.form, "bisglycinate");
  EXPECT_EQ(read(record).barcode, "074312021008");
}

TEST(LabelRecords, units_are_also_written_milligram_s) {
  EXPECT_EQ(serving(dsld(row("Magnesium", "Magnesium Citrate", quantity(200, "Milligram(s)", 48, 2)))), 200);
  EXPECT_EQ(serving(dsld(row("Magnesium", "Magnesium Citrate", quantity(0.2, "Gram(s)", 48, 2)))), 200);
}

TEST(LabelRecords, label_299037_prints_the_compound_above_and_its_magnesium_below) {
  // The parent is 1000 mg of compound; nested below it 72 mg, 17 % of 420 mg (71.4).
  const std::string record = dsld(row("Magtein Magnesium L-Threonate", "", quantity(1000, "mg", 0, 2),
                                      row("Magnesium", "", quantity(72, "mg", 17, 2))));
  const Resolved answer = meaning(record);
  ASSERT_TRUE(answer.can_tell()) << *answer.question;
  EXPECT_EQ(answer.per_serving->in(elemental_milligram), 72);
  EXPECT_NEAR(*answer.fraction, 0.072, 1e-9);
  EXPECT_EQ(answer.form, "l_threonate");
}

TEST(LabelRecords, a_blend_is_looked_into) {
  const std::string blend =
      R"j({"order":1,"name":"Calm Blend","ingredientGroup":"Blend","quantity":[],"forms":[],"nestedRows":[)j" +
      row("Magnesium", "Magnesium Glycinate", quantity(100, "mg", 24, 2)) + "]}";
  EXPECT_EQ(serving(dsld(blend)), 100);
}

TEST(LabelRecords, a_serving_from_least_to_most_is_asked_about) {
  const Resolved answer = meaning(dsld(row("Magnesium", "Magnesium Glycinate", quantity(100, "mg", 24, 1)), "",
                                       R"j({"order":1,"minQuantity":1,"maxQuantity":2,"unit":"Capsule(s)"})j"));
  EXPECT_FALSE(answer.can_tell());
  EXPECT_NE(answer.question->find("1 to 2 capsules"), std::string::npos);
}

TEST(LabelRecords, a_serving_with_its_least_alone_is_that_many) {
  const Resolved answer = meaning(dsld(row("Magnesium", "Magnesium Citrate", quantity(100, "mg", 24, 2)), "",
                                       R"j({"order":1,"minQuantity":2,"unit":"Tablet(s)"})j"));
  ASSERT_TRUE(answer.can_tell());
  EXPECT_EQ(answer.per_unit->in(elemental_milligram), 50);
}

TEST(LabelRecords, a_discontinued_version_is_said_to_be_one) {
  // Kenzen: 200 mg in the old version, 100 mg in its successor
  std::string record = dsld(row("Magnesium", "Magnesium Glycinate", quantity(200, "mg", 48, 2)));
  record.replace(record.find("\"offMarket\":0"), 13, "\"offMarket\":1");
  const Resolved answer = meaning(record);
  bool said = false;
  for (const std::string& warning : answer.warnings) said |= warning.find("off the market") != std::string::npos;
  EXPECT_TRUE(said);
}

TEST(LabelRecords, magnesium_stearate_among_the_other_ingredients_is_not_counted) {
  const Resolved answer = meaning(dsld(row("Magnesium", "Magnesium Citrate", quantity(200, "mg", 48, 2))));
  EXPECT_EQ(answer.form, "citrate");
  bool said = false;
  for (const std::string& warning : answer.warnings) said |= warning.find("magnesium stearate") != std::string::npos;
  EXPECT_TRUE(said);
}

TEST(LabelRecords, a_code_that_is_no_barcode_is_none) {
  for (const char* code : {"0", "#15584", ""}) {
    std::string record = dsld(row("Magnesium", "Magnesium Citrate", quantity(200, "mg", 48, 2)));
    record.replace(record.find("0 74312 02100 8"), 15, code);
    EXPECT_EQ(read(record).barcode, "") << code;
  }
}

TEST(LabelRecords, a_label_from_before_2020_is_held_against_400_mg) {
  std::string record = dsld(row("Magnesium", "Magnesium Citrate", quantity(200, "mg", 50, 2)));
  record.replace(record.find("2022-05-01"), 10, "2012-01-25");
  const Resolved answer = meaning(record);
  EXPECT_EQ(answer.per_serving->in(elemental_milligram), 200);
  EXPECT_NE(answer.derivation[0].find("400 mg, in force before 2020"), std::string::npos);
}

TEST(LabelRecords, less_than_is_no_amount) {
  std::string record = dsld(row("Magnesium", "Magnesium Citrate", quantity(5, "mg", 0, 2)));
  record.replace(record.find(R"j("operator":"=","quantity")j"), 25, R"j("operator":"<","quantity")j");
  EXPECT_FALSE(meaning(record).can_tell());
}

TEST(LabelRecords, a_search_holds_no_amounts) {
  const Resolved one = meaning(
      R"j({"hits":[{"_id":"299037","_source":{"fullName":"Magtein","allIngredients":[{"name":"Magnesium L-Threonate"}]}}]})j");
  EXPECT_FALSE(one.can_tell());
  EXPECT_NE(one.question->find("/label/299037"), std::string::npos);
  EXPECT_EQ(one.form, "l_threonate");
}

// ---- Open Food Facts ----

std::string product(const std::string& nutriments, const std::string& more = "") {
  return R"j({"code":"4000000000000","product":{"product_name":"Magnesium 400","ingredients_text":"Magnesiumcitrat, Trennmittel Magnesiumsalze von Speisefettsäuren")j" +
         more + R"j(,"nutriments":{)j" + nutriments + "}},\"status\":1}";
}
const std::string two_capsules = R"j(,"serving_size":"2 Kapseln (1.5 g)","serving_quantity":1.5)j";

TEST(LabelRecords, open_food_facts_counts_in_grams_whatever_the_unit_says) {
  const Resolved answer = meaning(product(
      R"j("magnesium_100g":13.33,"magnesium_serving":0.2,"magnesium_value":200,"magnesium_unit":"mg")j", two_capsules));
  ASSERT_TRUE(answer.can_tell()) << *answer.question;
  EXPECT_NEAR(answer.per_serving->in(elemental_milligram), 200, 1e-9);
  EXPECT_NEAR(answer.per_unit->in(elemental_milligram), 100, 1e-9);
  EXPECT_EQ(answer.form, "citrate");
  // the same product typed in grams
  EXPECT_NEAR(
      serving(product(R"j("magnesium_100g":13.33,"magnesium_serving":0.2,"magnesium_value":0.2,"magnesium_unit":"g")j",
                      two_capsules)),
      200, 1e-9);
}

TEST(LabelRecords, per_100_g_needs_the_weight_of_a_serving) {
  EXPECT_NEAR(serving(product(R"j("magnesium_100g":10,"magnesium_value":10,"magnesium_unit":"g")j", two_capsules)), 150,
              1e-9);
  EXPECT_FALSE(meaning(product(R"j("magnesium_100g":10)j")).can_tell());
}

TEST(LabelRecords, serving_only_is_enough) {
  EXPECT_NEAR(serving(product(R"j("magnesium_serving":"0.3")j", R"j(,"serving_size":"1 sachet")j")), 300, 1e-9);
}

TEST(LabelRecords, a_unit_that_slipped_is_asked_about) {
  // 80 mg typed as 80 g: more than magnesium oxide holds
  EXPECT_FALSE(
      meaning(product(R"j("magnesium_100g":80,"magnesium_value":80,"magnesium_unit":"g")j", two_capsules)).can_tell());
}

TEST(LabelRecords, zero_means_that_nobody_read_it_from_the_label) {
  const Resolved answer = meaning(product(R"j("magnesium_100g":0,"magnesium_value":0,"magnesium_unit":"mg")j"));
  EXPECT_FALSE(answer.can_tell());
  EXPECT_FALSE(answer.per_serving);
  EXPECT_FALSE(meaning(product(R"j("sodium_100g":0.1)j")).can_tell());
}

TEST(LabelRecords, a_modifier_and_a_prepared_amount_are_no_amounts_as_sold) {
  EXPECT_FALSE(meaning(product(R"j("magnesium_100g":0.01,"magnesium_modifier":"<")j", two_capsules)).can_tell());
  EXPECT_FALSE(
      meaning(
          product(
              R"j("magnesium_prepared_100g":0.0282,"magnesium_prepared_value":28.2,"magnesium_prepared_unit":"mg")j",
              two_capsules))
          .can_tell());
}

TEST(LabelRecords, a_water_with_ten_times_too_much_is_asked_about) {
  const std::string water = R"j(,"categories_tags":["en:beverages","en:mineral-waters"],"serving_quantity":250)j";
  // 80 mg per litre typed per 100 ml; and the same typed right: 8 mg in 100 ml, 20 mg in a glass
  EXPECT_FALSE(meaning(product(R"j("magnesium_100g":0.08)j", water)).can_tell());
  EXPECT_NEAR(serving(product(R"j("magnesium_100g":0.008)j", water)), 20, 1e-9);
}

TEST(LabelRecords, the_number_of_salt_or_sodium_is_a_slip_of_the_row) {
  EXPECT_FALSE(
      meaning(product(R"j("magnesium_100g":0.5,"sodium_100g":0.2,"salt_100g":0.5)j", two_capsules)).can_tell());
  EXPECT_TRUE(meaning(product(R"j("magnesium_100g":10,"sodium_100g":0.2,"salt_100g":0.5)j", two_capsules)).can_tell());
}

TEST(LabelRecords, a_serving_and_its_weight_that_disagree_are_asked_about) {
  EXPECT_FALSE(meaning(product(R"j("magnesium_100g":10,"magnesium_serving":1.5)j", two_capsules)).can_tell());
}

TEST(LabelRecords, other_json_and_no_text_are_problems_with_a_way_out) {
  EXPECT_FALSE(label_from(R"j({"resourceType":"Bundle"})j", "x", codec::catalog()));
  EXPECT_FALSE(label_from("{", "x", codec::catalog()));
  EXPECT_FALSE(label_from("", "x", codec::catalog()));
  EXPECT_FALSE(label_from(" \n ", "x", codec::catalog()));
  EXPECT_FALSE(label_from(std::string(2u << 20, 'a'), "x", codec::catalog()));
}

}  // namespace
}  // namespace titrate::labels
