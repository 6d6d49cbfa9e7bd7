#include <fmt/core.h>

#include <map>

#include "app/in_words.h"
#include "cli/at_the_door.h"
#include "cli/clock.h"
#include "cli/lines.h"
#include "cli/say.h"
#include "cli/verbs.h"

namespace titrate::cli {
namespace {

using codec::Json;

constexpr int shown_days = 14;

/// What is to be known of an entry beside itself.
std::string remarks_on(const Json& line, const std::map<std::int64_t, std::string>& texts) {
  std::string remarks;
  if (line["days_after"].is_number()) {
    const int days = line["days_after"].get<int>();
    remarks += fmt::format("; entered {} day{} after", days, days == 1 ? "" : "s");
  }
  if (line["corrected_by"].is_number()) remarks += "; corrected: " + texts.at(line["corrected_by"].get<std::int64_t>());
  if (line["undone"] == true) remarks += "; taken back";
  return remarks;
}

/// An event without the day that stands in front of it already.
std::string text_of(const Json& line) {
  const std::string text = text_in(line, "text");
  if (!line["day"].is_string()) return text;
  const std::string day = ", for " + day_in_words(*parse_day(text_in(line, "day")));
  return text.ends_with(day) ? text.substr(0, text.size() - day.size()) : "note: " + text;
}

}  // namespace

Ending history(const HistoryOptions& options) {
  Json request{{"verb", "history"}};
  if (!options.from.empty()) request["from"] = options.from;
  if (!options.to.empty()) request["to"] = options.to;
  const auto reply = at_the_door(options.data, request);
  if (!reply) return complain(reply.problem());
  if (options.json) return fmt::print("{}\n", reply->text), Ending::done;

  const bool everything = options.all || !options.from.empty() || !options.to.empty();
  const Day since = day_of(now(), DayStart{}) - std::chrono::days(shown_days - 1);
  std::map<std::int64_t, std::string> texts;
  for (const Json& line : reply->json["events"]) texts[line["id"].get<std::int64_t>()] = text_of(line);
  std::size_t left_out = 0, shown = 0;
  for (const Json& line : reply->json["events"]) {
    const bool about_a_day = line["day"].is_string();
    // What was done with a trial is about no single day, and belongs to the day on which it was said.
    const std::string item = text_in(line, "item");
    const bool of_the_trial = item == "paused" || item == "resumed" || item == "peek" || item == "decision";
    const std::string when = about_a_day ? text_in(line, "day") : text_in(line, "entered").substr(0, 10);
    const bool old = *parse_day(when) < since;
    const bool passed = line["undone"] == true || item == "undo";
    if ((!everything && (old || (!about_a_day && !of_the_trial))) || (!options.all && passed)) {
      ++left_out;
      continue;
    }
    ++shown;
    fmt::print("{}",
               wrapped(text_of(line) + remarks_on(line, texts), fmt::format("{:10}  ", when), std::string(12, ' ')));
  }
  if (shown == 0) fmt::print("Nothing was written down{}.\n", everything ? "" : " about the last 14 days");
  if (left_out > 0 && !options.all) fmt::print("\n{} more in the log: titrate history --all shows them.\n", left_out);
  return Ending::done;
}

}  // namespace titrate::cli
