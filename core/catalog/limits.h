#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/quantity.h"
#include "catalog/source.h"

namespace titrate {

class Faults;
struct Catalog;

/// What a row of the table of limits means.
enum class LimitKind {
  upper_limit,     ///< tolerable upper intake level from supplements, medicines and fortified food
  max_supplement,  ///< the most that a food supplement should bring in a day
  guidance,        ///< shown to a person, never a cap
  ceiling,         ///< our own: no clinician's decision goes above it in this program
};

/// The most of a substance from supplements, medicines and fortified food in a day; food itself is not counted. Of
/// magnesium the amount is elemental.
struct SupplementalLimit {
  std::string id;
  std::string authority;  ///< "US", "EU" ...
  DailyElementalMass amount;
  std::string reason;
  Source source;
  std::string substance = "magnesium";
  LimitKind kind = LimitKind::upper_limit;
  std::vector<std::string> holds_in{};  ///< what a person may call the place; empty: the authority's own name
  int age_from = 0;                     ///< completed years, included
  std::optional<int> age_to{};          ///< completed years, included; nothing: no end
  bool no_stage = true, pregnant = true, breastfeeding = true;  ///< the life stages it is about
  std::string applies_to{};                                     ///< which sources are counted, in words
};

/// Does the authority's row hold where this person lives? Case does not matter.
bool holds_in(const SupplementalLimit& limit, std::string_view place);

/// Is it about somebody of this age? An age that is not known is an adult's: the screening asks for it.
bool is_about_age(const SupplementalLimit& limit, std::optional<int> age);

/// Does it cap a dose by itself? An upper limit and a maximum do; guidance is shown, and a ceiling bounds decisions.
bool caps(const SupplementalLimit& limit);

/// The lowest adult cap on magnesium of all authorities: the one that holds while a person has not chosen an authority.
const SupplementalLimit& lowest_limit(const Catalog& catalog);

void faults_of_limits(const Catalog& catalog, Faults& faults);

}  // namespace titrate
