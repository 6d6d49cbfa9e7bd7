#include <fmt/core.h>

#include "cli/at_the_door.h"
#include "cli/lines.h"
#include "cli/say.h"
#include "cli/today_text.h"
#include "cli/verbs.h"

namespace titrate::cli {
namespace {

using codec::Json;

/// The words of the shell as a request of the door, or nothing where they are too few or too many.
std::optional<Json> request_of(const LogOptions& options) {
  const auto& words = options.words;
  Json request{{"verb", "record"}};
  const auto say = [&](const std::string& value, bool as_typed) {
    if (value == "none" || value == "skipped") {
      request["state"] = value;
    } else if (value == "clear") {
      request["state"] = "not_recorded";
    } else {
      request["state"] = "value";
      const Json number = Json::parse(value, nullptr, false);
      request["value"] = !as_typed && number.is_number() ? number : Json(value);
    }
  };
  if (words.size() == 3 && words[0] == "side-effect") {
    request["item"] = "side_effect";
    request["effect"] = words[1];
    say(words[2], false);
  } else if (words.size() == 3 && words[0] == "context") {
    request["item"] = "context";
    request["kind"] = words[1];
    request["state"] = words[2] == "clear" ? "not_recorded" : "value";
    if (words[2] != "clear") request["text"] = words[2];
  } else if (words.size() == 2 && words[0] == "guess") {
    request["item"] = "guess";
    request["state"] = words[1] == "clear" ? "not_recorded" : "value";
    if (words[1] != "clear") request["text"] = words[1];
    if (options.confidence) request["confidence"] = *options.confidence / 100;
  } else if (words.size() == 2 && words[0] == "dose" && words[1] == "taken") {
    request["item"] = "dose";  // the portion of a blinded trial
    request["state"] = "value";
  } else if (words.size() == 2 && words[0] == "note") {
    request["item"] = "note";
    request["state"] = "value";
    request["text"] = words[1];
  } else if (words.size() == 2 && words[0] != "side-effect" && words[0] != "context") {
    request["item"] = words[0];
    say(words[1], words[0] == "dose");
  } else {
    return std::nullopt;
  }
  if (!options.day.empty()) request["day"] = options.day;
  if (options.confirm) request["confirm"] = true;
  return request;
}

void print(const Json& reply, const std::string& item) {
  const Json& today = reply["today"];
  fmt::print("Saved: {}.\n", text_in(today["last_change"], "text"));
  fmt::print("{}", call_text(today["call"]));  // before anything else that is to be read
  if (item == "note")
    fmt::print("{}", wrapped("Notes are not read for danger. What troubles you belongs into titrate log side-effect.",
                             "", "  "));
  const Json& dose = today["dose"]["guard"];
  if (item == "dose" && dose.is_object()) {
    if (dose["in_words"].is_string()) fmt::print("{}", wrapped("That is " + text_in(dose, "in_words") + ".", "", "  "));
    for (const Json& doubt : dose["doubts"]) fmt::print("{}", wrapped(text_in(doubt, "sentence"), "", "  "));
    if (dose["advice"].is_string()) fmt::print("{}", wrapped(text_in(dose, "advice"), "", "  "));
  }
  const Json& guard = today["guard"];
  for (const Json& reason : guard["reasons"])
    fmt::print("{}", wrapped(fmt::format("{}: {} ({})", text_in(reason, "effect"), text_in(reason, "detail"),
                                         text_in(reason, "source")),
                             "", "  "));
  if (guard["one_step_lower"] == true) fmt::print("When you go on, go on one step lower.\n");
}

}  // namespace

Ending log(const LogOptions& options) {
  const std::optional<Json> request = request_of(options);
  if (!request)
    return complain({"I do not understand this entry.",
                     {},
                     "Write: titrate log dose 200, titrate log pain 4, titrate log side-effect diarrhoea 2, "
                     "titrate log guess active, "
                     "titrate log context illness \"a cold\", or "
                     "titrate log note \"a long walk\"."});
  const auto reply = at_the_door(options.data, *request);
  if (!reply) return complain(reply.problem());
  if (options.json)
    fmt::print("{}\n", reply->text);
  else
    print(reply->json, request->value("item", ""));
  // Somebody who logs from a script should not overlook this.
  return reply->json["today"]["guard"]["dose_may_be_suggested"] == true ? Ending::done : Ending::refused;
}

}  // namespace titrate::cli
