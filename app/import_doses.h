#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/standing.h"
#include "life/regimen.h"

namespace titrate {

/// A dose of a file, in mg of elemental magnesium.
struct FoundDose {
  Day day{};
  Entry<double> taken;
};

/// The guard of the doses that a file brings: the same as of one that is typed in, on each day by the sheet and the
/// product of then. The usual of a day is that of the fourteen dosed days before it, of the diary and the file
/// together; where these are fewer than three, those after it count too. What was noticed is what the diary says: the
/// effects of the file itself were felt before anybody was told to take nothing.
class DoseDoubts {
 public:
  DoseDoubts(const OpenNotebook& notebook, const Catalog& catalog, std::vector<FoundDose> found, Day today);
  /// All doubts as one text; empty: none. Asked of one day after the other, in their order.
  std::string of(Day day, double mg, std::optional<DailyElementalMass> told);

 private:
  std::optional<DailyElementalMass> usual_of(Day day) const;
  const PersonStanding& standing_of(Day day);

  const OpenNotebook& notebook_;
  const Catalog& catalog_;
  Day today_;
  std::vector<std::pair<Day, Entry<Dose>>> dosed_;  ///< every day on which some was taken, in order
  GuardByDay noticed_;
  std::map<Day, PersonStanding> standing_;
  std::vector<Day> turns_;  ///< days from which a standing may be another than on the day before
};

}  // namespace titrate
