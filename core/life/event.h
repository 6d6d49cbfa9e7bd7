#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "diary/diary.h"
#include "life/regimen_events.h"
#include "life/trial_events.h"
#include "safety/person_sheet.h"
#include "safety/product.h"

namespace titrate {

/// The name of the simulated diary; every other diary is a person's own.
inline constexpr const char* example_diary = "example";

/// What one entry of a day is about.
struct Item {
  enum class Kind { dose, measure, side_effect, arm, guess, note, context };
  Kind kind = Kind::measure;
  std::string name;  ///< of the measure or the side effect; "elemental_mg" or "treatment_unit" for a dose; of a context
                     ///< its kind (diary/diary.h); empty otherwise
  friend bool operator==(const Item&, const Item&) = default;
};

Item dose_item(bool magnesium);
Item measure_item(std::string name);
Item side_effect_item(std::string effect);
bool in_words(Item::Kind kind);  ///< an arm, a guess, a note or a context: it has a text and no entry

/// A person, or a file that a person imported, said this about a day.
struct Recorded {
  Day day{};
  Item item;
  Entry<double> entry;  ///< of a dose (in the unit that item.name says), a measure or a side effect (its grade); not
                        ///< recorded: the value is erased
  std::string text;     ///< of an arm, a guess, a note or a context; empty: the text is erased
  friend bool operator==(const Recorded&, const Recorded&) = default;
};

Recorded recorded(Day day, Item item, Entry<double> entry);      ///< of a dose, a measure or a side effect
Recorded written(Day day, Item::Kind kind, std::string text);    ///< of an arm, a guess or a note
Recorded happened(Day day, std::string kind, std::string text);  ///< a context

/// An earlier event is taken back. It stays in the log; the fold passes it over. An undo can itself be undone.
struct Undone {
  std::int64_t event = 0;
  friend bool operator==(const Undone&, const Undone&) = default;
};

/// The measures that the daily entry asks for, in order.
struct Tracked {
  std::vector<std::string> measures;
  friend bool operator==(const Tracked&, const Tracked&) = default;
};

/// The diary follows this plan (TRIAL.json as text: the codec reads it).
struct Planned {
  std::string trial_json;
  friend bool operator==(const Planned&, const Planned&) = default;
};

/// The hour at which this person's day begins.
struct DayStartChosen {
  DayStart start;
  friend bool operator==(const DayStartChosen&, const DayStartChosen&) = default;
};

/// Who this person is, and when their day is; what they take is in ProductChosen. The last sheet holds.
struct PersonSaid {
  PersonSheet sheet;
  friend bool operator==(const PersonSaid&, const PersonSaid&) = default;
};

/// What is taken from now on.
struct ProductChosen {
  Product product;
  friend bool operator==(const ProductChosen&, const ProductChosen&) = default;
};

/// The plan was sealed: the protocol's own bytes, of which everybody can make the hash, and the secret that draws the
/// order, encrypted so that the diary's file alone does not tell it.
struct Locked {
  std::string protocol;       ///< PROTOCOL.json, canonical
  std::string closed_secret;  ///< as the codec wrote it
  friend bool operator==(const Locked&, const Locked&) = default;
};

/// The sealed plan was changed, for a reason. The order never changes.
struct Amended {
  std::string protocol;  ///< the whole of it as it holds from now on
  std::string reason;
  friend bool operator==(const Amended&, const Amended&) = default;
};

/// The order was told: at the end, or before it, which is recorded with its reason.
struct Opened {
  std::string secret;  ///< 64 hexadecimal digits
  std::string reason;  ///< of opening it before the end; empty at the end
  friend bool operator==(const Opened&, const Opened&) = default;
};

/// A file of another program was brought in. The lines right before this one in its diary's log are what it brought,
/// and an undo of this one takes them all back. Neither the name of the file nor where it lay is kept.
struct Imported {
  std::string format;                          ///< id of a format: "bearable"
  std::string sha256;                          ///< of the file's bytes, 64 hexadecimal digits
  std::map<std::string, std::string> mapping;  ///< what the file calls it, and what it became (app/import_target.h)
  std::int64_t entries = 0;                    ///< how many lines right before this one it brought
  friend bool operator==(const Imported&, const Imported&) = default;
};

/// What an event may say. Each kind has its words in app/in_words.cc and its document in edges/codec/event_json.cc.
using What = std::variant<Recorded, Undone, Tracked, Planned, DayStartChosen, PersonSaid, ProductChosen, Locked,
                          Amended, Opened, RegimenStarted, StepMoved, Resumed, RegimenStopped, Paused, Peeked, Decided,
                          KitMade, RemindersChosen, FeedOpened, FeedClosed, Imported>;

/// What an undo in the log takes back as if it had never been said. A seal, an amendment, an opened order and an early
/// look are facts about what somebody knew, and no undo makes them unknown.
bool can_be_undone(const What& what);

/// One line of the append-only log. Nothing is ever overwritten: a correction is a later event, and the fold decides.
struct Event {
  std::int64_t id = 0;  ///< given by the store: 1, 2, 3 ... over all diaries
  std::string diary;    ///< "mine", or "example" for the simulated one
  std::string key;      ///< the caller's own name for this event; a second event with the same key is not appended
  Moment entered;
  What what;
  friend bool operator==(const Event&, const Event&) = default;
};

/// What the log says now.
struct Notebook {
  Diary diary;
  std::vector<std::string> tracked;
  std::string trial_json;              ///< empty: no plan
  std::optional<PersonSheet> sheet;    ///< nothing: nobody said who this is
  std::optional<Product> product;      ///< the one that is taken now
  std::optional<Locked> locked;        ///< the sealed plan, as it was sealed
  std::vector<Amended> amendments;     ///< of it, in order
  std::optional<Opened> opened;        ///< its order, where it was told
  std::optional<Regimen> regimen;      ///< the last that was begun
  std::vector<Resumed> resumed;        ///< every one, of earlier regimens too
  std::vector<Paused> paused;          ///< of the sealed plan, in the order of the log
  std::vector<Peeked> peeks;           ///< at the sealed plan
  std::vector<Decided> decided;        ///< every one, in order
  std::optional<KitMade> kit;          ///< of the sealed plan
  std::string reminders_json;          ///< empty: none were chosen
  std::string feed_token_hash;         ///< empty: no token opens the feed
  std::vector<std::int64_t> standing;  ///< ids of the events that count, in order: not undone, and no undo
  friend bool operator==(const Notebook&, const Notebook&) = default;
};

/// The fold: the state that a log of events (of one diary, in order of id) stands for.
///
/// - An empty log is an empty notebook, and so is a log in which everything is undone.
/// - For each day and item the last standing entry counts; the earlier one stays in the log.
/// - What was recorded as "not recorded" is erased, never zero; a day on which nothing is left is not listed.
/// - The day's `entered` is that of its last standing entry; a context moves it only on a day without any other entry,
///   since an illness that was added later does not make the pain of that day a late memory.
/// - An undo takes back one event that stands earlier in the same log; an undo of anything else changes nothing.
/// - An undo of an import takes back every line that it brought, and no line that was said after it.
/// - What an import brought was written down elsewhere, nobody knows when: it gives a day no `entered`.
/// - An undo of what cannot be undone changes nothing.
/// - An undo that is itself undone restores what it took back.
/// - The last standing sheet, product, plan and hour hold. A regimen that is begun ends the one before it; steps and
///   stops before any regimen change nothing.
/// - The measures are those tracked, in their order, then others that hold an entry, in the order of first mention.
/// - The diary named "example" is simulated.
Notebook notebook_of(std::span<const Event> log);

/// Of each line of the log whether an import brought it, standing or not. An import brings entries and the sheet, and
/// says how many lines; what else stands there is none of its.
std::vector<bool> brought_in(std::span<const Event> log);

/// The last line that a new undo may take back, or nothing. Less than an undo that is in the log already, since an
/// older diary may hold one of these and is read as it was:
///
/// - No kit, and no bags that were mixed up: the capsules are made and their labels written, whatever the log says. A
///   report that was a mistake is made again.
/// - No draft that a seal came after: the plan is sealed, and would stay so.
const Event* last_to_take_back(std::span<const Event> log, const Notebook& says);

/// A whole diary as events, as if it had been typed in: how the example enters the log. The fold of
/// these events is the diary again. A day that does not say when it was entered is entered at `entered`.
std::vector<Event> events_of(const Diary& diary, const std::string& name, const Moment& entered);

}  // namespace titrate
