#include "codec/redacted.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "base/listed.h"
#include "base/words.h"
#include "codec/event_json.h"
#include "codec/json.h"
#include "codec/seal.h"

namespace titrate::codec {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

/// A Monday: a shifted log begins in its week.
const Day first_shifted_week = *parse_day("2000-01-03");

/// Fields of documents that hold what a person wrote, or a clinician's name.
constexpr std::array<std::string_view, 4> fields_of_words{"reason", "clinician", "note", "text"};
/// Objects whose words are the program's own.
constexpr std::array<std::string_view, 4> words_of_the_program{"limit", "rule", "look", "considered"};

Moment shifted(const Moment& moment, days by) {
  // The hour on the person's clock stays, where in the world it was does not.
  return {moment.instant + moment.offset + by, minutes{0}};
}

/// A text that is a date, or a moment, and nothing else; as it was where it is neither.
std::string shifted(const std::string& text, days by) {
  if (const auto day = parse_day(text)) return to_string(*day + by);
  if (const auto moment = parse_moment(text)) return to_string(shifted(*moment, by));
  return text;
}

bool is_one_of(std::string_view key, const auto& names) {
  return std::find(names.begin(), names.end(), key) != names.end();
}

/// Walks through a document, and through documents that stand in it as texts.
class RedactedDocument {
 public:
  RedactedDocument(const Redaction& how, days by) : how_(how), by_(by) {}

  std::string of(const std::string& text) const {
    Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded()) return text;
    walk(json, "", false);
    // A sealed protocol is its bytes: what is canonical stays so.
    return canonical(Json::parse(text)) == text ? canonical(json) : json.dump();
  }

 private:
  void walk(Json& json, std::string_view key, bool of_the_program) const {
    if (json.is_object())
      for (auto& [name, value] : json.items())
        walk(value, name, of_the_program || is_one_of(name, words_of_the_program));
    else if (json.is_array())
      for (Json& one : json) walk(one, key, of_the_program);
    else if (json.is_string())
      json = word(json.get<std::string>(), key, of_the_program);
  }
  std::string word(const std::string& text, std::string_view key, bool of_the_program) const {
    if (how_.drop_words && !of_the_program && !text.empty() && is_one_of(key, fields_of_words)) return dropped_words;
    const bool holds_a_document = !text.empty() && text.front() == '{';
    if (key == "protocol" && holds_a_document)
      return how_.shift_dates ? RedactedDocument({true, false}, by_).of(text) : text;
    if (holds_a_document) return of(text);
    return how_.shift_dates ? shifted(text, by_) : text;
  }

  const Redaction& how_;
  days by_;
};

Recorded redacted_entry(Recorded said, const Redaction& how, days by) {
  said.day += by;
  const bool words = said.item.kind == Item::Kind::note || said.item.kind == Item::Kind::context;
  if (how.drop_words && words && !said.text.empty()) said.text = dropped_words;
  return said;
}

/// The secrets of the sealed plans of a log, by their commitments.
std::map<std::string, Secret> secrets_in(const WholeLog& log) {
  std::map<std::string, Secret> found;
  const auto keep = [&](const Secret& secret, const std::string& protocol) {
    Json json = Json::parse(protocol, nullptr, false);
    if (!json.is_object() || !json.contains("commitment")) return;
    const std::string commitment = json["commitment"].is_string() ? json["commitment"].get<std::string>() : "";
    json.erase("commitment");
    if (commitment_of(secret, canonical(json)) == commitment) found.emplace(commitment, secret);
  };
  const Locked* locked = nullptr;
  for (const Event& event : log.events) {
    if (const auto* said = std::get_if<Locked>(&event.what)) {
      locked = said;
      if (log.key && !is_closed_with_passphrase(said->closed_secret))
        if (const auto secret = opened(said->closed_secret, *log.key)) keep(*secret, said->protocol);
    }
    if (const auto* said = std::get_if<Opened>(&event.what); said && locked)
      if (const auto secret = secret_from_hex(said->secret)) keep(*secret, locked->protocol);
  }
  return found;
}

/// The protocol with its dates moved, committed to anew; nothing where its secret is not known.
std::optional<std::string> recommitted(const std::string& before, const std::string& after,
                                       const std::map<std::string, Secret>& secrets) {
  const Json was = Json::parse(before, nullptr, false);
  Json json = Json::parse(after, nullptr, false);
  if (!was.is_object() || !was.contains("commitment") || !was["commitment"].is_string()) return after;
  const auto secret = secrets.find(was["commitment"].get<std::string>());
  if (secret == secrets.end()) return std::nullopt;
  json.erase("commitment");
  json["commitment"] = commitment_of(secret->second, canonical(json));
  return canonical(json);
}

