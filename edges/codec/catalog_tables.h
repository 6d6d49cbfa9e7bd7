#pragma once

#include <span>

#include "base/embedded.h"
#include "base/result.h"
#include "catalog/catalog.h"

namespace titrate::codec {

/// The catalog that is built into the program, read once. A table that cannot be read is a broken promise: a test reads
/// them all.
const Catalog& catalog();

/// A catalog from the text of its tables: limits.csv, kinetics.csv, instruments.csv and, where they are there (without
/// them nothing is decided), effect_priors.csv and bare_thresholds.csv (core/catalog/tables). A table
/// that is missing, has a column too many or too few, or a cell that is not what its column says, is a Problem. The
/// hash is the SHA-256 of names and bytes of all tables, in order of name.
Result<Catalog> catalog_from(std::span<const EmbeddedFile> files);

}  // namespace titrate::codec
