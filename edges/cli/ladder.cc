#include "app/plan_ladder.h"

#include <fmt/core.h>

#include "cli/clock.h"
#include "cli/lines.h"
#include "cli/own_data.h"
#include "cli/say.h"
#include "cli/verbs.h"
#include "codec/catalog_tables.h"
#include "codec/file.h"
#include "codec/json.h"
#include "codec/ladder_json.h"
#include "codec/number.h"
#include "codec/person_json.h"

namespace titrate::cli {
namespace {

std::string units(double count, const std::string& name) {
  return fmt::format("{} {}{}", codec::number_text(count), name, count > 1 ? "s" : "");
}

void print(const Ladder& ladder, const std::string& name) {
  for (const LadderStep& step : ladder.steps) {
    std::string intakes;
    for (const double intake : step.intakes) intakes += (intakes.empty() ? "" : " + ") + codec::number_text(intake);
    fmt::print("{}  to  {}   {:>5.0f} mg a day   {}{}\n", to_string(step.from), to_string(step.to),
               step.daily.in(elemental_milligram_per_day), units(step.units, name),
               step.intakes.size() > 1 ? " (" + intakes + ")" : "");
    fmt::print("{}", wrapped("asked on " + to_string(step.to) + ": " + tolerance_question, "    ", "      "));
  }
  fmt::print("\n{}", wrapped(fmt::format("Never above {:.0f} mg a day. {}",
                                         ladder.limit.in(elemental_milligram_per_day), ladder.limit_reason),
                             "", "  "));
  for (const std::string& remark : ladder.remarks) fmt::print("{}", wrapped(remark, "", "  "));
  std::string absorbed;
  const std::vector<ElementalMass> by_step = absorbed_by_step(ladder, codec::catalog());
  for (std::size_t i = 0; i < by_step.size(); ++i)
    absorbed += fmt::format("{}{:.0f} of {:.0f} mg", i > 0 ? ", " : "", by_step[i].in(elemental_milligram),
                            ladder.steps[i].daily.in(elemental_milligram_per_day));
  if (!absorbed.empty())
    fmt::print("{}", wrapped("For teaching, not a measurement of anybody: a published curve has about " + absorbed +
                                 " absorbed in a day (titrate evidence mechanism).",
                             "", "  "));
  fmt::print(
      "Go up only after a week that you bore well. Milligrams are elemental magnesium.\n"
      "Titrate informs and does not diagnose; show this to a doctor or pharmacist.\n");
}

}  // namespace

Ending ladder(const LadderOptions& options) {
  const Day today = day_of(now(), DayStart{});
  const auto notebook = own_notebook(options.data);
  if (!notebook) return complain(notebook.problem());
  PersonStanding standing = standing_on(notebook->says, codec::catalog(), today);
  if (!options.person.empty()) {
    const auto bytes = codec::read_file(options.person);
    if (!bytes) return complain(bytes.problem());
    const auto read = codec::person_from_json(*bytes, options.person, codec::catalog());
    if (!read) return complain(read.problem());
    standing = standing_of(*read, codec::catalog(), today);
  }
  if (!options.unit_mg && !notebook->says->product)
    return complain({"It is not said what a unit holds, and the diary keeps no product.",
                     {.file = "--unit-mg"},
                     "Give its mg of elemental magnesium (titrate label tells), or choose a product: titrate product "
                     "set 'TEXT OF THE LABEL'"});
  const DoseUnit unit = options.unit_mg
                            ? DoseUnit{*options.unit_mg * elemental_milligram, options.scored, options.unit_name}
                            : notebook->says->product->unit;
  LadderWish wish{.start = today + std::chrono::days(1), .to = {}};
  if (!options.start.empty()) {
    const auto start = parse_day(options.start);
    if (!start) return complain({"\"" + options.start + "\" is not a day.", {}, "Write it as 2026-03-01."});
    wish.start = *start;
  }
  if (!options.to.empty()) {
    const auto to = codec::typed_amount(options.to, "--to");
    if (!to) return complain(to.problem());
    wish.to = *to * elemental_milligram_per_day;
  }
  const PlannedLadder planned = plan_ladder(standing, unit, wish);
  const auto* refused = std::get_if<CannotClimb>(&planned);
  if (options.json)
    fmt::print("{}\n", codec::text_of_json(codec::ladder_json(planned, codec::catalog())));
  else if (refused)
    fmt::print("{}{}", wrapped("No ladder. " + refused->why, "", "  "), wrapped(refused->way_out, "", "  "));
  else
    print(std::get<Ladder>(planned), unit.name);
  return refused ? Ending::refused : Ending::done;
}

}  // namespace titrate::cli
