#include "catalog/claims.h"

#include <algorithm>

#include "catalog/catalog.h"
#include "catalog/faults.h"

namespace titrate {

const char* in_words(Claim::Kind kind) {
  switch (kind) {
    case Claim::Kind::claim:
      return "claim";
    case Claim::Kind::recommendation:
      return "recommendation";
    case Claim::Kind::side_effect:
      return "side effect";
  }
  return "";
}

std::vector<const Claim*> claims_about(const Catalog& catalog, std::string_view substance, std::string_view outcome) {
  const auto answers = [&](const std::string& reference) {
    constexpr std::string_view table = "evidence:";
    if (reference.compare(0, table.size(), table) != 0) return false;
    const Evidence* row = evidence_with_id(catalog, std::string_view(reference).substr(table.size()));
    return row && row->outcome == outcome;
  };
  std::vector<const Claim*> found;
  for (const Claim& claim : catalog.claims)
    if (claim.substance == substance && std::any_of(claim.answered.begin(), claim.answered.end(), answers))
      found.push_back(&claim);
  return found;
}

void faults_of_claims(const Catalog& catalog, Faults& faults) {
  faults.of_ids("claims", catalog.claims);
  for (const Claim& claim : catalog.claims) {
    const std::string row = "claims, " + claim.id;
    faults.of(row, !find_substance(catalog, claim.substance),
              "the catalog has no substance called " + claim.substance + ".");
    faults.of(row, claim.statement.empty() || claim.verdict.empty() || claim.program.empty(),
              "the statement, the verdict or what the program does is missing.");
    faults.of(row, claim.answered.empty(), "nothing answers it.");
    for (const std::string& reference : claim.answered) {
      const std::string table = reference.substr(0, reference.find(':')),
                        id = reference.substr(std::min(table.size() + 1, reference.size()));
      faults.of(row, id.empty(), reference + " is not a table and a row.");
      const bool missing = id != "*" && ((table == "evidence" && !evidence_with_id(catalog, id)) ||
                                         (table == "instruments" && !instrument_with_id(catalog, id)) ||
                                         (table == "labs" && !lab_with_id(catalog, id)) ||
                                         (table == "mechanisms" && !mechanism_with_id(catalog, id)));
      faults.of(row, missing, "the catalog has no row " + reference + ".");
    }
    faults.of_source(row, claim.source);
  }
}

}  // namespace titrate
