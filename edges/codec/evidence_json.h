#pragma once

#include <vector>

#include "app/evidence.h"
#include "app/mechanism_figures.h"
#include "codec/json.h"

namespace titrate::codec {

// `titrate evidence --json` and the door's "evidence" and "mechanism": the shapes that openapi.yaml calls Evidence,
// OutcomeLine, Claim and MechanismFigures.

Json evidence_json(const OutcomeEvidence& evidence, const Catalog& catalog);
Json outcome_lines_json(const std::vector<OutcomeEvidence>& all);
Json claims_json(const std::vector<const Claim*>& claims);
Json mechanism_json(const MechanismFigures& figures, const Catalog& catalog);

/// What the door and the shell answer: the one outcome that was asked for, or the list of all with every claim.
Json evidence_reply(const OutcomeEvidence& evidence, const Catalog& catalog);
Json evidence_reply(const Substance& substance, const Catalog& catalog);

}  // namespace titrate::codec
