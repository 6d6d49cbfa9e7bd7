#include <map>

#include "codec/catalog_tables.h"
#include "codec/log_json.h"
#include "invariants.h"
#include "store/event_rows.h"
#include "store/log_copy.h"
#include "store/open_database.h"

namespace titrate::lives {
namespace {

/// Does entry `at` count? By the definition, with everything that was said after it asked the same.
std::vector<bool> counts(std::span<const Event> log) {
  std::vector<std::size_t> undos;
  for (std::size_t i = 0; i < log.size(); ++i)
    if (std::holds_alternative<Undone>(log[i].what)) undos.push_back(i);
  std::vector<bool> does(log.size(), true);
  for (std::size_t at = log.size(); at-- > 0;)
    for (const std::size_t undo : undos)
      if (undo > at && does[undo] && std::get<Undone>(log[undo].what).event == log[at].id &&
          can_be_undone(log[at].what))
        does[at] = false;
  return does;
}

using Key = std::tuple<Day, Item::Kind, std::string>;

std::string place(const Key& key) {
  return to_string(std::get<0>(key)) + " " + std::to_string(int(std::get<1>(key))) + " " + std::get<2>(key);
}

/// What the diary says of a day and an item, as text; "" where it says nothing.
std::string told(const Diary& diary, const Key& key) {
  const auto& [day, kind, name] = key;
  const DayRecord* record = find_day(diary, day);
  if (!record) return "";
  const auto entry = [](const Entry<double>& one) {
    return one.known() ? std::to_string(one.amount()) : one.state() == EntryState::skipped ? "skipped" : "";
  };
  switch (kind) {
    case Item::Kind::dose:
      if (record->dose.known()) return std::to_string(in_own_unit(record->dose.amount()));
      return record->dose.state() == EntryState::skipped ? "skipped" : "";
    case Item::Kind::measure:
      if (const auto column = find_measure(diary, name)) return entry(record->measures[*column]);
      return "";
    case Item::Kind::side_effect:
      for (const SideEffect& one : record->side_effects)
        if (one.effect == name) return entry(one.grade);
      return "";
    case Item::Kind::note:
      return record->note.value_or("");
    case Item::Kind::guess:
      return record->guess.value_or("");
    case Item::Kind::arm:
      return record->arm.value_or("");
    case Item::Kind::context:
      for (const Context& one : record->context)
        if (one.kind == name) return one.text;
      return "";
  }
  return "";
}

std::string said(const Recorded& one) {
  if (in_words(one.item.kind)) return one.text;
  if (!one.entry.known()) return one.entry.state() == EntryState::skipped ? "skipped" : "";
  return std::to_string(one.entry.amount() * mg_of_study_capsule(one.item).value_or(1));
}

std::vector<Event> of(std::span<const Event> log, const std::string& diary) {
  return codec::events_of_diary({log.begin(), log.end()}, diary);
}

}  // namespace

Broken fold_is_replay(std::span<const Event> log, const Notebook& says) {
  const std::vector<bool> does = counts(log);
  std::map<Key, std::string> last;
  std::vector<std::int64_t> standing;
  for (std::size_t i = 0; i < log.size(); ++i) {
    if (!does[i] || std::holds_alternative<Undone>(log[i].what)) continue;
    standing.push_back(log[i].id);
    const auto* one = std::get_if<Recorded>(&log[i].what);
    if (!one) continue;
    const bool named = one->item.kind == Item::Kind::measure || one->item.kind == Item::Kind::side_effect ||
                       one->item.kind == Item::Kind::context;
    last[{one->day, one->item.kind, named ? one->item.name : ""}] = said(*one);
  }
  if (standing != says.standing) return "another set of entries counts than by the definition";
  for (const auto& [key, text] : last)
    if (told(says.diary, key) != text)
      return place(key) + ": \"" + text + "\" was said last, and the diary says \"" + told(says.diary, key) + "\"";
  for (const DayRecord& record : says.diary.days) {
    const auto first = last.lower_bound({record.day, Item::Kind::dose, ""});
    if (first == last.end() || std::get<0>(first->first) != record.day)
      return "the diary has " + to_string(record.day) + ", of which nobody said anything";
  }
  return std::nullopt;
}

Broken copies_are_the_log(Home& home, const std::vector<Event>& log, Mutation mutation) {
  const auto key = home.vault().key();
  codec::WholeLog whole{log, key ? *key : std::nullopt};
  if (mutation == Mutation::export_loses_an_entry && whole.events.size() > 5) whole.events.pop_back();
  const auto text = codec::json_of(whole);
  if (!text) return "the log cannot be exported: " + describe(text.problem());
  const auto read = codec::log_from_json(*text, "the export", codec::catalog());
  if (!read) return "the export cannot be read: " + describe(read.problem());
  if (read->events.size() != log.size()) return "the log that was exported has another length";
  for (std::size_t i = 0; i < log.size(); ++i)
    if (read->events[i] != log[i])
      return "line " + std::to_string(i + 1) + " of the log that was exported is another one, kind " +
             std::to_string(log[i].what.index()) + " of " + to_string(log[i].entered);
  if (codec::json_of(*read).value() != *text) return "the export, read and written again, has other bytes";
  std::error_code ignored;
  for (const bool from_json : {false, true}) {
    std::filesystem::remove(home.copy(), ignored);
    const auto copied =
        from_json ? store::write_log(*read, home.copy()) : store::copy_log(home.diary(), home.copy(), whole.key);
    if (!copied) return "the diary cannot be copied: " + describe(copied.problem());
    const store::LogFile copy = store::look_into(home.copy());
    if (!copy.holds()) return "the copy does not hold: " + copy.first_fault();
    if (copy.log.events != log) return "the copy is another log";
    if (notebook_of(of(copy.log.events, "mine")) != notebook_of(of(log, "mine"))) return "the copy folds differently";
  }
  return std::nullopt;
}

}  // namespace titrate::lives
