#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ledger.h"
#include "trial/trial.h"

namespace titrate::calibration {

/// A plan whose verdicts are counted on people who took no part in calibrating its rule, or a file without a plan,
/// which borrows the shipped table's threshold.
struct Judged {
  std::string what;
  Trial plan;
  std::string bare{};  ///< the row of core/catalog/tables/bare_thresholds.csv; empty: a plan with a rule of its own
};

/// Pairs of weeks over twelve weeks with one look and with three; and bare files of each kind of order, whose smallest
/// worthwhile difference is next to nothing, so that the threshold alone decides. Each with 10 and with 30 % missing.
std::vector<Judged> all_judged();

std::string verdicts_scenario(const Judged& judged, int people, std::uint64_t seed);

/// The true effects that are counted, in points of a rating that varies by two: none, half an sd, a whole one.
inline constexpr double verdict_effects[] = {0, 1, 2};

/// better: the rule's threshold (2: there is none); people; and of each effect and dependence "keep EFFECT RHO" and
/// "stop EFFECT RHO": how many were told so at any look.
Counts verdicts(const Judged& judged, int people, std::uint64_t seed, int threads);
std::string name_of_count(const char* verdict, double effect, double rho);

}  // namespace titrate::calibration
