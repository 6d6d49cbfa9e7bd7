#include "catalog/countries.h"

#include <algorithm>
#include <map>

#include "catalog/catalog.h"
#include "catalog/faults.h"
#include "catalog/names.h"

namespace titrate {

const Country* find_country(const Catalog& catalog, std::string_view written) {
  const std::string wanted = name_key(written);
  const auto is_wanted = [&](const std::string& name) { return name_key(name) == wanted; };
  for (const Country& country : catalog.countries)
    if (is_wanted(country.code) || is_wanted(country.name) ||
        std::any_of(country.names.begin(), country.names.end(), is_wanted))
      return &country;
  return nullptr;
}

std::vector<std::string> codes_of_country(const Catalog& catalog, std::string_view written) {
  std::vector<std::string> codes = {std::string(written)};
  if (const Country* country = find_country(catalog, written)) {
    codes.push_back(country->code);
    if (!country->within.empty()) codes.push_back(country->within);
  }
  return codes;
}

void faults_of_countries(const Catalog& catalog, Faults& faults) {
  faults.of_ids("countries", catalog.countries);
  std::map<std::string, std::string> means;
  for (const Country& country : catalog.countries) {
    const std::string row = "countries, " + country.id;
    faults.of(row, country.code.size() != 2, "its code is not the two letters of ISO 3166.");
    faults.of(row, country.name.empty(), "it has no name.");
    faults.of(row,
              !country.within.empty() && (country.within == country.code || !find_country(catalog, country.within)),
              "it lies within " + country.within + ", which is no other row of the table.");
    std::vector<std::string> names = country.names;
    names.insert(names.end(), {country.code, country.name});
    for (const std::string& name : names) {
      const auto [found, first] = means.emplace(name_key(name), country.id);
      faults.of(row, !first && found->second != country.id,
                "the name " + name + " already means " + found->second + ".");
    }
    faults.of_source(row, country.source);
  }
}

}  // namespace titrate
