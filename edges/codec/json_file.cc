#include "codec/json_file.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "codec/text.h"

namespace titrate::codec {
namespace {

constexpr std::size_t largest_json = 1u << 20;
constexpr int deepest = 32;
const Json no_object = Json::object();

/// A piece of the file.
struct Span {
  std::size_t at = 0, length = 0;
};

/// Walks over a text that is JSON and notes where each value stands, under its path. The library that reads the values
/// does not say where they were.
class Walk {
 public:
  explicit Walk(std::string_view text) : text_(text) {
    JsonPath path;
    value(path);
  }
  /// The value itself, or the nearest value around it.
  Span nearest(JsonPath path) const {
    for (; !path.empty(); path.pop_back())
      if (const auto found = spans_.find(path); found != spans_.end()) return found->second;
    return {text_.find_first_not_of(" \t\r\n"), 1};
  }
  const std::optional<std::pair<JsonPath, Span>>& key_twice() const { return key_twice_; }

 private:
  char next() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  void skip_space() { at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size()); }
  std::string string() {
    const std::size_t begin = ++at_;
    while (at_ < text_.size() && text_[at_] != '"') at_ += text_[at_] == '\\' ? 2 : 1;
    at_ = std::min(at_, text_.size());
    const std::string inside(text_.substr(begin, at_ - begin));
    at_ = std::min(at_ + 1, text_.size());
    return inside;
  }
  void value(JsonPath& path) {
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
        const Span key{key_at, at_ - key_at};
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
    spans_.insert_or_assign(path, Span{begin, many ? 1 : at_ - begin});
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::map<JsonPath, Span> spans_;
  std::optional<std::pair<JsonPath, Span>> key_twice_;
};

/// Nothing that is nested deeper than this reaches the reader.
std::optional<std::size_t> too_deep(std::string_view text) {
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

std::string in_words(const JsonPath& path) {
  std::string words;
  for (const std::string& key : path) words.append(words.empty() ? "" : ".").append(key);
  return codec::quoted(words);
}

}  // namespace

Problem JsonFile::problem(const JsonPath& path, std::string what, std::string way_out) const {
  const Span span = Walk(text_).nearest(path);
  return {std::move(what), place_in(text_, span.at, span.length, name_), std::move(way_out)};
}

Result<JsonFile> read_json(std::string_view bytes, const std::string& name) {
  const Result<std::string_view> text = text_of(bytes, name);
  if (!text) {
    Problem problem = text.problem();
    if (problem.way_out.starts_with("Give a CSV")) problem.way_out = "Give a JSON file, as docs/formats describes it.";
    return problem;
  }
  if (text->size() > largest_json)
    return Problem{
        "this file has " + size_in_words(text->size()) + ", and the JSON files that I read have 1 MB at most.",
        {.file = name},
        "Check that this is the right file."};
  const auto refuse = [&](std::size_t at, std::size_t length, std::string what, std::string way_out) {
    return Problem{std::move(what), place_in(*text, at, length, name), std::move(way_out)};
  };
  if (const auto at = too_deep(*text))
    return refuse(*at, 1, "lists or objects are nested more than 32 deep here.", "Check that this is the right file.");
  JsonFile file;
  file.name_ = name;
  file.text_ = *text;
  try {
    file.root_ = Json::parse(*text);
  } catch (const Json::parse_error& error) {
    const std::size_t at = error.byte == 0 ? 0 : std::min(error.byte - 1, text->size() - 1);
    return refuse(at, 1, "this is not JSON from here on.",
                  "Check the commas, quotation marks and brackets just before; JSON has no comments and no comma after "
                  "the last field.");
  } catch (const Json::exception&) {
    return Problem{"a number in this file is too large.", {.file = name}, "Look for a large exponent, as in 1e999."};
  }
  if (!file.root_.is_object())
    return refuse(text->find_first_not_of(" \t\r\n"), 1, "this file is not one JSON object.",
                  "Begin it with { and end it with }.");
  if (const auto twice = Walk(file.text_).key_twice())
    return refuse(twice->second.at, twice->second.length, "the field " + in_words(twice->first) + " stands twice.",
                  "Take out one of the two.");
  return file;
}

JsonPath JsonFields::path_to(const std::string& key) const {
  JsonPath path = path_;
  path.push_back(key);
  return path;
}

void JsonFields::refuse(const std::string& key, std::string what, std::string way_out) {
  if (!*problem_) *problem_ = file_.problem(path_to(key), std::move(what), std::move(way_out));
}

const Json* JsonFields::field(const std::string& key) {
  asked_.insert(key);
  const auto at = object_->find(key);
  if (at != object_->end()) return &*at;
  refuse(key, "the field " + in_words(path_to(key)) + " is missing.", "Add it; docs/formats says what it holds.");
  return nullptr;
}

bool JsonFields::has(const std::string& key) {
  asked_.insert(key);
  const auto at = object_->find(key);
  return at != object_->end() && !at->is_null();
}

std::string JsonFields::text(const std::string& key) {
  const Json* found = field(key);
  if (found && found->is_string()) return found->get<std::string>();
  if (found) refuse(key, "the field " + in_words(path_to(key)) + " must hold a text.", "Write it in quotation marks.");
  return {};
}

double JsonFields::number(const std::string& key) {
  const Json* found = field(key);
  constexpr double largest = 1e9;  // as in a cell
  if (found && found->is_number() && std::abs(found->get<double>()) <= largest) return found->get<double>();
  if (found && found->is_number()) {
    refuse(key, "the field " + in_words(path_to(key)) + " is too large a number.", "Write one between -1e9 and 1e9.");
    return 0;
  }
  if (found)
    refuse(key, "the field " + in_words(path_to(key)) + " must hold a number.",
           "Write it with digits and a decimal point, without quotation marks.");
  return 0;
}

double JsonFields::above_zero(const std::string& key) {
  const double found = number(key);
  if (found >= 1e-9) return found;
  refuse(key, "the field " + in_words(path_to(key)) + " must be above zero.", "Write a number above zero.");
  return 1;
}

int JsonFields::whole(const std::string& key, int lowest, int highest) {
  const double found = number(key);
  if (found == std::floor(found) && found >= lowest && found <= highest) return int(found);
  refuse(key,
         "the field " + in_words(path_to(key)) + " must be a whole number from " + std::to_string(lowest) + " to " +
             std::to_string(highest) + ".",
         "Write such a number.");
  return lowest;
}

Day JsonFields::day(const std::string& key) {
  const std::string said = text(key);
  if (const auto found = parse_day(said)) return *found;
  refuse(key, codec::quoted(said) + " is not a day I can read.", "Write days as year-month-day: \"2026-03-01\".");
  return {};
}

std::vector<int> JsonFields::wholes(const std::string& key, int lowest, int highest) {
  std::vector<int> all;
  const Json* found = field(key);
  if (found && found->is_array())
    for (const Json& one : *found) {
      const double value = one.is_number() ? one.get<double>() : lowest - 1.0;
      if (value != std::floor(value) || value < lowest || value > highest) break;
      all.push_back(int(value));
    }
  if (found && (!found->is_array() || all.size() != found->size()))
    refuse(key,
           "the field " + in_words(path_to(key)) + " must hold a list of whole numbers from " + std::to_string(lowest) +
               " to " + std::to_string(highest) + ".",
           "Write it as [" + std::to_string(lowest) + ", " + std::to_string(highest) + "].");
  return all;
}
std::vector<std::string> JsonFields::texts(const std::string& key) {
  std::vector<std::string> all;
  const Json* found = field(key);
  if (found && found->is_array())
    for (const Json& one : *found) {
      if (!one.is_string()) break;
      all.push_back(one.get<std::string>());
    }
  if (found && (!found->is_array() || all.size() != found->size()))
    refuse(key, "the field " + in_words(path_to(key)) + " must hold a list of texts.",
           "Write it as [\"one\", \"two\"].");
  return all;
}

std::optional<std::vector<std::string>> JsonFields::texts_or(const std::string& key, std::string_view word) {
  if (!has(key)) return std::nullopt;
  if (const Json& found = *object_->find(key); found.is_string() && found.get<std::string>() == word)
    return std::nullopt;
  return texts(key);
}

JsonFields JsonFields::object(const std::string& key) {
  const Json* found = field(key);
  if (found && !found->is_object())
    refuse(key, "the field " + in_words(path_to(key)) + " must hold an object.", "Write it as {\"field\": value}.");
  return JsonFields(*this, found && found->is_object() ? found : &no_object, path_to(key));
}

std::vector<std::string> JsonFields::keys() const {
  std::vector<std::string> all;
  for (const auto& [key, value] : object_->items()) all.push_back(key);
  return all;
}

void JsonFields::no_others() {
  for (const std::string& key : keys())
    if (!asked_.contains(key)) {
      std::vector<std::string> known(asked_.begin(), asked_.end());
      std::string list;
      for (const std::string& one : known) list.append(list.empty() ? "" : ", ").append(one);
      refuse(key, "the field " + in_words(path_to(key)) + " is not one I know.", "Fields I know here: " + list + ".");
    }
}

}  // namespace titrate::codec
