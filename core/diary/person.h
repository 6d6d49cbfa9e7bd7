#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "base/quantity.h"

namespace titrate {

enum class Sex { not_said, female, male };
enum class LifeStage { none, trying_to_conceive, pregnant, breastfeeding };

/// What a named clinician agreed to: the only thing that resolves a block. It never widens what it does not mention.
struct ClinicianDecision {
  std::string rule;       ///< id of the finding's rule that it resolves; empty: a general cap on the dose
  std::string clinician;  ///< by name
  Day day{};
  std::string reason;
  std::optional<DailyElementalMass> limit;  ///< the most that this clinician wrote down
  friend bool operator==(const ClinicianDecision&, const ClinicianDecision&) = default;
};

/// What a person said about themselves. Nothing inferred: what was not said is not there, and is never taken for a no.
struct Person {
  std::optional<int> age;  ///< completed years
  Sex sex = Sex::not_said;
  LifeStage life_stage = LifeStage::none;
  std::optional<double> egfr;            ///< mL/min/1.73 m2
  std::optional<std::string> authority;  ///< whose limits hold where this person lives: "US", "EU" ...
  std::vector<std::string> conditions, medicines, supplements, allergies;  ///< as written
  std::vector<ClinicianDecision> decisions;
  std::optional<Day> egfr_day{};  ///< when it was measured; nothing: within the past year
  /// What was answered although it holds nothing: "no medicines" is an answer, an empty list alone is none.
  struct Answered {
    bool life_stage = false, conditions = false, medicines = false, supplements = false;
    friend bool operator==(const Answered&, const Answered&) = default;
  } answered{};
  /// ISO 3166 code of where the person is ("DE", "USA"), for whom to call and for nothing else: whose limits hold is
  /// `authority`, and neither is guessed from the other.
  std::optional<std::string> country{};
  friend bool operator==(const Person&, const Person&) = default;
};

}  // namespace titrate
