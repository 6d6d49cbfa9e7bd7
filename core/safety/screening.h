#pragma once

#include <string>
#include <vector>

#include "exposure/exposure.h"
#include "safety/finding.h"
#include "safety/limit.h"
#include "safety/medicines.h"
#include "safety/stop_rules.h"

namespace titrate {

/// What a person means to take: product and plan, as far as they are known.
struct Intended {
  TrialSupplement supplement{};
  std::vector<std::string> ingredients{};    ///< of the product, as on its label; empty: not known
  std::optional<DailyElementalMass> dose{};  ///< the largest of the plan
  std::vector<SupplementalSource> others{};  ///< the same day's other supplements and medicines; never food
  bool randomised_off = false;               ///< a coin decides on periods without it
  friend bool operator==(const Intended&, const Intended&) = default;
};

/// What a plan means to give.
Intended intended_by(const Trial& trial);

/// A clinician's recorded decision, and what became of it.
struct Override {
  ClinicianDecision decision;
  bool applied = false;
  std::string what;  ///< what it resolves or caps, or why it does neither
};

/// What safety has to say about a person, what they take and what they mean to take. It needs no statistics and never
/// waits for them, and it is a pure function: when the person, the product, the plan or a list changes, it is asked
/// again, standing medicines included.
struct Screening {
  Limit limit;                    ///< the person's; `forbids` holds the blocks of medicines and allergies too
  std::vector<Finding> findings;  ///< strictest first
  std::vector<std::string> nothing_in_our_rules;  ///< known, and no rule of ours: not the same as no interaction
  /// As written, where we have never heard of a part of it; and the facts that a rule which blocks needs and that were
  /// not said ("age", "conditions", "medicines", "life stage").
  std::vector<std::string> could_not_check;
  std::vector<std::string> still_open;  ///< of these, what no decision has resolved: it keeps from starting
  std::vector<DidYouMean> did_you_mean;
  std::vector<MagnesiumSource> magnesium_sources;
  std::vector<SupplementalSource> others;  ///< what counts against the limit beside the dose
  std::vector<Override> overrides;
  Guard guard{};                         ///< what was noticed asks for; of a screening without a diary: nothing
  std::vector<std::string> not_checked;  ///< what no rule of ours looked at, because it was not said
  bool may_start = false;         ///< nothing stands in the way, and nothing that could not be checked is left open
  bool needs_clinician = false;   ///< a block, a clinician or an avoid finding is not resolved
  bool may_be_randomised = true;  ///< to periods without the supplement
};

/// - One more condition, medicine or allergy never makes `may_start` true.
/// - Block, clinician and avoid findings are resolved by a complete decision (clinician, day, reason) that names their
///   rule, and by nothing else; what could not be checked, by one that names it as written.
/// - A dose above the limit is resolved by a decision that raises the limit (safety/limit.h). That a condition forbids
///   randomised periods without the supplement is resolved by nothing.
/// - Doses of a diary above the limit are a caution: what happened is not a plan.
Screening screen(const Person& person, const Exposure& taken, const Catalog& catalog, Day today,
                 const Intended& intended = {});

}  // namespace titrate
