#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/source.h"

namespace titrate {

class Faults;
struct Catalog;

/// A country, or the European Union, as people write where they live.
struct Country {
  std::string id;
  std::string code;                ///< ISO 3166: "DE"; what the other tables call it
  std::string name;                ///< as a sentence says it: "Germany"
  std::vector<std::string> names;  ///< every other way to write it, in English and German: "DEU", "Deutschland"
  std::string within;              ///< code of the place whose rows hold there too: "EU"
  Source source;
};

/// The place that is meant, whatever its case, accents and spaces. Null: none that the catalog knows.
const Country* find_country(const Catalog& catalog, std::string_view written);

/// What a table may call where this person lives: as it was written, the code of the place, and what it lies within. A
/// place that nobody knows is only what was written, and never another one that is written much like it.
std::vector<std::string> codes_of_country(const Catalog& catalog, std::string_view written);

void faults_of_countries(const Catalog& catalog, Faults& faults);

}  // namespace titrate
