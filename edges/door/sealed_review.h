#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "app/review_trial.h"
#include "door/running_trial.h"

namespace titrate::door {

/// What a review of a sealed plan says on a day.
struct SealedReview {
  enum class Kind {
    waiting,  ///< no planned look has come: what is missing, and when there may be an answer
    look,     ///< the last planned look that has come, of the log as it stood when it closed (said_until)
    peek,     ///< an early look: it is written down, and gives no verdict
    ended,    ///< the order was told before any look: an effect of the days until then, and no verdict
  };
  Kind kind = Kind::waiting;
  Day as_of{};                 ///< the day of the look, of the opening, else today
  std::optional<Day> closed;   ///< of a look: the last day whose entries count for it
  int number = 0;              ///< of the look, counted from 1
  bool blinded = false;        ///< before the end of a blinded plan: continue or stop, and no effect by arm
  std::optional<Trial> trial;  ///< with its order, on the calendar; nothing while waiting
  std::optional<Review>
      review;            ///< nothing while waiting, and of a peek at a blinded plan; else never shown if blinded
  Diary diary;           ///< that was reviewed, with nothing that was entered later
  std::string sentence;  ///< the whole answer
  Adhered adhered;       ///< what was taken; of a blinded plan nothing by arm

  /// That may be shown.
  const Review* shown() const { return review && !blinded ? &*review : nullptr; }
};

/// A review at the last planned look that has come on `today` (else the day of `now`), or, where somebody asks for one
/// with `peek`, an early one, which is written down before anything is computed. A Problem where the order cannot be
/// opened. After the last look there is nothing to peek at, and it is that look.
///
/// A look is answered from the log as it stood when it closed, plan, kit and calendar included; only safety is judged
/// by what is known now. What was entered later is told beside it once nobody is blind and the trial has ended.
Result<SealedReview> review_of_sealed(Records& records, const Catalog& catalog, Progress& progress,
                                      const RunningTrial& running, const Asked& asked, std::optional<Day> today,
                                      bool peek, std::uint64_t seed);

/// Another question than the plan's, of a diary whose sealed plan still runs, or is blinded and not opened: it would
/// show what the plan keeps until its looks.
std::optional<Problem> another_question(const RunningTrial& running, bool peek);

/// What `titrate review` adds to its answer where a plan is sealed (openapi.yaml).
Json look_json(const SealedReview& review, const TrialNow& now);

}  // namespace titrate::door
