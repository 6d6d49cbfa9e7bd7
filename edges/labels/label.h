#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "catalog/catalog.h"
#include "catalog/label.h"

namespace titrate::labels {

/// A label from whatever somebody has of it: a record of the NIH label database (DSLD), a product of Open Food Facts,
/// or text. What it is is seen in the bytes, never in a name. A Problem for what is no text, and for JSON of another
/// kind.
Result<Label> label_from(std::string_view bytes, const std::string& name, const Catalog& catalog);

}  // namespace titrate::labels
