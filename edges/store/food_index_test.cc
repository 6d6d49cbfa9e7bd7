#include "store/food_index.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "catalog/catalog.h"
#include "store/food_import.h"
#include "store/sqlite.h"
#include "store/sqlite_records.h"
#include "store/temporary_folder.h"

namespace titrate {
namespace {

using store::TemporaryFolder;

const Source somewhere{"A book (2020)", "verified"};
const Moment noon = *parse_moment("2026-03-01T12:00:00+01:00");

Catalog pantry() {
  Catalog catalog;
  int number = 0;
  for (const auto& [name, description, common] : std::initializer_list<std::tuple<const char*, const char*, bool>>{
           {"Almonds", "Nuts, almonds", true},
           {"Almond butter", "Nuts, almond butter, plain", false},
           {"Almond drink", "Beverages, almond milk", true},
           {"Spinach, raw", "Spinach, raw", true},
           {"Spinach, boiled", "Spinach, cooked", false},
           {"Chickpeas, boiled", "Chickpeas (garbanzo beans)", true},
           {"Pumpkin seeds", "Seeds, pumpkin and squash", true},
           {"Pumpkin, canned", "Pumpkin, canned", false},
           {"Oat bran", "Oat bran, raw", true},
           {"Oatmeal cookies", "Cookies, oatmeal", false},
           {"Milk, 2% fat", "Milk, reduced fat", true},
           {"Whole milk", "Milk, whole, 3.25% milkfat", true}}) {
    Food food;
    food.id = "food_" + std::to_string(++number);
    food.name = name;
    food.description = description;
    food.common = common;
    food.source = somewhere;
    catalog.foods.push_back(food);
    catalog.food_nutrients.push_back({food.id, "magnesium", number * elemental_milligram, std::nullopt, somewhere});
  }
  return catalog;
}

std::vector<std::string> names(const FoodAnswer& answer) {
  std::vector<std::string> all;
  for (const FoundFood& one : answer.found) all.push_back(one.food.name);
  return all;
}

void expect_the_same(FoodTable& a, FoodTable& b, const std::string& question) {
  const FoodAnswer one = a.search(question, 100).value(), other = b.search(question, 100).value();
  EXPECT_EQ(names(one), names(other)) << question;
  EXPECT_EQ(one.all_words, other.all_words) << question;
  EXPECT_EQ(one.not_known, other.not_known) << question;
}

TEST(FoodIndex, answers_what_a_comparison_of_every_food_answers) {
  const Catalog catalog = pantry();
  FoodIndex index(catalog, {});
  PlainFoodTable plain(catalog);
  for (const char* question : {"almond", "ALMONDS", "almnods", "milk", "pumpkin seed", "organic pumpkin seeds",
                               "spinnach raw", "garbanzo", "oat", "o", "2", "xylophone", "", "a the of",
                               "milk whole milk", "boiled spinach chickpea", "\"almond\" OR milk*", "100% milk"})
    expect_the_same(index, plain, question);
}

RC_GTEST_PROP(FoodIndex, answers_what_a_comparison_answers_to_any_words, ()) {
  static const Catalog catalog = pantry();
  static FoodIndex index(catalog, {});
  PlainFoodTable plain(catalog);
  std::string question;
  for (int words = *rc::gen::inRange(1, 4); words > 0; --words) {
    std::string name = catalog.foods[std::size_t(*rc::gen::inRange(0, int(catalog.foods.size())))].name;
    const auto parts = food_words(name);
    std::string word = parts[std::size_t(*rc::gen::inRange(0, int(parts.size())))];
    if (*rc::gen::inRange(0, 2) == 0)
      word[std::size_t(*rc::gen::inRange(0, int(word.size())))] = *rc::gen::inRange('a', 'z');
    if (*rc::gen::inRange(0, 3) == 0) word.resize(std::size_t(*rc::gen::inRange(1, int(word.size()) + 1)));
    question += word + " ";
  }
  const FoodAnswer one = index.search(question, 100).value(), other = plain.search(question, 100).value();
  RC_ASSERT(names(one) == names(other));
  RC_ASSERT(one.not_known == other.not_known);
}

TEST(FoodIndex, looking_makes_no_file) {
  TemporaryFolder folder;
  const Catalog catalog = pantry();
  FoodIndex index(catalog, folder / "titrate.db");
  EXPECT_EQ(index.search("almonds", 3)->found.size(), 3u);
  EXPECT_EQ(index.find("food_1").value()->food.name, "Almonds");
  EXPECT_FALSE(index.find("fdc_1").value());
  EXPECT_FALSE(std::filesystem::exists(folder / "titrate.db"));
}

/// Imports a few foods: two with an amount, one without, one with two amounts, one twice.
ImportCounts import_some(const std::filesystem::path& file, bool dry_run = false) {
  auto import = FoodImport::begin(file, dry_run).value();
  FoodSink& sink = import->sink();
  sink.amount("fdc_1", "magnesium", 87);  // an amount may come before its food
  sink.food("fdc_1", "Spinach, creamed", true);
  sink.food("fdc_2", "ALMOND BAR \"CRUNCH\"", false);
  sink.food("fdc_3", "CREMA DI MANDORLE", false);
  sink.food("fdc_4", "Spinach soup", false);
  sink.food("fdc_4", "Spinach soup", false);
  sink.amount("fdc_2", "magnesium", 0);
  sink.amount("fdc_4", "magnesium", 10);
  sink.amount("fdc_4", "magnesium", 11);
  sink.amount("fdc_4", "glycine", 5);
  sink.amount("fdc_99", "magnesium", 5);
  sink.serving("fdc_1", 2, "cup", 200);
  sink.serving("fdc_1", 1, "leaf", 10);
  const ImportCounts counts = import->count().value();
  if (!dry_run) (void)import->keep(noon, "folder", "test").value();
  return counts;
}

TEST(FoodImport, counts_new_duplicate_and_contradicting_foods) {
  TemporaryFolder folder;
  const ImportCounts counts = import_some(folder / "titrate.db", true);
  EXPECT_EQ(counts.new_foods, 4);
  EXPECT_EQ(counts.with_amount, 3) << "fdc_4 keeps its glycine";
  EXPECT_EQ(counts.duplicates, 1);
  EXPECT_EQ(counts.contradictions, 1);
  EXPECT_FALSE(std::filesystem::exists(folder / "titrate.db")) << "a dry run makes no file";
}

TEST(FoodImport, what_was_kept_is_found_after_the_built_in_foods) {
  TemporaryFolder folder;
  import_some(folder / "titrate.db");
  const Catalog catalog = pantry();
  FoodIndex index(catalog, folder / "titrate.db");
  EXPECT_EQ(names(index.search("spinach", 9).value()),
            (std::vector<std::string>{"Spinach, raw", "Spinach, boiled", "Spinach, creamed", "Spinach soup"}));
  EXPECT_EQ(names(index.search("mandorle", 9).value()), std::vector<std::string>{"CREMA DI MANDORLE"});
  const auto spinach = index.find("fdc_1").value();
  ASSERT_TRUE(spinach);
  EXPECT_EQ(spinach->content("magnesium")->per_100g, 87 * elemental_milligram);
  EXPECT_EQ(spinach->food.serving, "leaf") << "the serving with the lowest number";
  EXPECT_EQ(index.find("fdc_2").value()->content("magnesium")->per_100g, ElementalMass{}) << "a zero that was measured";
  EXPECT_EQ(index.find("fdc_3").value()->content("magnesium"), nullptr) << "absent is not zero";
  EXPECT_EQ(index.find("fdc_4").value()->content("magnesium"), nullptr) << "of two amounts neither is kept";
  EXPECT_FALSE(index.find("fdc_99").value());
}

TEST(FoodImport, the_same_table_twice_changes_nothing_and_one_step_takes_an_import_back) {
  TemporaryFolder folder;
  const auto file = folder / "titrate.db";
  import_some(file);
  const ImportCounts again = import_some(file);
  EXPECT_EQ(again.new_foods, 0);
  EXPECT_EQ(again.duplicates, 5);
  {
    auto more = FoodImport::begin(file, false).value();
    more->sink().food("off_1", "Spinach pie", false);
    EXPECT_EQ(more->keep(noon, "more", "test").value()->foods, 1);
  }
  const Catalog catalog = pantry();
  const auto found = [&](const char* word) { return FoodIndex(catalog, file).search(word, 9)->found.size(); };
  EXPECT_EQ(found("spinach"), 5u);
  EXPECT_EQ(undo_food_import(file).value()->foods, 1);
  EXPECT_EQ(found("spinach"), 4u);
  EXPECT_EQ(found("mandorle"), 1u);
  EXPECT_EQ(undo_food_import(file).value()->foods, 4);
  EXPECT_EQ(found("mandorle"), 0u);
  EXPECT_FALSE(undo_food_import(file).value());
  EXPECT_EQ(import_some(file).new_foods, 4) << "what was taken back may come again";
}

TEST(FoodImport, a_diary_of_the_second_format_learns_to_keep_foods) {
  TemporaryFolder folder;
  const auto file = folder / "titrate.db";
  { (void)SqliteRecords::open(file).value(); }
  {
    store::Database raw(file.string());
    raw.run(
        "DROP TABLE own_food_content; DROP TABLE own_food; DROP TABLE food_import; DROP TABLE food_word;"
        "DROP TABLE food_text; PRAGMA user_version = 2");
  }
  import_some(file);
  const Catalog catalog = pantry();
  EXPECT_TRUE(FoodIndex(catalog, file).find("fdc_1").value());
}

}  // namespace
}  // namespace titrate
