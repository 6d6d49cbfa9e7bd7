#include "safety/whom_to_call.h"

namespace titrate {

std::optional<WhomToCall> whom_to_call(SafetyAction action, const Catalog& catalog,
                                       const std::optional<std::string>& country) {
  if (action < SafetyAction::stop_seek_care) return std::nullopt;
  WhomToCall call;
  call.numbers = country ? find_help_numbers(catalog, *country) : nullptr;
  const std::string emergency = call.numbers ? call.numbers->emergency : "your local emergency number";
  if (action == SafetyAction::emergency) {
    call.sentence = "Call " + emergency + " now.";
    return call;
  }
  const bool advice = call.numbers && !call.numbers->advice.empty();
  call.sentence = "Call a doctor" + (advice ? ", or " + call.numbers->advice + " for advice" : std::string()) +
                  ". If it gets worse, call " + emergency + " at once.";
  return call;
}

}  // namespace titrate
