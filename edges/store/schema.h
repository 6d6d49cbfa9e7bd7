#pragma once

#include <string>
#include <vector>

namespace titrate::store {

/// "TITR" in ASCII: the application_id that tells this program's files from every other SQLite file.
inline constexpr int application_id = 0x54495452;

/// The steps from an empty file to today's format; step i leads to user_version i + 1. A step that was once released is
/// never edited: people keep diaries for years. docs/formats/store.md describes what the steps build.
const std::vector<std::string>& migrations();

/// The index over the words of foods, and the words themselves (food_text.h). As old as step 2 of the migrations, and
/// as unchangeable.
const std::string& food_text_schema();

}  // namespace titrate::store
