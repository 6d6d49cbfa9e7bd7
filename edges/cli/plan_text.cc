#include "cli/plan_text.h"

#include <fmt/core.h>

#include <nlohmann/json.hpp>

#include "cli/review_text.h"

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

std::string where(const Json& at) {
  const std::string phase = text_or_none(at["phase"]);
  std::string text;
  if (phase == "before") return "It has not begun.\n";
  if (phase == "after") return "Its last day is over: titrate review, then titrate plan open.\n";
  if (phase == "run_in")
    text = fmt::format("Day {} of {} of the run-in.", number_of(at["day_of_phase"]), number_of(at["days_of_phase"]));
  else
    text = fmt::format("{} {} of {}, day {} of {}.", phase == "gap" ? "The gap after period" : "Period",
                       number_of(at["period"]), number_of(at["periods"]), number_of(at["day_of_phase"]),
                       number_of(at["days_of_phase"]));
  if (at["arm"].is_string()) text += " Today: " + text_or_none(at["arm"]) + ".";
  if (at["next_look"].is_number()) text += fmt::format(" Next look after day {}.", number_of(at["next_look"]));
  return wrapped(text, "", "  ");
}

std::string seal_of(const Json& sealed) {
  std::string text = layout_of(sealed["trial"]) + "  hash        " + text_or_none(sealed["hash"]) + "\n  commitment  " +
                     text_or_none(sealed["commitment"]) + "\n";
  for (const Json& one : sealed["amendments"])
    text += wrapped("Amended " + text_or_none(one["entered"]) + ": " + text_or_none(one["reason"]), "  ", "    ");
  if (sealed["question_changed"] == true)
    text += wrapped("An amendment changed the question, so it no longer counts as fixed before the data.", "  ", "  ");
  return text;
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
  text += reply["kept"] == true ? "Kept as your plan. What it can find: titrate plan lock rehearses it, and seals it.\n"
                                : "Nothing was kept.\n";
  return text;
}

std::string plan_text(const Json& reply) {
  std::string text;
  if (reply["sealed"].is_object()) {
    text += "Sealed.\n" + seal_of(reply["sealed"]);
    if (reply["sealed"]["opened"].is_object())
      text += "Its order was opened: titrate plan verify shows it.\n";
    else
      text += where(reply["sealed"]["today"]);
  } else if (reply["draft"].is_object()) {
    text += "A plan, not sealed yet.\n" + layout_of(reply["draft"]);
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
         wrapped(
             "Keep the hash where you cannot change it: a message to somebody, or the first page of a notebook. The "
             "order is drawn and closed; the arm of a day is told on that day (titrate plan show).",
             "", "  ");
}

std::string opened_text(const Json& reply) {
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
