#pragma once

#include <string>

#include "app/pre_start.h"
#include "codec/json.h"

namespace titrate::codec {

/// The sheet for a doctor or pharmacist: the shape that openapi.yaml calls PreStart.
Json pre_start_json(const PreStart& sheet, const Catalog& catalog);

/// "Before the first dose of magnesium", or of a trial that runs, since when.
std::string pre_start_heading(const Json& sheet);

/// The same as one A4 page in black and white, to print: HTML that needs no other file, and asks no other server for
/// one.
std::string pre_start_html(const Json& sheet);

}  // namespace titrate::codec
