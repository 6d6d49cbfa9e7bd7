#include "catalog/countries.h"

#include <gtest/gtest.h>

#include "catalog/catalog.h"
#include "catalog/faults.h"

namespace titrate {
namespace {

const Source atlas{"An atlas", "verified"};

Catalog three_countries() {
  Catalog catalog;
  catalog.countries = {{"eu", "EU", "the European Union", {"European Union"}, "", atlas},
                       {"de", "DE", "Germany", {"DEU", "Deutschland"}, "EU", atlas},
                       {"gb", "GB", "the United Kingdom", {"UK", "Großbritannien"}, "", atlas}};
  return catalog;
}

std::vector<std::string> faults_in_countries(const Catalog& catalog) {
  Faults faults;
  faults_of_countries(catalog, faults);
  return std::move(faults).found();
}

TEST(Countries, are_found_by_code_and_name_whatever_the_case_and_the_accents) {
  const Catalog catalog = three_countries();
  for (const char* written : {"DE", "de", "Deu", "germany", " DEUTSCHLAND "}) {
    ASSERT_NE(find_country(catalog, written), nullptr) << written;
    EXPECT_EQ(find_country(catalog, written)->id, "de") << written;
  }
  EXPECT_EQ(find_country(catalog, "Grossbritannien")->id, "gb");
  for (const char* unknown : {"", "Germani", "D", "Japan"})
    EXPECT_EQ(find_country(catalog, unknown), nullptr) << unknown;
}

TEST(Countries, a_country_may_be_called_what_it_lies_within_and_not_the_other_way_round) {
  const Catalog catalog = three_countries();
  using Codes = std::vector<std::string>;
  EXPECT_EQ(codes_of_country(catalog, "Germany"), (Codes{"Germany", "DE", "EU"}));
  EXPECT_EQ(codes_of_country(catalog, "EU"), (Codes{"EU", "EU"}));
  EXPECT_EQ(codes_of_country(catalog, "AU/NZ"), Codes{"AU/NZ"});
}

TEST(Countries, a_name_of_two_places_and_a_place_in_nowhere_are_faults) {
  Catalog catalog = three_countries();
  EXPECT_TRUE(faults_in_countries(catalog).empty());
  catalog.countries.push_back({"xx", "XXX", "", {"uk"}, "Atlantis", {"", "verified"}});
  EXPECT_EQ(faults_in_countries(catalog),
            (std::vector<std::string>{
                "countries, xx: its code is not the two letters of ISO 3166.", "countries, xx: it has no name.",
                "countries, xx: it lies within Atlantis, which is no other row of the table.",
                "countries, xx: the name uk already means gb.", "countries, xx: it has no source."}));
}

}  // namespace
}  // namespace titrate
