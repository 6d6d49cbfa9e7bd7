#include "codec/json_file.h"

#include <algorithm>
#include <cmath>

#include "base/listed.h"
#include "codec/json_places.h"
#include "codec/text.h"

namespace titrate::codec {
namespace {

constexpr std::size_t largest_json = 1u << 20;
const Json no_object = Json::object();

}  // namespace

Problem JsonFile::problem(const JsonPath& path, std::string what, std::string way_out) const {
  const JsonSpan span = JsonPlaces(text_).nearest(path);
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
  auto root = json_object_of(*text, name);
  if (!root) return root.problem();
  JsonFile file;
  file.name_ = name;
  file.text_ = *text;
  file.root_ = std::move(root).value();
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

std::size_t JsonFields::objects(const std::string& key) {
  const Json* found = field(key);
  if (!found) return 0;
  if (found->is_array() && std::all_of(found->begin(), found->end(), [](const Json& one) { return one.is_object(); }))
    return found->size();
  refuse(key, "the field " + in_words(path_to(key)) + " must hold a list of objects.",
         "Write it as [{\"field\": value}, {\"field\": value}].");
  return 0;
}

JsonFields JsonFields::object_in(const std::string& key, std::size_t i) {
  JsonPath path = path_to(key);
  path.push_back(std::to_string(i));
  return JsonFields(*this, &object_->at(key).at(i), std::move(path));
}

std::vector<std::string> JsonFields::keys() const {
  std::vector<std::string> all;
  for (const auto& [key, value] : object_->items()) all.push_back(key);
  return all;
}

void JsonFields::no_others() {
  for (const std::string& key : keys())
    if (!asked_.contains(key)) {
      const std::string list = listed({asked_.begin(), asked_.end()});
      refuse(key, "the field " + in_words(path_to(key)) + " is not one I know.", "Fields I know here: " + list + ".");
    }
}

}  // namespace titrate::codec
