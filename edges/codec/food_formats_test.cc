#include "codec/food_formats.h"

#include <gtest/gtest.h>

#include <sstream>

#include "codec/catalog_tables.h"
#include "codec/row_stream.h"

namespace titrate::codec {
namespace {

/// Writes down what a reader hands over.
struct Kept : FoodSink {
  std::vector<std::string> said;
  void food(const std::string& id, const std::string& name, bool generic) override {
    said.push_back(id + " = " + name + (generic ? "" : " (product)"));
  }
  void amount(const std::string& food, const std::string& substance, double mg) override {
    std::ostringstream text;
    text << food << " " << substance << " " << mg;
    said.push_back(text.str());
  }
  void serving(const std::string& food, std::int64_t order, const std::string& label, double grams) override {
    std::ostringstream text;
    text << food << " " << order << " " << label << " " << grams << " g";
    said.push_back(text.str());
  }
};

using Said = std::vector<std::string>;

struct FoodsRead {
  Kept kept;
  FoodsSeen seen;
  std::optional<Problem> problem;
};

template <class Read>
FoodsRead read(const std::string& bytes, const Read& reader) {
  FoodsRead outcome;
  std::istringstream in(bytes);
  if (const auto done = reader(in, outcome.kept, outcome.seen); !done) outcome.problem = done.problem();
  return outcome;
}

FoodsRead fdc_amounts(const std::string& bytes, const UsdaNutrients& nutrients) {
  return read(bytes,
              [&](auto& in, auto& sink, auto& seen) { return read_fdc_amounts(in, "a.csv", nutrients, sink, seen); });
}
FoodsRead fdc_json(const std::string& bytes) {
  return read(bytes, [&](auto& in, auto& sink, auto& seen) {
    return read_fdc_json(in, "f.json", usda_nutrients(catalog()), sink, seen);
  });
}
FoodsRead off_csv(const std::string& bytes) {
  return read(bytes, [&](auto& in, auto& sink, auto& seen) {
    return read_off_csv(in, "p.csv", open_food_facts_names(catalog()), sink, seen);
  });
}
FoodsRead off_json(const std::string& bytes) {
  return read(bytes, [&](auto& in, auto& sink, auto& seen) {
    return read_off_json(in, "p.jsonl", open_food_facts_names(catalog()), sink, seen);
  });
}

TEST(RowStream, quotes_line_breaks_and_a_byte_order_mark) {
  std::istringstream in("\xef\xbb\xbf\"a\" ,b\r\n\"x\ny\",\"say \"\"ah\"\"\"\r\n\r\n1,2\n");
  RowStream rows(in, ',', true);
  ASSERT_TRUE(rows.column("a") && rows.column("b"));
  ASSERT_TRUE(rows.next());
  EXPECT_EQ(rows.cell(rows.column("a")), "x\ny");
  EXPECT_EQ(rows.cell(rows.column("b")), "say \"ah\"");
  EXPECT_EQ(rows.line(), 2u);
  ASSERT_TRUE(rows.next());
  EXPECT_EQ(rows.line(), 5u) << "an empty line is no row";
  EXPECT_EQ(rows.cell(rows.column("b")), "2");
  EXPECT_EQ(rows.cell(rows.column("c")), "");
  EXPECT_FALSE(rows.next());
}

TEST(RowStream, a_row_that_cannot_be_read_is_said_and_passed_over) {
  std::istringstream in("a,b\n1\n\xff,2\n" + std::string(2u << 20, 'x') + "\n3,4\n");
  RowStream rows(in, ',', true);
  for (const char* why : {"1 cells", "UTF-8", "longer"}) {
    ASSERT_TRUE(rows.next());
    ASSERT_TRUE(rows.fault()) << why;
    EXPECT_NE(rows.fault()->find(why), std::string::npos) << *rows.fault();
  }
  ASSERT_TRUE(rows.next());
  EXPECT_FALSE(rows.fault());
  EXPECT_EQ(rows.line(), 5u);
}

TEST(RowStream, a_quotation_mark_that_is_left_open_costs_its_row_and_not_the_file) {
  std::istringstream in("a,b\n\"open,1\n" + std::string(2u << 20, 'x') + "\n3,4\n");
  RowStream rows(in, ',', true);
  ASSERT_TRUE(rows.next());
  EXPECT_TRUE(rows.fault());
  ASSERT_TRUE(rows.next());
  EXPECT_EQ(rows.cell(0), "3");
}

TEST(Decimal, nothing_but_a_plain_number_is_one) {
  EXPECT_EQ(decimal_in(" 12.5 "), 12.5);
  EXPECT_EQ(decimal_in("1e-3"), 0.001);
  for (const char* text : {"", "1,5", "0x10", "nan", "inf", "1e999", "12 mg", "--1", "."})
    EXPECT_FALSE(decimal_in(text)) << text;
}

TEST(FdcCsv, units_come_from_the_table_of_nutrients) {
  for (const auto& [unit, factor] : std::initializer_list<std::pair<const char*, double>>{
           {"MG", 1}, {"mg", 1}, {"G", 1000}, {"UG", 0.001}, {"\xc2\xb5g", 0.001}}) {
    UsdaNutrients nutrients = usda_nutrients(catalog());
    const auto done =
        read("id,name,unit_name,nutrient_nbr\n1090,Magnesium," + std::string(unit) + ",304\n",
             [&](auto& in, auto&, auto& seen) { return read_fdc_nutrients(in, "n.csv", nutrients, seen); });
    EXPECT_FALSE(done.problem);
    EXPECT_EQ(nutrients.by_id.find("1090")->second.mg_per_unit, factor) << unit;
  }
  UsdaNutrients nutrients = usda_nutrients(catalog());
  const auto wrong = read("id,unit_name,nutrient_nbr\n1090,IU,304\n", [&](auto& in, auto&, auto& seen) {
    return read_fdc_nutrients(in, "n.csv", nutrients, seen);
  });
  ASSERT_TRUE(wrong.problem);
  EXPECT_EQ(place_of(*wrong.problem), "n.csv, line 2");
}

TEST(FdcCsv, a_nutrient_under_another_id_is_known_by_its_number) {
  UsdaNutrients nutrients = usda_nutrients(catalog());
  read("id,unit_name,nutrient_nbr\n77,MG,304\n",
       [&](auto& in, auto&, auto& seen) { return read_fdc_nutrients(in, "n.csv", nutrients, seen); });
  EXPECT_EQ(fdc_amounts("fdc_id,nutrient_id,amount\n1,77,20\n", nutrients).kept.said, Said{"fdc_1 magnesium 20"});
}

TEST(FdcCsv, foods_are_kept_and_samples_are_not) {
  const auto read_foods = [](auto& in, auto& sink, auto& seen) { return read_fdc_foods(in, "food.csv", sink, seen); };
  const FoodsRead all = read(
      "fdc_id,data_type,description\n1,sr_legacy_food,\"Spinach, raw\"\n2,branded_food,CHIPS\n3,sub_sample_food,X\n4,"
      "branded_food,\nx,branded_food,Y\n",
      read_foods);
  EXPECT_EQ(all.kept.said, (Said{"fdc_1 = Spinach, raw", "fdc_2 = CHIPS (product)"}));
  EXPECT_EQ(all.seen.not_food, 1);
  ASSERT_EQ(all.seen.not_understood, 2);
  EXPECT_EQ(all.seen.listed[0].line, 5u);
  EXPECT_EQ(all.seen.listed[0].text, "4,branded_food,");
}

TEST(FdcCsv, absent_is_not_zero_and_what_cannot_be_is_listed) {
  const FoodsRead all = fdc_amounts(
      "id,fdc_id,nutrient_id,amount,loq,min_year_acqured\n1,1,1090,,,\n2,1,1003,5,,\n3,2,1090,0,,\n4,3,1090,-1,,\n5,4,"
      "1090,"
      "20000,,\n6,5,1090,much,,\n",
      usda_nutrients(catalog()));
  EXPECT_EQ(all.kept.said, Said{"fdc_2 magnesium 0"}) << "an analysed zero is a value";
  ASSERT_EQ(all.seen.not_understood, 3);
  EXPECT_EQ(all.seen.listed[1].line, 6u);
}

TEST(FdcCsv, another_table_is_a_problem_that_names_the_column) {
  const FoodsRead wrong = fdc_amounts("day,dose_mg\n2026-03-01,0\n", usda_nutrients(catalog()));
  ASSERT_TRUE(wrong.problem);
  EXPECT_NE(wrong.problem->what.find("fdc_id"), std::string::npos);
}

TEST(FdcCsv, a_serving_has_its_words_and_its_grams) {
  const FoodsRead all = read(
      "fdc_id,seq_num,amount,portion_description,modifier,gram_weight\n1,2,1,,cup,180\n1,1,,1 leaf,,10\n1,3,1,,cup,0\n",
      [](auto& in, auto& sink, auto& seen) { return read_fdc_servings(in, "p.csv", sink, seen); });
  EXPECT_EQ(all.kept.said, (Said{"fdc_1 2 1 cup 180 g", "fdc_1 1 1 leaf 10 g"}));
}

TEST(FdcJson, one_food_a_list_a_search_and_a_download_say_the_same) {
  const std::string detail =
      R"({"fdcId": 1, "description": "Whey", "foodNutrients": [{"nutrient": {"id": 1090, "number": "304", "unitName": "mg"}, "amount": 195}]})";
  const std::string found =
      R"({"foods": [{"fdcId": 1, "description": "Whey", "foodNutrients": [{"nutrientId": 1090, "unitName": "MG", "value": 195}]}]})";
  const Said whey = {"fdc_1 = Whey", "fdc_1 magnesium 195"};
  for (const std::string& text : {detail, "[" + detail + "]", "{\"SRLegacyFoods\": [" + detail + "]}", found}) {
    const FoodsRead all = fdc_json(text);
    EXPECT_FALSE(all.problem) << text;
    EXPECT_EQ(all.kept.said, whey) << text;
  }
}

TEST(FdcJson, what_a_food_was_composed_of_is_not_a_food) {
  const FoodsRead all = fdc_json(
      R"({"description": "Bread", "inputFoods": [{"fdcId": 9, "description": "Flour"}], "fdcId": 1, "foodNutrients": []})");
  EXPECT_EQ(all.kept.said, Said{"fdc_1 = Bread"});
}

TEST(FdcJson, absent_and_null_are_not_zero_and_units_are_read) {
  const FoodsRead all = fdc_json(
      R"([{"fdcId": 1, "description": "A", "foodNutrients": [{"nutrient": {"id": 1090, "unitName": "mg"}}]},
          {"fdcId": 2, "description": "B", "foodNutrients": [{"nutrientId": 1090, "value": null}]},
          {"fdcId": 3, "description": "C", "foodNutrients": [{"nutrient": {"number": "304", "unitName": "µg"}, "amount": 27000}]},
          {"fdcId": 4, "description": "D", "foodNutrients": [{"nutrientId": 1090, "unitName": "G", "value": 30}]},
          {"description": "nameless"}])");
  EXPECT_EQ(all.kept.said, (Said{"fdc_1 = A", "fdc_2 = B", "fdc_3 = C", "fdc_3 magnesium 27", "fdc_4 = D"}));
  ASSERT_EQ(all.seen.not_understood, 2);
  EXPECT_EQ(all.seen.listed[0].line, 4u);
}

TEST(FdcJson, two_rows_of_one_nutrient_are_both_handed_over) {
  // Whoever keeps them decides: two amounts that differ contradict each other (food_index_test.cc).
  const FoodsRead all = fdc_json(
      R"({"fdcId": 1, "description": "A", "foodNutrients": [{"nutrientId": 1090, "unitName": "MG", "value": 27},
          {"nutrient": {"id": 1090, "number": "304", "unitName": "mg"}, "amount": 30}]})");
  EXPECT_EQ(all.kept.said, (Said{"fdc_1 = A", "fdc_1 magnesium 27", "fdc_1 magnesium 30"}));
}

