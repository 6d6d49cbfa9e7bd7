#include "catalog/effect_priors.h"

#include <cmath>
#include <set>

#include "catalog/catalog.h"
#include "catalog/faults.h"

namespace titrate {

const EffectPrior* find_effect_prior(const Catalog& catalog, std::string_view outcome, std::string_view substance) {
  if (substance.empty() && !catalog.substances.empty()) substance = catalog.substances.front().id;
  const EffectPrior* general = nullptr;
  for (const EffectPrior& prior : catalog.effect_priors) {
    if (!prior.outcome.empty() && prior.outcome == outcome && prior.substance == substance) return &prior;
    if (prior.id == "general") general = &prior;
  }
  return general;
}

void faults_of_effect_priors(const Catalog& catalog, Faults& faults) {
  faults.of_ids("effect_priors", catalog.effect_priors);
  std::set<std::pair<std::string, std::string>> seen;
  for (const EffectPrior& prior : catalog.effect_priors) {
    const std::string row = "effect_priors, " + prior.id;
    faults.of(row, !(prior.sd > 0 && prior.sd <= 1), "its spread is not above zero and at most one.");
    faults.of(row, !std::isfinite(prior.mean), "its mean is not a number.");
    faults.of(row, prior.reason.empty(), "it has no reason.");
    faults.of(row, prior.outcome.empty() != (prior.id == "general"), "it is of no outcome, or it is not general.");
    faults.of(row, !prior.outcome.empty() && prior.evidence.empty(), "it rests on no row of evidence.");
    const OutcomeDomain* outcome = outcome_with_id(catalog, prior.outcome);
    faults.of(row, !prior.outcome.empty() && !outcome, "the catalog has no outcome called " + prior.outcome + ".");
    faults.of(row, outcome && !outcome->answerable, "no diary can answer its outcome.");
    faults.of(row, !prior.substance.empty() && !find_substance(catalog, prior.substance),
              "the catalog has no substance called " + prior.substance + ".");
    faults.of(row, !prior.outcome.empty() && !seen.emplace(prior.substance, prior.outcome).second,
              "its outcome has another prior already.");
    for (const std::string& id : prior.evidence) {
      const Evidence* evidence = evidence_with_id(catalog, id);
      faults.of(row, !evidence, "the catalog has no evidence called " + id + ".");
      faults.of(row, evidence && evidence->substance != prior.substance, id + " is of another substance.");
    }
    faults.of_source(row, prior.source);
  }
}

}  // namespace titrate
