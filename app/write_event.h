#pragma once

#include "app/open_notebook.h"

namespace titrate {

/// Appends one event, and gives it as it stands in the log. The same key twice writes once; the same key for something
/// else is refused.
Result<Event> write_event(Records& records, const Asked& asked, decltype(Event::what) what);

}  // namespace titrate
