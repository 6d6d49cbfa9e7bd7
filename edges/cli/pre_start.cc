#include <fmt/core.h>

#include "cli/at_the_door.h"
#include "cli/lines.h"
#include "cli/say.h"
#include "cli/verbs.h"
#include "codec/file.h"
#include "codec/pre_start_json.h"

namespace titrate::cli {
namespace {

using codec::Json;

std::string one_finding(const Json& finding) {
  return wrapped("- " + text_in(finding, "about") + " (" + text_in(finding, "severity") + ", rule " +
                     text_in(finding, "rule") + "). " + text_in(finding, "action"),
                 "  ", "    ");
}

std::string findings_of(const Json& list) {
  std::string text;
  for (const Json& finding : list) text += one_finding(finding);
  return text.empty() ? "  none\n" : text;
}

std::string lines_of(const Json& list) {
  std::string text;
  for (const Json& line : list) text += wrapped("- " + line.get<std::string>(), "  ", "    ");
  return text.empty() ? "  none\n" : text;
}

std::string product_of(const Json& product, bool no_doses) {
  if (product.is_null())
    return no_doses ? "  No product was chosen, so there is no ladder (titrate product set).\n"
                    : "  No product was chosen (titrate product set).\n";
  return wrapped(text_in(product, "name") + ": " + product["elemental_mg_per_unit"].dump() +
                     " mg of elemental magnesium in a " + text_in(product, "unit"),
                 "  ", "  ");
}

std::string sentences_of(const Json& list) {
  std::string text;
  for (const Json& sentence : list) text += wrapped("- " + sentence.get<std::string>(), "  ", "    ");
  return text;
}

std::string doses_of(const Json& sheet) {
  const Json &plan = sheet["plan"], &ladder = sheet["ladder"];
  const std::string product = product_of(sheet["product"], plan.is_null() && ladder.is_null());
  if (plan.is_object()) return sentences_of(plan["in_words"]) + product;
  if (ladder.is_null()) return product;
  if (ladder["steps"].is_null()) return product + wrapped("No ladder. " + text_in(ladder, "why_not"), "  ", "  ");
  std::string text = product;
  for (const Json& step : ladder["steps"])
    text += fmt::format("  from {}  {:>4} mg a day\n", text_in(step, "from"), step["mg"].dump());
  return text + sentences_of(sheet["ladder_in_words"]);
}

std::string sheet_text(const Json& sheet, bool bold) {
  return heading(codec::pre_start_heading(sheet) + ", " + text_in(sheet, "day"), bold) +
         wrapped(
             "To show to a doctor or pharmacist. Said by the person, looked up in the tables of Titrate, which informs "
             "and does not diagnose.",
             "", "") +
         "\n" + heading("Limit in force", bold) +
         wrapped(sheet["limit"]["elemental_mg_per_day"].dump() + " mg a day from supplements. " +
                     text_in(sheet["limit"], "reason"),
                 "  ", "  ") +
         "\n" + heading("Doses meant", bold) + doses_of(sheet) + "\n" + heading("To decide before it begins", bold) +
         findings_of(sheet["to_decide"]) + "\n" + heading("Found, and does not stand in the way", bold) +
         findings_of(sheet["to_mind"]) + "\n" + heading("Could not be checked", bold) +
         lines_of(sheet["could_not_check"]) + sentences_of(sheet["cleared"]) + "\n" +
         heading("Known, and no rule here: not the same as no interaction", bold) +
         lines_of(sheet["nothing_in_our_rules"]) + "\n" + heading("Open questions", bold) +
         lines_of(sheet["questions"]) + "\n" +
         wrapped("What they agree to is recorded with their name, the day and the reason:", "", "") +
         "  titrate person "
         "agree --rule RULE --clinician \"NAME\" --day DAY \\\n    --reason \"WHY\" --limit-mg MG\n";
}

}  // namespace

Ending pre_start(const PreStartOptions& options) {
  const auto reply = at_the_door(options.data, {{"verb", "pre_start"}});
  if (!reply) return complain(reply.problem());
  if (!options.out.empty()) {
    const auto written = codec::write_file(options.out, text_in(reply->json, "html"));
    if (!written) return complain(written.problem());
    fmt::print(stderr, "Written to {}. Open it in a browser and print it.\n", options.out);
    return Ending::done;
  }
  if (options.json)
    fmt::print("{}\n", codec::text_of_json(reply->json["sheet"]));
  else
    fmt::print("{}", sheet_text(reply->json["sheet"], colours_on(1)));
  return Ending::done;
}

}  // namespace titrate::cli
