#include "codec/event_json.h"

#include <utility>

#include "codec/fields.h"
#include "codec/json.h"
#include "codec/json_file.h"
#include "codec/person_json.h"
#include "codec/product_json.h"
#include "codec/regimen_json.h"

namespace titrate::codec {
namespace {

/// One line a kind of event.
struct DocumentOf {
  std::optional<EventDocument> operator()(const Recorded&) const { return std::nullopt; }
  std::optional<EventDocument> operator()(const Undone&) const { return std::nullopt; }
  std::optional<EventDocument> operator()(const Tracked&) const { return std::nullopt; }
  std::optional<EventDocument> operator()(const DayStartChosen&) const { return std::nullopt; }
  std::optional<EventDocument> operator()(const Planned& event) const {
    return EventDocument{"planned", event.trial_json};
  }
  std::optional<EventDocument> operator()(const Locked& event) const {
    return EventDocument{"locked", Json{{"protocol", event.protocol}, {"closed_secret", event.closed_secret}}.dump()};
  }
  std::optional<EventDocument> operator()(const Amended& event) const {
    return EventDocument{"amended", Json{{"protocol", event.protocol}, {"reason", event.reason}}.dump()};
  }
  std::optional<EventDocument> operator()(const Opened& event) const {
    return EventDocument{"opened", Json{{"secret", event.secret}, {"reason", event.reason}}.dump()};
  }
  std::optional<EventDocument> operator()(const PersonSaid& event) const {
    return EventDocument{"person", json_of(event.sheet)};
  }
  std::optional<EventDocument> operator()(const ProductChosen& event) const {
    return EventDocument{"product", json_of(event.product)};
  }
  std::optional<EventDocument> operator()(const RegimenStarted& event) const {
    return EventDocument{"regimen", json_of(event)};
  }
  std::optional<EventDocument> operator()(const StepMoved& event) const {
    return EventDocument{"step", json_of(event)};
  }
  std::optional<EventDocument> operator()(const Resumed& event) const {
    return EventDocument{"resumed", json_of(event)};
  }
  std::optional<EventDocument> operator()(const RegimenStopped& event) const {
    return EventDocument{"regimen_stopped", json_of(event)};
  }
  std::optional<EventDocument> operator()(const Paused& event) const {
    return EventDocument{"paused", Json{{"day", to_string(event.day)}, {"reason", event.reason}}.dump()};
  }
  std::optional<EventDocument> operator()(const Peeked& event) const {
    return EventDocument{"peeked", Json{{"day", to_string(event.day)}}.dump()};
  }
  std::optional<EventDocument> operator()(const Decided& event) const {
    return EventDocument{"decided", Json{{"day", to_string(event.day)}, {"decision", event.decision_json}}.dump()};
  }
  std::optional<EventDocument> operator()(const KitMade& event) const {
    return EventDocument{"kit", Json{{"day", to_string(event.day)}, {"kit", event.kit_json}}.dump()};
  }
  std::optional<EventDocument> operator()(const RemindersChosen& event) const {
    return EventDocument{"reminders", event.reminders_json};
  }
  std::optional<EventDocument> operator()(const FeedOpened& event) const {
    return EventDocument{"feed_opened", Json{{"token_hash", event.token_hash}}.dump()};
  }
  std::optional<EventDocument> operator()(const FeedClosed&) const { return EventDocument{"feed_closed", "{}"}; }
  std::optional<EventDocument> operator()(const Imported& event) const {
    return EventDocument{
        "imported",
        Json{{"format", event.format}, {"sha256", event.sha256}, {"mapping", event.mapping}, {"entries", event.entries}}
            .dump(-1, ' ', false, Json::error_handler_t::replace)};
  }
};

/// The event that holds a value which may not have been readable.
template <class Event, class Value>
Result<What> holding(Result<Value>&& value) {
  if (!value) return value.problem();
  return What(Event{std::move(value).value()});
}

/// A document of a day, and of a text where `second` names it, as an event of them.
template <class Event, class... Names>
Result<What> of_a_day(const EventDocument& document, const Names... second) {
  const auto file = read_json(document.text, document.kind);
  if (!file) return file.problem();
  JsonFields fields(*file);
  Event event{fields.day("day"), fields.text(second)...};
  fields.no_others();
  if (fields.problem()) return *fields.problem();
  return What(std::move(event));
}

/// A document of one text.
template <class Event>
Result<What> of_one(const EventDocument& document, const char* name) {
  const auto file = read_json(document.text, document.kind);
  if (!file) return file.problem();
  JsonFields fields(*file);
  Event event{fields.text(name)};
  fields.no_others();
  if (fields.problem()) return *fields.problem();
  return What(std::move(event));
}

/// A document of two texts, as an event of two texts.
template <class Event>
Result<What> of_two(const EventDocument& document, const char* first, const char* second) {
  const auto file = read_json(document.text, document.kind);
  if (!file) return file.problem();
  JsonFields fields(*file);
  Event event{fields.text(first), fields.text(second)};
  fields.no_others();
  if (fields.problem()) return *fields.problem();
  return What(std::move(event));
}

Result<What> imported_in(const EventDocument& document) {
  const auto object = json_object_of(document.text, document.kind);
  if (!object) return object.problem();
  Fields fields(*object, document.kind);
  for (const char* needed : {"format", "sha256", "mapping", "entries"}) fields.needs(needed);
  Imported import;
  import.format = fields.text("format").value_or("");
  import.sha256 = fields.text("sha256").value_or("");
  import.entries = fields.whole_number("entries").value_or(0);
  if (const Json* mapping = fields.object("mapping"))
    for (const auto& [item, target] : mapping->items()) {
      if (!target.is_string())
        return Problem{
            "what \"" + item + "\" became is no text.", {.file = document.kind}, "Use the Titrate that wrote it."};
      import.mapping.emplace(item, target.get<std::string>());
    }
  if (auto problem = fields.problem()) return *problem;
  return What(std::move(import));
}

}  // namespace

std::optional<EventDocument> document_of(const What& what) { return std::visit(DocumentOf{}, what); }

Result<What> what_of(const EventDocument& document, const Catalog& catalog) {
  const auto& [kind, text] = document;
  if (kind == "planned") return What(Planned{text});
  if (kind == "locked") return of_two<Locked>(document, "protocol", "closed_secret");
  if (kind == "amended") return of_two<Amended>(document, "protocol", "reason");
  if (kind == "opened") return of_two<Opened>(document, "secret", "reason");
  if (kind == "person") return holding<PersonSaid>(person_from_json(text, kind, catalog));
  if (kind == "product") return holding<ProductChosen>(product_from_json(text, kind));
  if (kind == "regimen") return holding<RegimenStarted>(regimen_from_json(text, kind));
  if (kind == "step") return holding<StepMoved>(step_from_json(text, kind));
  if (kind == "resumed") return holding<Resumed>(resumed_from_json(text, kind));
  if (kind == "regimen_stopped") return holding<RegimenStopped>(regimen_stopped_from_json(text, kind));
  if (kind == "paused") return of_a_day<Paused>(document, "reason");
  if (kind == "peeked") return of_a_day<Peeked>(document);
  if (kind == "decided") return of_a_day<Decided>(document, "decision");
  if (kind == "kit") return of_a_day<KitMade>(document, "kit");
  if (kind == "reminders") return What(RemindersChosen{text});
  if (kind == "feed_opened") return of_one<FeedOpened>(document, "token_hash");
  if (kind == "feed_closed") return What(FeedClosed{});
  if (kind == "imported") return imported_in(document);
  return Problem{
      "I do not know events of the kind \"" + kind + "\".", {.file = kind}, "Use the Titrate that wrote it."};
}

}  // namespace titrate::codec
