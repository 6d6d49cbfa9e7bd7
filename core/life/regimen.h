#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "life/regimen_events.h"
#include "safety/limit.h"
#include "safety/stop_rules.h"

namespace titrate {

/// Where a regimen is on a day.
enum class RegimenPhase {
  waiting,  ///< it begins later
  run_in,   ///< nothing is taken yet, and the evening is written down
  on_step,
  paused,   ///< the guard said so, or there is no lower step; it goes on only when somebody says that it may
  stopped,  ///< the guard said "stop and seek care" or worse
  ended,    ///< by the person
  no_dose,  ///< no step of the ladder is within the limit of today, or a block forbids it
};
const char* to_string(RegimenPhase phase);  ///< "waiting", "run_in", "on_step" ...

/// Everything that is to be known of a regimen on one day. The dose of today is `dose`, and nothing else is.
struct RegimenState {
  RegimenPhase phase = RegimenPhase::waiting;
  Day day{};                        ///< that this is about
  Day since{};                      ///< first day of this phase, or of this step
  std::optional<std::size_t> step;  ///< of the ladder; while paused or stopped, the one it was on
  int day_of_step = 0;              ///< 1 on its first day
  int taken_days = 0;               ///< days before today on which at least this step was recorded as taken
  int needed_days = 0;              ///< of them, before the next step
  bool asks_tolerance = false;      ///< the time of the step is over, and nobody said yet how it was borne
  bool at_the_top = false;          ///< there is no higher step within the limit
  bool done = false;                ///< the top, for its whole time: a trial can compare this dose
  std::optional<LadderStep> dose;   ///< of today, with its intakes; nothing: none is to be taken
  std::string why;                  ///< a sentence: why this dose, or why none
  Guard guard;                      ///< of what was not answered for
  std::optional<Day> resume_from;   ///< of a pause: the first day on which it may end
  bool for_good = false;            ///< stopped by an emergency or an allergy: no more of this product
  std::vector<LadderStep> ahead;    ///< this step and the later ones, shifted by every pause, if all goes well
  NextStep if_tolerated, if_not;    ///< what an answer would do today; only on a step
};

/// Where a regimen is: one pure function of what was said, what was noticed and what may be taken.
///
/// - The days are lived again from the first, each with what was known of it: the guard of that day
/// (safety/stop_rules.h)
///   over everything that no Resumed has answered for, then the answers of that day. So a side effect that is entered
///   late, corrected or taken back moves the state to where it would have been.
/// - Up goes a step only by next_step(), on the day of an answer, by one, and never further than it was told then. The
///   days that count are those on which at least the dose of the step was recorded as taken.
/// - "One step lower" holds from the day on which it was noticed; the same again after two days on the lower one goes
///   lower again. Below the first step it is a pause.
/// - A pause goes on until a Resumed, and then one step lower, for the whole time of that step: the rest of the ladder
///   shifts. A Resumed that the guard of its day contradicts changes nothing.
/// - No dose of a day above the limit, together with the day's `others`; steps above it do not exist on that day.
/// - None while waiting, in the run-in, paused, stopped, ended, or forbidden.
/// - Before its first day it can be ended, and what is noticed pauses or stops it as later.
///
/// Edges: any other day before the start is waiting. Days after `day` are not looked at.
RegimenState regimen_on(const Regimen& regimen, std::span<const Resumed> resumed, const Diary& diary,
                        const Catalog& catalog, const Limit& limit, const std::vector<SupplementalSource>& others,
                        Day day);

/// Something that has to have gone before a dose is taken again, as the rules of the catalog ask.
struct ResumeQuestion {
  std::string effect;  ///< as the catalog calls it, or as it was written
  std::string name;    ///< as a sentence says it
  int grade = 1;       ///< the worst that nobody has answered for
  SafetyAction worst = SafetyAction::reduce_one_step;
  Day last{};               ///< the last day on which it was noticed
  std::optional<Day> gone;  ///< the first day after it on which it was recorded as none
  int days_without = 0;     ///< that have to pass after the first day without it
  bool for_good = false;    ///< an emergency, or an allergy: nothing resumes this product
};

/// The questions that stand between a pause or a stop and going on, the gravest first. Empty: nothing was noticed that
/// asked for less than the dose.
std::vector<ResumeQuestion> resume_questions(const Diary& diary, std::span<const Resumed> resumed,
                                             const Catalog& catalog, Day day);

/// The guard of a day over what nobody has answered for: an answer on or before the day covers its effect up to its
/// last day and its grade; anything worse, later or else is still looked at.
Guard guard_now(const Diary& diary, std::span<const Resumed> resumed, const Catalog& catalog, Day day);

/// guard_now() of one day after another. What holds on a day holds on the next, unless something was noticed or
/// answered for on it, or a pause waits for its end: of the thousand days of a long ladder only those are asked about.
class GuardByDay {
 public:
  GuardByDay(const Diary& diary, std::span<const Resumed> resumed, const Catalog& catalog);
  void go_to(Day day);                         ///< no day before the last one that was gone to
  const Guard& now() const { return guard_; }  ///< before any day: nothing was noticed

 private:
  const Diary& diary_;
  std::span<const Resumed> resumed_;
  const Catalog& catalog_;
  std::vector<Day> news_;  ///< in order: the days on which something was noticed or answered for
  std::optional<Day> day_;
  Guard guard_;
};

}  // namespace titrate
