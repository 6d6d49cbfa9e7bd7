#pragma once

#include <string>

#include "codec/convert.h"

namespace titrate::cli {

/// --as, --participant and --start, as `codec::convert` takes them.
Result<codec::ConvertOptions> layout_asked_for(const std::string& as, const std::string& participant,
                                               const std::string& start);

/// On stderr: what was done to the file, and each record that did not become a day of its own.
void say_what_was_converted(const codec::Converted& converted);

}  // namespace titrate::cli
