#include "codec/fields.h"

#include <algorithm>
#include <cmath>

#include "base/listed.h"
#include "codec/dates.h"
#include "codec/number.h"
#include "codec/text.h"

namespace titrate::codec {
namespace {

bool is_text(const Json& json) { return json.is_string(); }
bool is_number(const Json& json) { return json.is_number(); }
bool is_flag(const Json& json) { return json.is_boolean(); }
bool is_object(const Json& json) { return json.is_object(); }
bool is_objects(const Json& json) { return json.is_array() && std::all_of(json.begin(), json.end(), is_object); }
bool is_texts(const Json& json) { return json.is_array() && std::all_of(json.begin(), json.end(), is_text); }

constexpr const char* example_day = "Write a day that exists as 2026-03-01.";
constexpr const char* example_moment = "Write a moment with its offset as 2026-03-01T21:04:05+01:00.";

}  // namespace

const Json* Fields::find(const char* name) {
  if (std::find(asked_.begin(), asked_.end(), name) == asked_.end()) asked_.push_back(name);
  const auto at = object_.find(name);
  return at == object_.end() ? nullptr : &*at;
}

const Json* Fields::expect(const char* name, bool (*fits)(const Json&), const char* what) {
  const Json* found = find(name);
  if (!found || fits(*found)) return found;
  wrong(name, std::string("this field is ") + what + ", and not " + codec::quoted(text_of_json(*found)) + ".",
        std::string("Give ") + what + ", or leave the field out where the verb can do without it.");
  return nullptr;
}

void Fields::wrong(const char* name, std::string what, std::string way_out) {
  if (!first_) first_ = with_path({std::move(what), {.file = name}, std::move(way_out)});
}

std::optional<std::string> Fields::text(const char* name) {
  const Json* found = expect(name, is_text, "a text");
  return found ? std::optional(found->get<std::string>()) : std::nullopt;
}

std::optional<std::string> Fields::text_or_null(const char* name) {
  const Json* found = find(name);
  return found && !found->is_null() ? text(name) : std::nullopt;
}

std::optional<double> Fields::number(const char* name) {
  const Json* found = expect(name, is_number, "a number");
  return found ? std::optional(found->get<double>()) : std::nullopt;
}

std::optional<double> Fields::amount(const char* name) {
  const Json* found = find(name);
  if (!found || !found->is_string()) return number(name);
  const auto typed = typed_amount(found->get<std::string>(), name);
  if (!typed) wrong(name, typed.problem().what, typed.problem().way_out);
  return typed ? std::optional(*typed) : std::nullopt;
}

std::optional<std::int64_t> Fields::whole_number(const char* name) {
  constexpr double largest = 9e15;
  const auto found = number(name);
  if (!found) return std::nullopt;
  if (*found == std::floor(*found) && std::abs(*found) <= largest) return static_cast<std::int64_t>(*found);
  wrong(name, "this field is a whole number, and not " + text_of_json(number_json(*found)) + ".",
        "Give a whole number.");
  return std::nullopt;
}

std::optional<bool> Fields::flag(const char* name) {
  const Json* found = expect(name, is_flag, "true or false");
  return found ? std::optional(found->get<bool>()) : std::nullopt;
}

std::optional<Day> Fields::day(const char* name) {
  const auto said = text(name);
  const auto day = said ? parse_day(*said) : std::nullopt;
  if (said && (!day || !is_of_a_diary(*day))) {
    wrong(name, codec::quoted(*said) + " is not a day of a diary.", example_day);
    return std::nullopt;
  }
  return day;
}

std::optional<Moment> Fields::moment(const char* name) {
  const auto said = text(name);
  const auto moment = said ? parse_moment(*said) : std::nullopt;
  if (said && !moment) wrong(name, codec::quoted(*said) + " is not a moment with an offset.", example_moment);
  return moment;
}

std::optional<std::vector<std::string>> Fields::texts(const char* name) {
  const Json* found = expect(name, is_texts, "a list of texts");
  return found ? std::optional(found->get<std::vector<std::string>>()) : std::nullopt;
}

std::optional<std::string> Fields::one_of(const char* name, std::initializer_list<const char*> words) {
  auto said = text(name);
  if (!said || std::find(words.begin(), words.end(), *said) != words.end()) return said;
  wrong(name, codec::quoted(*said) + " is not a word that I know here.",
        "Words I know here: " + listed({words.begin(), words.end()}) + ".");
  return std::nullopt;
}

const Json* Fields::object(const char* name) { return expect(name, is_object, "an object"); }
const Json* Fields::objects(const char* name) { return expect(name, is_objects, "a list of objects"); }

std::optional<std::string> Fields::key() {
  constexpr std::size_t longest = 100;
  auto said = text("key");
  if (!said || (!said->empty() && said->size() <= longest)) return said;
  wrong("key",
        "a key has 1 to " + std::to_string(longest) + " bytes, and this one has " + std::to_string(said->size()) + ".",
        "Give a short key that no other entry has, or leave it out.");
  return std::nullopt;
}

void Fields::needs(const char* name) {
  if (!find(name)) wrong(name, "this field is missing.", "Add the field " + codec::quoted(name) + ".");
}

std::optional<Problem> Fields::problem() const {
  if (first_) return first_;
  for (const auto& [name, value] : object_.items())
    if (std::find(asked_.begin(), asked_.end(), name) == asked_.end())
      return Problem{"there is no field of this name here.",
                     {.file = path_ + "." + std::string(name)},
                     "Leave it out. Fields I know here: " + listed(asked_) + "."};
  return std::nullopt;
}

Problem Fields::with_path(Problem problem) const {
  const bool of_a_field = problem.where.line == 0 && object_.contains(problem.where.file);
  const bool asked = std::find(asked_.begin(), asked_.end(), problem.where.file) != asked_.end();
  if (of_a_field || asked) problem.where.file = path_ + "." + problem.where.file;
  if (problem.where == Place{}) problem.where.file = path_;
  return problem;
}

}  // namespace titrate::codec
