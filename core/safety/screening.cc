#include "safety/screening.h"

#include <algorithm>
#include <cstdio>

namespace titrate {
namespace {

std::string milligrams(DailyElementalMass mass) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4g mg", mass.in(elemental_milligram_per_day));
  return text;
}

}  // namespace

Screening screen(const Exposure& taken, const Catalog& catalog) {
  Screening screening;
  screening.limit = lowest_limit(catalog);
  screening.not_checked = {"medicines", "conditions", "kidney function", "other supplements", "food"};
  int above = 0;
  DailyElementalMass most;
  for (const Entry<Dose>& dose : taken.taken) {
    if (!dose.known() || !is_magnesium(dose.amount())) continue;
    const auto amount = std::get<DailyElementalMass>(dose.amount());
    if (check_daily_dose(amount, catalog).within) continue;
    ++above;
    most = std::max(most, amount);
  }
  if (above > 0) {
    const DoseCheck check = check_daily_dose(most, catalog);
    screening.findings.push_back(
        {.rule = check.rule,
         .about = "daily dose",
         .matched = {},
         .severity = Severity::caution,
         .hours_before = {},
         .hours_after = {},
         .action =
             "Talk to a doctor or pharmacist before going on with doses above " + milligrams(check.limit) + " a day.",
         .reason = "On " + std::to_string(above) + (above == 1 ? " day" : " days") + " the diary holds up to " +
                   milligrams(most) + " of supplemental magnesium; the limit is " + milligrams(check.limit) +
                   " a day. " + check.reason,
         .source = check.source});
  }
  return screening;
}

}  // namespace titrate
