#pragma once

#include <string>

#include "ledger.h"
#include "sizes.h"

namespace titrate::calibration {

/// The tables of docs/calibration.md, in Markdown, by the name of the place where they stand.
std::string table_named(const std::string& name, const Ledger& ledger, const Sizes& sizes);

/// `page` with every place `<!-- table NAME -->` ... `<!-- end -->` filled anew.
std::string filled(const std::string& page, const Ledger& ledger, const Sizes& sizes);

/// Writes the tables into docs/calibration.md and the pictures into docs/images, below the folder `root`.
void write_documents(const std::string& root, const Ledger& ledger, const Sizes& sizes);

}  // namespace titrate::calibration
