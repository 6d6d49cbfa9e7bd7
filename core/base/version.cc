#include "base/version.h"

namespace titrate {

std::string_view version() { return TITRATE_VERSION; }

}  // namespace titrate
