#pragma once

#include <optional>

#include "app/trial_now.h"
#include "codec/sealed_plan.h"
#include "door/verbs.h"

namespace titrate::door {

/// A person's diary with its sealed plan, on the current day.
struct RunningTrial {
  OpenNotebook notebook;
  SealedPlan plan;
  std::optional<Order> order;       ///< nothing where no vault opens it
  std::optional<Problem> no_order;  ///< why, where there is a vault
  TrialNow now;

  bool blinded() const { return is_blinded(plan.now.trial) && !notebook.says->opened; }
};

/// Nothing where no plan was sealed. A Problem where the diary or its plan cannot be read. `vault` may be nothing: then
/// nobody knows the order, and all else is known. `by` is what opens it where a helper closed it.
Result<std::optional<RunningTrial>> running_trial(Records& records, Vault* vault, const Catalog& catalog,
                                                  const Moment& now, const std::string& diary = "mine",
                                                  const Opener& by = {});
/// The same, where there has to be one.
Result<RunningTrial> running_trial_or_problem(Room& room, const Moment& now);

/// Where it is, as every door tells it. The arm of the day is told on that day, and to nobody while the plan is
/// blinded.
Json trial_now_json(const RunningTrial& trial);
/// The same of today's page, where nobody asks for the order.
Json trial_now_json(const TrialNow& now, const std::optional<std::string>& arm,
                    const std::optional<AdherenceByArm>& by_arm);
/// What this plan tells for a day up to the current one, in milligrams, so that a dose that was told is not doubted. Of
/// a blinded plan whose order was not told, the day's portion of study capsules, which both arms take: it is counted as
/// the full dose whatever is inside. Nothing outside the periods, while it rests, and where nobody knows the order.
std::optional<DailyElementalMass> told_on(const RunningTrial& trial, Day day);
Json looks_json(const TrialNow& now);
/// What was taken, for a report: in all, and as assigned beside as taken where the arms may be known.
Json adhered_json(const Adhered& adhered, const Trial& plan);

}  // namespace titrate::door
