#include "catalog/catalog.h"

#include <gtest/gtest.h>

#include "base/require.h"

namespace titrate {
namespace {

const Source in_a_book{"A book (2020)", "verified"};

Catalog small_catalog() {
  Catalog catalog;
  catalog.limits = {{"us", "US", 350 * elemental_milligram_per_day, "diarrhoea", in_a_book},
                    {"eu", "EU", 250 * elemental_milligram_per_day, "diarrhoea", in_a_book}};
  catalog.kinetics = {{"sleep", 2, 0.75, "quick", in_a_book}};
  catalog.instruments = {{"sleep_quality_nrs",
                          "sleep quality",
                          {"sleep_quality"},
                          0,
                          10,
                          true,
                          Direction::higher,
                          "points",
                          "sleep",
                          std::nullopt,
                          in_a_book}};
  return catalog;
}

TEST(Catalog, a_sound_catalog_has_no_faults) { EXPECT_EQ(faults_of(small_catalog()), std::vector<std::string>{}); }

TEST(Catalog, case_spaces_hyphens_and_underscores_do_not_matter_in_a_name) {
  const Catalog catalog = small_catalog();
  for (const char* name : {"sleep_quality", "Sleep quality", "SLEEP-QUALITY", "sleepquality"})
    EXPECT_EQ(find_instrument(catalog, name), &catalog.instruments[0]) << name;
  EXPECT_EQ(find_instrument(catalog, "sleep_qualities"), nullptr);
  EXPECT_EQ(find_instrument(catalog, ""), nullptr);
}

TEST(Catalog, the_lowest_limit_holds_while_no_authority_is_chosen) {
  EXPECT_EQ(lowest_limit(small_catalog()).id, "eu");
}

TEST(Catalog, kinetics_that_are_not_there_are_a_broken_promise) {
  EXPECT_EQ(kinetics_of(small_catalog(), "sleep").half_life_median_days, 2);
  EXPECT_THROW(kinetics_of(small_catalog(), "moon"), BrokenPromise);
}

TEST(Catalog, no_row_without_a_source_and_no_limit_without_a_reason) {
  Catalog catalog = small_catalog();
  catalog.limits[0].reason.clear();
  catalog.kinetics[0].source.citation.clear();
  catalog.instruments[0].source.confidence = "surely";
  EXPECT_EQ(
      faults_of(catalog),
      (std::vector<std::string>{
          "limits, us: it has no reason.", "kinetics, sleep: it has no source.",
          "instruments, sleep_quality_nrs: its confidence is not one of verified, recalled-sure, recalled-unsure."}));
}

TEST(Catalog, a_name_means_one_instrument_only) {
  Catalog catalog = small_catalog();
  catalog.instruments.push_back(catalog.instruments[0]);
  catalog.instruments[1].id = "other";
  catalog.instruments[1].names = {"Sleep Quality"};
  EXPECT_EQ(faults_of(catalog),
            (std::vector<std::string>{"instruments, other: the name Sleep Quality already means sleep_quality_nrs."}));
}

TEST(Catalog, an_instrument_names_kinetics_that_exist_and_a_scale_that_rises) {
  Catalog catalog = small_catalog();
  catalog.instruments[0].kinetics = "moon";
  catalog.instruments[0].highest = 0;
  EXPECT_EQ(faults_of(catalog).size(), 2u);
}

TEST(Catalog, a_worthwhile_difference_needs_a_direction) {
  Catalog catalog = small_catalog();
  catalog.instruments[0].better.reset();
  catalog.instruments[0].smallest_worthwhile = 1;
  EXPECT_EQ(faults_of(catalog).size(), 1u);
}

}  // namespace
}  // namespace titrate
