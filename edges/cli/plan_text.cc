#include "cli/plan_text.h"

#include <fmt/core.h>

#include <nlohmann/json.hpp>

#include "cli/lines.h"
#include "cli/rehearsal_text.h"

namespace titrate::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string text_or_none(const Json& value) { return value.is_string() ? value.get<std::string>() : std::string(); }

std::string number_of(const Json& value) { return value.is_number() ? value.dump() : "?"; }

/// "Is pain lower with 200 mg ..." and the layout, of TRIAL.json.
std::string layout_of(const Json& trial) {
  const Json& design = trial["design"];
  const std::string kind = text_or_none(design["kind"]);
  std::string how =
      kind == "daily"
          ? "a coin each day"
          : fmt::format("{} {} of {} days", design.contains("pairs") ? number_of(design["pairs"]) : "",
                        kind == "pairs" ? "pairs of periods" : "pairs of periods, drawn over the whole trial,",
                        number_of(design["period_days"]));
  if (design.contains("gap_days")) how += fmt::format(", {} days between them", number_of(design["gap_days"]));
  return wrapped(text_or_none(trial["question"]), "", "  ") +
         wrapped(fmt::format("{} days from {}: {} days of run-in, then {}.", number_of(trial["planned_days"]),
                             text_or_none(trial["start"]), number_of(trial["run_in_days"]), how),
                 "  ", "  ");
}

std::string days_text(const Json& count) {
  return number_of(count) + (count.is_number() && count.get<int>() == 1 ? " day" : " days");
}

/// "12 taken, 1 skipped, 1 not recorded of 14 days".
std::string adherence_text(const Json& one) {
  std::string text;
  const auto add = [&](const char* field, const char* what) {
    if (one[field].get<int>() > 0) text += (text.empty() ? "" : ", ") + number_of(one[field]) + " " + what;
  };
  add("taken", "taken");
  add("none", "none");
  add("skipped", "skipped");
  add("unknown", "not recorded");
  return (text.empty() ? "nothing" : text) + " of " + days_text(one["days"]);
}

std::string phase_text(const Json& at) {
  const std::string phase = text_or_none(at["phase"]);
  if (phase == "run_in")
    return fmt::format("Day {} of {} of the run-in.", number_of(at["day_of_phase"]), number_of(at["days_of_phase"]));
  if (phase == "paused" || phase == "stopped")
    return fmt::format("{}, day {}; period {} of {} comes next.", phase == "paused" ? "It rests" : "It was stopped",
                       number_of(at["day_of_phase"]), number_of(at["period"]), number_of(at["periods"]));
  return fmt::format("{} {} of {}, day {} of {}.", phase == "gap" ? "The gap after period" : "Period",
                     number_of(at["period"]), number_of(at["periods"]), number_of(at["day_of_phase"]),
                     number_of(at["days_of_phase"]));
}

std::string resume_text(const Json& at) {
  std::string text;
  for (const Json& one : at["questions"])
    text += wrapped(one["for_good"] == true
                        ? text_or_none(one["name"]) + ": this product is not taken again."
                        : fmt::format("{}, last on {}: gone for {} before it goes on{}{}.", text_or_none(one["name"]),
                                      text_or_none(one["last"]), days_text(one["days_without"]),
                                      one["gone"].is_string() ? ", and gone since " + text_or_none(one["gone"]) : "",
                                      one["needs_clinician"] == true ? ", and a clinician has to agree" : ""),
                    "  ", "    ");
  return text + wrapped("To go on: titrate plan resume (--help says what it asks).", "  ", "    ");
}

/// "Today: 2 study capsules from bag A47 ..."; empty on days without.
std::string capsules_text(const Json& study) {
  if (!study.is_object() || study["takes_capsules"] != true) return "";
  std::string text = fmt::format("Today: {} study capsules", number_of(study["capsules_a_day"]));
  if (study["bag"].is_string()) text += " from bag " + text_or_none(study["bag"]);
  text += fmt::format(". In this period {} were taken on {} days that were written down",
                      number_of(study["taken_in_period"]), number_of(study["days_said_in_period"]));
  if (study["left_in_bag"].is_number())
    text += fmt::format("; {} are left in the bag", number_of(study["left_in_bag"]));
  return wrapped(text + ".", "", "  ");
}

