#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/entry.h"
#include "diary/diary.h"
#include "safety/limit.h"
#include "safety/stop_rules.h"

namespace titrate {

/// Why a dose is asked for once more before it is written down.
enum class DoubtAbout {
  forbidden,      ///< a block stands that nobody has resolved
  noticed,        ///< on a day on which the guard of what was noticed pauses, stops or calls for help
  limit,          ///< above the limit, together with the day's other sources
  slipped_digit,  ///< ten, a hundred or a thousand times the usual
  twice_usual,    ///< at least twice the usual
  out_of_reach,   ///< more than a person swallows: some hundred tablets
};

const char* to_string(DoubtAbout about);  ///< "limit", "slipped_digit" ...

struct Doubt {
  DoubtAbout about;
  std::string sentence;
  Source source{};  ///< where the doubt is about a rule; empty for an arithmetic one
};

/// What has to be said before a dose is written down, and after. A dose that was taken is never refused for good: it is
/// asked for once more, then written down as it was, and answered.
struct DoseGuard {
  DoseCheck check;
  std::string in_words;       ///< "four hundred milligrams of magnesium"
  std::vector<Doubt> doubts;  ///< the gravest first; empty: nothing to ask
  std::string advice;         ///< what to do when it was really taken; empty where nothing is to be done
  bool asks() const { return !doubts.empty(); }
};

/// Guards one day's dose. `usual` is what the person takes on other days, where that is known; `told` is what their own
/// plan tells them to take on this day (the step of a ladder, the arm of a trial), where one does.
///
/// - An amount on the limit, and one below twice the usual, ask for nothing.
/// - The doubts do not depend on each other: a dose may be above the limit and a slip.
/// - Up to the dose that was told, nothing is a slip, however far it lies above the usual. The limit holds as ever.
/// - On a day on which `noticed` lets no dose be suggested, any dose is asked about: whoever was told to take nothing
///   and took some may not have heard it. A day before anything was noticed has a `noticed` that says nothing.
///
/// `noticed` is the guard of what was noticed up to the day of the dose (safety/stop_rules.h); `now` that of the day on
/// which the question is asked. A pause that is over since is no advice any more, and still makes the dose a doubtful
/// one.
DoseGuard guard_dose(DailyElementalMass asked, const Limit& limit, std::optional<DailyElementalMass> usual = {},
                     const std::vector<SupplementalSource>& others = {}, std::optional<DailyElementalMass> told = {},
                     const Guard& noticed = {}, const Guard& now = {});

/// The usual dose: the median of the last fourteen days on which some was taken. Nothing below three such days, since
/// the first doses of a titration are not a habit. Amounts of another treatment are left out.
std::optional<DailyElementalMass> usual_dose(const std::vector<Entry<Dose>>& taken);

/// "two hundred and fifty point five milligrams of magnesium": an amount to be read aloud, so that a slipped digit is
/// heard. Beyond a million, and where it has more than three decimals, in digits.
std::string in_words(DailyElementalMass amount);

}  // namespace titrate
