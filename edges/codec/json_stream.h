#pragma once

#include <istream>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "codec/row_stream.h"

namespace titrate::codec {

/// A number, a text, true or false, or none of them (null), as it stands in a JSON file.
struct JsonScalar {
  std::optional<double> number{};
  const std::string* text = nullptr;
  std::optional<bool> truth{};
};

/// Told what a JSON text holds, value by value, with the way to it: keys joined by '.', "[]" for a place in a list:
/// "foods.[].foodNutrients.[].value".
class JsonListener {
 public:
  virtual ~JsonListener() = default;
  virtual void value(std::string_view path, const JsonScalar& scalar) = 0;
  virtual void object_begins(std::string_view path) = 0;
  virtual void object_ends(std::string_view path) = 0;
};

/// Walks through one JSON text in flat memory. A Problem, with its line, for anything that is not JSON or is nested
/// more than 32 deep; what came before has been told by then.
Result<Done> walk_json(ByteStream& bytes, const std::string& name, JsonListener& listener);

}  // namespace titrate::codec