std::string where(const Json& at, const Json& study) {
  const std::string phase = text_or_none(at["phase"]);
  std::string text;
  if (phase == "before") {
    text = "It has not begun.\n";
  } else if (phase == "after") {
    text = "Its last day is over: titrate review, titrate decide, then titrate plan open.\n";
  } else {
    text =
        wrapped(phase_text(at) + (at["arm"].is_string() ? " Today: " + text_or_none(at["arm"]) + "." : ""), "", "  ");
    text += capsules_text(study);
    if (at["none_today"].is_string()) text += wrapped(text_or_none(at["none_today"]), "  ", "  ");
    if (at["rest"].is_object()) text += resume_text(at);
  }
  const Json& looks = at["looks"];
  if (looks["came"].is_string() && looks["final"] == false)
    text += wrapped(fmt::format("Look {} of {} has come, after {}: titrate review.", number_of(looks["number"]),
                                number_of(looks["planned"]), text_or_none(looks["came"])),
                    "", "  ");
  if (looks["waiting"].is_string()) text += wrapped(text_or_none(looks["waiting"]), "", "  ");
  if (at["recorded"].get<int>() + at["missing"].get<int>() > 0)
    text += wrapped(text_or_none(looks["missing"]), "", "  ");
  const Json& by_arm = at["adherence_by_arm"];
  if (by_arm.is_object() && at["adherence"]["days"].get<int>() > 0)
    text += wrapped("With it: " + adherence_text(by_arm["on"]) + ". Without: " + adherence_text(by_arm["off"]) + ".",
                    "", "  ");
  else if (at["adherence"]["days"].get<int>() > 0)
    text += wrapped("In the periods: " + adherence_text(at["adherence"]) + ".", "", "  ");
  for (const Json& rest : at["rests"])
    if (rest["until"].is_string())
      text += wrapped(fmt::format("Rested from {} until {}: {}", text_or_none(rest["from"]),
                                  text_or_none(rest["until"]), text_or_none(rest["why"])),
                      "  ", "    ");
  if (!at["peeks"].empty())
    text += wrapped(fmt::format("Somebody looked early, {} so far; each report says so.",
                                at["peeks"].size() == 1 ? "once" : std::to_string(at["peeks"].size()) + " times"),
                    "", "  ");
  return text;
}

std::string seal_of(const Json& sealed) {
  std::string text = layout_of(sealed["trial"]) + "  hash        " + text_or_none(sealed["hash"]) + "\n  commitment  " +
                     text_or_none(sealed["commitment"]) + "\n";
  for (const Json& one : sealed["amendments"])
    text += wrapped("Amended " + text_or_none(one["entered"]) + ": " + text_or_none(one["reason"]), "  ", "    ");
  for (const Json& one : sealed["decisions"])
    text += wrapped("Decided " + text_or_none(one["day"]) + ": " + text_or_none(one["text"]), "  ", "    ");
  if (sealed["question_changed"] == true)
    text += wrapped("An amendment changed the question, so it no longer counts as fixed before the data.", "  ", "  ");
  return text;
}

/// What the full rehearsal found that the seal was made by: the only one that is not a quick estimate.
std::string rehearsed_text(const Json& rehearsal) {
  const auto rate = [&](const Json& one) {
    return fmt::format("{:.1f} % +-{:4.1f}", 100 * one["rate"].get<double>(),
                       error_in_points(one["mcse"].get<double>(), rehearsal["people"].get<double>()));
  };
  const Json& false_claims = rehearsal["chance_of_false_claim"];
  std::string text =
      fmt::format("\nRehearsed with {} simulated people for each line (+- is a 95 % range):\n",
                  number_of(rehearsal["people"])) +
      fmt::format("  finds the smallest worthwhile difference  {:>13}\n",
                  rate(rehearsal["chance_to_find"]["smallest_worthwhile"])) +
      fmt::format("  false claims, at the worst dependence     {:>13} (at most {:.3g} % allowed)\n", rate(false_claims),
                  100 * false_claims["most"].get<double>()) +
      fmt::format("  gets an answer at all                     {:>13}\n", rate(rehearsal["identifiable"]));
  for (const Json& warning : rehearsal["warnings"]) text += wrapped(text_or_none(warning), "  ", "  ");
  return text + "\n";
}

}  // namespace

std::string proposal_text(const Json& reply) {
  const Json& proposal = reply["proposal"];
  std::string text = layout_of(proposal["trial"]) + "\n";
  for (const Json& one : proposal["numbers"]) {
    text += fmt::format("{}: {}\n", text_or_none(one["what"]), text_or_none(one["value"]));
    const std::string source = text_or_none(one["source"]);
    text += wrapped(text_or_none(one["why"]) + (source.empty() ? "" : " (" + source + ")"), "    ", "    ");
  }
  text += "\n";
  for (const Json& remark : proposal["remarks"]) text += wrapped(text_or_none(remark), "", "  ");
  if (reply["estimate"].is_object()) text += wrapped(text_or_none(reply["estimate"]["sentence"]), "", "  ");
  text += reply["kept"] == true ? "Kept as your plan. titrate plan lock rehearses it in full, and seals it.\n"
                                : "Nothing was kept.\n";
  return text;
}

