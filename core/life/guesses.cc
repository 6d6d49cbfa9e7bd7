#include "life/guesses.h"

#include <algorithm>
#include <map>

namespace titrate {

Recorded guessed(Day day, std::string arm, std::optional<double> confidence) {
  Recorded said = written(day, Item::Kind::guess, std::move(arm));
  if (confidence) said.entry = Entry<double>::of(*confidence);
  return said;
}

std::vector<Guess> guesses_of(const Notebook& says, std::span<const Event> log) {
  std::map<Day, Guess> of_day;
  for (const Event& event : log) {
    const auto* said = std::get_if<Recorded>(&event.what);
    if (said && said->item.kind == Item::Kind::guess &&
        std::binary_search(says.standing.begin(), says.standing.end(), event.id))
      of_day[said->day] = {said->day, said->text, said->entry.maybe()};
  }
  std::vector<Guess> guesses;
  for (auto& [day, guess] : of_day)
    if (!guess.arm.empty()) guesses.push_back(std::move(guess));
  return guesses;
}

}  // namespace titrate
