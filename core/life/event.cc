#include "life/event.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

#include "life/blinding.h"

namespace titrate {
namespace {

constexpr const char* magnesium_unit = "elemental_mg";
constexpr const char* treatment_unit = "treatment_unit";

/// An import brings these, and takes no other line with it when it is taken back.
bool is_brought(const What& what) {
  return std::holds_alternative<Recorded>(what) || std::holds_alternative<PersonSaid>(what);
}

/// The lines that the import at this place of the log brought, to be set in `lines`.
void set_brought(std::span<const Event> log, std::size_t import, std::vector<bool>& lines, bool value) {
  const std::int64_t entries = std::get<Imported>(log[import].what).entries;
  for (std::size_t i = import; i-- > 0 && std::int64_t(import - i) <= entries && is_brought(log[i].what);)
    lines[i] = value;
}

/// Which events stand. From the last to the first: an undo comes after what it takes back, so when an event is reached
/// it is already known whether an undo that itself stands has named it.
std::vector<bool> standing_in(std::span<const Event> log) {
  std::unordered_map<std::int64_t, std::size_t> place_of_id;  // of what is named by an undo, which is little
  for (const Event& event : log)
    if (const auto* undone = std::get_if<Undone>(&event.what)) place_of_id.emplace(undone->event, log.size());
  for (std::size_t i = log.size(); i-- > 0;)
    if (const auto named = place_of_id.find(log[i].id); named != place_of_id.end()) named->second = i;
  std::vector<bool> stands(log.size(), true);
  for (std::size_t i = log.size(); i-- > 0;) {
    const auto* undone = std::get_if<Undone>(&log[i].what);
    if (!undone || !stands[i]) continue;
    const std::size_t place = place_of_id.at(undone->event);
    if (place >= i || !can_be_undone(log[place].what)) continue;
    stands[place] = false;
    if (std::holds_alternative<Imported>(log[place].what)) set_brought(log, place, stands, false);
  }
  return stands;
}

std::optional<std::string> text_or_nothing(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

Entry<Dose> dose_entry(const Recorded& said) {
  // Capsules whose content nobody may know count as if each were active (life/blinding.h).
  const auto mg_each = mg_of_study_capsule(said.item);
  if (said.entry.known())
    return Entry<Dose>::of(
        dose_of(said.entry.amount() * mg_each.value_or(1), mg_each || said.item.name == magnesium_unit));
  return said.entry.state() == EntryState::skipped ? Entry<Dose>::skipped() : Entry<Dose>();
}

Entry<double> plain_entry(const Entry<Dose>& dose) {
  if (dose.known()) return Entry<double>::of(in_own_unit(dose.amount()));
  return dose.state() == EntryState::skipped ? Entry<double>::skipped() : Entry<double>();
}

/// The days while the log is read: measures in columns of first mention, put into the final order at the end.
class Days {
 public:
  /// `entered`: nothing for what was written down elsewhere.
  void add(const Recorded& said, const std::optional<Moment>& entered) {
    DayRecord& record = record_of(said.day);
    if (entered && (said.item.kind != Item::Kind::context || !record.entered)) record.entered = entered;
    switch (said.item.kind) {
      case Item::Kind::dose:
        record.dose = dose_entry(said);
        break;
      case Item::Kind::measure:
        place_of(said.item.name, record.measures) = said.entry;
        place_of(said.item.name, record.outcomes_entered) = entered;
        break;
      case Item::Kind::side_effect:
        side_effect(record, said.item.name).grade = said.entry;
        break;
      case Item::Kind::arm:
        record.arm = text_or_nothing(said.text);
        break;
      case Item::Kind::guess:
        record.guess = text_or_nothing(said.text);
        break;
      case Item::Kind::note:
        record.note = text_or_nothing(said.text);
        break;
      case Item::Kind::context:
        set_context(record, said);
        break;
    }
  }

  void write_to(Diary& diary, const std::vector<std::string>& tracked) {
    std::vector<std::size_t> columns;
    for (const std::string& name : tracked) take_column(name, column_of(name), diary, columns);
    for (std::size_t column = 0; column < names_.size(); ++column)
      if (any_entry_in(column)) take_column(names_[column], column, diary, columns);
    for (auto& [day, record] : days_) {
      record.measures = in_order(record.measures, columns);
      record.outcomes_entered = in_order(record.outcomes_entered, columns);
      std::erase_if(record.side_effects,
                    [](const SideEffect& one) { return one.grade.state() == EntryState::not_recorded; });
      if (says_something(record)) diary.days.push_back(std::move(record));
    }
  }

 private:
  DayRecord& record_of(Day day) {
    // Most lines are about the day of the line before.
    if (!latest_ || latest_->day != day) {
      latest_ = &days_[day];
      latest_->day = day;
    }
    return *latest_;
  }
  std::size_t column_of(const std::string& name) {
    const auto column = std::size_t(std::find(names_.begin(), names_.end(), name) - names_.begin());  // there are few
    if (column == names_.size()) names_.push_back(name);
    return column;
  }
  /// The place of an outcome in a list that has one for each column; made where it is not there yet.
  template <class T>
  T& place_of(const std::string& name, std::vector<T>& columns) {
    const std::size_t column = column_of(name);
    if (columns.size() <= column) columns.resize(column + 1);
    return columns[column];
  }
  /// The same list with these columns, in this order.
  template <class T>
  static std::vector<T> in_order(const std::vector<T>& list, const std::vector<std::size_t>& columns) {
    std::vector<T> ordered;
    ordered.reserve(columns.size());
    for (const std::size_t column : columns) ordered.push_back(column < list.size() ? list[column] : T());
    return ordered;
  }
  static void set_context(DayRecord& record, const Recorded& said) {
    auto& all = record.context;
    const auto at = std::lower_bound(all.begin(), all.end(), said.item.name,
                                     [](const Context& one, const std::string& kind) { return one.kind < kind; });
    const bool there = at != all.end() && at->kind == said.item.name;
    if (said.text.empty()) {
      if (there) all.erase(at);
    } else if (there) {
      at->text = said.text;
    } else {
      all.insert(at, {said.item.name, said.text});
    }
  }
  static SideEffect& side_effect(DayRecord& record, const std::string& effect) {
    auto& all = record.side_effects;
    const auto at = std::lower_bound(all.begin(), all.end(), effect,
                                     [](const SideEffect& one, const std::string& name) { return one.effect < name; });
    return at != all.end() && at->effect == effect ? *at : *all.insert(at, {effect, {}});
  }
  bool any_entry_in(std::size_t column) const {
    return std::any_of(days_.begin(), days_.end(), [column](const auto& day) {
      const auto& measures = day.second.measures;
      return column < measures.size() && measures[column].state() != EntryState::not_recorded;
    });
  }
  static void take_column(const std::string& name, std::size_t column, Diary& diary,
                          std::vector<std::size_t>& columns) {
    if (std::find(columns.begin(), columns.end(), column) != columns.end()) return;
    diary.measures.push_back(name);
    columns.push_back(column);
  }
  static bool says_something(const DayRecord& record) {
    return record.dose.state() != EntryState::not_recorded || record.arm || record.guess || record.note ||
           !record.side_effects.empty() || !record.context.empty() ||
           std::any_of(record.measures.begin(), record.measures.end(),
                       [](const Entry<double>& entry) { return entry.state() != EntryState::not_recorded; });
  }

  std::map<Day, DayRecord> days_;
  DayRecord* latest_ = nullptr;     // of days_, which never moves its records
  std::vector<std::string> names_;  // of the columns
};

}  // namespace

bool can_be_undone(const What& what) {
  // A feed that was closed, or exchanged for another, must not open again by an undo: who was shut out stays out.
  if (std::holds_alternative<FeedOpened>(what) || std::holds_alternative<FeedClosed>(what)) return false;
  return !std::holds_alternative<Locked>(what) && !std::holds_alternative<Amended>(what) &&
         !std::holds_alternative<Opened>(what) && !std::holds_alternative<Peeked>(what);
}

Item dose_item(bool magnesium) { return {Item::Kind::dose, magnesium ? magnesium_unit : treatment_unit}; }

Item side_effect_item(std::string effect) { return {Item::Kind::side_effect, std::move(effect)}; }

bool in_words(Item::Kind kind) {
  return kind == Item::Kind::arm || kind == Item::Kind::guess || kind == Item::Kind::note ||
         kind == Item::Kind::context;
}

Item measure_item(std::string name) { return {Item::Kind::measure, std::move(name)}; }

Recorded recorded(Day day, Item item, Entry<double> entry) { return {day, std::move(item), entry, ""}; }

Recorded written(Day day, Item::Kind kind, std::string text) { return {day, {kind, ""}, {}, std::move(text)}; }

Recorded happened(Day day, std::string kind, std::string text) {
  return {day, {Item::Kind::context, std::move(kind)}, {}, std::move(text)};
}

namespace {

/// A sealed plan and what becomes of it: another seal begins anew.
struct FoldTrial {
  Notebook& notebook;
  void operator()(const Locked& locked) const {
    notebook.locked = locked;
    notebook.amendments.clear();
    notebook.opened.reset();
    notebook.paused.clear();
    notebook.peeks.clear();
    notebook.kit.reset();
  }
  void operator()(const Amended& amended) const { notebook.amendments.push_back(amended); }
  void operator()(const Opened& opened) const { notebook.opened = opened; }
  void operator()(const Paused& paused) const { notebook.paused.push_back(paused); }
  void operator()(const Peeked& peeked) const { notebook.peeks.push_back(peeked); }
  void operator()(const Decided& decided) const { notebook.decided.push_back(decided); }
  void operator()(const KitMade& made) const { notebook.kit = made; }
  template <class Other>
  void operator()(const Other&) const {}
};

/// What was chosen: the last choice holds.
struct FoldChoices {
  Notebook& notebook;
  void operator()(const Tracked& tracked) const { notebook.tracked = tracked.measures; }
  void operator()(const Planned& planned) const { notebook.trial_json = planned.trial_json; }
  void operator()(const PersonSaid& person) const { notebook.sheet = person.sheet; }
  void operator()(const ProductChosen& chosen) const { notebook.product = chosen.product; }
  void operator()(const DayStartChosen& chosen) const { notebook.diary.day_start = chosen.start; }
  void operator()(const RemindersChosen& chosen) const { notebook.reminders_json = chosen.reminders_json; }
  void operator()(const FeedOpened& opened) const { notebook.feed_token_hash = opened.token_hash; }
  void operator()(const FeedClosed&) const { notebook.feed_token_hash.clear(); }
  template <class Other>
  void operator()(const Other&) const {}
};

/// A regimen and what becomes of it.
struct FoldRegimen {
  Notebook& notebook;
  void operator()(const RegimenStarted& started) const { notebook.regimen = Regimen{started, {}}; }
  void operator()(const StepMoved& moved) const { act(moved); }
  void operator()(const RegimenStopped& stopped) const { act(stopped); }
  void operator()(const Resumed& resumed) const {
    notebook.resumed.push_back(resumed);
    act(resumed);
  }
  template <class Other>
  void operator()(const Other&) const {}

