#include "codec/randomisation.h"

#include <algorithm>
#include <string>

#include "codec/text.h"

namespace titrate::codec {

Result<Randomisation> randomisation_named(std::string_view text) {
  using Kind = Randomisation::Kind;
  constexpr int longest = 366;
  if (text == "daily") return Randomisation{Kind::daily, 1};
  const std::size_t colon = std::min(text.find(':'), text.size());
  const std::string_view word = text.substr(0, colon), length = text.substr(std::min(colon + 1, text.size()));
  const bool digits = !length.empty() && length.size() <= 3 &&
                      std::all_of(length.begin(), length.end(), [](char c) { return c >= '0' && c <= '9'; });
  const int days = digits ? std::stoi(std::string(length)) : 0;
  if ((word == "pairs" || word == "blocks") && days >= 1 && days <= longest)
    return Randomisation{word == "pairs" ? Kind::pairs : Kind::blocks, days};
  return Problem{codec::quoted(text) + " is no way to draw an order that I know.",
                 {.file = "randomised"},
                 "Say \"pairs:7\" (the order within each pair of 7-day periods), \"blocks:7\" or \"daily\"."};
}

}  // namespace titrate::codec
