#pragma once

#include <optional>
#include <string>

#include "app/report_material.h"
#include "door/running_trial.h"

namespace titrate::door {

/// What is asked of a report.
struct ReportAsked {
  std::string diary = "mine";
  Moment now;
  std::uint64_t seed = 1;
  Opener by{};                    ///< of a blinded plan whose order a helper closed
  std::optional<int> rehearse{};  ///< so many simulated people for the operating characteristics; nothing: none
};

/// Everything that a document of a diary may hold. It is no early look: of a sealed plan it tells what titrate review
/// tells without --peek, and nothing is written down. Of a diary without a plan there is no answer. A Problem where the
/// diary or its plan cannot be read; that no answer can be given is said in the document.
Result<ReportMaterial> report_material(Room& room, const ReportAsked& asked);

}  // namespace titrate::door
