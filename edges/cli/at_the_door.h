#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "codec/json.h"

namespace titrate::cli {

/// A reply of the door: its bytes, for --json, and what they say.
struct Reply {
  std::string text;
  codec::Json json;
};

/// Asks the door about the stored diary, as now. What the door refuses is the problem, without the place that only a
/// request has.
Result<Reply> at_the_door(const std::string& data, const codec::Json& request);

/// A text of an object, or "" where there is none.
std::string text_in(const codec::Json& object, const char* field);

}  // namespace titrate::cli
