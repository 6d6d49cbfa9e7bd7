#pragma once

#include <string>
#include <vector>

#include "codec/json.h"
#include "dice.h"
#include "life/event.h"
#include "life/schedule.h"
#include "people.h"

namespace titrate::lives {

/// What somebody is like, for as long as the life lasts.
struct Character {
  enum class Way { diary, ladder, open_trial, blinded_by_helper, blinded_alone } way = Way::diary;
  double diligence = 0.7;   ///< chance of an evening on which anything is written
  double adversity = 0.02;  ///< chance a day of something noticed
  double doubt = 0.1;       ///< chance of a correction, an undo, a look
  bool travels = false;
  std::string outcome;
  bool blinded() const { return way == Way::blinded_by_helper || way == Way::blinded_alone; }
  bool has_trial() const { return blinded() || way == Way::open_trial; }
};
Character a_character(Dice& dice);
const char* in_words(Character::Way way);

/// The diary as it stands, which moves what somebody does next.
struct Standing {
  const Notebook& says;
  const TrialCalendar* calendar = nullptr;  ///< of the sealed plan, where there is one
  Day today{};
};

/// What somebody asks of the program on an evening, in order.
std::vector<codec::Json> first_evening(Dice& dice, const Character& character, const Person& person);
std::vector<codec::Json> an_evening(Dice& dice, const Character& character, const Standing& standing);

}  // namespace titrate::lives
