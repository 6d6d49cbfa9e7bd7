#pragma once

#include <string>

#include "base/day.h"
#include "codec/json.h"

namespace titrate::print {

/// Pages to print, of A4 and in black and white, as one PDF: `sheets` as codec/kit_sheets.h describes them, each on
/// pages of its own, what does not fit on one goes on the next. The same sheets and moment give the same bytes. Letters
/// are at least 10 pt, and the modules of a QR code at least 0.9 mm.
std::string pdf_of(const codec::Json& sheets, const std::string& title, const Moment& made);

}  // namespace titrate::print