std::string plan_text(const Json& reply) {
  std::string text;
  if (reply["sealed"].is_object()) {
    text += "Sealed.\n" + seal_of(reply["sealed"]);
    if (reply["sealed"]["opened"].is_object())
      text +=
          wrapped(text_or_none(reply["sealed"]["opened"]["reason"]).empty()
                      ? "Its order was opened: titrate plan verify shows it."
                      : "Its order was opened before the end: " + text_or_none(reply["sealed"]["opened"]["reason"]) +
                            ". titrate plan verify shows it.",
                  "", "  ");
    else
      text += where(reply["sealed"]["today"], reply["sealed"]["study"]);
    const Json& study = reply["sealed"]["study"];
    if (study.is_object() && study["hidden"] == true)
      text += wrapped(study["kit_made"] == true
                          ? "Blinded: no surface tells an arm before the order is opened."
                          : "Blinded, and the kit is not made yet: titrate plan kit, before the first period.",
                      "", "  ");
  } else if (reply["draft"].is_object()) {
    text += "A plan, not sealed yet.\n" + layout_of(reply["draft"]);
    if (reply["estimate"].is_object()) text += wrapped(text_or_none(reply["estimate"]["sentence"]), "", "  ");
    text += reply["screening"]["may_start"] == true
                ? "Nothing stands in its way: titrate plan lock.\n"
                : wrapped("It cannot be sealed yet: " + text_or_none(reply["screening"]["why_not"]), "", "  ");
  } else {
    text += "There is no plan. Make one: titrate plan new --outcome pain\n";
  }
  return text;
}

std::string sealed_text(const Json& reply) {
  return "Sealed.\n" + seal_of(reply["sealed"]) +
         (reply.contains("rehearsal") ? rehearsed_text(reply["rehearsal"]) : std::string()) +
         wrapped(std::string("Keep the hash where you cannot change it: a message to somebody, or the first page of a "
                             "notebook. The order is drawn and closed; ") +
                     (reply["sealed"]["study"].is_object()
                          ? "no arm is told before it is opened. Now make the kit: titrate plan kit --out kit.pdf"
                          : "the arm of a day is told on that day (titrate plan show)."),
                 "", "  ");
}

std::string kit_text(const Json& reply) {
  const Json& kit = reply["kit"];
  const auto bags_text = [](const Json& two) {
    return text_or_none(two["one"]) + " and " + text_or_none(two["other"]);
  };
  if (reply["bag"].is_object())
    return fmt::format("Bag {}: period {}. Write the period on it, and nothing else.\n",
                       text_or_none(reply["bag"]["code"]), number_of(reply["bag"]["period"]));
  const bool alone = text_or_none(kit["for"]) == "self";
  std::string text = wrapped(
      fmt::format("A kit of {} bags, one a period, {} capsules in each; {} a day, each counted as {} mg of magnesium "
                  "whatever is in it.",
                  kit["labels"].size(), number_of(kit["capsules_in_a_bag"]), number_of(kit["capsules_a_day"]),
                  number_of(kit["counted_as_mg"])),
      "", "  ");
  if (!alone) {
    std::string bags;
    for (const Json& label : kit["labels"])
      bags +=
          fmt::format("{}{}: {}", bags.empty() ? "" : ", ", number_of(label["period"]), text_or_none(label["code"]));
    text += wrapped("Period and bag: " + bags + ".", "  ", "  ");
  }
  for (const Json& two : kit["mixed_up"])
    text += wrapped(
        "Mixed up: " + bags_text(two) + ". The answer goes by what was planned, and beside it by what was taken.", "  ",
        "  ");
  return text;
}

std::string kit_files_text(const std::string& out, const std::string& helper_sheet) {
  std::string text;
  if (!out.empty()) text += wrapped("To print: " + out + " (A4).", "", "  ");
  if (!helper_sheet.empty())
    text += wrapped("For the helper alone: " + helper_sheet +
                        ". Do not open it. The helper prints it, takes the paper away and deletes the file.",
                    "", "  ");
  if (out.empty() && helper_sheet.empty())
    text += wrapped("Print it: titrate plan kit --out kit.pdf; the helper adds --helper-sheet helper.pdf.", "", "  ");
  return text;
}

std::string rested_text(const Json& reply) {
  return wrapped("Saved: " + text_or_none(reply["saved"]["text"]) + ".", "", "  ") + where(reply["trial"], nullptr);
}

std::string opened_text(const Json& reply) {
  if (reply["taken"].is_string() && !reply["order"].is_array())
    return wrapped(text_or_none(reply["taken"]), "", "  ") +
           wrapped(
               "The trial ended here, and every later report says so. Asked again, titrate plan open tells the whole "
               "order.",
               "", "  ");
  std::string order;
  for (const Json& arm : reply["order"]) order += (order.empty() ? "" : ", ") + text_or_none(arm);
  return wrapped("The order was: " + order + ".", "", "  ") + "  secret  " + text_or_none(reply["secret"]) + "\n" +
         wrapped("With it anybody can check that the order was drawn before the first day: titrate plan verify.", "",
                 "  ");
}

std::string verified_text(const Json& reply) {
  std::string text;
  for (const Json& one : reply["checks"]) {
    const char* mark = one["holds"].is_null() ? "?  " : one["holds"] == true ? "ok " : "NO ";
    text += wrapped(text_or_none(one["text"]), mark, "   ");
  }
  return text;
}

}  // namespace titrate::cli
