#pragma once

#include "catalog/label.h"
#include "labels/pieces.h"

namespace titrate::labels {

/// What a label says beside its amounts, added to `label`: testing marks, other actives, sweeteners, whether it is
/// buffered, lot and expiry date. `others_begin` is where the "other ingredients" begin, 0 where they do not: what
/// stands there is no active. An expiry date that can be read in more than one way is a note.
void read_quality(const LabelPieces& pieces, std::size_t others_begin, const Catalog& catalog, Label& label);

/// Oxide, hydroxide and carbonate, with which glycinate is buffered.
bool is_alkali(const std::string& family);

}  // namespace titrate::labels
