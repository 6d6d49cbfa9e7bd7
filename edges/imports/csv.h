#pragma once

#include "imports/format.h"

namespace titrate::imports {

/// A table of any program (docs/formats/csv.md): one row a day with a column for each thing, or one row for each
/// record. Which it is, and which column is the date, is guessed from names and content, and said;
/// `FindingsAsked::columns` tells it otherwise. The last of all formats.
bool is_csv(const Part& part);
Result<Done> read_csv_table(const Reading& reading);

}  // namespace titrate::imports
