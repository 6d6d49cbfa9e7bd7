#include "posterior/answers.h"

#include <algorithm>
#include <cstdio>

#include "posterior/combined.h"
#include "posterior/fit.h"
#include "posterior/gaussian.h"

namespace titrate {
namespace {

/// The effect in the outcome's units: what the family says of the outcome itself, or the standardised effect scaled
/// back.
NormalMixture in_units(const std::optional<NormalMixture>& of_outcome, const NormalMixture& standardised,
                       const Scale& scale) {
  return of_outcome ? *of_outcome : effect_in_units(scale, standardised);
}

/// One posterior of an analysis from those of its series. Where a few doses are unknown it averages over the ways in
/// which they may have been taken, each by its prior and its evidence. Two ends that bracket the truth are mixed alike
/// whatever the data say: they are no candidates for it.
Posterior averaged(const Analysis& analysis, std::vector<Posterior> posteriors) {
  std::vector<Candidate> candidates;
  for (Posterior& posterior : posteriors) candidates.push_back({0, std::move(posterior)});
  if (candidates.size() == 1) return std::move(candidates.front().posterior);
  const bool bracket = analysis.log_prior.empty();
  for (std::size_t i = 0; i < candidates.size(); ++i)
    candidates[i].log_prior = bracket ? -candidates[i].posterior.log_evidence : analysis.log_prior[i];
  for (const auto part : {&Posterior::contrast, &Posterior::outcome_contrast})  // an average needs all of its parts
    if (std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& c) { return !(c.posterior.*part); }))
      for (Candidate& c : candidates) (c.posterior.*part).reset();
  Posterior posterior = combined(candidates);
  double average = 0;
  for (const Candidate& c : candidates) average += c.posterior.log_evidence / double(candidates.size());
  if (bracket) posterior.log_evidence = average;
  return posterior;
}

Answer answer_of(const Analysis& analysis, std::vector<Posterior> posteriors) {
  Answer answer;
  answer.name = analysis.name;
  answer.label = analysis.label;
  answer.posterior = averaged(analysis, std::move(posteriors));
  const Posterior& posterior = answer.posterior;
  answer.effect = in_units(posterior.outcome_effect, posterior.effect, analysis.scale);
  if (posterior.contrast || posterior.outcome_contrast)
    answer.over_block =
        in_units(posterior.outcome_contrast, posterior.contrast.value_or(posterior.effect), analysis.scale);
  return answer;
}

/// The judged analysis and the sceptical one differ in the effect's prior only, and share their fit: just as a
/// rehearsal does, so that the two say the same of the same days.
class Fits {
 public:
  explicit Fits(const Analyses& analyses) : analyses_(analyses) {
    for (const Analysis& analysis : analyses.all)
      if (analysis.name == sceptical_analysis) sceptical_ = &analysis;
  }

  std::vector<Posterior> of(const Analysis& analysis) {
    const bool judged = &analysis == &analyses_.all[analyses_.judged()];
    if (&analysis == sceptical_ && !under_sceptical_.empty()) return std::move(under_sceptical_);
    std::vector<Posterior> all;
    for (const Series& series : analysis.series)
      if (judged && sceptical_) {
        GaussianWorkspace workspace;
        fit_under_two_priors(analysis.model, sceptical_->model.effect, series, {}, workspace, all.emplace_back(),
                             under_sceptical_.emplace_back());
      } else {
        all.push_back(fit(analysis.model, series));
      }
    return all;
  }

 private:
  const Analyses& analyses_;
  const Analysis* sceptical_ = nullptr;
  std::vector<Posterior> under_sceptical_;
};

/// Delta adjustment by one standard deviation towards the worse side, on every missing day.
Answer had_missing_days_been_worse(const Analysis& analysis, const Answer& recorded, const Outcome& outcome) {
  const double worse = *outcome.better == Direction::lower ? 1 : -1;
  Answer answer = recorded;
  answer.name = "missing_days_worse";
  char text[120];
  std::snprintf(text, sizeof text,
                "if every missing day had been worse than it looks by one standard deviation (%.3g %s)",
                std::abs(effect_in_units(analysis.scale, worse)), outcome.unit.c_str());
  answer.label = text;
  answer.effect =
      effect_in_units(analysis.scale, recorded.posterior.effect.transformed(1, worse * delta_slope(analysis)));
  answer.over_block.reset();
  return answer;
}

/// An outcome that never changed, or that was never recorded on (or off) the dose, leaves nothing to compare: what came
/// out would be the prior, dressed as a finding. A day whose dose nobody recorded is neither: it may widen a comparison
/// of the others, and be none by itself.
bool can_compare(const DataCount& count) { return count.outcome_varied && count.days_on > 0 && count.days_off > 0; }
}  // namespace

const Answer* Answers::find(std::string_view name) const {
  const auto at = std::find_if(all.begin(), all.end(), [&](const Answer& answer) { return answer.name == name; });
  return at == all.end() ? nullptr : &*at;
}

Answers infer(const Analyses& analyses, std::uint64_t, Progress& progress) {
  Answers answers;
  answers.outcome = analyses.outcome;
  answers.count = analyses.count;
  answers.model_in_words = analyses.in_words;
  Fits fits(analyses);
  for (const Analysis& analysis : analyses.all) {
    if (!can_compare(analyses.count)) break;
    answers.all.push_back(answer_of(analysis, fits.of(analysis)));
    if (!progress.keep_going(double(answers.all.size()) / double(analyses.all.size()))) break;
  }
  if (!answers.all.empty()) {
    const Analysis& judged = analyses.all[analyses.judged()];
    answers.scale = judged.scale;
    answers.missing_pattern = missing_pattern_of(analyses);
    if (analyses.count.missing > 0 && analyses.outcome.better && answers.judged())
      answers.all.push_back(had_missing_days_been_worse(judged, *answers.judged(), analyses.outcome));
  }
  answers.identifiable = identifiability_of(analyses, answers.all);
  return answers;
}

std::optional<double> probability_of_benefit(const Answers& answers) {
  if (!answers.primary() || !answers.outcome.better) return std::nullopt;
  const double below = answers.primary()->effect.cdf(0);
  return *answers.outcome.better == Direction::lower ? below : 1 - below;
}

std::optional<double> probability_worthwhile(const Answers& answers) {
  if (!answers.primary() || !answers.outcome.better || !answers.outcome.smallest_worthwhile) return std::nullopt;
  const double size = *answers.outcome.smallest_worthwhile;
  const NormalMixture& effect = answers.primary()->effect;
  return *answers.outcome.better == Direction::lower ? effect.cdf(-size) : 1 - effect.cdf(size);
}

}  // namespace titrate
