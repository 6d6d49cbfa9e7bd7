#include <fmt/core.h>

#include "app/in_words.h"
#include "cli/at_the_door.h"
#include "cli/follow_text.h"
#include "cli/lines.h"
#include "cli/say.h"
#include "cli/today_text.h"
#include "cli/verbs.h"

namespace titrate::cli {
namespace {

using codec::Json;

/// What a person types as an amount, read by the door's one reader of amounts.
void say_if(Json& request, const char* field, const std::string& text) {
  if (!text.empty()) request[field] = text;
}

Result<Json> request_of(const FollowOptions& options) {
  Json request{{"verb", "follow"}, {"act", options.act}};
  const auto need = [&](const char* act, bool given, const char* option) -> std::optional<Problem> {
    if (!given || options.act == act) return std::nullopt;
    return Problem{std::string(option) + " belongs to titrate follow " + act + ".",
                   {.file = option},
                   "titrate follow --help shows what each takes."};
  };
  const bool starts = !options.unit_mg.empty() || options.scored || !options.start.empty() || options.run_in ||
                      !options.to.empty() || !options.product.empty() || !options.unit_name.empty();
  const bool agrees = !options.clinician.empty() || !options.agreed_on.empty() || !options.gone_since.empty();
  if (auto problem = need("start", starts, "--unit-mg, --start, --run-in, --to, --product")) return *problem;
  if (auto problem = need("step", !options.tolerated.empty() || options.down, "--tolerated, --down")) return *problem;
  if (auto problem = need("resume", agrees, "--gone-since, --clinician, --agreed-on")) return *problem;
  say_if(request, "unit_mg", options.unit_mg);
  say_if(request, "unit", options.unit_name);
  say_if(request, "product", options.product);
  say_if(request, "start", options.start);
  say_if(request, "to_mg", options.to);
  if (options.scored) request["scored"] = true;
  if (options.run_in) request["run_in_days"] = *options.run_in;
  if (!options.tolerated.empty()) request["tolerated"] = options.tolerated == "yes";
  if (options.down) request["down"] = true;
  say_if(request, "gone_since", options.gone_since);
  say_if(request, "clinician", options.clinician);
  say_if(request, "agreed_on", options.agreed_on);
  say_if(request, "reason", options.reason);
  return request;
}

}  // namespace

Ending follow(const FollowOptions& options) {
  const auto request = request_of(options);
  if (!request) return complain(request.problem());
  const auto reply = at_the_door(options.data, *request);
  if (!reply) return complain(reply.problem()), options.act == "state" ? Ending::bad_input : Ending::refused;
  const Json& follow = reply->json["follow"];
  if (options.json) {
    fmt::print("{}\n", reply->text);
  } else if (follow.is_null() && reply->json["saved"].is_null()) {
    fmt::print("No ladder is followed. Begin one: titrate follow start --unit-mg 100\n");
  } else {
    if (reply->json["saved"].is_object())
      fmt::print("{}\n", wrapped("Saved: " + text_in(reply->json["saved"], "text") + ".", "", "  "));
    if (reply->json["week"].is_object())
      fmt::print("{}", follow_week_text(reply->json["week"]));
    else if (follow.is_object())
      fmt::print("{}", follow_text(follow, reply->json["call"]));
  }
  const bool held = follow.is_object() &&
                    (follow["phase"] == "paused" || follow["phase"] == "stopped" || follow["phase"] == "no_dose");
  return held ? Ending::refused : Ending::done;
}

}  // namespace titrate::cli
