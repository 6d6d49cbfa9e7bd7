#include "codec/catalog_tables.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <sstream>

#include "catalog/catalog.h"
#include "codec/file.h"

namespace titrate::codec {
namespace {

constexpr std::string_view limits =
    "id,substance,authority,kind,holds_in,elemental_mg_per_day,age_from,age_to,no_stage,pregnant,breastfeeding,applies_"
    "to,"
    "reason,citation,confidence\n"
    "us,magnesium,US,upper_limit,USA|CA,350,9,,yes,yes,no,supplements,\"diarrhoea, mild\",A book,verified\n";
constexpr std::string_view kinetics =
    "id,half_life_median_days,half_life_log_sd,reason,citation,confidence\nsleep,2,0.75,quick,A book,verified\n";
constexpr std::string_view instruments =
    "id,label,names,lowest,highest,whole_numbers,better,unit,kinetics,smallest_worthwhile,worthwhile_fraction,title,"
    "outcome,asked,recall_days,data_type,licence,licence_note,anchors,loinc,note,citation,confidence\n"
    "sleep_nrs,sleep,sleep|night,0,10,yes,higher,points,sleep,,,Sleep,,daily,1,rating,free,,,,,A book,verified\n";

TEST(CatalogTables, the_catalog_in_the_program_has_no_faults) {
  EXPECT_EQ(faults_of(catalog()), std::vector<std::string>{});
}

/// The pages of docs/catalog whose headings name this table, one after the other.
std::string pages_about(std::string_view table) {
  const char* source = std::getenv("TITRATE_SOURCE");
  const std::filesystem::path folder = std::filesystem::path(source ? source : ".") / "docs/catalog";
  std::string pages;
  for (const auto& page : std::filesystem::directory_iterator(folder)) {
    const std::string text = read_file(page.path().string()).value();
    std::istringstream lines(text);
    bool is_about = false;
    for (std::string line; std::getline(lines, line);)
      is_about = is_about || (line.starts_with("# ") && line.find(table) != std::string::npos);
    if (is_about) pages += text;
  }
  return pages;
}

TEST(CatalogTables, every_table_has_a_page_that_says_what_each_column_means_and_how_to_extend_it) {
  for (const EmbeddedFile& table : catalog_files()) {
    const std::string pages = pages_about(table.name);
    EXPECT_NE(pages, "") << table.name;
    EXPECT_TRUE(pages.find("extend it") != std::string::npos || pages.find("To add") != std::string::npos)
        << table.name << " does not say how";
    std::istringstream columns{std::string(table.bytes.substr(0, table.bytes.find('\n')))};
    for (std::string column; std::getline(columns, column, ',');) {
      if (column == "id" || column == "citation" || column == "confidence") continue;  // of every table: catalog.md
      EXPECT_NE(pages.find('`' + column + '`'), std::string::npos) << table.name << ": " << column;
    }
  }
}

TEST(CatalogTables, an_evidence_row_and_a_threshold_for_each_way_of_drawing_an_order_are_there) {
  for (const char* outcome : {"sleep", "cramps", "moonlight", ""}) {
    ASSERT_NE(find_effect_prior(catalog(), outcome), nullptr) << outcome;
    EXPECT_GE(find_effect_prior(catalog(), outcome)->sd, 0.15) << outcome;
    EXPECT_LE(find_effect_prior(catalog(), outcome)->sd, 0.3) << outcome;
  }
  for (const char* kind : {"pairs", "blocks", "daily"})
    EXPECT_TRUE(std::any_of(catalog().bare_thresholds.begin(), catalog().bare_thresholds.end(),
                            [&](const BareThreshold& row) { return row.id == kind; }))
        << kind;
}

TEST(CatalogTables, the_lowest_adult_limit_is_250_mg_of_elemental_magnesium) {
  EXPECT_EQ(lowest_limit(catalog()).amount.in(elemental_milligram_per_day), 250);
  EXPECT_EQ(catalog().limits[0].authority, "US");
  EXPECT_EQ(catalog().limits[0].amount.in(elemental_milligram_per_day), 350);
}

TEST(CatalogTables, names_of_the_tidy_diary_are_known_with_their_direction) {
  for (const char* name :
       {"pain", "headaches", "cramps", "stress", "fatigue", "anxiety", "muscle tension", "bloating"}) {
    ASSERT_NE(find_instrument(catalog(), name), nullptr) << name;
    EXPECT_EQ(find_instrument(catalog(), name)->better, Direction::lower) << name;
  }
  EXPECT_EQ(find_instrument(catalog(), "sleep_quality")->better, Direction::higher);
  EXPECT_EQ(find_instrument(catalog(), "sleep_quality_0_10")->id, "sleep_quality_nrs");
  EXPECT_EQ(find_instrument(catalog(), "mood"), nullptr) << "0-10 or 0-100? The scale of a mood is not guessed.";
}

TEST(CatalogTables, every_half_life_prior_is_one_of_the_documented_ones) {
  for (const auto& [id, median, sd] :
       std::initializer_list<std::tuple<const char*, double, double>>{{"bowel", 2, 0.75},
                                                                      {"sleep", 2, 0.75},
                                                                      {"pain", 5, 0.9},
                                                                      {"stress", 5, 0.9},
                                                                      {"fatigue", 5, 0.9},
                                                                      {"cramps", 10, 0.9},
                                                                      {"headache", 10, 0.9}}) {
    EXPECT_EQ(kinetics_of(catalog(), id).half_life_median_days, median) << id;
    EXPECT_EQ(kinetics_of(catalog(), id).half_life_log_sd, sd) << id;
  }
}

TEST(CatalogTables, a_table_is_read_by_the_names_of_its_columns) {
  const EmbeddedFile files[] = {{"limits.csv", limits}, {"kinetics.csv", kinetics}, {"instruments.csv", instruments}};
  const auto read = catalog_from(files);
  ASSERT_TRUE(read) << describe(read.problem());
  EXPECT_EQ(read->limits[0].reason, "diarrhoea, mild");
  EXPECT_EQ(read->instruments[0].names, (std::vector<std::string>{"sleep", "night"}));
  EXPECT_FALSE(read->instruments[0].smallest_worthwhile);
}

TEST(CatalogTables, the_hash_changes_with_any_byte_of_any_table_and_not_with_their_order) {
  const EmbeddedFile files[] = {{"limits.csv", limits}, {"kinetics.csv", kinetics}, {"instruments.csv", instruments}};
  const EmbeddedFile turned[] = {{"instruments.csv", instruments}, {"kinetics.csv", kinetics}, {"limits.csv", limits}};
  std::string other(kinetics);
  other[other.find("0.75")] = '1';
  const EmbeddedFile changed[] = {{"limits.csv", limits}, {"kinetics.csv", other}, {"instruments.csv", instruments}};
  EXPECT_EQ(catalog_from(files)->hash.size(), 64u);
  EXPECT_EQ(catalog_from(files)->hash, catalog_from(turned)->hash);
  EXPECT_NE(catalog_from(files)->hash, catalog_from(changed)->hash);
}

TEST(CatalogTables, a_missing_table_is_a_fault_of_the_catalog) {
  const EmbeddedFile without[] = {{"limits.csv", limits}, {"kinetics.csv", kinetics}};
  const auto read = catalog_from(without);
  ASSERT_TRUE(read);
  EXPECT_EQ(faults_of(*read), std::vector<std::string>{"instruments: the table is empty."});
}

TEST(CatalogTables, a_wrong_cell_and_a_column_that_nobody_reads_are_problems_with_their_place) {
  std::string other(kinetics);
  other.replace(other.find("0.75"), 4, "wide");
  const EmbeddedFile wrong[] = {{"limits.csv", limits}, {"kinetics.csv", other}, {"instruments.csv", instruments}};
  EXPECT_EQ(place_of(catalog_from(wrong).problem()), "kinetics.csv, line 2");
  const EmbeddedFile more[] = {{"kinetics.csv",
                                "id,half_life_median_days,half_life_log_sd,reason,citation,confidence,mood\n"
                                "sleep,2,0.75,quick,A book,verified,good\n"}};
  ASSERT_FALSE(catalog_from(more));
  EXPECT_NE(catalog_from(more).problem().what.find("mood"), std::string::npos);
}

TEST(CatalogTables, a_word_that_is_not_one_of_a_few_is_a_problem_that_lists_them) {
  std::string other(instruments);
  other.replace(other.find("higher"), 6, "up");
  const EmbeddedFile wrong[] = {{"instruments.csv", other}};
  ASSERT_FALSE(catalog_from(wrong));
  EXPECT_NE(catalog_from(wrong).problem().what.find("lower, higher"), std::string::npos);
}

}  // namespace
}  // namespace titrate::codec