TEST(FdcJson, a_file_that_was_cut_off_is_a_problem_with_its_line) {
  const FoodsRead cut = fdc_json("[{\"fdcId\": 1,\n \"description\": \"A");
  ASSERT_TRUE(cut.problem);
  EXPECT_EQ(cut.problem->where.line, 2u);
  EXPECT_TRUE(fdc_json(std::string(100, '[')).problem);
}

TEST(OpenFoodFacts, amounts_of_100_g_are_in_grams_whatever_the_unit_says) {
  const Said spread = {"off_30 = Spread (product)", "off_30 magnesium 60", "off_30 0 15 g 15 g"};
  EXPECT_EQ(off_csv("code\tproduct_name\tserving_size\tserving_quantity\tmagnesium_100g\n30\tSpread\t15 g\t15\t0.06\n")
                .kept.said,
            spread);
  EXPECT_EQ(off_json(R"({"code": "30", "product_name": "Spread", "serving_size": "15 g", "serving_quantity": 15,
      "nutriments": {"magnesium_100g": 0.06, "magnesium_unit": "mg", "magnesium_value": 60, "magnesium_prepared_100g": 1}})"
                     "\n")
                .kept.said,
            Said{})
      << "a line is one object; this one was broken over two";
  EXPECT_EQ(
      off_json(
          "{\"code\": \"30\", \"product_name\": \"Spread\", \"serving_size\": \"15 g\", \"serving_quantity\": 15, "
          "\"nutriments\": {\"magnesium_100g\": 0.06, \"magnesium_unit\": \"mg\", \"magnesium_prepared_100g\": 1}}\n")
          .kept.said,
      spread);
}

