#include "imports/brings.h"

#include <gtest/gtest.h>
#include <zip.h>

#include <fstream>

#include "codec/catalog_tables.h"

namespace titrate::imports {
namespace {

Brings brought(const std::string& bytes) { return brings(*part_of_bytes(bytes, "a name that says nothing")); }

struct SaidFoods : FoodSink {
  std::vector<std::string> said;
  void food(const std::string& id, const std::string& name, bool) override { said.push_back(id + " " + name); }
  void amount(const std::string& food, const std::string& substance, double mg) override {
    said.push_back(food + " " + substance + " " + std::to_string(int(mg)));
  }
  void serving(const std::string&, std::int64_t, const std::string&, double) override {}
};

/// A zip of these members, as any archiver writes it.
std::string zip_of(const std::vector<std::pair<std::string, std::string>>& members) {
  zip_error_t error;
  zip_source_t* into = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(into);
  zip_t* archive = zip_open_from_source(into, ZIP_TRUNCATE, &error);
  for (const auto& [name, bytes] : members)
    zip_file_add(archive, name.c_str(), zip_source_buffer(archive, bytes.data(), bytes.size(), 0), 0);
  zip_close(archive);
  zip_source_open(into);
  zip_stat_t stat;
  zip_source_stat(into, &stat);
  std::string bytes(stat.size, '\0');
  zip_source_read(into, bytes.data(), bytes.size());
  zip_source_close(into);
  zip_source_free(into);
  return bytes;
}

const char* const fdc_foods =
    "\"fdc_id\",\"data_type\",\"description\",\"food_category_id\"\r\n\"9\",\"sr_legacy_food\",\"Oats\",\"1\"\r\n";
const char* const fdc_amounts =
    "\"id\",\"fdc_id\",\"nutrient_id\",\"amount\",\"min_year_acqured\"\n\"1\",\"9\",\"1090\",\"0.177\",\"\"\n";
const char* const fdc_nutrients =
    "\"id\",\"name\",\"unit_name\",\"nutrient_nbr\"\n\"1090\",\"Magnesium, Mg\",\"G\",\"304\"\n";

TEST(Brings, food_tables_are_known_by_their_content) {
  for (const char* bytes :
       {fdc_foods, fdc_amounts, fdc_nutrients, "code\tproduct_name\tmagnesium_100g\n1\tOats\t0.1\n",
        "{\"FoundationFoods\": [{\"description\": \"x\"}]}", "[{\"fdcId\": 1}]",
        "\xef\xbb\xbf{\"foods\":[{\"fdcId\":173180,\"foodNutrients\":[]}]}",
        "{\"code\":\"1\",\"product_name\":\"a\",\"nutriments\":{}}\n{\"code\":\"2\",\"product_name\":\"b\"}\n"})
    EXPECT_EQ(brought(bytes), Brings::foods) << bytes;
}

TEST(Brings, one_record_of_a_product_is_a_label) {
  for (const char* bytes :
       {R"({"id": 25, "ingredientRows": [], "servingSizes": []})", R"({"hits":[{"_source":{"allIngredients":[]}}]})",
        "{\"code\":\"1\",\"product\":{\"product_name\":\"Magnesium\",\n\"nutriments\":{}},\"status\":1}\n"})
    EXPECT_EQ(brought(bytes), Brings::product) << bytes;
}

TEST(Brings, everything_else_is_for_the_formats_of_a_diary) {
  for (const char* bytes :
       {"", "day,dose_mg,pain\n2026-03-01,0,1\n", "code,answer\n1,2\n", R"({"code": 1})",
        R"({"resourceType":"Bundle","entry":[{"fdcId":1}]})", "Date,Food Name,Amount\n", "\x01\x02"})
    EXPECT_EQ(brought(bytes), Brings::diary) << bytes;
}

TEST(Brings, an_archive_is_what_its_members_are_and_they_are_read_in_the_order_that_they_need) {
  const std::string zip =
      zip_of({{"download/a.csv", fdc_amounts}, {"download/b.csv", fdc_foods}, {"z.csv", fdc_nutrients}});
  const auto part = part_of_bytes(zip, "foods.zip");
  ASSERT_EQ(brings(*part), Brings::foods);
  SaidFoods sink;
  const auto seen = foods_of(*part, codec::catalog(), sink);
  ASSERT_TRUE(seen) << seen.problem().what;
  EXPECT_EQ(seen->layout, "USDA FoodData Central, CSV");
  EXPECT_EQ(sink.said, (std::vector<std::string>{"fdc_9 Oats", "fdc_9 magnesium 177"})) << "the unit was grams";
  EXPECT_EQ(brought(zip_of({{"diary.csv", "day,dose_mg\n"}})), Brings::diary);
}

TEST(Brings, half_of_a_download_is_a_problem_and_no_half_of_a_table) {
  SaidFoods sink;
  const auto seen = foods_of(*part_of_bytes(zip_of({{"food.csv", fdc_foods}}), "foods.zip"), codec::catalog(), sink);
  ASSERT_FALSE(seen);
  EXPECT_NE(seen.problem().way_out.find("food_nutrient.csv"), std::string::npos);
}

TEST(Brings, a_folder_is_foods_where_the_two_tables_are_in_it) {
  const auto folder = std::filesystem::temp_directory_path() / "titrate-brings-test";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  EXPECT_EQ(brings_of_folder(folder), Brings::diary);
  std::ofstream(folder / "food.csv") << fdc_foods;
  EXPECT_EQ(brings_of_folder(folder), Brings::diary);
  std::ofstream(folder / "food_nutrient.csv") << fdc_amounts;
  EXPECT_EQ(brings_of_folder(folder), Brings::foods);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace titrate::imports
