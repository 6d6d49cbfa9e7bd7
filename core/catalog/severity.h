#pragma once

namespace titrate {

/// How strongly a rule of the catalog, and a finding made from it, stands in the way: from mild to strict.
enum class Severity { info, caution, monitor, separate, avoid, clinician, block };

}  // namespace titrate
