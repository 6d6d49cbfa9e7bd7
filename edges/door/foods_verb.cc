#include "app/open_notebook.h"
#include "codec/foods_json.h"
#include "door/day_json.h"
#include "door/verbs.h"

namespace titrate::door {
namespace {

/// The built-in foods by the names that a reply in this language gives them: who reads "Mandeln" looks for that.
Result<FoodAnswer> search_in(const PhraseBook& language, const std::string& words, std::size_t most, Room& room) {
  Catalog named;
  for (const Food& food : room.catalog.foods) {
    named.foods.push_back(food);
    named.foods.back().name = language.say(food.name);
    named.foods.back().description.clear();
  }
  auto answer = PlainFoodTable(named).search(words, most);
  if (!answer) return answer;
  for (FoundFood& one : answer->found) {
    auto food = room.foods.find(one.food.id);
    if (!food) return food.problem();
    if (*food) one = **food;
  }
  return answer;
}

/// In the language of the reply, where that has all words; else as it stands in the tables.
Result<FoodAnswer> search(const std::string& words, std::size_t most, Room& room) {
  if (room.language) {
    auto answer = search_in(*room.language, words, most, room);
    if (!answer || (answer->all_words && !answer->found.empty())) return answer;
  }
  return room.foods.search(words, most);
}

}  // namespace

Answer foods(Room& room, Fields& fields) {
  fields.moment("now");
  fields.needs("words");
  const auto words = fields.text("words");
  const auto most = fields.whole_number("most");
  if (auto problem = fields.problem()) return *problem;
  constexpr std::int64_t usual = 10, highest = 100;
  if (most && (*most < 1 || *most > highest))
    return Problem{"between 1 and 100 foods can be shown.", {.file = "most"}, "Give a number from 1 to 100."};
  const auto answer = search(*words, std::size_t(most.value_or(usual)), room);
  if (!answer) return answer.problem();
  return foods_json(*words, *answer);
}

Answer intake(Room& room, Fields& fields) {
  fields.needs("now");
  const auto now = fields.moment("now");
  fields.needs("day");
  const Json* said = fields.object("day");
  if (auto problem = fields.problem()) return *problem;
  // The file's own reader reads the object, so that the door and `titrate intake` cannot understand it differently.
  const auto day = day_from_json(said->dump(2, ' ', false, Json::error_handler_t::replace), "day", room.catalog);
  if (!day) return day.problem();
  const auto notebook = open_notebook(room.records, "mine");
  if (!notebook) return notebook.problem();
  const DaySaid whose = for_person_of(*day, notebook->says);
  const auto intake = intake_of(whose, room.foods, room.catalog, current_day(*notebook, *now));
  if (!intake) return intake.problem();
  return Json{{"intake", intake_json(*intake)}};
}

}  // namespace titrate::door
