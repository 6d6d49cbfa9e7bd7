#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "codec/json.h"
#include "life/regimen_events.h"

namespace titrate::codec {

// What was said about a regimen, as the log keeps it (docs/formats/store.md). Reading gives the same value again; a
// Problem for what `read_json` refuses, for a field that is missing, of another type or not known, and for a ladder
// that cannot be climbed (no step, a step without a dose, days out of order, above its limit).

std::string json_of(const RegimenStarted& started);
std::string json_of(const StepMoved& moved);
std::string json_of(const Resumed& resumed);
std::string json_of(const RegimenStopped& stopped);

Result<RegimenStarted> regimen_from_json(std::string_view bytes, const std::string& name);
Result<StepMoved> step_from_json(std::string_view bytes, const std::string& name);
Result<Resumed> resumed_from_json(std::string_view bytes, const std::string& name);
Result<RegimenStopped> regimen_stopped_from_json(std::string_view bytes, const std::string& name);

}  // namespace titrate::codec
