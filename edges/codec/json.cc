#include "codec/json.h"

#include <cmath>
#include <set>
#include <vector>

#include "codec/text.h"

namespace titrate::codec {
namespace {

constexpr int deepest = 32;

/// Thrown out of the parser's callback, which has no other way to stop, and caught below.
struct Refused {
  Problem problem;
};

/// Watches the parser: fields named twice, and nesting too deep.
class Watch {
 public:
  explicit Watch(std::string name) : name_(std::move(name)) {}

  bool operator()(int depth, Json::parse_event_t event, Json& parsed) {
    using Parsed = Json::parse_event_t;
    if (depth > deepest)
      throw Refused{{"this JSON is nested more than " + std::to_string(deepest) + " levels deep.",
                     {.file = name_},
                     "Send a flatter object; no verb needs more than four levels."}};
    if (event == Parsed::object_start) fields_.emplace_back();
    if (event == Parsed::object_end) fields_.pop_back();
    if (event == Parsed::key && !fields_.back().insert(parsed.get<std::string>()).second)
      throw Refused{{"the field " + codec::quoted(parsed.get<std::string>()) + " stands twice.",
                     {.file = parsed.get<std::string>()},
                     "Keep the one that is meant."}};
    return true;
  }

 private:
  std::string name_;
  std::vector<std::set<std::string>> fields_;
};

}  // namespace

Result<Json> json_object_of(std::string_view text, const std::string& name) {
  if (text.size() > largest_file) return too_large(text.size(), name);
  const std::string way_out = "Send one JSON object, such as {\"verb\": \"about\"}.";
  try {
    Json json = Json::parse(text, Watch(name));
    if (!json.is_object()) return Problem{"this is JSON, but not an object.", {.file = name}, way_out};
    return json;
  } catch (const Refused& refused) {
    return refused.problem;
  } catch (const Json::parse_error& error) {
    const std::size_t at = error.byte == 0 ? 0 : error.byte - 1;
    return Problem{"this is not JSON from here on.", place_in(text, at, 1, name), way_out};
  } catch (const Json::out_of_range&) {
    return Problem{"a number in it is too large to be one.", {.file = name}, "Check the number's digits and exponent."};
  }
}

std::string text_of_json(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

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
