#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/source.h"

namespace titrate {

class Faults;
struct Catalog;

/// Something that is said of a supplement, what the literature makes of it, and what this program does about it.
struct Claim {
  enum class Kind { claim, recommendation, side_effect };
  std::string id;
  std::string substance;
  Kind kind = Kind::claim;
  std::string statement;              ///< in our own words
  std::string verdict;                ///< in our own words
  std::vector<std::string> answered;  ///< "table:id", or "table:*" for a whole table
  std::string program;                ///< what this program does
  Source source;
};

const char* in_words(Claim::Kind kind);

/// The claims of a substance that a row of evidence of this outcome answers.
std::vector<const Claim*> claims_about(const Catalog& catalog, std::string_view substance, std::string_view outcome);

/// Every row names rows that are there, as far as they are of the tables of this folder's headers; a test of the
/// shipped tables looks for all of them.
void faults_of_claims(const Catalog& catalog, Faults& faults);

}  // namespace titrate
