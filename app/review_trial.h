#pragma once

#include <cstdint>

#include "base/progress.h"
#include "report/report.h"
#include "safety/person_sheet.h"

namespace titrate {

/// What makes a review repeatable: the same binary gives the same digits for the same diary, day and seed.
struct Review {
  Day today{};
  std::uint64_t seed = 0;
  Exposure taken;
  Screening screening;
  Analyses analyses;
  Answers answers;
  RandomisationTest by_order;
  Decision decision;
  Report report;
};

/// One person's answer. `who` is whose diary it is, for the screening; of a bare file nobody knows, so the lowest limit
/// holds, and the answer says that medicines and conditions were not screened.
///
/// There is no error path: too few days, or a design that cannot tell, are answers. Whatever can
/// fail (a file, a column that is not there: check_columns) has happened before.
Review review(const Trial& trial, const Diary& diary, const Catalog& catalog, Day today, std::uint64_t seed,
              Progress& progress, const PersonSheet& who = {});

}  // namespace titrate
