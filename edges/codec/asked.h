#pragma once

#include "app/open_notebook.h"
#include "codec/fields.h"

namespace titrate::codec {

/// The fields that every verb about a diary has. What was not given is caught by `fields.problem()`.
Asked asked_of(Fields& fields);

/// The same for a verb that writes: it may carry a key, so that sending it twice writes once.
Asked asked_to_write(Fields& fields);

}  // namespace titrate::codec
