#include "codec/log_json.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "app/records.h"
#include "base/version.h"
#include "codec/event_json.h"
#include "codec/fields.h"
#include "codec/json.h"
#include "codec/seal.h"
#include "codec/text.h"

namespace titrate::codec {
namespace {

constexpr const char* log_format = "titrate-log-1";

constexpr std::array<std::pair<Item::Kind, const char*>, 7> items_of_log{{{Item::Kind::dose, "dose"},
                                                                          {Item::Kind::measure, "measure"},
                                                                          {Item::Kind::side_effect, "side_effect"},
                                                                          {Item::Kind::arm, "arm"},
                                                                          {Item::Kind::guess, "guess"},
                                                                          {Item::Kind::note, "note"},
                                                                          {Item::Kind::context, "context"}}};

/// The fields of an event after those that every event has.
struct LogLine {
  Json& line;
  void operator()(const Recorded& said) const {
    line["kind"] = "recorded";
    line["day"] = to_string(said.day);
    for (const auto& [kind, name] : items_of_log)
      if (kind == said.item.kind) line["item"] = name;
    if (!said.item.name.empty()) line["name"] = said.item.name;
    if (in_words(said.item.kind)) {
      line["text"] = said.text;
      if (said.entry.known()) line["amount"] = said.entry.amount();  // how sure a guess is
    } else {
      line["state"] = to_string(said.entry.state());
      if (said.entry.state() == EntryState::value) line["amount"] = said.entry.amount();
    }
  }
  void operator()(const Undone& undone) const {
    line["kind"] = "undone";
    line["undoes"] = undone.event;
  }
  void operator()(const Tracked& tracked) const {
    line["kind"] = "tracked";
    line["measures"] = tracked.measures;
  }
  void operator()(const DayStartChosen& chosen) const {
    line["kind"] = "day_start";
    line["hour"] = chosen.start.hour;
  }
  template <class Documented>
  void operator()(const Documented& said) const {
    const auto document = document_of(said);
    require(document.has_value(), "an event has fields or a document");
    line["kind"] = document->kind;
    line["document"] = document->text;  // as a text: a sealed protocol is its bytes
  }
};

Problem in_event(std::size_t number, const Problem& problem, const std::string& name) {
  return {"event " + std::to_string(number) + ": " + problem.what +
              (problem.where.file.empty() ? "" : " (" + place_of(problem) + ")"),
          {.file = name},
          problem.way_out.empty() ? "Take another backup; nothing was changed." : problem.way_out};
}

std::optional<What> recorded_in(Fields& fields) {
  Recorded said;
  for (const char* needed : {"day", "item"}) fields.needs(needed);
  const auto day = parse_day(fields.text("day").value_or(""));  // any day that a store takes, and not only a likely one
  const std::string item = fields.text("item").value_or("");
  said.item.name = fields.text("name").value_or("");
  const auto known =
      std::find_if(items_of_log.begin(), items_of_log.end(), [&](const auto& one) { return one.second == item; });
  if (known == items_of_log.end() || !day) return std::nullopt;
  said.day = *day;
  said.item.kind = known->first;
  if (in_words(said.item.kind)) {
    fields.needs("text");
    said.text = fields.text("text").value_or("");
    if (const auto sure = fields.number("amount")) said.entry = Entry<double>::of(*sure);
    return What(std::move(said));
  }
  fields.needs("state");
  const auto state =
      parse_entry_state(fields.one_of("state", {"value", "none", "skipped", "not_recorded"}).value_or(""));
  if (!state) return std::nullopt;
  if (*state == EntryState::value) fields.needs("amount");
  said.entry = Entry<double>::from(*state, *state == EntryState::value ? fields.number("amount").value_or(0) : 0);
  return What(std::move(said));
}

Result<What> what_in(Fields& fields, const Catalog& catalog) {
  fields.needs("kind");
  const std::string kind = fields.text("kind").value_or("");
  std::optional<What> what;
  if (kind == "recorded") {
    what = recorded_in(fields);
  } else if (kind == "undone") {
    fields.needs("undoes");
    what = Undone{fields.whole_number("undoes").value_or(0)};
  } else if (kind == "tracked") {
    fields.needs("measures");
    what = Tracked{fields.texts("measures").value_or(std::vector<std::string>())};
  } else if (kind == "day_start") {
    fields.needs("hour");
    what = DayStartChosen{{int(std::clamp<std::int64_t>(fields.whole_number("hour").value_or(0), -1, 24))}};
  } else {
    fields.needs("document");
    const auto text = fields.text("document");
    if (auto problem = fields.problem()) return *problem;
    return what_of({kind, text.value_or("")}, catalog);
  }
  if (auto problem = fields.problem()) return *problem;
  if (!what) return Problem{"it says what I do not understand.", {}, "Use the Titrate that wrote it."};
  return *std::move(what);
}

Result<Event> event_in(const Json& line, const Catalog& catalog) {
  Fields fields(line, "event");
  Event event;
  for (const char* needed : {"id", "diary", "entered"}) fields.needs(needed);
  event.id = fields.whole_number("id").value_or(0);
  event.diary = fields.text("diary").value_or("");
  event.key = fields.text("key").value_or("");
  event.entered = fields.moment("entered").value_or(Moment{});
  auto what = what_in(fields, catalog);
  if (!what) return what.problem();
  event.what = std::move(what).value();
  return event;
}

bool all_utf8(const Json& line) {
  return std::all_of(line.begin(), line.end(), [](const Json& field) {
    return field.is_array() ? all_utf8(field) : !field.is_string() || is_utf8(field.get_ref<const std::string&>());
  });
}

}  // namespace

Result<std::string> json_of(const WholeLog& log) {
  std::string text = "{\"format\": \"" + std::string(log_format) +
                     "\",\n \"order_key\": " + (log.key ? "\"" + hex_of(*log.key) + "\"" : std::string("null")) +
                     ",\n \"events\": [";
  const char* between = "\n  ";
  for (const Event& event : log.events) {
    Json line{{"id", event.id}, {"diary", event.diary}};
    if (!event.key.empty()) line["key"] = event.key;
    line["entered"] = to_string(event.entered);
    std::visit(LogLine{line}, event.what);
    if (!all_utf8(line))
      return Problem{"event " + std::to_string(event.id) + " holds bytes that are no text, and JSON cannot hold them.",
                     {},
                     "Take an SQLite backup: titrate backup --to FILE."};
    text += between + line.dump();
    between = ",\n  ";
  }
  return text + "\n ]}\n";
}

Result<WholeLog> log_from_json(std::string_view bytes, const std::string& name, const Catalog& catalog) {
  const auto text = text_of(bytes, name);
  if (!text) return text.problem();
  const auto object = json_object_of(*text, name);
  if (!object) return object.problem();
  Fields fields(*object, name);
  for (const char* needed : {"format", "events"}) fields.needs(needed);
  const auto format = fields.text("format");
  const auto key = fields.text_or_null("order_key");
  const Json* lines = fields.objects("events");
  if (format && *format != log_format)
    return Problem{"this is not a log of Titrate that I know: its format is " + codec::quoted(*format) + ".",
                   {.file = name},
                   std::string("I know ") + log_format + "."};
  if (auto problem = fields.problem()) return *problem;
  WholeLog log;
  if (key) {
    const auto secret = secret_from_hex(*key);
    if (!secret) return Problem{secret.problem().what, {.file = name + ": order_key"}, secret.problem().way_out};
    log.key = *secret;
  }
  for (const Json& line : *lines) {
    auto event = event_in(line, catalog);
    if (!event) return in_event(log.events.size() + 1, event.problem(), name);
    log.events.push_back(std::move(event).value());
  }
  if (auto problem = fault_of(log.events, name)) return *problem;
  return log;
}

std::optional<Problem> fault_of(const std::vector<Event>& events, const std::string& name) {
  std::set<std::pair<std::string, std::string>> keys;
  std::int64_t next = 1;
  for (const Event& event : events) {
    std::optional<Problem> wrong;
    if (event.id != next)
      wrong = Problem{"its id is " + std::to_string(event.id) + "; ids are 1, 2, 3 ... without a gap.", {}, ""};
    else if (!event.key.empty() && !keys.emplace(event.diary, event.key).second)
      wrong = Problem{"its key stands twice in the diary.", {}, ""};
    else
      wrong = objection_to(event, event.id);
    if (wrong) return in_event(std::size_t(next), *wrong, name);
    ++next;
  }
  return std::nullopt;
}

std::vector<std::string> diaries_of(const std::vector<Event>& events) {
  std::vector<std::string> names;
  for (const Event& event : events)
    if (std::find(names.begin(), names.end(), event.diary) == names.end()) names.push_back(event.diary);
  return names;
}

std::vector<Event> events_of_diary(const std::vector<Event>& events, const std::string& diary) {
  std::vector<Event> found;
  std::copy_if(events.begin(), events.end(), std::back_inserter(found),
               [&](const Event& event) { return event.diary == diary; });
  return found;
}

std::vector<std::string> lost_in_csv(const std::vector<Event>& events, const std::string& diary) {
  const auto log = events_of_diary(events, diary);
  const auto count = [&](const auto& which) { return std::count_if(log.begin(), log.end(), which); };
  const auto said = [](std::int64_t number, const char* one, const char* several) {
    return std::to_string(number) + (number == 1 ? one : several);
  };
  const auto entries = count([](const Event& event) { return std::holds_alternative<Recorded>(event.what); });
  const auto undone = count([](const Event& event) { return std::holds_alternative<Undone>(event.what); });
  const auto documents = count([](const Event& event) { return document_of(event.what).has_value(); });
  return {
      "what was corrected and taken back, and when each entry was written: " +
          said(entries, " entry becomes", " entries become") +
          " one row a day as it stands, with the time of its last entry; " +
          said(undone, " was taken back", " were taken back"),
      "who the person is, the product, plan, seal, ladder, reminders: " + said(documents, " document", " documents"),
      "the key of a sealed order, the names that programs gave to entries, the day's first hour, what the evening "
      "asks for",
      "every other diary than " + diary + ": " + said(std::int64_t(events.size() - log.size()), " entry", " entries"),
      "a control character in a text becomes a space; doses that are all 0 or 1 come back as units of a treatment"};
}

}  // namespace titrate::codec
