#include "cli/foods_text.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "base/listed.h"
#include "cli/lines.h"
#include "codec/printed_foods.h"

namespace titrate::cli {
namespace {

constexpr const char* substance = "magnesium";

/// "76.5 mg", "120 mg".
std::string milligrams(double mg) { return mg < 100 ? fmt::format("{:.1f} mg", mg) : fmt::format("{:.0f} mg", mg); }
std::string milligrams(ElementalMass mass) { return milligrams(mass.in(elemental_milligram)); }
std::string milligrams(DailyElementalMass mass) { return milligrams(mass.in(elemental_milligram_per_day)); }

std::string bar(double fraction, int columns) {
  const int full = std::clamp(int(std::lround(fraction * columns)), 0, columns);
  return std::string(std::size_t(full), '#') + std::string(std::size_t(columns - full), '.');
}

/// The first `columns` characters: a character of UTF-8 is not cut.
std::string cut(const std::string& text, int columns) {
  int shown = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool begins = (static_cast<unsigned char>(text[i]) & 0xc0u) != 0x80u;
    if (begins && shown++ == columns) return text.substr(0, i);
  }
  return text;
}

std::string range(DailyElementalMass lowest, DailyElementalMass highest) {
  return lowest == highest ? milligrams(lowest)
                           : fmt::format("{:.0f} to {}", lowest.in(elemental_milligram_per_day), milligrams(highest));
}

std::string who_says(const Need& need) {
  std::vector<std::string> names;
  for (const Requirement* row : need.rows) {
    const std::string name = row->authority + " " + row->kind_name;
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return listed(names);
}

std::string row(const std::string& what, const std::string& amount, DailyElementalMass share, DailyElementalMass whole,
                const std::string& note) {
  const double fraction = whole > DailyElementalMass{} ? share / whole : 0;
  return fmt::format("  {:<12} {:>12}  {}  {}\n", what, amount, bar(fraction, 20), note);
}

std::string suggestion_text(const FoodSuggestion& suggestion, std::size_t number) {
  std::string text = fmt::format("  {}. together {}{}\n", number, milligrams(suggestion.together),
                                 suggestion.closes ? "" : ", which does not close the gap");
  for (const SuggestedFood& one : suggestion.servings) {
    text +=
        cut(fmt::format("     {:>8}  {}, {}", milligrams(one.content), one.food->name, one.food->serving), 80) + "\n";
    for (const std::string& note : codec::notes_on(*one.food)) text += "               " + note + "\n";
  }
  return text;
}

}  // namespace

std::string foods_text(const FoodAnswer& answer) {
  std::string text;
  if (answer.found.empty()) return "No food of the tables has these words. Try fewer words, or a more general one.\n";
  if (!answer.all_words)
    text += "No food has all of these words; these have some of them.\n";
  else if (!answer.not_known.empty())
    text += wrapped("No food has " + listed(answer.not_known) + "; these have a word much like it.", "", "");
  if (!text.empty()) text += "\n";
  double largest = 0;
  for (const FoundFood& found : answer.found)
    if (const FoodContent* content = found.content(substance); content && found.food.serving_mass)
      largest = std::max(largest, in_portion(content->per_100g, *found.food.serving_mass).in(elemental_milligram));
  text += fmt::format("{:>11} {:>10}  {:<8}  food\n", "a serving", "in 100 g", "");
  for (const FoundFood& found : answer.found) {
    const FoodContent* content = found.content(substance);
    const double serving = content && found.food.serving_mass
                               ? in_portion(content->per_100g, *found.food.serving_mass).in(elemental_milligram)
                               : 0;
    const std::string one = content && found.food.serving_mass ? milligrams(serving) : content ? "" : "no value";
    std::string name = found.food.name;
    if (found.food.serving_mass)
      name += fmt::format(", {} = {:.4g} g", found.food.serving, found.food.serving_mass->in(gram));
    text += fmt::format("{:>11} {:>10}  {}  {}\n", one, content ? milligrams(content->per_100g) : "no value",
                        bar(largest > 0 ? serving / largest : 0, 8), cut(name, 46));
  }
  text += "\nMagnesium. \"No value\" is not zero: it was not measured, or not printed.\n";
  const bool all_known = std::all_of(answer.found.begin(), answer.found.end(),
                                     [](const FoundFood& found) { return found.content(substance) != nullptr; });
  return text + (all_known ? "" : wrapped(codec::no_amount_known, "", ""));
}

std::string intake_text(const DayIntake& day, const Person& person) {
  const DayTotal& total = day.total;
  const DailyElementalMass whole =
      std::max({day.need.highest.value_or(DailyElementalMass{}), total.together(), elemental_milligram_per_day});
  std::string text = "Magnesium in this day\n\n";
  if (day.need.lowest)
    text +=
        row("need", range(*day.need.lowest, *day.need.highest), *day.need.highest, whole, cut(who_says(day.need), 30));
  else
    text += wrapped("No authority of the table has a need for this person.", "  ", "  ");
  text += row("food", milligrams(total.food), total.food, whole,
              total.foods_without_value > 0 ? "at least"
                                            : fmt::format("of {} food{}", total.foods, total.foods == 1 ? "" : "s"));
  text += row("supplements", milligrams(total.supplements), total.supplements, whole,
              total.taken_not_known > 0 ? "at least" : "");
  if (day.gap) {
    const std::string missing =
        day.gap->highest > DailyElementalMass{} ? range(day.gap->lowest, day.gap->highest) : "nothing";
    text += row("missing", missing, day.gap->highest, whole, total.complete() ? "" : "at most");
  }
  text += "\n";
  for (const Supplement& one : day.taken)
    if (!one.how.empty())
      text +=
          wrapped(fmt::format("\"{}\": {} were counted. {}", one.said, milligrams(*one.content), one.how), "", "  ");
  if (total.foods_without_value > 0)
    text += wrapped(fmt::format("{} of {} food{} no magnesium value: what is in there is not known, and is not zero.",
                                total.foods_without_value, total.foods,
                                total.foods == 1                 ? " has"
                                : total.foods_without_value == 1 ? "s has"
                                                                 : "s have"),
                    "", "");
  std::vector<std::string> unsaid = day.need.to_say;
  if (!day.need.place_not_known.empty()) std::erase(unsaid, "authority");  // it was said, and has no rows
  if (!unsaid.empty())
    text += wrapped("The need is a range because this was not said: " + listed(unsaid) + ".", "", "");
  if (!day.need.place_not_known.empty()) text += wrapped(day.need.place_not_known, "", "");
  if (day.need.lowest && !person.age) text += "Without an age the need is that of adults.\n";

  if (!day.room.within)
    text +=
        wrapped(fmt::format("The supplements of this day hold {}, and the limit is {} a day. {} Talk to a doctor or "
                            "pharmacist before going on with this.",
                            milligrams(day.room.asked), milligrams(day.room.limit), day.room.reason),
                "", "");
  else if (day.room.forbidden)
    text += wrapped("No supplement of magnesium is within the limits of this person. " + day.room.reason, "", "");
  else if (!day.room_not_known.empty())
    text += wrapped(fmt::format("The room left under the supplemental limit of {} a day is not known. {}",
                                milligrams(day.room.limit), day.room_not_known),
                    "", "");
  else
    text += wrapped(fmt::format("Room left for supplements: {} of {} a day. Food is not counted against this limit.",
                                milligrams(day.room.room_left()), milligrams(day.room.limit)),
                    "", "");
  for (const NotCounted& one : day.not_counted)
    text += wrapped(fmt::format("Could not check \"{}\": {}{}", one.said, one.why,
                                one.did_you_mean.empty() ? "" : " Did you mean: " + listed(one.did_you_mean) + "?"),
                    "", "  ");
  if (!day.ask_about_food.empty()) text += wrapped(day.ask_about_food, "", "");
  if (!day.suggestions.empty()) {
    text += "\nFoods that would close the gap\n";
    for (std::size_t i = 0; i < day.suggestions.size(); ++i) text += suggestion_text(day.suggestions[i], i + 1);
  }
  return text;
}

std::string import_text(const FoodsSeen& seen, const ImportCounts& counts, bool kept) {
  std::string text = seen.layout + "\n\n";
  const auto line = [&](std::int64_t count, const char* what) { text += fmt::format("  {:>10}  {}\n", count, what); };
  line(counts.new_foods, kept ? "new foods, kept" : "new foods");
  line(counts.with_amount, "of them with an amount; the others have none, which is not zero");
  line(counts.duplicates, "foods that are there already, left as they are");
  if (counts.contradictions > 0) line(counts.contradictions, "foods with two different amounts, neither of them kept");
  if (seen.not_food > 0) line(seen.not_food, "records that are samples and no foods");
  line(seen.not_understood, "records that are not understood");
  for (const ListedRecord& one : seen.listed)
    text += cut(fmt::format("    {}{}: {}", std::filesystem::path(one.file).filename().string(),
                            one.line > 0 ? ", line " + std::to_string(one.line) : "", one.why),
                79) +
            "\n" + cut("      " + one.text, 79) + "\n";
  if (seen.not_understood > std::int64_t(seen.listed.size()))
    text += fmt::format("    and {} more\n", seen.not_understood - std::int64_t(seen.listed.size()));
  return text;
}

}  // namespace titrate::cli
