#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "catalog/limits.h"
#include "diary/person.h"
#include "safety/finding.h"

namespace titrate {

/// Something that holds a day's dose down.
struct Narrowing {
  std::string rule;  ///< id of the row, or of the rule that a clinician's decision is about
  DailyElementalMass amount;
  std::string reason;
  Source source;
  std::string authority{};  ///< of a row of the table of limits
};

/// How much of a supplement a person may take in a day, as one value. The five first fields are those of the narrowing
/// that holds: the lowest.
///
/// - Every cap narrows. The order of rules, rows and decisions does not matter; one more condition never widens.
/// - Without an authority, or with one that has no row, the lowest row of all holds, and the reason says so.
/// - Guidance is shown and never caps.
/// - A clinician's written limit narrows, whatever it is about. Complete (name, day, reason), it also takes the place
///   of the cap of the very rule that it names; it reaches above an authority's row only up to the catalog's ceiling.
/// - Nothing but such a decision raises anything.
struct Limit {
  std::string rule;
  std::string authority;      ///< whose row is the lowest that was asked
  DailyElementalMass amount;  ///< absolute: nothing above it may be planned
  std::string reason;
  Source source;
  DailyElementalMass recommended{};           ///< the same, were nothing raised by a decision
  std::vector<Narrowing> narrowings{};        ///< everything that was applied; the one that holds first
  std::vector<SupplementalLimit> guidance{};  ///< shown beside it, for where the person lives
  std::vector<Finding> forbids{};             ///< blocks that nobody has resolved: while one stands, no dose is within
  std::vector<std::string> raised_by{};       ///< rules whose cap a decision took the place of
  bool known = true;                          ///< false: no limit of this substance is in our tables
};

/// A decision that is about the limits of all authorities names this rule, or the id of one row of them.
inline constexpr const char* supplemental_limit_rule = "supplemental_limit";

/// Why a decision cannot resolve anything: no name, no date, no reason, or a date that has not come. Empty: it can.
std::string flaw_of(const ClinicianDecision& decision, Day today);
/// The same of a finding as severe as this: past a block nobody goes without a dose that the clinician wrote down.
std::string flaw_of(const ClinicianDecision& decision, Severity severity, Day today);

/// The limit of this person today. A person who said nothing has the lowest.
Limit limit_for(const Person& person, const Catalog& catalog, Day today, const std::string& substance = "magnesium");

/// Supplemental magnesium of the same day beside the dose that is asked about: a product, a multivitamin, an antacid, a
/// laxative. Never food.
struct SupplementalSource {
  std::string name;
  DailyElementalMass amount;
  friend bool operator==(const SupplementalSource&, const SupplementalSource&) = default;
};

/// What the limits say to a day's supplemental magnesium. Every path that a dose can take (page, shell, API, import)
/// asks this one function; a dose is never judged anywhere else.
struct DoseCheck {
  DailyElementalMass asked;
  DailyElementalMass limit;
  std::string rule;    ///< id of the row that holds
  bool within = true;  ///< an amount on the limit stands on the inner side of it
  std::string reason;  ///< a sentence: whose limit, and why it is there
  Source source;
  DailyElementalMass recommended{};  ///< above it only because a clinician agreed
  DailyElementalMass others{};       ///< from the day's other supplements and medicines
  bool forbidden = false;            ///< a block stands, whatever the amount
  DailyElementalMass total() const { return asked + others; }
  DailyElementalMass room_left() const {
    return within && !forbidden && total() < limit ? limit - total() : DailyElementalMass{};
  }
};

/// The one judge of a dose: together with the day's other sources, is it within the limit?
DoseCheck check_daily_dose(DailyElementalMass asked, const Limit& limit,
                           const std::vector<SupplementalSource>& others = {});
DoseCheck check_daily_dose(DailyElementalMass asked, const Person& person, const Catalog& catalog, Day today,
                           const std::vector<SupplementalSource>& others = {});
/// Of an adult who said nothing: the lowest limit of the catalog.
DoseCheck check_daily_dose(DailyElementalMass asked, const Catalog& catalog);

}  // namespace titrate
