#pragma once

#include <optional>
#include <string>
#include <vector>

#include "safety/finding.h"

namespace titrate {

/// A minute of the day, 0 at midnight to 1439.
struct TimeOfDay {
  int minute = 0;
  friend auto operator<=>(TimeOfDay, TimeOfDay) = default;
};

std::string to_string(TimeOfDay time);  ///< "07:30"

/// A medicine that has to be kept apart from the supplement, and when it is usually taken. A medicine that is not taken
/// every day is spaced as if it were.
struct SpacedMedicine {
  std::string rule;   ///< id of the catalog row
  std::string about;  ///< "levothyroxine"
  double hours_before = 0, hours_after = 0;
  std::vector<TimeOfDay> times;  ///< empty: the person has not said when
};

/// The findings that have hours, each with the times that were given for what was written (`matched`), in its order.
struct UsualTimes {
  std::string matched;
  std::vector<TimeOfDay> times;
  friend bool operator==(const UsualTimes&, const UsualTimes&) = default;
};
std::vector<SpacedMedicine> medicines_to_space(const std::vector<Finding>& findings,
                                               const std::vector<UsualTimes>& usual);

/// A person's day. Waking hours may run over midnight; the same hour twice is a day without sleep. A dose may fall on
/// either end.
struct DayShape {
  TimeOfDay wakes{7 * 60}, sleeps{23 * 60};
  std::vector<TimeOfDay> meals;
  bool with_food = false;            ///< prefer the half hour from the start of a meal
  std::vector<TimeOfDay> preferred;  ///< usual time of each dose: 1 to 3 of them, within waking hours
  double hours_between_doses = 3;
  friend bool operator==(const DayShape&, const DayShape&) = default;
};

struct PlannedDose {
  TimeOfDay at;
  bool with_food = false;
  bool at_the_usual_time = false;
  friend bool operator==(const PlannedDose&, const PlannedDose&) = default;
};

/// Minutes of the waking day, both ends included.
struct OpenWindow {
  TimeOfDay from, to;
  friend bool operator==(const OpenWindow&, const OpenWindow&) = default;
};

/// Minutes of the waking day without a dose, both ends included, and the medicine that forbids them.
struct ClosedWindow {
  TimeOfDay from, to;
  std::string about;
  TimeOfDay medicine_at;
};

/// When to take the supplement.
struct Schedule {
  std::vector<PlannedDose> doses;    ///< in order of the waking day; empty: there is none
  std::vector<OpenWindow> open;      ///< when a dose keeps every separation
  std::vector<ClosedWindow> closed;  ///< why not at the other times: with `open` these are the whole waking day
  int most_doses = 0;                ///< as many would fit, at most as many as were asked for
  /// Without a schedule: medicines that together leave none, while any of them left out would leave one (by `about`).
  /// Empty without a schedule: the waking day is too short for the doses, whatever is taken.
  std::vector<std::string> in_the_way;
  std::vector<std::string> without_a_time;  ///< medicines to be spaced whose time is not known: the schedule waits
  std::string reason;                       ///< a sentence for a person
};

/// A schedule that keeps every separation, on a clock of 24 hours, within waking hours.
///
/// A dose at t keeps a medicine at m if t is at least `hours_before` past m and m is at least `hours_after` past t,
/// both around the clock; exactly that many hours is enough. Of all schedules the one with the least cost is taken, and
/// the earliest among equals: each dose costs its minutes away from its usual time, and one hour more if food was
/// wished and there is none. Doses keep their order and `hours_between_doses`.
///
/// With a medicine whose time is not known there is no schedule. Found by dynamic programming over the minutes of the
/// waking day; spacing_test.cc compares it with every combination of minutes.
Schedule schedule_doses(const std::vector<SpacedMedicine>& medicines, const DayShape& day);

/// Something that was taken, or is going to be: minutes from the midnight before today, yesterday below zero, tomorrow
/// from 1440 on.
struct IntakeAt {
  std::string rule;
  int minute = 0;
};

/// The earliest time from now on at which the supplement keeps every separation.
struct NextAllowed {
  int minute = 0;                           ///< counted as in IntakeAt
  std::string because_of;                   ///< the medicine that held it up last: the tightest; empty: nothing did
  std::optional<int> medicine_at;           ///< when that is or was taken
  std::vector<std::string> without_a_time;  ///< medicines to be spaced of which no intake was given
  std::string reason;                       ///< "Next at 21:00, because of levothyroxine at 17:00."
};

/// From what was actually taken today and what is still to come. Every medicine that is to be spaced needs at least one
/// intake, or stands in `without_a_time`.
NextAllowed next_allowed(int now, const std::vector<IntakeAt>& intakes, const std::vector<SpacedMedicine>& medicines);

}  // namespace titrate
