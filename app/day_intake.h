#pragma once

#include <string>
#include <vector>

#include "app/foods.h"
#include "app/standing.h"
#include "exposure/food_suggestions.h"
#include "exposure/intake.h"

namespace titrate {

/// A line of a person's day: a food by name or id, and how much of it was eaten.
struct FoodSaid {
  std::string name, id;  ///< one of the two
  Mass portion;
};

/// Something in the list that could not be counted, and why.
struct NotCounted {
  std::string said;
  std::string why;
  std::vector<std::string> did_you_mean;  ///< names of foods
};

/// A day of eating, drinking and taking, and what follows from it.
struct DayIntake {
  Need need;
  std::vector<Eaten> eaten;
  std::vector<Supplement> taken;
  DayTotal total;
  std::optional<Gap> gap;
  DoseCheck room;  ///< what safety says to the supplements of the day; food is not counted in it
  std::vector<SupplementalSource> others;  ///< of the person, that the day does not name itself; counted in `room`
  std::string
      room_not_known;  ///< why the room left cannot be told, a sentence; never where the limit is passed already
  std::vector<FoodSuggestion> suggestions;
  std::vector<NotCounted> not_counted;
};

/// The supplements are judged by the person's own limit, together with the other sources that the person has and the
/// day does not name.
///
/// A food is taken for the one that was said when the id is right, or when every word of the name stands in the name of
/// the best match, as typed. Anything else is not counted and asked about: a slip of the finger must not become a meal.
Result<DayIntake> intake_of(const Person& person, const PersonStanding& standing, const std::vector<FoodSaid>& foods,
                            std::vector<Supplement> taken, FoodTable& table, const Catalog& catalog);

}  // namespace titrate
