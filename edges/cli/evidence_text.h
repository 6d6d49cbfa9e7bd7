#pragma once

#include <string>
#include <vector>

#include "app/evidence.h"
#include "app/mechanism_figures.h"

namespace titrate::cli {

// What is known, for a terminal of 80 columns, in plain ASCII; bold headings only where `colours` says so.

/// One outcome: certainty first, then each row with its effect beside the smallest worthwhile one, and what the
/// analysis believes beforehand.
std::string evidence_text(const OutcomeEvidence& evidence, const Catalog& catalog, bool colours);

/// All outcomes of a substance, a line each.
std::string evidence_list_text(const Substance& substance, const std::vector<OutcomeEvidence>& all, bool colours);

/// The two figures, as plots, labelled as what they are.
std::string mechanism_text(const MechanismFigures& figures, const Catalog& catalog, bool colours);

}  // namespace titrate::cli
