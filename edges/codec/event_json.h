#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "life/event.h"

namespace titrate {
struct Catalog;
}

namespace titrate::codec {

/// What the log keeps of an event that is no row of a table: its kind, and a JSON document.
struct EventDocument {
  std::string kind, text;
};

/// Nothing for what has columns of its own: entries, undo, what is tracked, the hour at which a day begins.
std::optional<EventDocument> document_of(const What& what);

/// The same event again, for every document that `document_of` made. A Problem for an unknown kind, and for a document
/// that its reader refuses.
Result<What> what_of(const EventDocument& document, const Catalog& catalog);

}  // namespace titrate::codec