Problem closed_order() {
  return {"The dates of a sealed trial are part of its protocol, and its order is closed.",
          {.file = "redact"},
          "Shift dates after the order was opened (titrate plan open), or leave them as they are."};
}

std::string counted_days(std::size_t count) { return std::to_string(count) + (count == 1 ? " day" : " days"); }

}  // namespace

days shift_of(const std::vector<Event>& events) {
  std::optional<Day> first;
  for (const Event& event : events) {
    const auto* said = std::get_if<Recorded>(&event.what);
    const Day day = said ? said->day : day_of(event.entered, {});
    first = std::min(first.value_or(day), day);
  }
  if (!first) return days{0};
  const auto apart = (*first - days(iso_weekday(*first) - 1)) - first_shifted_week;
  return -std::chrono::duration_cast<days>(apart);
}

Result<WholeLog> redacted(const WholeLog& log, const Redaction& how, const Catalog& catalog) {
  if (!how.any()) return log;
  const days by = how.shift_dates ? shift_of(log.events) : days{0};
  const auto secrets = secrets_in(log);
  const RedactedDocument document(how, by);
  WholeLog copy;
  for (const Event& event : log.events) {
    Event said = event;
    said.key.clear();
    if (how.shift_dates) said.entered = shifted(event.entered, by);
    if (const auto* entry = std::get_if<Recorded>(&event.what)) {
      said.what = redacted_entry(*entry, how, by);
    } else if (const auto held = document_of(event.what)) {
      auto what = what_of({held->kind, document.of(held->text)}, catalog);
      if (!what) return what.problem();
      said.what = std::move(what).value();
    }
    if (auto* locked = std::get_if<Locked>(&said.what); locked && how.shift_dates) {
      const auto protocol = recommitted(std::get<Locked>(event.what).protocol, locked->protocol, secrets);
      if (!protocol) return closed_order();
      locked->protocol = *protocol;
    }
    copy.events.push_back(std::move(said));
  }
  return copy;
}

WholeLog entries_of(const std::vector<Event>& events) {
  WholeLog entries;
  for (const Event& event : events)
    if (std::holds_alternative<Recorded>(event.what)) entries.events.push_back(event);
  return entries;
}

std::vector<std::string> held_in(const WholeLog& log, const Redaction& how) {
  const bool all_simulated = std::all_of(log.events.begin(), log.events.end(),
                                         [](const Event& event) { return event.diary == example_diary; });
  std::vector<std::string> lines;
  std::vector<std::string> kinds;
  std::optional<Day> first, last;
  std::vector<Day> on;
  std::size_t notes = 0, own = 0;
  for (const Event& event : log.events) {
    const auto also = [&](bool is, const char* what) {
      if (is && std::find(kinds.begin(), kinds.end(), what) == kinds.end()) kinds.push_back(what);
    };
    also(event.diary == example_diary, "the simulated example");
    if (event.diary == example_diary && !all_simulated) continue;
    ++own;
    if (const auto* said = std::get_if<Recorded>(&event.what)) {
      first = std::min(first.value_or(said->day), said->day);
      last = std::max(last.value_or(said->day), said->day);
      on.push_back(said->day);
      notes += said->item.kind == Item::Kind::note || said->item.kind == Item::Kind::context;
    }
    also(std::holds_alternative<PersonSaid>(event.what), "age, sex, conditions and medicines");
    also(std::holds_alternative<ProductChosen>(event.what), "the product");
    also(std::holds_alternative<Planned>(event.what) || std::holds_alternative<Locked>(event.what), "the plan");
    also(std::holds_alternative<Opened>(event.what), "the order of the trial");
    also(std::holds_alternative<Decided>(event.what), "what was decided");
  }
  std::sort(on.begin(), on.end());
  on.erase(std::unique(on.begin(), on.end()), on.end());
  lines.push_back(
      "It holds " + std::to_string(own) + (own == 1 ? " entry" : " entries") +
      (first ? " about " + counted_days(on.size()) + ", from " + to_string(*first) + " to " + to_string(*last) + "."
             : "."));
  if (!kinds.empty()) lines.push_back("It also holds " + listed(kinds) + ".");
  if (notes > 0 && !how.drop_words) lines.push_back("It holds what you wrote in notes and changes, in your words.");
  if (how.drop_words) lines.push_back("Notes, changes, reasons and names of clinicians were left out.");
  if (how.shift_dates)
    lines.push_back("All dates were shifted by the same number of weeks, so that the first lies in January 2000.");
  if (log.key) lines.push_back("It holds the key of the sealed order: who has it can open a running trial.");
  return lines;
}

}  // namespace titrate::codec
