#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace titrate::imports {

/// An amount as people write it into a free field.
struct WrittenAmount {
  std::optional<double> number;
  std::string unit;  ///< "mg", "tablet"; empty: so many of whatever it is
  std::string why;   ///< why there is no number that can be relied on; empty where there is one
};

/// "400 mg", "10mg", "2x", "1 tablet", "2 tablets" (whose unit is "tablet" too), "0,5 ml", "1/2", "½ tablet", "1 ½", "2
/// x 200 mg". What may be two amounts is none: "1-2", "500/125 mg", "1 in the morning, 2 at night"; "1,000" and "1.000"
/// may be one or a thousand.
WrittenAmount amount_in(std::string_view text);

/// "Magnesium (mg)": an item has one unit, so that the same name with another unit is another item.
std::string with_unit(std::string_view name, std::string_view unit);

}  // namespace titrate::imports
