#pragma once

#include <map>
#include <string>

#include "codec/sealed_plan.h"
#include "life/event.h"

namespace titrate {
struct Catalog;
}

namespace titrate::lives {

/// A rehearsal takes seconds, and a thousand lives would take hours to seal their plans. So each plan is rehearsed
/// once, through the door; another life that plans the same, but for its first day, gets the rule that was calibrated
/// then, after the door has looked at everything else and was stopped at its rehearsal.
class Rehearsed {
 public:
  /// Keeps the rule of the plan that the door just sealed.
  void remember(const Notebook& sealed);
  bool knows(const Notebook& draft) const;
  /// What the door would write; nothing where the plan was never rehearsed.
  std::optional<Locked> seal(const Notebook& draft, const Moment& now, Day today, Vault& vault) const;

 private:
  std::map<std::string, DecisionRule> by_plan_;
};

}  // namespace titrate::lives
