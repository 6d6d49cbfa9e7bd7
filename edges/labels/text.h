#pragma once

#include <string_view>

#include "catalog/catalog.h"
#include "catalog/label.h"

namespace titrate::labels {

/// A label as somebody typed, pasted or scanned it, in English or German: rows of magnesium with their amounts,
/// percentages and what they are counted for; serving size; ingredients; testing marks, lot and expiry date. Any text
/// is some label: what is not understood is not there, and resolve() then asks.
///
/// "Mg" after a number is the unit, elsewhere the element. "1.000 mg" keeps both readings. Magnesium stearate and
/// the like are set aside with a note.
Label label_from_text(std::string_view text, const Catalog& catalog);

}  // namespace titrate::labels
