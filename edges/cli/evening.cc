#include <fmt/core.h>

#include "app/in_words.h"
#include "cli/at_the_door.h"
#include "cli/lines.h"
#include "cli/say.h"
#include "cli/today_text.h"
#include "cli/verbs.h"

namespace titrate::cli {
namespace {

using codec::Json;

Ending ending_of(const Json& today) {
  // Somebody who asks from a script should not overlook that no dose may be taken.
  return today["guard"]["dose_may_be_suggested"] == true ? Ending::done : Ending::refused;
}

/// A request to write about a day.
Json about_day(Json request, const std::string& day) {
  if (!day.empty()) request["day"] = day;
  return request;
}

Ending say_again(const EveningOptions& options, const char* verb, const char* field, const char* what) {
  const auto reply = at_the_door(options.data, {{"verb", verb}});
  if (!reply) return complain(reply.problem()), Ending::refused;
  if (options.json)
    fmt::print("{}\n", reply->text);
  else
    fmt::print("{}", wrapped(fmt::format("{}: {}.", what, text_in(reply->json[field], "text")), "", "  "));
  return Ending::done;
}

}  // namespace

Ending today(const EveningOptions& options) {
  const auto reply = at_the_door(options.data, about_day({{"verb", "today"}}, options.day));
  if (!reply) return complain(reply.problem());
  const Json& today = reply->json["today"];
  if (options.json) return fmt::print("{}\n", reply->text), ending_of(today);
  const auto ladder = today["day"] == today["current_day"] ? at_the_door(options.data, {{"verb", "follow"}}) : reply;
  const Json follow = ladder ? ladder->json.value("follow", Json()) : Json();
  fmt::print("{}", today_text(today, follow, colours_on(1)));
  return ending_of(today);
}

Ending skip(const SkipOptions& options) {
  std::optional<Reply> last;
  for (const std::string& item : options.items) {
    const auto reply =
        at_the_door(options.data, about_day({{"verb", "record"}, {"item", item}, {"state", "skipped"}}, options.day));
    if (!reply) return complain(reply.problem());
    if (!options.json)
      fmt::print("{}", wrapped("Saved: " + text_in(reply->json["today"]["last_change"], "text") + ".", "", "  "));
    last = *reply;
  }
  if (options.json) fmt::print("{}\n", last->text);
  return Ending::done;
}

Ending undo(const EveningOptions& options) { return say_again(options, "undo", "undone", "Taken back"); }

Ending redo(const EveningOptions& options) { return say_again(options, "redo", "restored", "It stands again"); }

Ending late(const LateOptions& options) {
  const auto reply = at_the_door(options.data, {{"verb", "late"}, {"days", options.days}});
  if (!reply) return complain(reply.problem());
  if (options.json) return fmt::print("{}\n", reply->text), Ending::done;
  const Json& missing = reply->json["missing"];
  if (reply->json["completeness"]["days"] == 0) {
    fmt::print("Nothing was recorded yet, so nothing is missing.\n");
    return Ending::done;
  }
  if (missing.empty()) {
    fmt::print("Nothing is missing in the last {} days.\n", options.days);
    return Ending::done;
  }
  fmt::print("Not recorded in the last {} days:\n\n", options.days);
  for (const Json& one : missing) {
    std::string items = one["dose"] == true ? "dose" : "";
    for (const Json& outcome : one["outcomes"]) items += (items.empty() ? "" : ", ") + text_in(outcome, "label");
    fmt::print("{}", wrapped(items, "  " + text_in(one, "day") + "  ", std::string(14, ' ')));
  }
  const Json& first = missing.front();
  const std::string item = first["dose"] == true ? "dose" : text_in(first["outcomes"].front(), "name"),
                    day = text_in(first, "day");
  fmt::print("\nTo enter one:    titrate log {} {} --day {}\nDeliberately not: titrate skip {} --day {}\n", item,
             item == "dose" ? "AMOUNT" : "NUMBER", day, item, day);
  fmt::print("{}", wrapped("What is entered later than the following day is kept, used, and counted as late. What is "
                           "not remembered is better left out: missing is never read as zero.",
                           "", ""));
  return Ending::done;
}

}  // namespace titrate::cli
