#pragma once

#include <string>
#include <vector>

namespace titrate::store {

/// "TITR" in ASCII: the application_id that tells this program's files from every other SQLite file.
inline constexpr int application_id = 0x54495452;

/// The steps from an empty file to today's format; step i leads to user_version i + 1. A step that was once released is
/// never edited: people keep diaries for years. docs/formats/store.md describes what the steps build.
const std::vector<std::string>& migrations();

}  // namespace titrate::store
