#pragma once

#include <string>
#include <vector>

#include "app/foods.h"
#include "app/standing.h"
#include "exposure/food_suggestions.h"
#include "exposure/intake.h"
#include "safety/limit.h"

namespace titrate {

/// A line of a person's day: a food by name or id, and how much of it was eaten.
struct FoodSaid {
  std::string name, id;  ///< one of the two
  Mass portion;
};

/// What a person said about a day: who, what was eaten, what was taken.
struct DaySaid {
  PersonSheet who;
  bool who_was_said = false;  ///< false: nobody, or the person whom the diary keeps (for_person_of)
  std::vector<FoodSaid> foods;
  std::vector<Supplement> supplements;
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
  std::string
      room_not_known;  ///< why the room left cannot be told, a sentence; never where the limit is passed already
  std::vector<FoodSuggestion> suggestions;
  std::string
      ask_about_food;  ///< why no food is proposed, or what to ask before it is eaten, a sentence; empty: nothing
  std::vector<NotCounted> not_counted;
};

/// - A food is taken for the one that was said when the id is right, or when every word of the name stands in the name
///   of the best match, as typed. Anything else is not counted and asked about: a slip of the finger must not become a
///   meal.
/// - The limit is that of the person (app/standing.h): age, authority, conditions, medicines, decisions.
/// - A medicine or supplement of the person's lists that brings magnesium is not counted unless it stands among the
///   day's supplements by the same name; then the room left is not told, and the answer says why.
/// - No food is proposed to whoever has a finding about the kidneys, or about too much magnesium, that stands in the
/// way
///   (catalog/conditions.h): what the kidneys cannot clear they cannot clear from food either, and such food brings
///   more than magnesium. Once a clinician has resolved it, it is proposed with the word to ask about food, too.
Result<DayIntake> intake_of(const DaySaid& said, FoodTable& table, const Catalog& catalog, Day today);

/// Where the day does not say whose it is, it is that of the person whom the diary keeps, with their other sources of
/// magnesium among the supplements.
DaySaid for_person_of(DaySaid said, const Notebook& notebook);

/// The other sources of a sheet, as supplements of a day.
std::vector<Supplement> other_sources_of(const PersonSheet& sheet);

}  // namespace titrate
