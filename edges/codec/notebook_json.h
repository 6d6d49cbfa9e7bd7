#pragma once

#include <vector>

#include "app/missing.h"
#include "app/today.h"
#include "codec/json.h"

namespace titrate::codec {

// The diary's values as edges/door/openapi.yaml describes them.

Json today_json(const Today& today);
Json completeness_json(const Completeness& completeness);
Json side_effects_json(const std::vector<SideEffect>& side_effects);
Json context_json(const std::vector<Context>& context);
Json missing_json(const std::vector<MissingOn>& missing);

/// What the guard says about the next dose: action, reasons with their sources, and when a pause may end.
Json guard_json(const Guard& guard);
Json call_json(const std::optional<WhomToCall>& call);  ///< null where nobody has to be called

Json amount_json(const std::optional<Dose>& dose);  ///< in its own unit
Json treatment_json(bool magnesium);                ///< name and unit of a dose

/// Name, label, scale, direction and unit of an outcome.
Json question_json(const Question& question);

/// {"elemental_mg_per_day", "reason", "source"}
Json limit_json(DailyElementalMass amount, const std::string& reason, const Source& source);

}  // namespace titrate::codec
