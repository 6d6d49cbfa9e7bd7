#include <fmt/core.h>

#include "cli/at_the_door.h"
#include "cli/lines.h"
#include "cli/say.h"
#include "cli/verbs.h"
#include "codec/file.h"

namespace titrate::cli {
namespace {

using codec::Json;

Result<Json> request_for(const RemindersOptions& options) {
  const bool chooses = !options.at.empty() || !options.title.empty() || !options.zone.empty() ||
                       !options.dose_at.empty() || options.no_dose_times;
  const auto only = [](const char* what, const char* act) {
    return Problem{std::string(what) + " belongs to titrate reminders " + act + ".",
                   {.file = what},
                   "titrate reminders --help shows what each takes."};
  };
  if (chooses && options.act != "set") return only("--at, --dose-at, --title, --zone", "set");
  if (!options.out.empty() && options.act != "ics") return only("--out", "ics");
  if ((options.act == "feed") == options.feed.empty())
    return Problem{"Open the feed, or close it?", {.file = "feed"}, "titrate reminders feed open, or feed close."};
  if (options.no_dose_times && !options.dose_at.empty())
    return Problem{"Times of a dose, or none?", {.file = "--no-dose-times"}, "Leave out one of the two."};
  Json request{{"verb", "reminders"}, {"act", options.act == "feed" ? "feed_" + options.feed : options.act}};
  if (!options.at.empty()) request["at"] = options.at;
  if (!options.title.empty()) request["title"] = options.title;
  if (!options.zone.empty()) request["zone"] = options.zone;
  if (!options.dose_at.empty()) request["doses_at"] = options.dose_at;
  if (options.no_dose_times) request["doses_at"] = Json::array();
  return request;
}

std::string days_in_words(const Json& stretch) {
  if (!stretch.is_object()) return "no day";
  return "each day from " + text_in(stretch, "from") +
         (stretch["to"].is_null() ? std::string() : " to " + text_in(stretch, "to"));
}

void print_reminders(const Json& reply) {
  const Json& reminders = reply["reminders"];
  if (reminders.is_null()) {
    fmt::print("No reminders were chosen. Choose them: titrate reminders set --at 21:00\n");
    return;
  }
  fmt::print("Evening     {}, {}\n", text_in(reminders, "at"), days_in_words(reminders["evening"]));
  for (const Json& at : reminders["doses_at"])
    fmt::print("Dose        {}, {}\n", at.get<std::string>(), days_in_words(reminders["doses"]));
  fmt::print("Title       {}\nTime zone   {}\nFeed        {}\n", text_in(reminders, "title"),
             text_in(reminders, "zone"),
             reply["feed_open"] == true ? "open; titrate reminders feed close ends it" : "closed");
  fmt::print("{}", wrapped(text_in(reminders, "why"), "", ""));
}

void print_feed(const std::string& token, int port) {
  fmt::print("http://127.0.0.1:{}/feed/{}.ics\n\n", port, token);
  fmt::print("{}",
             wrapped("This address is shown once and kept nowhere but as a hash. Whoever has it sees when you are "
                     "reminded, and nothing else. An earlier address is closed. titrate reminders feed close ends "
                     "this one.",
                     "", ""));
  fmt::print("{}", wrapped("It answers while titrate serve runs, and on this machine only: a phone, or a calendar in "
                           "the cloud, cannot reach it. Give those the file: titrate reminders ics --out reminders.ics",
                           "", ""));
}

}  // namespace

Ending reminders(const RemindersOptions& options) {
  const auto request = request_for(options);
  if (!request) return complain(request.problem());
  const auto reply = at_the_door(options.data, *request);
  if (!reply) return complain(reply.problem());
  const std::string ics = text_in(reply->json, "ics"), token = text_in(reply->json, "token");
  if (!options.out.empty())
    if (const auto written = codec::write_file(options.out, ics); !written) return complain(written.problem());
  if (options.json)
    fmt::print("{}\n", reply->text);
  else if (!options.out.empty())
    fmt::print("{}", wrapped("Written: " + options.out +
                                 ". A calendar that imported it keeps what it read: after a pause "
                                 "or another change, write and import it again; the same reminders are then replaced.",
                             "", ""));
  else if (options.act == "ics")
    fmt::print("{}", ics);
  else if (!token.empty())
    print_feed(token, options.port);
  else
    print_reminders(reply->json);
  return Ending::done;
}

}  // namespace titrate::cli
