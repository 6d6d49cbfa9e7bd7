#include "people.h"

namespace titrate::lives {
namespace {

using codec::Json;

struct Place {
  const char* authority;
  double limit_mg;
};
// The tolerable upper intake levels as published (core/catalog/tables/limits.csv names each document): IOM 1997 and who
// took it over, 350 mg; SCF 2001 and BfR 2017, 250 mg. Whoever lives where no row holds gets the lowest.
constexpr Place places[] = {{"US", 350}, {"CA", 350}, {"NO", 350}, {"JP", 350},      {"AU", 350},
                            {"EU", 250}, {"DE", 250}, {"FR", 250}, {"Atlantis", 250}};

void live_somewhere(Person& person, Dice& dice) {
  const Place& place = places[dice.below(int(std::size(places)))];
  person.sheet["authority"] = place.authority;
  person.limit_mg = place.limit_mg;
}

void take_others(Person& person, Dice& dice) {
  person.sheet["other_sources"] = Json::array();
  person.others_mg = 0;
  for (int count = dice.chance(0.5) ? dice.between(1, 2) : 0; count > 0; --count) {
    const double mg = dice.one_of(std::vector<double>{20, 50, 56.25, 100, 150, 200});
    person.sheet["other_sources"].push_back(
        {{"name", dice.word_of({"multivitamin", "antacid", "laxative", "zinc complex"}) + " " + std::to_string(count)},
         {"elemental_mg_per_day", mg}});
    person.others_mg += mg;
  }
}

}  // namespace

Person somebody(Dice& dice) {
  Person person;
  person.sheet = {{"age", dice.between(19, 79)},  {"sex", dice.word_of({"female", "male", "not_said"})},
                  {"life_stage", "none"},         {"egfr", dice.between(75, 110)},
                  {"conditions", Json::array()},  {"medicines", Json::array()},
                  {"supplements", Json::array()}, {"allergies", Json::array()}};
  live_somewhere(person, dice);
  take_others(person, dice);
  if (dice.chance(0.3)) person.sheet["medicines"].push_back(dice.word_of({"levothyroxine", "ibuprofen", "metformin"}));
  if (dice.chance(0.1)) person.sheet["egfr"] = dice.between(15, 70);
  if (person.sheet["egfr"].get<int>() < 30) person.may_take = false;
  return person;
}

Person changed(Person person, Dice& dice) {
  switch (dice.below(5)) {
    case 0:
      live_somewhere(person, dice);
      break;
    case 1:
      take_others(person, dice);
      break;
    case 2:
      person.sheet["medicines"] = {dice.word_of({"levothyroxine", "ciprofloxacin", "ramipril", "omeprazole"})};
      break;
    case 3:
      person.sheet["egfr"] = dice.chance(0.3) ? dice.between(12, 29) : dice.between(60, 110);
      break;
    default:
      person.sheet["life_stage"] = dice.word_of({"none", "pregnant", "none"});
      if (person.sheet["life_stage"] == "pregnant") person.sheet["sex"] = "female";
  }
  person.may_take = person.sheet["egfr"].get<int>() >= 30;
  return person;
}

Person nobody() { return {}; }

Json some_product(Dice& dice, bool for_capsules) {
  const char* unit = for_capsules || dice.chance(0.7) ? (dice.chance(0.7) ? "capsule" : "tablet") : "scoop";
  const double mg = dice.one_of(std::vector<double>{50, 60, 66.7, 100, 100, 120, 133.3, 200});
  return {{"name", std::string("magnesium ") + unit + "s"},
          {"elemental_mg_per_unit", mg},
          {"unit", unit},
          {"scored", unit == std::string("tablet") && !for_capsules && dice.chance(0.5)}};
}

}  // namespace titrate::lives
