#include "codec/json_places.h"

#include <algorithm>

#include "codec/text.h"

namespace titrate::codec {

std::string in_words(const JsonPath& path) {
  std::string words;
  for (const std::string& key : path) words.append(words.empty() ? "" : ".").append(key);
  return codec::quoted(words);
}

JsonPlaces::JsonPlaces(std::string_view text) : text_(text) {
  JsonPath path;
  value(path);
}

JsonSpan JsonPlaces::nearest(JsonPath path) const {
  for (; !path.empty(); path.pop_back())
    if (const auto found = spans_.find(path); found != spans_.end()) return found->second;
  return {text_.find_first_not_of(" \t\r\n"), 1};
}

void JsonPlaces::skip_space() { at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size()); }

std::string JsonPlaces::string() {
  const std::size_t begin = ++at_;
  while (at_ < text_.size() && text_[at_] != '"') at_ += text_[at_] == '\\' ? 2 : 1;
  at_ = std::min(at_, text_.size());
  const std::string inside(text_.substr(begin, at_ - begin));
  at_ = std::min(at_ + 1, text_.size());
  return inside;
}

void JsonPlaces::value(JsonPath& path) {
  skip_space();
  const std::size_t begin = at_;
  const char first = next();
  if (first == '{' || first == '[') {
    const bool keyed = first == '{';
    ++at_;
    skip_space();
    for (std::size_t i = 0; at_ < text_.size() && next() != '}' && next() != ']'; ++i) {
      const std::size_t key_at = at_;
      path.push_back(keyed ? string() : std::to_string(i));
      const JsonSpan key{key_at, at_ - key_at};
      if (keyed && spans_.contains(path) && !key_twice_) key_twice_ = {path, key};
      skip_space();
      if (keyed) ++at_;  // the colon
      value(path);
      path.pop_back();
      skip_space();
      if (next() == ',') ++at_;
      skip_space();
    }
    ++at_;
  } else if (first == '"') {
    string();
  } else {
    at_ = std::min(text_.find_first_of(",]} \t\r\n", at_), text_.size());
  }
  // An object is shown by its opening brace: its lines are many.
  const bool many = first == '{' || first == '[';
  spans_.insert_or_assign(path, JsonSpan{begin, many ? 1 : at_ - begin});
}

std::optional<std::size_t> too_deep(std::string_view text, int deepest) {
  int depth = 0;
  bool inside = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (inside) {
      if (c == '\\') ++i;
      if (c == '"') inside = false;
    } else if (c == '"') {
      inside = true;
    } else if (c == '{' || c == '[') {
      if (++depth > deepest) return i;
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return std::nullopt;
}

}  // namespace titrate::codec
