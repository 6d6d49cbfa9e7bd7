#pragma once

#include <cstdint>
#include <vector>

#include "designs.h"
#include "ledger.h"
#include "trial/decision_rule.h"

namespace titrate::calibration {

/// The rules that are compared, all on the same diaries: ratings from 0 to 10 (centre 5, sd 2), 10 % of days missing.
struct Rule {
  const char* id;
  const char* words;
};
inline constexpr Rule rules[] = {
    {"correlation", "correlation from five days on, \"moderate\" from 0.4"},
    {"fifth", "difference of 20 %, from three days with and three without"},
    {"zeros", "Welch t test, missing days stored as zero while diligence fades"},
    {"welch", "Welch t test on days"},
    {"pearson", "Pearson correlation, p < 0.05"},
    {"ols", "regression with a trend (OLS)"},
    {"gls", "regression with a trend and AR(1) (Cochrane-Orcutt)"},
    {"posterior", "Titrate's model: the 95 % interval leaves out zero"},
    {"bayes", "Titrate's model: Bayes factor above 20"},
    {"verdict", "Titrate's verdict \"keep taking it\""},
};

struct RivalSituation {
  Design design = Design::pairs_7;
  int days = 84;
  Truth truth;
  bool drift = false;  ///< the outcome rises by 1.6 sd over the diary
};
std::vector<RivalSituation> rival_situations();
std::string scenario_name(const RivalSituation& situation, int people, std::uint64_t seed);

/// The rule for twelve weeks in randomised pairs of weeks with one look at their end, calibrated on simulated people of
/// the program's own (core/simulation), who are not those that are counted here.
DecisionRule calibrated_rule(int people, std::uint64_t seed, int threads);

/// For each rule: ID.first, claims when it first could say anything; ID.end, on the last day; ID.right, of these the
/// ones towards better; ID.ever, on any day when opened daily (tests and models from day 14 on). Also zeros.before and
/// zeros.after: the mean of the first and the last fortnight with zeros for missing days, and recorded.before and
/// .after: the same of recorded days, as sums over people.
Counts rivals(const RivalSituation& situation, const DecisionRule& rule, int people, std::uint64_t seed, int threads);

/// Links of at least 0.5 among all pairs of twenty unrelated series of thirty days: their sum, and sum of squares.
Counts all_pairs(double rho, int people, std::uint64_t seed, int threads);
std::string all_pairs_scenario(double rho, int people, std::uint64_t seed);

}  // namespace titrate::calibration
