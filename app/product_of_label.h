#pragma once

#include <optional>
#include <string>

#include "catalog/label.h"
#include "safety/product.h"

namespace titrate {

/// The product that a label means, to be kept with the diary. Nothing where the label cannot be told: then there is a
/// question and no product. What the label does not say is asked of no medicine lightly: an unknown form counts as
/// alkaline and alkalinising.
std::optional<Product> product_of(const Label& label, const Resolved& resolved, const std::string& text,
                                  const Catalog& catalog);

}  // namespace titrate
