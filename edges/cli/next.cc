#include <fmt/core.h>

#include "app/in_words.h"
#include "app/next_dose.h"
#include "base/listed.h"
#include "cli/clock.h"
#include "cli/lines.h"
#include "cli/own_data.h"
#include "cli/say.h"
#include "cli/verbs.h"
#include "codec/catalog_tables.h"
#include "codec/next_dose_json.h"
#include "codec/person_json.h"
#include "codec/sealed_plan.h"

namespace titrate::cli {
namespace {

/// "levothyroxine 07:10": the last word is the time.
Result<TakenAt> taken_of(const std::string& words) {
  const std::size_t space = words.find_last_of(' ');
  const auto at = space == std::string::npos ? std::nullopt : codec::time_of_day(words.substr(space + 1));
  if (!at)
    return Problem{"\"" + words + "\" does not say what was taken and when.",
                   {.file = "--taken"},
                   "Write the medicine, or \"dose\", and the time behind it: --taken \"levothyroxine 07:10\""};
  return TakenAt{words.substr(0, space), *at};
}

void print(const NextDose& next) {
  if (!next.why_not.empty()) {
    fmt::print("{}", wrapped(next.why_not, "", "  "));
    return;
  }
  fmt::print("{}", wrapped(next.next.reason, "", "  "));
  if (!next.source.empty()) fmt::print("{}", wrapped("Source: " + next.source, "  ", "  "));
  for (const CountedIntake& one : next.counted)
    if (!one.said && one.minute >= 0 && one.minute < 24 * 60)
      fmt::print(
          "{}", wrapped(fmt::format("Counted at its usual time: {} at {}", one.about, to_string(TimeOfDay{one.minute})),
                        "  ", "    "));
  if (!next.not_spaced.empty())
    fmt::print("{}", wrapped("No rule of ours asks for hours from " + listed(next.not_spaced) +
                                 ": that is not the same as no interaction.",
                             "  ", "  "));
  fmt::print("{}", wrapped("Room left today: " + number_in_words(next.room.in(elemental_milligram_per_day)) +
                               " mg of elemental magnesium.",
                           "", "  "));
}

}  // namespace

Ending next(const NextOptions& options) {
  std::vector<TakenAt> taken;
  for (const std::string& words : options.taken) {
    const auto one = taken_of(words);
    if (!one) return complain(one.problem());
    taken.push_back(*one);
  }
  const auto notebook = own_notebook(options.data);
  if (!notebook) return complain(notebook.problem());
  const auto sealed = codec::sealed_plan_of(notebook->says, codec::catalog());
  const Trial* plan = sealed && *sealed ? &(*sealed)->now.trial : nullptr;
  const auto next = next_dose(*notebook, codec::catalog(), now(), taken, plan);
  if (!next) return complain(next.problem());
  if (options.json)
    fmt::print("{}\n", codec::printed_next_dose(*next));
  else
    print(*next);
  return next->why_not.empty() ? Ending::done : Ending::refused;
}

}  // namespace titrate::cli
