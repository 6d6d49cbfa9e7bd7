#pragma once

#include "app/open_notebook.h"

namespace titrate {

/// Appends one event, and gives it as it stands in the log. The same key twice writes once; the same key for something
/// else is refused.
Result<Event> write_event(Records& records, const Asked& asked, decltype(Event::what) what);

/// The Problem of a key that stands for something else already; nothing was written.
Problem key_is_taken(const std::string& key);

/// Several events, all or none; the last is the one that is given, and carries the caller's key. At least one.
Result<Event> write_events(Records& records, const Asked& asked, std::vector<What> said);

/// The same of what was worked out from this notebook: nothing, and nothing written, where somebody else wrote into the
/// diary since it was opened.
Result<std::optional<Event>> write_events_while(Records& records, const Asked& asked, const OpenNotebook& seen,
                                                std::vector<What> said);

}  // namespace titrate
