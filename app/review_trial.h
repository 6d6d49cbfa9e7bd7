#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/progress.h"
#include "life/regimen_events.h"
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

/// What a stored diary knows beside its days. Of a bare file nothing is known: the lowest limit holds, and the answer
/// says that medicines and conditions were not screened.
struct Circumstances {
  PersonSheet who{};
  std::vector<Resumed> resumed{};    ///< what was answered for when taking went on withholds no longer
  std::optional<Guard> guard{};      ///< of today, where the review is of an earlier day: what was noticed since counts
  std::vector<std::string> lived{};  ///< how a sealed trial was lived (app/trial_now.h), in sentences for the report
};

/// One person's answer.
///
/// There is no error path: too few days, or a design that cannot tell, are answers. Whatever can
/// fail (a file, a column that is not there: check_columns) has happened before.
Review review(const Trial& trial, const Diary& diary, const Catalog& catalog, Day today, std::uint64_t seed,
              Progress& progress, const Circumstances& known = {});

}  // namespace titrate
