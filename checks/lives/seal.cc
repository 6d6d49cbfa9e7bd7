#include "seal.h"

#include "app/propose_plan.h"
#include "base/version.h"
#include "catalog/catalog.h"
#include "codec/catalog_tables.h"
#include "codec/trial_json.h"
#include "trial/plan.h"

namespace titrate::lives {
namespace {

/// A plan without what no rehearsal looks at: its days on the calendar, its words, and how much a full dose is.
std::string as_rehearsed(Trial trial) {
  const double share = comparator_share(trial);
  trial.start.reset();
  trial.rule = {};
  trial.question = trial.comparator = trial.blinding = "";
  trial.full_dose = 100 * elemental_milligram_per_day;
  trial.comparator_dose.reset();
  return codec::json_of(trial) + std::to_string(share);
}

std::optional<Trial> draft_in(const Notebook& notebook) {
  if (notebook.trial_json.empty()) return std::nullopt;
  auto draft = codec::trial_from_json(notebook.trial_json, "the draft", codec::catalog());
  return draft ? std::optional(std::move(*draft)) : std::nullopt;
}

}  // namespace

void Rehearsed::remember(const Notebook& sealed) {
  const auto plan = codec::sealed_plan_of(sealed, codec::catalog());
  if (plan && *plan) by_plan_.emplace(as_rehearsed((*plan)->as_sealed.trial), (*plan)->as_sealed.trial.rule);
}

bool Rehearsed::knows(const Notebook& draft) const {
  const auto trial = draft_in(draft);
  return trial && by_plan_.contains(as_rehearsed(*trial));
}

std::optional<Locked> Rehearsed::seal(const Notebook& draft, const Moment& now, Day today, Vault& vault) const {
  const auto trial = draft_in(draft);
  if (!trial) return std::nullopt;
  const auto known = by_plan_.find(as_rehearsed(*trial));
  if (known == by_plan_.end()) return std::nullopt;
  const Catalog& catalog = codec::catalog();
  const Screening screening = screening_for(*trial, draft, catalog, today);
  Protocol protocol;
  protocol.trial = *trial;
  protocol.trial.rule = known->second;
  if (cannot_lock(protocol.trial, today)) return std::nullopt;
  protocol.product = draft.product;
  protocol.limit = screening.limit.amount;
  protocol.limit_reason = screening.limit.reason;
  protocol.limit_source = screening.limit.source.citation;
  protocol.catalog = catalog.hash;
  protocol.program = version();
  protocol.locked = now;
  auto locked = codec::seal_plan(std::move(protocol), vault);
  return locked ? std::optional(std::move(*locked)) : std::nullopt;
}

}  // namespace titrate::lives
