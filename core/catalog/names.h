#pragma once

#include <string>
#include <string_view>

namespace titrate {

/// A name without what does not matter in it: "Sleep-Quality" and "sleep_quality" are one name.
std::string plain_name(std::string_view name);

}  // namespace titrate