TEST(OpenFoodFacts, the_unit_and_the_value_as_typed_change_nothing) {
  for (const char* typed :
       {"\"magnesium_unit\": \"g\", \"magnesium_value\": 0.06", "\"magnesium_unit\": \"g\", \"magnesium_value\": 60",
        "\"magnesium_unit\": \"\\u00b5g\"", "\"magnesium_unit\": null"})
    EXPECT_EQ(
        off_json(std::string("{\"code\": \"30\", \"product_name\": \"Spread\", \"nutriments\": {\"magnesium_100g\": "
                             "0.06, ") +
                 typed + "}}\n")
            .kept.said,
        (Said{"off_30 = Spread (product)", "off_30 magnesium 60"}))
        << typed;
}

TEST(OpenFoodFacts, zero_a_bound_a_serving_alone_and_a_supplement_are_no_value_of_a_food) {
  for (const char* nutriments :
       {"{\"magnesium_100g\": 0}", "{\"magnesium_100g\": 0.01, \"magnesium_modifier\": \"<\"}",
        "{\"magnesium_serving\": 0.05}", "{\"magnesium_100g\": 30}", "{\"magnesium_100g\": null}", "[]", "{}"}) {
    const FoodsRead all =
        off_json(std::string("{\"code\": \"1\", \"product_name\": \"P\", \"nutriments\": ") + nutriments + "}\n");
    EXPECT_EQ(all.kept.said, Said{"off_1 = P (product)"}) << nutriments;
    EXPECT_EQ(all.seen.not_understood, std::string(nutriments).find("30") != std::string::npos ? 1 : 0) << nutriments;
  }
}

TEST(OpenFoodFacts, a_line_that_is_not_understood_is_listed_and_the_next_is_read) {
  const FoodsRead all = off_json(
      "{\"code\": \"1\", \"product\n[1]\n\n{\"product_name\": \"no code\"}\n{\"code\": \"2\", \"product_name\": "
      "\"B\"}\n");
  EXPECT_EQ(all.kept.said, Said{"off_2 = B (product)"});
  ASSERT_EQ(all.seen.not_understood, 3);
  EXPECT_EQ(all.seen.listed[2].line, 4u);
  const FoodsRead table = off_csv("code\tproduct_name\tmagnesium_100g\n1\tThe \"best\" bar\t0.1\n2\n3\tBad\tmuch\n");
  EXPECT_EQ(table.kept.said,
            (Said{"off_1 = The \"best\" bar (product)", "off_1 magnesium 100", "off_3 = Bad (product)"}));
  EXPECT_EQ(table.seen.not_understood, 2);
}

}  // namespace
}  // namespace titrate::codec
