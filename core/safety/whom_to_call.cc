#include "safety/whom_to_call.h"

#include <algorithm>

#include "catalog/catalog.h"

namespace titrate {
namespace {

bool is_about_mood(const GuardReason& reason, const Catalog& catalog) {
  return std::any_of(catalog.adverse_effects.begin(), catalog.adverse_effects.end(),
                     [&](const AdverseEffect& row) { return row.id == reason.rule && row.effect == "mood"; });
}

}  // namespace

std::optional<WhomToCall> whom_to_call(const Guard& guard, const Catalog& catalog,
                                       const std::optional<std::string>& country) {
  const SafetyAction action = guard.action;
  const bool mood = std::any_of(guard.reasons.begin(), guard.reasons.end(), [&](const GuardReason& reason) {
    return reason.action >= SafetyAction::pause && is_about_mood(reason, catalog);
  });
  if (action < SafetyAction::stop_seek_care && !mood) return std::nullopt;
  WhomToCall call;
  call.numbers = country ? find_help_numbers(catalog, *country) : nullptr;
  const std::string emergency = call.numbers ? call.numbers->emergency : "your local emergency number";
  if (action == SafetyAction::emergency) {
    call.sentence = "Call " + emergency + " now.";
    return call;
  }
  if (action < SafetyAction::stop_seek_care) {
    call.sentence = "Talk to somebody today: a clinician, or somebody close. If you think of harming yourself, call " +
                    emergency + " at once.";
    return call;
  }
  const bool advice = call.numbers && !call.numbers->advice.empty();
  call.sentence = "Call a doctor" + (advice ? ", or " + call.numbers->advice + " for advice" : std::string()) +
                  ". If it gets worse, call " + emergency + " at once.";
  return call;
}

}  // namespace titrate
