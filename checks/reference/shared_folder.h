#pragma once

#include <cstdlib>
#include <filesystem>

namespace titrate {

/// Where series lie that are not ours to ship: TITRATE_SHARED, or `shared` beside the project. It need not be there.
inline std::filesystem::path shared_data() {
  if (const char* named = std::getenv("TITRATE_SHARED")) return std::filesystem::path(named) / "data";
  return std::filesystem::path(std::getenv("TITRATE_SOURCE")).parent_path() / "shared" / "data";
}

}  // namespace titrate
