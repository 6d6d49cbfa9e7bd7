#include <fmt/core.h>

#include "app/in_words.h"
#include "cli/at_the_door.h"
#include "cli/lines.h"
#include "cli/say.h"
#include "cli/verbs.h"

namespace titrate::cli {
namespace {

using codec::Json;

/// The choice of the options, or why there are several.
Result<std::string> choice_of(const DecideOptions& options) {
  std::string chosen;
  int given = 0;
  const auto add = [&](bool is, const char* name) {
    if (is) chosen = name, ++given;
  };
  add(options.keep, "keep");
  add(options.raise, "raise");
  add(options.lower, "lower");
  add(options.stop, "stop");
  add(options.extend, "extend");
  add(options.not_enough, "not_enough");
  if (given > 1) return Problem{"Several things were chosen at once.", {.file = "decide"}, "Choose one of them."};
  return chosen;
}

std::string option_of(const std::string& choice) { return choice == "not_enough" ? "--not-enough" : "--" + choice; }

std::string choices_text(const Json& choices) {
  std::string text;
  for (const Json& one : choices["considered"]) {
    const std::string name = text_in(one, "choice");
    std::string line = one["open"] == true ? option_of(name) : "(" + name + ")";
    line.resize(std::max<std::size_t>(line.size() + 1, 15), ' ');
    text += wrapped(text_in(one, "why"), "  " + line, std::string(17, ' '));
  }
  return text;
}

}  // namespace

Ending decide(const DecideOptions& options) {
  const auto choice = choice_of(options);
  if (!choice) return complain(choice.problem());
  Json request{{"verb", "decide"}};
  if (!choice->empty()) request["choice"] = *choice;
  if (!options.reason.empty()) request["reason"] = options.reason;
  const auto reply = at_the_door(options.data, request);
  if (!reply) return complain(reply.problem()), choice->empty() ? Ending::bad_input : Ending::refused;
  if (options.json) return fmt::print("{}\n", reply->text), Ending::done;
  const Json& choices = reply->json["choices"];
  if (reply->json["saved"].is_object()) {
    fmt::print("{}", wrapped("Saved, " + text_in(reply->json["saved"], "text") + ".", "", "  "));
    fmt::print("{}", wrapped("The rule, its inputs and what else was considered are kept with it. titrate undo takes "
                             "it back.",
                             "", "  "));
    return Ending::done;
  }
  fmt::print("{}\n", wrapped(text_in(reply->json["look"], "sentence"), "", ""));
  const std::string proposed = text_in(choices, "proposed");
  if (text_in(reply->json["look"], "kind") == "look")
    fmt::print("{}", wrapped("It follows: " + proposed + ". What is open, and what is not (in brackets):", "", ""));
  else
    fmt::print("Without a planned look:\n");
  fmt::print("{}", choices_text(choices));
  fmt::print("{}", wrapped("Decide with one of them and --reason TEXT.", "", ""));
  return Ending::done;
}

}  // namespace titrate::cli
