#pragma once

#include "app/open_notebook.h"

namespace titrate {

/// Writes the simulated example trial into the diary "example", if nothing was ever written there. True: it was loaded
/// now. However often and from however many callers at once it is asked for, it is there once.
Result<bool> load_example(Records& records, const Catalog& catalog, const Moment& now);

}  // namespace titrate
