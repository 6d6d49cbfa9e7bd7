#include "catalog/requirements.h"

#include <algorithm>

#include "catalog/catalog.h"
#include "catalog/faults.h"

namespace titrate {
namespace {

/// Would one person be told two amounts of the same kind by the same authority?
bool contradict(const Requirement& a, const Requirement& b) {
  const auto below = [](const Requirement& row) { return row.age_below.value_or(1000); };
  const bool same_people =
      ((a.women && b.women) || (a.men && b.men)) &&
      ((a.no_stage && b.no_stage) || (a.pregnant && b.pregnant) || (a.breastfeeding && b.breastfeeding));
  return a.substance == b.substance && a.authority == b.authority && a.kind == b.kind && same_people &&
         a.age_from < below(b) && b.age_from < below(a);
}

}  // namespace

void faults_of_requirements(const Catalog& catalog, Faults& faults) {
  faults.of_ids("requirements", catalog.requirements);
  for (const Requirement& requirement : catalog.requirements) {
    const std::string row = "requirements, " + requirement.id;
    faults.of(row,
              std::none_of(catalog.substances.begin(), catalog.substances.end(),
                           [&](const Substance& one) { return one.id == requirement.substance; }),
              "there is no such substance.");
    faults.of(row, requirement.authority.empty() || requirement.holds_in.empty(), "it names no authority.");
    faults.of(row, !requirement.women && !requirement.men, "it holds for nobody.");
    faults.of(row, !requirement.no_stage && !requirement.pregnant && !requirement.breastfeeding,
              "it holds at no time.");
    faults.of(row, (requirement.pregnant || requirement.breastfeeding) && !requirement.women,
              "a life stage of women is not one of men.");
    faults.of(row, requirement.age_below && !(*requirement.age_below > requirement.age_from), "its ages do not rise.");
    faults.of(row, !(requirement.amount > DailyElementalMass{}), "the amount is not above zero.");
    for (const Requirement& other : catalog.requirements)
      faults.of(row, &other < &requirement && contradict(other, requirement),
                "it says another amount to people of " + other.id + ".");
    faults.of_source(row, requirement.source);
  }
}

}  // namespace titrate
