#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/quantity.h"
#include "safety/finding.h"

namespace titrate {

struct Catalog;

/// What is asked of the supplement under trial by the rules about medicines. A form that is not known, and every
/// glycinate whose label does not show otherwise, counts as both alkaline and alkalinising.
struct TrialSupplement {
  std::string substance = "magnesium";  ///< id of a Substance
  bool alkaline = true;
  bool alkalinising = true;
  friend bool operator==(const TrialSupplement&, const TrialSupplement&) = default;
};

/// A question to the person about a part of what was written: did you mean one of these?
struct DidYouMean {
  std::string written;             ///< the whole of what was written
  std::string part;                ///< the part of it that the catalog has never heard of
  std::vector<std::string> names;  ///< the nearest names, nearest first
  friend bool operator==(const DidYouMean&, const DidYouMean&) = default;
};

/// Something on the person's list that brings magnesium of its own, to be added to the day's supplemental dose.
struct MagnesiumSource {
  std::string rule, about, matched;
  std::optional<DailyElementalMass> a_day;  ///< at the fullest dose that its label directs; empty: read the label
};

/// What our rules say to a list of medicines and other supplements. Each line of the list is in at least one of
/// `findings` (as `matched`), `nothing_in_our_rules` and `could_not_check`; a blank line is in none.
struct MedicineScreening {
  std::vector<Finding> findings;  ///< strictest first, then by `about`
  /// What we know and hold no rule for: not the same as no interaction. A line of several ingredients of which some
  /// have a rule is here with the others' names.
  std::vector<std::string> nothing_in_our_rules;
  std::vector<std::string> could_not_check;  ///< lines of which at least a part is not known; as written
  std::vector<DidYouMean> did_you_mean;
  std::vector<MagnesiumSource> magnesium_sources;
};

/// Screens what a person wrote, a line for each medicine or supplement, against the catalog.
///
/// A name is matched by ingredient, synonym, class, brand and common misspelling, whatever its case, accents, hyphens,
/// strength, pharmaceutical form and salt; "a/b", "a + b", "a and b" and products of several ingredients are checked
/// part by part. A line that names a class means every row of the class. A part that is almost a known name makes a
/// question; if it is nearest to one name alone that has rules, also their findings, marked as a guess. It stays in
/// `could_not_check` and never makes "nothing in our rules".
///
/// A row that says a clinic must agree has at least the severity `clinician`; hours are given whatever the severity. A
/// row about alkaline magnesium is an `info` without hours when the supplement is not alkaline.
///
/// Claims (medicines_test.cc): one line more never removes a finding; the order of lines does not matter; strength,
/// case and punctuation around a name do not matter.
MedicineScreening screen_medicines(const std::vector<std::string>& written, const TrialSupplement& supplement,
                                   const Catalog& catalog);

}  // namespace titrate
