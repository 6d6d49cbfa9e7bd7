#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "codec/json.h"
#include "safety/product.h"

namespace titrate::codec {

/// A product as PRODUCT.json says (docs/formats/product.md). `name` and `elemental_mg_per_unit` must be there. A
/// Problem, with line and caret, for: what `read_json` refuses; a field of another type or not known; a unit that holds
/// no magnesium, or more than 5 g of it.
Result<Product> product_from_json(std::string_view bytes, const std::string& name);

/// The product as PRODUCT.json. Reading it gives the same product.
std::string json_of(const Product& product);
Json product_json(const Product& product);

}  // namespace titrate::codec
