#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "model/missingness.h"
#include "posterior/posterior.h"

namespace titrate {

/// What one analysis found, in the outcome's own units and sign.
struct Answer {
  std::string name, label;
  Posterior posterior;                      ///< on the standardised scale
  NormalMixture effect;                     ///< full dose at steady state against none
  std::optional<NormalMixture> over_block;  ///< the same at the exposure that the on-days really reached
};

/// Can this design and this diary tell the effect from drift, dependence and carry-over? Measured, with the reasons.
struct Identifiability {
  bool yes = false;
  std::vector<std::string> why;         ///< sentences; when the answer is yes, what speaks for it
  std::vector<std::string> would_help;  ///< what would make it answerable
  double contraction = 1;               ///< posterior sd of the effect over its prior sd: 1 means nothing was learned
  double explained_by_calendar = 0;     ///< R^2 of the exposure on the intercept, drift and weekend columns, 0..1
};

/// The answers to all analyses, the primary first. Empty when there was nothing to compare.
struct Answers {
  Outcome outcome;
  DataCount count;
  Scale scale;
  std::vector<Answer> all;
  Identifiability identifiable;
  std::optional<MissingPattern> missing_pattern;
  std::vector<std::string> model_in_words;
  const Answer* primary() const { return all.empty() ? nullptr : &all.front(); }
  /// False: the primary's numbers did not settle, and no interval may be said.
  bool trusted() const { return !all.empty() && all.front().posterior.diagnostics.trust; }
  const Answer* find(std::string_view name) const;
  /// The answer by which the design is judged and the verdict is taken: the primary, or its twin as a number.
  const Answer* judged() const { return find(as_number_analysis) ? find(as_number_analysis) : primary(); }
};

/// A posterior for each analysis. Edges: where nothing can be compared (no outcome on a day that is known to be with,
/// or without, the dose; an outcome that never changed) there is no answer, and `identifiable` says why. Test:
/// answers_test.cc. Deterministic; `seed` is for the parts of an answer that draw, and none does yet.
Answers infer(const Analyses& analyses, std::uint64_t seed, Progress& progress);

/// The criteria of identifiability that need no further fit, as numbers; docs/mathematics.md, section 5.
struct DesignMeasures {
  int switches = 0;
  double doses_unknown = 0;          ///< share of the days
  double contraction = 1;            ///< posterior sd of the effect over its prior sd
  double explained_by_calendar = 0;  ///< R^2 of the exposure on the intercept, drift and weekend columns, 0..1
  bool within_bounds() const;
};

/// The share of the variance of x, at the prior median of the half-life, that straight lines and weekends (the first
/// two covariates) explain on the recorded days; 1 when x does not vary. Source: least squares. Test:
/// identifiability_test.cc.
double explained_by_calendar(const Model& model, const Series& series);

/// Why a design can or cannot answer; see docs/mathematics.md, section 5, for the criteria and their limits. Test:
/// identifiability_test.cc.
Identifiability identifiability_of(const Analyses& analyses, const std::vector<Answer>& answers);

/// P(the effect is a benefit) and P(it is a benefit at least as large as the smallest worthwhile effect). Nothing where
/// no side is better, no size is worthwhile, or there is no answer. Test: answers_test.cc.
std::optional<double> probability_of_benefit(const Answers& answers);
std::optional<double> probability_worthwhile(const Answers& answers);

}  // namespace titrate
