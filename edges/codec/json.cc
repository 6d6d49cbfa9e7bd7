#include "codec/json.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>
#include <vector>

#include "codec/json_places.h"
#include "codec/json_writer.h"
#include "codec/text.h"

namespace titrate::codec {
namespace {

constexpr int deepest = 32;

/// Thrown out of the parser's callback, which has no other way to stop, and caught below.
struct Stop {
  enum class Reason { too_deep, key_twice } reason;
};

/// Watches the parser: fields named twice, and nesting too deep.
class Watch {
 public:
  bool operator()(int depth, Json::parse_event_t event, Json& parsed) {
    using Parsed = Json::parse_event_t;
    if (depth > deepest) throw Stop{Stop::Reason::too_deep};
    if (event == Parsed::object_start) fields_.emplace_back();
    if (event == Parsed::object_end) fields_.pop_back();
    if (event == Parsed::key && !fields_.back().insert(parsed.get<std::string>()).second)
      throw Stop{Stop::Reason::key_twice};
    return true;
  }

 private:
  std::vector<std::set<std::string>> fields_;
};

Problem problem_of(Stop stop, std::string_view text, const std::string& name) {
  if (stop.reason == Stop::Reason::too_deep)
    return {"lists or objects are nested more than " + std::to_string(deepest) + " deep here.",
            place_in(text, too_deep(text, deepest).value_or(0), 1, name), "Check that this is the right text."};
  // Only up to the field that stands twice has the parser seen what this is: what follows may be deep, or endless.
  constexpr std::size_t largest_searched = 1u << 20;
  const bool safe = text.size() <= largest_searched && !too_deep(text, deepest);
  const auto twice = safe ? JsonPlaces(text).key_twice() : std::nullopt;
  if (!twice) return {"a field stands twice.", {.file = name}, "Take out one of the two."};
  return {"the field " + in_words(twice->first) + " stands twice.",
          place_in(text, twice->second.at, twice->second.length, name), "Take out one of the two."};
}

}  // namespace

Result<Json> json_object_of(std::string_view text, const std::string& name) {
  if (text.size() > largest_file) return too_large(text.size(), name);
  try {
    Json json = Json::parse(text, Watch());
    if (!json.is_object())
      return Problem{"this is not one JSON object.", place_in(text, text.find_first_not_of(" \t\r\n"), 1, name),
                     "Begin it with { and end it with }."};
    return json;
  } catch (const Stop& stop) {
    return problem_of(stop, text, name);
  } catch (const Json::parse_error& error) {
    const std::size_t at = error.byte == 0 ? 0 : std::min(error.byte, text.size()) - 1;
    return Problem{
        "this is not JSON from here on.", place_in(text, text.empty() ? 0 : at, 1, name),
        "Check the commas, quotation marks and brackets just before; JSON has no comments and no comma after "
        "the last field."};
  } catch (const Json::out_of_range&) {
    return Problem{"a number in it is too large.", {.file = name}, "Look for a large exponent, as in 1e999."};
  }
}

std::string text_of_json(const Json& json) {
  JsonWriter writer;
  writer.value(json);
  return std::move(writer).text();
}

Json problem_json(const Problem& problem) {
  std::string where = place_of(problem);
  const std::string quotation = quotation_of(problem.where);
  if (!quotation.empty()) where += "\n" + quotation;
  // In print the place comes first, so the sentence may begin small; here it stands alone.
  std::string what = problem.what;
  if (!what.empty() && what[0] >= 'a' && what[0] <= 'z') what[0] = static_cast<char>(what[0] - 'a' + 'A');
  return {{"what", what}, {"where", where}, {"way_out", problem.way_out}};
}

Json number_json(double number) {
  constexpr double exactly_whole = 9e15;  // below 2^53 each whole double is one integer
  if (std::abs(number) < exactly_whole && number == std::floor(number)) return static_cast<std::int64_t>(number);
  if (!std::isfinite(number)) return nullptr;
  return number;
}

Json number_json(std::optional<double> number) { return number ? number_json(*number) : Json(nullptr); }

Json text_json(const std::optional<std::string>& text) { return text ? Json(*text) : Json(nullptr); }

}  // namespace titrate::codec
