#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "dice.h"
#include "home.h"
#include "invariants.h"
#include "seal.h"
#include "wall_clock.h"
#include "wishes.h"

namespace titrate::lives {

/// What happened in a life, counted.
struct Tally {
  long steps = 0, entries = 0, refused = 0, faults = 0, repeated = 0, backups = 0, restores = 0, seals = 0, blinded = 0,
       rests = 0, opened = 0, flights = 0, looks = 0;
  void add(const Tally& other);
};

/// One simulated person and a year of their diary.
class Life {
 public:
  Life(std::uint64_t seed, int number, Rehearsed& rehearsed, Mutation mutation = Mutation::none);

  /// Lives it to its end, or to the first thing that breaks; this is said in a sentence.
  Broken live();
  const Tally& tally() const { return tally_; }
  /// Every step, a line each, as the person who looks for the cause reads it.
  const std::vector<std::string>& story() const { return story_; }

 private:
  Broken evening();
  Broken step(Json request);
  Broken answered(const Json& request, const std::string& reply, const std::string& of_twin, Fault fault);
  Broken again(const Json& request);
  Broken after_each(const Json& request, const Json& reply);
  Broken schedule();
  Person person() const;
  Broken copies();
  Broken to_and_from_backup();
  Fault draw_fault();
  void tell(const Json& request, const Json& reply, Fault fault);
  OpenNotebook notebook() const { return {"mine", log_, says_}; }

  std::string ask(const Json& request, Fault fault = Fault::none);
  Broken seal(const Json& request);

  Dice dice_;
  Rehearsed& rehearsed_;
  Mutation mutation_;
  Character character_;
  Person wished_;                         ///< whom the program is told of next
  std::map<std::string, Person> people_;  ///< whom it was told of, by the moment
  WallClock clock_;
  Home home_;
  std::vector<Event> log_;
  Notebook says_;
  std::optional<Twin> twin_;
  std::optional<TrialCalendar> calendar_;
  Day calendar_of_{};
  std::map<std::string, std::vector<Event>> backups_;  ///< by name, what the log was
  Tally tally_;
  std::vector<std::string> story_;
};

}  // namespace titrate::lives
