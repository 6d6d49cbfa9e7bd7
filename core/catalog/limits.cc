#include "catalog/limits.h"

#include <algorithm>

#include "base/require.h"
#include "catalog/catalog.h"
#include "catalog/faults.h"

namespace titrate {
namespace {

constexpr int adult = 18;

bool same_place(std::string_view a, std::string_view b) {
  const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char one, char other) { return small(one) == small(other); });
}

}  // namespace

bool holds_in(const SupplementalLimit& limit, std::string_view place) {
  if (same_place(limit.authority, place)) return true;
  return std::any_of(limit.holds_in.begin(), limit.holds_in.end(),
                     [&](const std::string& name) { return same_place(name, place); });
}

bool is_about_age(const SupplementalLimit& limit, std::optional<int> age) {
  if (!age) return !limit.age_to || *limit.age_to >= adult;
  return *age >= limit.age_from && (!limit.age_to || *age <= *limit.age_to);
}

bool caps(const SupplementalLimit& limit) {
  return limit.kind == LimitKind::upper_limit || limit.kind == LimitKind::max_supplement;
}

const SupplementalLimit& lowest_limit(const Catalog& catalog) {
  const SupplementalLimit* lowest = nullptr;
  for (const SupplementalLimit& limit : catalog.limits)
    if (limit.substance == "magnesium" && caps(limit) && is_about_age(limit, std::nullopt) &&
        (!lowest || limit.amount < lowest->amount))
      lowest = &limit;
  require(lowest, "the catalog has a supplemental limit for adults");
  return *lowest;
}

void faults_of_limits(const Catalog& catalog, Faults& faults) {
  faults.of("limits", catalog.limits.empty(), "the table is empty.");
  faults.of_ids("limits", catalog.limits);
  for (const SupplementalLimit& limit : catalog.limits) {
    const std::string row = "limits, " + limit.id;
    faults.of(row, limit.authority.empty(), "it names no authority.");
    faults.of(row, !(limit.amount > DailyElementalMass{}), "the limit is not above zero.");
    faults.of(row, limit.reason.empty(), "it has no reason.");
    faults.of(row, limit.age_from < 0 || (limit.age_to && *limit.age_to < limit.age_from), "its ages do not rise.");
    faults.of(row, !limit.no_stage && !limit.pregnant && !limit.breastfeeding, "it is about nobody.");
    faults.of(row,
              !catalog.substances.empty() &&
                  std::none_of(catalog.substances.begin(), catalog.substances.end(),
                               [&](const Substance& substance) { return substance.id == limit.substance; }),
              "the catalog has no substance called " + limit.substance + ".");
    faults.of_source(row, limit.source);
  }
}

}  // namespace titrate
