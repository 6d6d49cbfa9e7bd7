#pragma once

#include <string_view>

namespace titrate {

/// The version of this build, "0.1.0": the one line in the root CMakeLists.txt. Reports carry it, so that a review can
/// be recomputed by the same program.
std::string_view version();

}  // namespace titrate
