#include "safety/screening_change.h"

#include <algorithm>
#include <tuple>

namespace titrate {
namespace {

/// Everything that a person reads of it; who resolved it is asked apart.
auto words_of(const Finding& finding) {
  return std::tie(finding.rule, finding.about, finding.matched, finding.severity, finding.hours_before,
                  finding.hours_after, finding.action, finding.reason, finding.source.citation);
}

const Finding* same_in(const std::vector<Finding>& all, const Finding& finding) {
  const auto at =
      std::find_if(all.begin(), all.end(), [&](const Finding& one) { return words_of(one) == words_of(finding); });
  return at == all.end() ? nullptr : &*at;
}

std::vector<std::string> only_in(const std::vector<std::string>& here, const std::vector<std::string>& there) {
  std::vector<std::string> only;
  for (const std::string& one : here)
    if (std::find(there.begin(), there.end(), one) == there.end()) only.push_back(one);
  return only;
}

}  // namespace

ScreeningChange change_between(const std::optional<Screening>& before, const Screening& after) {
  const Screening nothing;
  const Screening& was = before ? *before : nothing;
  ScreeningChange change;
  change.first = !before;
  change.may_start = after.may_start;
  change.limit = after.limit.amount;
  if (before) {
    change.may_start_was = before->may_start;
    change.limit_was = before->limit.amount;
  }
  for (const Finding& finding : after.findings) {
    const Finding* known = same_in(was.findings, finding);
    if (!known || (!known->resolved_by.empty() && finding.resolved_by.empty()))
      change.added.push_back(finding);
    else if (known->resolved_by.empty() && !finding.resolved_by.empty())
      change.resolved.push_back(finding);
  }
  for (const Finding& finding : was.findings)
    if (!same_in(after.findings, finding)) change.gone.push_back(finding);
  change.could_not_check_added = only_in(after.could_not_check, was.could_not_check);
  change.could_not_check_gone = only_in(was.could_not_check, after.could_not_check);
  return change;
}

}  // namespace titrate
