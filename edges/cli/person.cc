#include <fmt/core.h>

#include "app/history.h"
#include "app/say_person.h"
#include "cli/clock.h"
#include "cli/lines.h"
#include "cli/own_data.h"
#include "cli/say.h"
#include "cli/screening_text.h"
#include "cli/verbs.h"
#include "codec/catalog_tables.h"
#include "codec/file.h"
#include "codec/number.h"
#include "codec/person_json.h"
#include "door/person_reply.h"

namespace titrate::cli {
namespace {

/// Somebody who calls this from a script should not overlook that the answer is no.
Ending ending_of(const PersonStanding& standing) {
  return standing.said && !standing.dose_may_be_suggested() ? Ending::refused : Ending::done;
}

Ending show(const PersonOptions& options, Records& records, const Said* said) {
  const auto notebook = open_notebook(records, "mine");
  if (!notebook) return complain(notebook.problem());
  const Catalog& catalog = codec::catalog();
  const Day today = current_day(*notebook, now());
  const PersonStanding standing = standing_on(notebook->says, catalog, today);
  if (options.json) {
    fmt::print("{}\n", door::printed_person_reply(*notebook, catalog, today, said));
    return ending_of(standing);
  }
  if (said) fmt::print("{}\n", change_text(said->change, colours_on(1)));
  if (!standing.said) {
    fmt::print("{}", wrapped("Nobody has said who this is, so the lowest limit holds: " +
                                 std::to_string(int(standing.limit.amount.in(elemental_milligram_per_day))) +
                                 " mg of elemental magnesium a day. Say it with titrate person set PERSON.json.",
                             "", ""));
    return Ending::done;
  }
  if (!said) fmt::print("{}\n", codec::json_of(*notebook->says->sheet));
  fmt::print("{}", screening_text(standing.screened, colours_on(1)));
  return ending_of(standing);
}

Ending history(const PersonOptions& options, Records& records) {
  const auto notebook = open_notebook(records, "mine");
  if (!notebook) return complain(notebook.problem());
  codec::Json lines = codec::Json::array();
  for (const HistoryLine& line : history_of(*notebook, codec::catalog())) {
    if (line.item != "person" && line.item != "product") continue;
    if (options.json)
      lines.push_back({{"id", line.id},
                       {"item", line.item},
                       {"text", line.text},
                       {"entered", to_string(line.entered)},
                       {"undone", line.undone}});
    else
      fmt::print("{}",
                 wrapped(to_string(line.entered) + (line.undone ? "  taken back: " : "  ") + line.text, "", "  "));
  }
  if (options.json) fmt::print("{}\n", lines.dump(2, ' ', false, codec::Json::error_handler_t::replace));
  return Ending::done;
}

Result<ClinicianDecision> decision_of(const PersonOptions& options) {
  ClinicianDecision decision{options.rule, options.clinician, Day{}, options.reason, std::nullopt};
  if (!options.day.empty()) {
    const auto day = parse_day(options.day);
    if (!day) return Problem{"\"" + options.day + "\" is not a day.", {.file = "--day"}, "Write it like 2026-03-01."};
    decision.day = *day;
  }
  if (!options.limit_mg.empty()) {
    const auto mg = codec::typed_amount(options.limit_mg, "--limit-mg");
    if (!mg) return mg.problem();
    decision.limit = *mg * elemental_milligram_per_day;
  }
  return decision;
}

}  // namespace

Ending person(const PersonOptions& options) {
  const bool set = options.action == "set", decided = options.action == "agree";
  if (!decided && !(options.rule + options.clinician + options.day + options.reason + options.limit_mg).empty())
    return complain({"Only \"agree\" takes a clinician's decision.",
                     {},
                     "Write: titrate person agree --rule R --clinician NAME --day D --reason TEXT"});
  if (set == options.file.empty())
    return complain({set ? "It is not said which file." : "Only \"set\" takes a file.",
                     {},
                     "Write: titrate person set PERSON.json, titrate person show, titrate person history, or titrate "
                     "person agree --rule R --clinician NAME --day D --reason TEXT"});
  std::optional<PersonSheet> sheet;
  if (set) {
    const auto bytes = codec::read_file(options.file);
    if (!bytes) return complain(bytes.problem());
    auto read = codec::person_from_json(*bytes, options.file == "-" ? "stdin" : options.file, codec::catalog());
    if (!read) return complain(read.problem());
    sheet = std::move(read).value();
  }
  const auto diary = OwnDiary::open(options.data);
  if (!diary) return complain(diary.problem());
  Records& records = (*diary)->records();
  if (options.action == "show") return show(options, records, nullptr);
  if (options.action == "history") return history(options, records);
  const Asked asked{"mine", now(), ""};
  if (set) {
    const auto said = say_person(records, codec::catalog(), asked, *sheet);
    return said ? show(options, records, &*said) : complain(said.problem());
  }
  const auto decision = decision_of(options);
  if (!decision) return complain(decision.problem());
  const auto said = agree(records, codec::catalog(), asked, *decision);
  return said ? show(options, records, &*said) : complain(said.problem());
}

}  // namespace titrate::cli
