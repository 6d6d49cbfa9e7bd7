#pragma once

#include <string>
#include <vector>

#include "ledger.h"
#include "sizes.h"

namespace titrate::calibration {

/// Something that must be true of a run, and whether it was.
struct Finding {
  bool good = false;
  std::string what;
};

/// Errors that a share may be off by chance, and how small an adjusted p value must be to be a finding. Seeds are
/// fixed, so that a run that passes passes again; these say how rarely a right program would have to be given another.
inline constexpr double errors_allowed = 4, alpha = 0.001;

/// The effect's coverage under the prior is 95 %, and ranks are uniform, after Holm over all families and parameters.
std::vector<Finding> check_sbc(const Ledger& ledger, const Sizes& sizes);

/// No effect of the approximated families is farther from that of many draws than is owed (accuracy.h).
std::vector<Finding> check_accuracy(const Ledger& ledger, const Sizes& sizes);

/// Gaussian fits are as near to the independent oracle as is owed (oracle.h), and the oracle's own error is far below.
std::vector<Finding> check_oracle(const Ledger& ledger, const Sizes& sizes);

/// P(benefit) > 0.975 without any effect happens in at most 2.5 % where the order was drawn at random.
std::vector<Finding> check_false_claims(const Ledger& ledger, const Sizes& sizes);

/// At most 5 % of those whom it does not help are ever told to keep taking it: of plans with one look and several, and
/// of files without a plan.
std::vector<Finding> check_verdicts(const Ledger& ledger, const Sizes& sizes);

/// Titrate tells at most 5 % to keep taking what does nothing; and the comparison can see errors: the t test makes more
/// than 10 % at dependence 0.5.
std::vector<Finding> check_rivals(const Ledger& ledger, const Sizes& sizes);

/// The same checks on fits with a wrong prior: each must be noticed.
std::vector<Finding> check_mutations(const Ledger& ledger, const Sizes& sizes);

}  // namespace titrate::calibration
