#pragma once

#include <string>
#include <vector>

#include "app/open_notebook.h"
#include "app/standing.h"

namespace titrate {

/// Something that was taken, as a person says it: a medicine in any of its names, or "dose" for the supplement itself.
struct TakenAt {
  std::string what;
  TimeOfDay at;  ///< a time that has not come yet today was yesterday's
};

/// An intake that was counted.
struct CountedIntake {
  std::string about;
  int minute = 0;     ///< from the midnight before today
  bool said = false;  ///< else it is the usual time of one that nobody said anything about
};

/// The earliest next dose, from what was really taken.
struct NextDose {
  std::string why_not;  ///< why no dose is suggested at all, a sentence; empty: one may be
  NextAllowed next;
  std::string source;                   ///< of the row that holds it up; empty: nothing does
  std::vector<CountedIntake> counted;   ///< in order of time
  std::vector<std::string> not_spaced;  ///< taken and known, and no rule of ours asks for hours: as written
  DailyElementalMass room;              ///< left today
};

/// - Every separation of the person's medicines is kept, and of what was taken although it is on no list; where several
///   hold, the latest wins and is named with its source.
/// - What was said takes the place of the usual times: the first of today's, the last of yesterday's. What is usual and
///   still to come today or tomorrow is kept clear of, too.
/// - The supplement itself is kept apart from its last dose by the hours of the person's day, three where none are
/// said.
/// - None is suggested while the guard, a block, or the screening is against it, while the sealed trial rests, or while
///   the day has no room left.
/// - A name that we do not know is a Problem: what is not understood must not be left out.
///
/// `plan`: the sealed one, where there is one.
Result<NextDose> next_dose(const OpenNotebook& notebook, const Catalog& catalog, const Moment& now,
                           const std::vector<TakenAt>& taken, const Trial* plan = nullptr);

}  // namespace titrate
