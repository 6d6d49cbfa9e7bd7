#pragma once

#include <string>
#include <string_view>

namespace titrate {

/// A name without what does not tell names apart: "Sleep-Quality" and "sleep_quality" are one. Case of Latin letters,
/// spaces, tabs, '-' and '_' go.
std::string plain_word(std::string_view name);

}  // namespace titrate
