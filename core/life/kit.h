#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "life/blinding.h"
#include "trial/draw.h"

namespace titrate {

/// The label of one bag: its period, and a code that says nothing.
struct KitLabel {
  int period = 0;  ///< counted from 1
  std::string code;
  friend bool operator==(const KitLabel&, const KitLabel&) = default;
};

/// Bags of study capsules, one a period. What is in which bag is not in it: the sealed order says that.
struct Kit {
  Blinding made_for = Blinding::helper;
  StudyPortion portion;
  int capsules_in_a_bag = 0;                                  ///< of the days of a period, and some to spare
  std::vector<KitLabel> labels;                               ///< in order of period
  std::vector<std::pair<std::string, std::string>> mixed_up;  ///< each holds what was meant for the other
  friend bool operator==(const Kit&, const Kit&) = default;
};

/// The bags of a plan, with codes of a letter and two digits that cannot be misread, each code once, every choice as
/// likely as the others: they depend on neither the order nor the period. Of more than two hundred periods the codes
/// have three digits; needs at most two thousand. For somebody alone a bag holds a period twice: one that is
/// interrupted begins again from its first day (life/schedule.h), and nobody could fill that bag up without knowing
/// what is in it.
Kit kit_of(const Trial& trial, Blinding made_for, const StudyPortion& portion, const Below& below);

/// The label with this code, however it is typed; nothing where there is none.
const KitLabel* label_called(const Kit& kit, std::string code);

/// What is really in the bags, period by period, when the order was drawn so and two bags were mixed up.
Order contents_of(const Kit& kit, Order drawn);

/// The days whose standing dose is of study capsules.
std::vector<Day> study_capsule_days(const Notebook& says, std::span<const Event> log);

/// The diary once the order is open: on days of study capsules whose bag did not hold magnesium none was taken.
/// `held_magnesium` says of a day whether its bag did; nothing: the day is left as it was counted, which is active.
Diary with_contents(Diary diary, const std::vector<Day>& capsule_days,
                    const std::function<std::optional<bool>(Day)>& held_magnesium);

}  // namespace titrate
