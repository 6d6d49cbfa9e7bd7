#pragma once

#include "catalog/catalog.h"
#include "catalog/label.h"
#include "codec/json.h"

namespace titrate::labels {

/// Is this a label, or an answer to a search, of the NIH Dietary Supplement Label Database (/dsld/v9)?
bool is_dsld(const codec::Json& json);

/// Its label. Rows are read with their nested rows; the amount of a row is for as many units as the record says; a
/// search holds no amounts and becomes a question; a code that is no barcode ("0", "#15584") is none.
Label label_from_dsld(const codec::Json& json, const Catalog& catalog);

}  // namespace titrate::labels
