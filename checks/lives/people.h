#pragma once

#include "codec/json.h"
#include "dice.h"

namespace titrate::lives {

/// Somebody who keeps a diary, and what is known of them without asking the program.
struct Person {
  codec::Json sheet;      ///< PERSON.json
  double limit_mg = 250;  ///< of supplemental magnesium a day, where they live: the published row
  double others_mg = 0;   ///< that their other products hold
  bool may_take = true;   ///< nothing is in the sheet that forbids magnesium
};

Person somebody(Dice& dice);
/// The same person, of whom something became known.
Person changed(Person person, Dice& dice);
/// Of whom nothing was said, the lowest limit of an adult holds.
Person nobody();

codec::Json some_product(Dice& dice, bool for_capsules);

}  // namespace titrate::lives
