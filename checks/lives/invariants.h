#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/memory_records.h"
#include "codec/json.h"
#include "codec/sealed_plan.h"
#include "home.h"
#include "life/blinding.h"
#include "life/event.h"
#include "life/reminders.h"
#include "mutation.h"
#include "people.h"

namespace titrate {
struct Catalog;
}

namespace titrate::lives {

// What must hold after every step of every life. Each gives the sentence of what is broken, or nothing.
using Broken = std::optional<std::string>;

/// What a question did to the log of the file.
struct Written {
  const std::vector<Event>& before;
  const std::vector<Event>& after;
  const std::vector<std::vector<Event>>& tried;  ///< what the door wanted to write, each all or nothing
};

/// The lines that were there are there, and of what was tried each write is there wholly, in order, or not at all; one
/// whose key is in the log is there already. An answer of "ok" has all of it; a refusal where nothing failed has none.
Broken log_is_kept(const Written& written, bool ok, bool failed);

/// What the answer says it wrote is what the question said, read with other eyes than the door's.
Broken entry_is_as_said(const Json& request, const Json& reply, const std::vector<Event>& after);

/// The fold of the log, against a slow one by the definition: an entry counts unless an entry that counts takes it
/// back.
Broken fold_is_replay(std::span<const Event> log, const Notebook& says);

/// The log through JSON and through a copy of the file is the log, and folds the same.
Broken copies_are_the_log(Home& home, const std::vector<Event>& log, Mutation mutation);

/// No number of this answer that suggests a dose is over the limit of its day, together with the day's other sources:
/// neither over the one that the program works out, nor over the one that is known of the person.
Broken doses_are_within(const Json& reply, const Notebook& says, const Person& said, Day today);

/// A twin whose sealed order is the other one in every pair, asked the same.
class Twin {
 public:
  /// Of a diary whose blinded plan was sealed just now; nothing where none was.
  static std::optional<Twin> of(const std::vector<Event>& log, Vault& vault);
  void follow(const std::vector<Event>& log);  ///< takes the log, with its own seal
  std::string ask(const Json& request, Backups* backups);
  /// The same bytes, but for the seal itself.
  Broken tells_the_same(const Json& request, const std::string& reply, const std::string& of_twin) const;
  bool first_order() const { return first_; }

 private:
  std::string plain(std::string text) const;
  std::shared_ptr<Records> records_;
  std::shared_ptr<MemoryVault> vault_;
  Locked seal_, other_;
  bool first_ = false;
};

/// Nobody is reminded of anything while the trial rests, or after its end; else up to its last day.
Broken reminders_hold(const ReminderDays& reminded, const TrialCalendar& calendar, Day today, bool opened);

/// Every period is lived whole or marked as torn, looks rise, the last day is not before the first, nobody is reminded
/// while it rests or is over.
Broken schedule_holds(const TrialCalendar& calendar, Day today);
/// And nothing of the past is another one today than it was yesterday; only that a period is torn, and
/// how grave a rest is, may become known, or be taken back on the same day.
Broken past_is_kept(const TrialCalendar& before, Day then, const TrialCalendar& now);

}  // namespace titrate::lives
