#include "cli/today_text.h"

#include <fmt/core.h>

#include "app/in_words.h"
#include "base/listed.h"
#include "cli/at_the_door.h"
#include "cli/follow_text.h"
#include "cli/lines.h"
#include "codec/catalog_tables.h"

namespace titrate::cli {
namespace {

using codec::Json;

constexpr std::size_t first_column = 22;

std::string bold(const std::string& text, bool colours) { return colours ? "\033[1m" + text + "\033[0m" : text; }

/// "  average pain        4": what does not fit goes on under the second column.
std::string line(const std::string& name, const std::string& text) {
  const std::string left = "  " + name;
  const bool fits = left.size() + 2 <= first_column;
  return (fits ? "" : left + "\n") +
         wrapped(text, fits ? left + std::string(first_column - left.size(), ' ') : std::string(first_column, ' '),
                 std::string(first_column, ' '));
}

std::string number_text(const Json& number) { return number.is_number() ? number_in_words(number.get<double>()) : ""; }

std::string taken_text(const Json& dose) {
  std::string text =
      state_text(dose, dose["value"] == 1 && dose["unit"] == "capsules" ? "capsule" : text_in(dose, "unit"));
  if (text == "none") text = "none taken";
  if (!text_in(dose, "arm").empty()) text += ", assigned: " + text_in(dose, "arm");
  if (dose["limit"].is_object() && dose["room_left_mg"].is_number())
    text += fmt::format("; room left today: {} of {} mg", number_text(dose["room_left_mg"]),
                        number_text(dose["limit"]["elemental_mg_per_day"]));
  if (!dose["not_counted"].empty()) {
    std::vector<std::string> names;
    for (const Json& name : dose["not_counted"]) names.push_back(name.get<std::string>());
    text += fmt::format(
        "; room left not known: {} {} magnesium of {} own. Read the label, and say how much in your sheet "
        "(other_sources, titrate person set)",
        listed_with_and(names), names.size() == 1 ? "brings" : "bring", names.size() == 1 ? "its" : "their");
  }
  return text;
}

std::string scale_text(const Json& outcome) {
  if (!outcome["lowest"].is_number() || !outcome["highest"].is_number()) return "";
  return fmt::format("  ({} to {})", number_text(outcome["lowest"]), number_text(outcome["highest"]));
}

std::string side_effect_text(const Json& one) {
  const std::string name = side_effect_in_words(text_in(one, "effect"), codec::catalog());
  if (text_in(one, "state") != "value") return name + ": " + state_text(one);
  return name + ": " + grade_in_words(int(one["value"].get<double>()));
}

std::string title(const Json& today) {
  const Day day = *parse_day(text_in(today, "day"));
  const bool current = today["day"] == today["current_day"];
  const Json& completeness = today["completeness"];
  std::string title = day_in_words(day) + (current ? ", today" : "");
  const std::string right =
      completeness["days"] == 0
          ? "nothing recorded yet"
          : fmt::format("{} of {} days recorded", completeness["recorded"].get<int>(), completeness["days"].get<int>());
  constexpr std::size_t width = 79;
  title += std::string(std::max<std::size_t>(width - title.size() - right.size(), 2), ' ') + right;
  return title;
}

std::string trial_line(const Json& trial) {
  if (trial["over"] == true) return "over: titrate review, titrate decide";
  const std::string phase = text_in(trial, "phase");
  const int day = trial["day_of_phase"].get<int>(), days = trial["days_of_phase"].get<int>();
  std::string text = phase == "before"   ? std::string("it has not begun")
                     : phase == "run_in" ? fmt::format("run-in, day {} of {}", day, days)
                     : phase == "paused" ? fmt::format("rests, day {}: take none", day)
                     : phase == "stopped"
                         ? std::string("stopped: take none")
                         : fmt::format("{}period {} of {}, day {} of {}", phase == "gap" ? "after " : "",
                                       trial["period"].get<int>(), trial["periods"].get<int>(), day, days);
  if (!text_in(trial, "arm").empty()) text += "; today: " + text_in(trial, "arm");
  const Json& taken = trial["adherence"];
  if (taken["days"].get<int>() > 0)
    text +=
        fmt::format(". In the periods so far {} taken, {} none, {} skipped, {} not recorded", taken["taken"].get<int>(),
                    taken["none"].get<int>(), taken["skipped"].get<int>(), taken["unknown"].get<int>());
  if (const std::string waiting = text_in(trial["looks"], "waiting"); !waiting.empty()) text += ". " + waiting;
  return text;
}

/// "2 study capsules from bag A47 (13 left in it)": of a blinded trial.
std::string study_line(const Json& study) {
  if (study["takes_capsules"] != true) return "";
  const int a_day = study["capsules_a_day"].get<int>();
  std::string text = fmt::format("{} study capsule{}", a_day, a_day == 1 ? "" : "s");
  if (study["bag"].is_string()) text += " from bag " + text_in(study, "bag");
  if (study["left_in_bag"].is_number()) text += fmt::format(" ({} left in it)", number_text(study["left_in_bag"]));
  if (study["fill_up"].is_number())
    text += fmt::format(
        "; this period begins again, and the bag lacks {}: {}", number_text(study["fill_up"]),
        text_in(study, "blinding") == "helper"
            ? "ask your helper to fill it up, from the line of its code on the helper's sheet"
            : "nobody can fill it up blind, so take what is in it and write the other days down as skipped");
  text += fmt::format(". Each counts as {} mg, whatever is in it.", number_text(study["counted_as_mg"]));
  if (study["guess"].is_object())
    text += " Your guess today: " + text_in(study["guess"], "arm") + ".";
  else if (study["day_of_period"] == study["days_of_period"])
    text += " Last day of this period: which do you believe it was? titrate log guess active, comparator or unsure";
  return text;
}

std::string ladder_line(const Json& follow) {
  if (follow["dose"].is_object())
    return fmt::format("today {}; step {}, day {}", dose_text(follow["dose"], text_in(follow, "unit")),
                       follow["step"].get<int>(), follow["day_of_step"].get<int>()) +
           (follow["asks_tolerance"] == true ? ". Did you bear it well? titrate follow step --tolerated yes, or no"
                                             : "");
  const std::string phase = text_in(follow, "phase");
  return phase == "run_in" ? "none today: the run-in" : phase == "ended" ? "ended" : "none today (titrate follow)";
}

}  // namespace

std::string state_text(const Json& entry, const std::string& unit) {
  const std::string state = text_in(entry, "state");
  if (state == "value") return number_text(entry["value"]) + (unit.empty() ? "" : " " + unit);
  return state == "not_recorded" ? "not recorded" : state;
}

std::string call_text(const Json& call) {
  if (!call.is_object()) return {};
  std::string text = wrapped(text_in(call, "sentence"), "", "  ");
  for (const auto& [field, what] : {std::pair("poison", "Poisoning"), std::pair("crisis", "Somebody to talk to")})
    if (call[field].is_string()) text += fmt::format("{}: {}.\n", what, text_in(call, field));
  if (call["source"].is_string())
    text += wrapped(fmt::format("Numbers of {}: {}.", text_in(call, "country"), text_in(call, "source")), "", "  ");
  return text;
}

std::string guard_text(const Json& guard, const Json& call) {
  std::string text;
  const std::string action = text_in(guard, "action");
  if (action == "emergency") text += "TAKE NO MORE. THIS IS AN EMERGENCY.\n";
  if (action == "stop_seek_care") text += "TAKE NO MORE, AND SEEK CARE.\n";
  if (action == "pause") text += "TAKE NONE FOR NOW.\n";
  text += call_text(call);
  for (const Json& reason : guard["reasons"])
    text += wrapped(
        fmt::format("{}, {} on {}: {} ({})", text_in(reason, "effect"), grade_in_words(reason["grade"].get<int>()),
                    text_in(reason, "day"), text_in(reason, "detail"), text_in(reason, "source")),
        "  ", "  ");
  if (guard["restart"].is_string())
    text += wrapped("It may end on " + text_in(guard, "restart") + " at the earliest, if it was recorded as gone.",
                    "  ", "  ");
  if (guard["one_step_lower"] == true) text += wrapped("When you go on, go on one step lower.", "  ", "  ");
  return text;
}

std::string today_text(const Json& today, const Json& follow, bool colours) {
  std::string text = bold(title(today), colours) + "\n";
  if (!text_in(today, "label").empty()) text += text_in(today, "label") + "\n";
  if (const std::string guard = guard_text(today["guard"], today["call"]); !guard.empty()) text += "\n" + guard;
  const std::string study = today["study"].is_object() ? study_line(today["study"]) : std::string();
  const bool trial = today["trial"].is_object() && today["day"] == today["current_day"];
  text += "\n" + (follow.is_object() ? line("ladder", ladder_line(follow)) : std::string()) +
          (trial ? line("trial", trial_line(today["trial"])) : std::string()) +
          (study.empty() ? study : line("capsules", study)) + line("dose", taken_text(today["dose"]));
  const Json& doubts = today["dose"]["guard"];
  if (doubts.is_object()) {
    for (const Json& doubt : doubts["doubts"]) text += line("", text_in(doubt, "sentence"));
    if (doubts["advice"].is_string()) text += line("", text_in(doubts, "advice"));
  }
  for (const Json& outcome : today["outcomes"])
    text += line(text_in(outcome, "label"), state_text(outcome, text_in(outcome, "unit")) + scale_text(outcome));
  if (today["side_effects"].empty()) text += line("side effects", "not recorded");
  for (std::size_t i = 0; i < today["side_effects"].size(); ++i)
    text += line(i == 0 ? "side effects" : "", side_effect_text(today["side_effects"][i]));
  for (const Json& change : today["context"])
    text += line(context_in_words(text_in(change, "kind")), text_in(change, "text"));
  if (!text_in(today, "note").empty()) text += line("note", text_in(today, "note"));
  if (today["late"] == true) text += "\n" + wrapped("Entered late: after the following day had ended.", "", "");
  if (today["last_change"].is_object())
    text += "\n" +
            wrapped("Last entry: " + text_in(today["last_change"], "text") + ". titrate undo takes it back.", "", "");
  text += "\n" + wrapped(today["next_action"].is_string() ? "Next: " + text_in(today, "next_action")
                                                          : std::string("Nothing is left to write down for this day."),
                         "", "");
  return text;
}

}  // namespace titrate::cli
