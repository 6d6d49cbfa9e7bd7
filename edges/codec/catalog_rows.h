#pragma once

#include "catalog/catalog.h"
#include "codec/row_reader.h"

namespace titrate::codec {

// A row of each table of the catalog, from its cells (core/catalog/tables; the columns are described in docs/catalog).

Substance substance_in(RowReader& row);
SupplementalLimit limit_in(RowReader& row);
Kinetics kinetics_in(RowReader& row);
Instrument instrument_in(RowReader& row);
EffectPrior effect_prior_in(RowReader& row);
BareThreshold bare_threshold_in(RowReader& row);
Form form_in(RowReader& row);
Quality quality_in(RowReader& row);

}  // namespace titrate::codec
