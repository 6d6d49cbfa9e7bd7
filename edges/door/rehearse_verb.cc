#include <chrono>

#include "app/example.h"
#include "app/rehearse.h"
#include "codec/rehearsal_json.h"
#include "codec/trial_json.h"
#include "door/verbs.h"

namespace titrate::door {

Answer rehearse(Room& room, Fields& fields) {
  fields.moment("now");
  fields.needs("trial");
  const Json* said = fields.object("trial");
  const auto people = fields.whole_number("people"), seed = fields.whole_number("seed");
  const bool quick = fields.flag("quick").value_or(false);
  if (auto problem = fields.problem()) return *problem;
  if (people && (*people < 1000 || *people > 1'000'000))
    return Problem{"too few people say nothing, and too many take a day.",
                   {.file = "people"},
                   "Give a number from 1,000 to 1,000,000, or ask for a quick estimate."};
  if (seed.value_or(1) < 0) return Problem{"a seed is not below zero.", {.file = "seed"}, "Give 0 or a larger number."};
  const auto trial = trial_from_json(said->dump(2), "trial", room.catalog);
  if (!trial) return trial.problem();
  if (const auto problem = cannot_rehearse(*trial)) return *problem;

  RehearsalOptions options;
  options.people = int(people.value_or(options.people));
  options.seed = std::uint64_t(seed.value_or(1));
  options.quick = quick;
  const auto begun = std::chrono::steady_clock::now();
  const Aside aside(room.progress);
  const auto rehearsal = titrate::rehearse(*trial, room.catalog, options, room.progress);
  if (!rehearsal)
    return Problem{"the rehearsal was stopped before its end.", {.file = "rehearse"}, "Ask again to start anew."};
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
  return Json{{"rehearsal", rehearsal_json(*rehearsal, took.count(), room.catalog)}};
}

}  // namespace titrate::door
