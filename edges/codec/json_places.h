#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace titrate::codec {

/// The way to a value: keys, and positions in lists as decimal numbers.
using JsonPath = std::vector<std::string>;

/// "primary.name", in quotation marks.
std::string in_words(const JsonPath& path);

/// A piece of the text.
struct JsonSpan {
  std::size_t at = 0, length = 0;
};

/// Where each value of a text stands, under its path: the library that reads the values does not say. The text is JSON,
/// nested no deeper than `too_deep` allows.
class JsonPlaces {
 public:
  explicit JsonPlaces(std::string_view text);
  /// The value itself, or the nearest value around it.
  JsonSpan nearest(JsonPath path) const;
  /// The first key that stands twice in one object, where it stands again.
  const std::optional<std::pair<JsonPath, JsonSpan>>& key_twice() const { return key_twice_; }

 private:
  char next() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  void skip_space();
  std::string string();
  void value(JsonPath& path);

  std::string_view text_;
  std::size_t at_ = 0;
  std::map<JsonPath, JsonSpan> spans_;
  std::optional<std::pair<JsonPath, JsonSpan>> key_twice_;
};

/// Where lists and objects are nested more than `deepest`, or nothing. The text need not be JSON.
std::optional<std::size_t> too_deep(std::string_view text, int deepest);

}  // namespace titrate::codec
