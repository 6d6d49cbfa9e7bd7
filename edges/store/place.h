#pragma once

#include <filesystem>

#include "base/result.h"

namespace titrate::store {

/// Makes the folder (0700) and an empty file (0600) where there is none: a diary is nobody else's business. What is
/// already there keeps its permissions.
Result<Done> make_place(const std::filesystem::path& file);

/// Makes a folder (0700), and those above it, where there is none.
Result<Done> make_folder(const std::filesystem::path& folder);

}  // namespace titrate::store
