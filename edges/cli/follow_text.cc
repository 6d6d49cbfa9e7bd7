#include "cli/follow_text.h"

#include <fmt/core.h>

#include "app/in_words.h"
#include "cli/at_the_door.h"
#include "cli/lines.h"
#include "cli/today_text.h"

namespace titrate::cli {
namespace {

using codec::Json;

std::string number(const Json& json) { return json.is_number() ? number_in_words(json.get<double>()) : "-"; }
int whole(const Json& json) { return json.get<int>(); }

std::string phase_in_words(const Json& follow) {
  const std::string phase = text_in(follow, "phase");
  if (phase == "waiting") return "It has not begun: take none.";
  if (phase == "run_in") return "Run-in: take none.";
  if (phase == "paused") return "PAUSED: take none.";
  if (phase == "stopped") return "STOPPED: take no more.";
  if (phase == "ended") return "Ended.";
  if (phase == "no_dose") return "NO DOSE: take none.";
  return fmt::format("Step {} of {}, day {}: {}", whole(follow["step"]), whole(follow["steps"]),
                     whole(follow["day_of_step"]), dose_text(follow["dose"], text_in(follow, "unit")));
}

std::string questions_text(const Json& follow) {
  std::string text;
  for (const Json& one : follow["questions"]) {
    const std::string name = text_in(one, "name");
    if (one["for_good"] == true) {
      text += wrapped("After " + name + ", " + grade_in_words(whole(one["grade"])) +
                          ", this product is not taken again. Talk to a doctor before any other.",
                      "  ", "  ");
      continue;
    }
    const int days = whole(one["days_without"]);
    text +=
        wrapped(fmt::format("{}, last noticed on {}: {}{}{}", name, text_in(one, "last"),
                            one["gone"].is_string() ? "recorded as gone on " + text_in(one, "gone")
                                                    : std::string("not recorded as gone yet"),
                            days > 0 ? fmt::format("; it has to be gone for {} day{}", days, days == 1 ? "" : "s") : "",
                            one["needs_clinician"] == true ? "; a clinician has to agree" : ""),
                "  ", "  ");
  }
  return text;
}

std::string way_on(const Json& follow) {
  bool clinician = false;
  for (const Json& one : follow["questions"]) clinician |= one["needs_clinician"] == true;
  if (follow["for_good"] == true) return "";
  return clinician ? "To go on: titrate person (say again what you take), then titrate follow\n"
                     "resume --gone-since DAY --clinician NAME --agreed-on DAY --reason WORDS\n"
                   : "To go on: titrate follow resume --gone-since DAY\n";
}

std::string step_text(const Json& follow) {
  std::string text;
  if (follow["done"] == true)
    text += wrapped(
        "You are at the end of the ladder. Whether it helps, only a trial can tell: weeks with and without "
        "it, in an order drawn by chance (titrate plan new).",
        "", "");
  else
    text += fmt::format("Taken on {} of the {} days that this step needs.\n", whole(follow["taken_days"]),
                        whole(follow["needed_days"]));
  if (follow["asks_tolerance"] == true)
    text += "Did you bear this step well? titrate follow step --tolerated yes, or no\n";
  if (follow["ahead"].size() > 1) {
    text += "\nAhead, if every step is borne well:\n";
    for (const Json& step : follow["ahead"])
      text += fmt::format("  from {}   {}\n", text_in(step, "from"), dose_text(step, text_in(follow, "unit")));
  }
  return text;
}

}  // namespace

std::string dose_text(const Json& step, const std::string& unit) {
  const double units = step["units"].get<double>();
  std::string intakes;
  for (const Json& one : step["intakes"]) intakes += (intakes.empty() ? "" : " + ") + number(one);
  return fmt::format("{} mg, {} {}{}{}", number(step["mg"]), number_in_words(units), unit, units > 1 ? "s" : "",
                     step["intakes"].size() > 1 ? " (" + intakes + ")" : "");
}

std::string follow_text(const Json& follow, const Json& call) {
  const std::string phase = text_in(follow, "phase");
  std::string text = guard_text(follow["guard"], call);
  if (!text.empty()) text += "\n";
  text += wrapped(phase_in_words(follow), "", "  ") + wrapped(text_in(follow, "why"), "", "");
  if (phase == "paused" || phase == "stopped") text += questions_text(follow) + way_on(follow);
  if (phase == "on_step") text += step_text(follow);
  return text + "\nMilligrams are elemental magnesium. Show this to a doctor or pharmacist.\n";
}

std::string follow_week_text(const Json& week) {
  const Json& days = week["dose_days"];
  std::string text = fmt::format(
      "{} to {}\n\n  dose: taken on {}, none on {}, skipped on {}, not recorded on {} days\n\n", text_in(week, "from"),
      text_in(week, "to"), whole(days["taken"]), whole(days["none"]), whole(days["skipped"]), whole(days["unknown"]));
  if (!week["outcomes"].empty()) text += fmt::format("  {:<30} {:>18}   {:>18}\n", "median", "these days", "run-in");
  for (const Json& one : week["outcomes"]) {
    const auto middle = [](const Json& json) {
      return json["days"] == 0 ? std::string("not recorded")
                               : fmt::format("{} ({} days)", number(json["median"]), whole(json["days"]));
    };
    text += fmt::format("  {:<30} {:>18}   {:>18}\n", text_in(one, "label").substr(0, 30), middle(one["week"]),
                        middle(one["run_in"]));
  }
  text += "\n" + wrapped(text_in(week, "no_verdict"), "", "");
  if (week["trial"].is_string()) text += "\n" + wrapped(text_in(week, "trial"), "", "");
  return text;
}

}  // namespace titrate::cli