 private:
  template <class Act>
  void act(const Act& said) const {
    if (notebook.regimen) notebook.regimen->acts.emplace_back(said);
  }
};

}  // namespace

std::vector<bool> brought_in(std::span<const Event> log) {
  std::vector<bool> brought(log.size(), false);
  for (std::size_t i = 0; i < log.size(); ++i)
    if (std::holds_alternative<Imported>(log[i].what)) set_brought(log, i, brought, true);
  return brought;
}

Notebook notebook_of(std::span<const Event> log) {
  Notebook notebook;
  const std::vector<bool> stands = standing_in(log), brought = brought_in(log);
  Days days;
  for (std::size_t i = 0; i < log.size(); ++i) {
    const Event& event = log[i];
    if (!stands[i] || std::holds_alternative<Undone>(event.what)) continue;
    notebook.diary.source = event.diary;
    notebook.standing.push_back(event.id);
    if (const auto* said = std::get_if<Recorded>(&event.what))
      days.add(*said, brought[i] ? std::nullopt : std::optional(event.entered));
    std::visit(FoldChoices{notebook}, event.what);
    std::visit(FoldTrial{notebook}, event.what);
    std::visit(FoldRegimen{notebook}, event.what);
  }
  notebook.diary.simulated = notebook.diary.source == example_diary;
  days.write_to(notebook.diary, notebook.tracked);
  return notebook;
}

const Event* last_to_take_back(std::span<const Event> log, const Notebook& says) {
  bool sealed = false;  // after the line that is looked at
  for (std::size_t i = log.size(); i-- > 0;) {
    const What& what = log[i].what;
    sealed |= std::holds_alternative<Locked>(what);
    const bool made = std::holds_alternative<KitMade>(what) || (sealed && std::holds_alternative<Planned>(what));
    if (!made && can_be_undone(what) && std::binary_search(says.standing.begin(), says.standing.end(), log[i].id))
      return &log[i];
  }
  return nullptr;
}

std::vector<Event> events_of(const Diary& diary, const std::string& name, const Moment& entered) {
  std::vector<Event> log;
  const auto say = [&](const Moment& when, auto what) { log.push_back({0, name, "", when, std::move(what)}); };
  say(entered, DayStartChosen{diary.day_start});
  say(entered, Tracked{diary.measures});
  for (const DayRecord& record : diary.days) {
    const Moment when = record.entered.value_or(entered);
    const auto text = [&](Item::Kind kind, const std::optional<std::string>& said) {
      if (said) say(when, written(record.day, kind, *said));
    };
    text(Item::Kind::arm, record.arm);
    if (record.dose.state() != EntryState::not_recorded) {
      const bool magnesium = !record.dose.known() || is_magnesium(record.dose.amount());
      say(when, recorded(record.day, dose_item(magnesium), plain_entry(record.dose)));
    }
    for (std::size_t i = 0; i < record.measures.size(); ++i)
      if (record.measures[i].state() != EntryState::not_recorded)
        say(when, recorded(record.day, measure_item(diary.measures[i]), record.measures[i]));
    for (const SideEffect& side_effect : record.side_effects)
      say(when, recorded(record.day, side_effect_item(side_effect.effect), side_effect.grade));
    text(Item::Kind::guess, record.guess);
    text(Item::Kind::note, record.note);
    for (const Context& one : record.context) say(when, happened(record.day, one.kind, one.text));
  }
  return log;
}

}  // namespace titrate
