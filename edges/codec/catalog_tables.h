#pragma once

#include <span>

#include "base/embedded.h"
#include "base/result.h"

namespace titrate {
struct Catalog;
}

namespace titrate::codec {

/// The catalog that is built into the program, read once. A table that cannot be read is a broken promise: a test reads
/// them all.
const Catalog& catalog();

/// A catalog from the text of its tables (core/catalog/tables). A column too many or too few, or a cell that is not
/// what its column says, is a Problem; a table that is missing is empty, and faults_of() says whether that may be. The
/// hash is the SHA-256 of names and bytes of all tables, in order of name.
Result<Catalog> catalog_from(std::span<const EmbeddedFile> files);

}  // namespace titrate::codec
