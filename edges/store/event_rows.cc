#include "store/event_rows.h"

#include <array>
#include <utility>

#include "base/require.h"
#include "codec/catalog_tables.h"
#include "codec/event_json.h"

namespace titrate::store {
namespace {

constexpr const char* columns = "id, diary, key, entered, kind, day, item, name, state, amount, text, undoes, hour";

constexpr std::array<std::pair<Item::Kind, const char*>, 7> item_names{{{Item::Kind::dose, "dose"},
                                                                        {Item::Kind::measure, "measure"},
                                                                        {Item::Kind::side_effect, "side_effect"},
                                                                        {Item::Kind::arm, "arm"},
                                                                        {Item::Kind::guess, "guess"},
                                                                        {Item::Kind::note, "note"},
                                                                        {Item::Kind::context, "context"}}};

const char* name_of(Item::Kind kind) {
  for (const auto& [known, name] : item_names)
    if (known == kind) return name;
  return "";
}

/// The columns after `entered`, in the order of `columns`; each kind of event says what it has.
struct RowWriter {
  Statement& row;
  void operator()(const Recorded& said) const {
    row.bind("recorded").bind(to_string(said.day)).bind(name_of(said.item.kind)).bind(said.item.name);
    if (in_words(said.item.kind)) {
      if (said.entry.known())  // how sure a guess is
        row.bind(to_string(said.entry.state())).bind(said.entry.amount());
      else
        row.bind_null().bind_null();
      row.bind(said.text);
    } else {
      row.bind(to_string(said.entry.state()));
      if (said.entry.known())
        row.bind(said.entry.amount());
      else
        row.bind_null();
      row.bind_null();
    }
    row.bind_null().bind_null();
  }
  template <class Documented>
  void operator()(const Documented& said) const {
    const auto document = codec::document_of(said);
    require(document.has_value(), "an event has columns or a document");
    row.bind(document->kind);
    nulls(5);
    row.bind(document->text);
    nulls(2);
  }
  void operator()(const Undone& undone) const {
    row.bind("undone");
    nulls(6);
    row.bind(undone.event).bind_null();
  }
  void operator()(const Tracked&) const {
    row.bind("tracked");
    nulls(8);
  }
  void operator()(const DayStartChosen& chosen) const {
    row.bind("day_start");
    nulls(7);
    row.bind(std::int64_t{chosen.start.hour});
  }
  void nulls(int count) const {
    while (count-- > 0) row.bind_null();
  }
};

Entry<double> entry_of(const Statement& row, std::int64_t id) {
  const auto state = parse_entry_state(row.text(8));
  if (!state) throw UnreadableRow(id, "has the state \"" + row.text(8) + "\"");
  return Entry<double>::from(*state, *state == EntryState::value ? row.real(9) : 0);
}

Recorded recorded_of(const Statement& row, std::int64_t id) {
  const auto day = parse_day(row.text(5));
  if (!day) throw UnreadableRow(id, "is about the day \"" + row.text(5) + "\"");
  for (const auto& [kind, name] : item_names)
    if (row.text(6) == name)
      return {*day,
              {kind, row.text(7)},
              in_words(kind) && row.text(8).empty() ? Entry<double>() : entry_of(row, id),
              row.text(10)};
  throw UnreadableRow(id, "is about \"" + row.text(6) + "\"");
}

Tracked tracked_of(Database& database, std::int64_t id) {
  Statement rows(database, "SELECT measure FROM tracked WHERE event = ? ORDER BY position");
  rows.bind(id);
  Tracked tracked;
  while (rows.step()) tracked.measures.push_back(rows.text(0));
  return tracked;
}

What documented(const std::string& kind, const std::string& text, std::int64_t id) {
  auto what = codec::what_of({kind, text}, codec::catalog());
  if (!what) throw UnreadableRow(id, "of the kind \"" + kind + "\" says: " + what.problem().what);
  return std::move(what).value();
}

Event event_of(Database& database, const Statement& row) {
  Event event;
  event.id = row.number(0);
  event.diary = row.text(1);
  event.key = row.text(2);
  const auto entered = parse_moment(row.text(3));
  if (!entered) throw UnreadableRow(event.id, "was entered at \"" + row.text(3) + "\"");
  event.entered = *entered;
  const std::string kind = row.text(4);
  if (kind == "recorded")
    event.what = recorded_of(row, event.id);
  else if (kind == "undone")
    event.what = Undone{row.number(11)};
  else if (kind == "tracked")
    event.what = tracked_of(database, event.id);
  else if (kind == "day_start")
    event.what = DayStartChosen{{static_cast<int>(row.number(12))}};
  else
    event.what = documented(kind, row.text(10), event.id);
  return event;
}

}  // namespace

EventWriter::EventWriter(Database& database)
    : event_(database, std::string("INSERT INTO event (") + columns + ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)"),
      tracked_(database, "INSERT INTO tracked (event, position, measure) VALUES (?,?,?)") {}

void EventWriter::write(const Event& event) {
  event_.bind(event.id).bind(event.diary);
  if (event.key.empty())
    event_.bind_null();
  else
    event_.bind(event.key);
  event_.bind(to_string(event.entered));
  std::visit(RowWriter{event_}, event.what);
  event_.step();
  event_.reset();
  const auto* tracked = std::get_if<Tracked>(&event.what);
  if (!tracked) return;
  std::int64_t position = 0;
  for (const std::string& name : tracked->measures) {
    tracked_.bind(event.id).bind(++position).bind(name).step();
    tracked_.reset();
  }
}

std::vector<Event> read_every_event(Database& database) {
  Statement rows(database, std::string("SELECT ") + columns + " FROM event ORDER BY id");
  std::vector<Event> events;
  while (rows.step()) events.push_back(event_of(database, rows));
  return events;
}

std::vector<Event> read_events(Database& database, const std::string& diary) {
  Statement rows(database, std::string("SELECT ") + columns + " FROM event WHERE diary = ? ORDER BY id");
  rows.bind(diary);
  std::vector<Event> events;
  while (rows.step()) events.push_back(event_of(database, rows));
  return events;
}

std::int64_t newest_event(Database& database, const std::string& diary) {
  Statement row(database, "SELECT id FROM event WHERE diary = ? ORDER BY id DESC LIMIT 1");
  row.bind(diary);
  return row.step() ? row.number(0) : 0;
}

std::optional<Event> read_event_with_key(Database& database, const std::string& diary, const std::string& key) {
  Statement row(database, std::string("SELECT ") + columns + " FROM event WHERE diary = ? AND key = ?");
  row.bind(diary).bind(key);
  if (!row.step()) return std::nullopt;
  return event_of(database, row);
}

}  // namespace titrate::store
