#pragma once

#include <filesystem>

#include "base/result.h"

namespace titrate::store {

/// Makes the folder (0700) and an empty file (0600) where there is none: a diary is nobody else's business. What is
/// already there keeps its permissions.
Result<Done> make_place(const std::filesystem::path& file);

}  // namespace titrate::store
