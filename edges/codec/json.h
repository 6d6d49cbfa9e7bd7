#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

namespace titrate::codec {

/// Keeps the fields in the order in which they were written.
using Json = nlohmann::ordered_json;

/// One JSON object from a text that somebody else wrote: the one strict reader, of files and of requests. A Problem,
/// with line and caret, for: anything that is not JSON (NaN and Infinity included), bytes that are not UTF-8, a number
/// too large for a double, the same field twice (which of the two was meant?), more than 32 levels of nesting, anything
/// but an object.
Result<Json> json_object_of(std::string_view text, const std::string& name);

/// The text of a reply. Bytes that are not UTF-8 (a file from elsewhere may have brought them) are shown as U+FFFD.
std::string text_of_json(const Json& json);

/// {"what", "where", "way_out"}; `where` is the place, and the quoted line with its caret when there is one.
Json problem_json(const Problem& problem);

/// An object of these fields, in this order, each name once. For what a reply has thousands of, or what holds
/// thousands: a list in braces makes a list of every field first, and an object that grows copies everything that is in
/// it.
template <std::size_t count>
Json object_of(std::pair<const char*, Json> (&&fields)[count]) {
  Json::object_t object;
  object.reserve(count);
  for (auto& [name, value] : fields) object.emplace_back(name, std::move(value));
  return object;
}

/// A number without a needless ".0": 4, 0.5.
Json number_json(double number);
Json number_json(std::optional<double> number);  ///< nothing is null

/// A text, or null for nothing.
Json text_json(const std::optional<std::string>& text);

}  // namespace titrate::codec
