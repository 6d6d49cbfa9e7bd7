#include <algorithm>

#include "app/in_words.h"
#include "app/write_event.h"
#include "codec/reminders.h"
#include "codec/seal.h"
#include "codec/text.h"
#include "codec/zone.h"
#include "door/asked.h"
#include "door/verbs.h"

namespace titrate::door {
namespace {

constexpr std::size_t longest_title = 100, most_dose_times = 6;

/// What was said anew, over what was chosen before.
struct ReminderWish {
  std::optional<std::string> at, title, zone;
  std::optional<std::vector<std::string>> doses_at;
  bool said() const { return at || title || zone || doses_at; }
};

Result<Reminders> chosen_anew(Reminders reminders, const ReminderWish& wish, const Moment& now) {
  const auto clock = [](const char* field, const std::string& text) -> Result<std::chrono::minutes> {
    const auto at = clock_time(text);
    if (at) return *at;
    return Problem{codec::quoted(text) + " is no time that a clock shows.", {.file = field}, "Write it as 21:00."};
  };
  if (wish.at) {
    const auto at = clock("at", *wish.at);
    if (!at) return at.problem();
    reminders.evening = *at;
  }
  if (wish.doses_at) {
    reminders.doses.clear();
    if (wish.doses_at->size() > most_dose_times)
      return Problem{"that is more than six doses a day.", {.file = "doses_at"}, "Give at most six times."};
    for (const std::string& text : *wish.doses_at) {
      const auto at = clock("doses_at", text);
      if (!at) return at.problem();
      reminders.doses.push_back(*at);
    }
  }
  if (wish.title) {
    if (wish.title->empty() || wish.title->size() > longest_title)
      return Problem{"a title has 1 to 100 bytes.", {.file = "title"}, "Give a short one, or leave it out: Titrate."};
    reminders.title = *wish.title;
  }
  if (wish.zone)
    reminders.zone = *wish.zone;
  else if (reminders.zone.empty())
    reminders.zone = zone_of_this_machine().value_or("");
  if (reminders.zone.empty())
    return Problem{"I do not know in which time zone you are: this machine does not say.",
                   {.file = "zone"},
                   "Name it, as Europe/Berlin."};
  const int year = int(std::chrono::year_month_day(day_of(now, {})).year());
  if (const auto zone = zone_called(reminders.zone, year, year); !zone) return zone.problem();
  if (reminders.id.empty()) reminders.id = new_token().substr(0, 32);
  return reminders;
}

Json stretch_json(const std::optional<Stretch>& stretch) {
  if (!stretch) return nullptr;
  return {{"from", to_string(stretch->from)}, {"to", stretch->to ? Json(to_string(*stretch->to)) : Json(nullptr)}};
}

Json reminders_json(const RemindersNow& now) {
  Json doses = Json::array();
  for (const auto at : now.chosen.doses) doses.push_back(clock_text(at));
  return {{"title", now.chosen.title},
          {"zone", now.chosen.zone},
          {"at", clock_text(now.chosen.evening)},
          {"doses_at", doses},
          {"evening", stretch_json(now.days.evening)},
          {"doses", stretch_json(now.days.doses)},
          {"why", now.why},
          {"version", now.version}};
}

/// Does what one act asks, and gives the token of a feed that was opened.
Result<std::string> act_on_reminders(Room& room, const Asked& asked, const std::string& act, const ReminderWish& wish) {
  const auto notebook = open_notebook(room.records, asked.diary);
  if (!notebook) return notebook.problem();
  const auto before = reminders_now(*notebook, room.catalog, asked.now);
  if (!before) return before.problem();
  if (act == "set") {
    const auto chosen = chosen_anew(*before ? (*before)->chosen : Reminders{}, wish, asked.now);
    if (!chosen) return chosen.problem();
    const auto written = write_event(room.records, asked, RemindersChosen{json_of(*chosen)});
    if (!written) return written.problem();
  } else if (act == "feed_open") {
    if (!*before)
      return Problem{"no reminders were chosen yet.", {.file = "act"}, "Choose them first: titrate reminders set."};
    const std::string token = new_token();
    const auto written = write_event(room.records, asked, FeedOpened{sha256(token)});
    if (!written) return written.problem();
    return token;
  } else if (act == "feed_close") {
    if (notebook->says->feed_token_hash.empty())
      return Problem{"no feed is open.", {.file = "act"}, "There is nothing to close."};
    const auto written = write_event(room.records, asked, FeedClosed{});
    if (!written) return written.problem();
  }
  return std::string();
}

}  // namespace

Answer reminders(Room& room, Fields& fields) {
  const Asked asked = asked_to_write(fields);
  const std::string act = fields.one_of("act", {"show", "set", "ics", "feed_open", "feed_close"}).value_or("show");
  const ReminderWish wish{fields.text("at"), fields.text("title"), fields.text("zone"), fields.texts("doses_at")};
  if (auto problem = fields.problem()) return *problem;
  if (wish.said() && act != "set")
    return Problem{"only the act \"set\" chooses something.", {.file = "act"}, "Send \"act\": \"set\"."};
  const auto token = act_on_reminders(room, asked, act, wish);
  if (!token) return token.problem();
  const auto notebook = open_notebook(room.records, asked.diary);
  if (!notebook) return notebook.problem();
  const auto now = reminders_now(*notebook, room.catalog, asked.now);
  if (!now) return now.problem();
  if (act == "ics" && !*now)
    return Problem{"no reminders were chosen yet.", {.file = "act"}, "Choose them first: titrate reminders set."};
  return Json{{"reminders", *now ? reminders_json(**now) : Json(nullptr)},
              {"feed_open", !notebook->says->feed_token_hash.empty()},
              {"token", token->empty() ? Json(nullptr) : Json(*token)},
              {"ics", act == "ics" ? Json(ical_of(**now)) : Json(nullptr)}};
}

}  // namespace titrate::door
