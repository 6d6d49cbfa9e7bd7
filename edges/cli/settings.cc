#include <fmt/core.h>

#include "cli/at_the_door.h"
#include "cli/lines.h"
#include "cli/say.h"
#include "cli/verbs.h"

namespace titrate::cli {
namespace {

using codec::Json;

/// "pain, sleep_quality": the names as track, log and skip take them.
std::string names_in(const Json& outcomes) {
  std::string names;
  for (const Json& one : outcomes) names += (names.empty() ? "" : ", ") + text_in(one, "name");
  return names;
}

std::string asked_text(const Json& today) {
  const std::string names = names_in(today["outcomes"]);
  return names.empty() ? std::string("The evening asks for no outcome yet.\n")
                       : wrapped("The evening asks for: " + names + ".", "", "  ");
}

}  // namespace

Ending track(const TrackOptions& options) {
  if (!options.outcomes.empty()) {
    const auto reply = at_the_door(options.data, {{"verb", "track"}, {"outcomes", options.outcomes}});
    if (!reply) return complain(reply.problem());
    fmt::print("{}", options.json ? reply->text + "\n" : asked_text(reply->json["today"]));
    return Ending::done;
  }
  const auto page = at_the_door(options.data, {{"verb", "today"}});
  if (!page) return complain(page.problem());
  const auto about = at_the_door(options.data, {{"verb", "about"}});
  if (!about) return complain(about.problem());
  const Json& known = about->json["instruments"];
  if (options.json) {
    fmt::print("{}\n", Json{{"outcomes", page->json["today"]["outcomes"]}, {"instruments", known}}.dump());
    return Ending::done;
  }
  fmt::print("{}\n{}", asked_text(page->json["today"]),
             wrapped("It can ask for: " + names_in(known) + ". To choose: titrate track pain sleep_quality", "", "  "));
  return Ending::done;
}

Ending settings(const SettingsOptions& options) {
  const auto reply = options.day_start
                         ? at_the_door(options.data, {{"verb", "settings"}, {"day_start_hour", *options.day_start}})
                         : at_the_door(options.data, {{"verb", "today"}});
  if (!reply) return complain(reply.problem());
  const Json& today = reply->json["today"];
  if (options.json)
    fmt::print("{}\n", reply->text);
  else
    fmt::print("The day begins at {}:00: what is entered before belongs to the day before.\nIt is {} now.\n",
               today["day_start_hour"].get<int>(), text_in(today, "current_day"));
  return Ending::done;
}

}  // namespace titrate::cli
