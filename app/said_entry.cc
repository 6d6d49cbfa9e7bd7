#include "app/said_entry.h"

#include <cmath>

#include "app/in_words.h"
#include "base/blanks.h"
#include "catalog/adverse_effects.h"
#include "catalog/catalog.h"

namespace titrate {
namespace {

/// What nobody can have taken is not a dose that happened, and is the one thing that no confirmation writes down.
constexpr double a_kilogram_in_mg = 1e6;

}  // namespace

Problem at_field(const char* field, std::string what, std::string way_out) {
  return {std::move(what), {.file = field}, std::move(way_out)};
}

Result<Entry<double>> amount_of(const NewEntry& entry) {
  if ((entry.state == EntryState::value) != entry.value.has_value())
    return at_field("value",
                    entry.value
                        ? std::string("A value was given, but the state says \"") + to_string(entry.state) + "\"."
                        : std::string("The state says \"value\", but no value was given."),
                    "Give a value when the state is \"value\", and only then.");
  if (entry.text) return at_field("text", "Only a note has words.", "Leave \"text\" out, or write a note.");
  if (!std::isfinite(entry.value.value_or(0))) return at_field("value", "This is not a number.", "Give a number.");
  return Entry<double>::from(entry.state, entry.value.value_or(0));
}

std::optional<Problem> no_dose(double amount, bool magnesium) {
  if (amount < 0) return at_field("value", "A dose cannot be below zero.", "Give what was taken, or say \"none\".");
  if (magnesium && amount > a_kilogram_in_mg)
    return at_field("value", "More than a kilogram of magnesium is no dose.", "Check the number: is it in mg?");
  return std::nullopt;
}

std::string doubts_in_words(const DoseGuard& guard) {
  std::string what;
  for (const Doubt& doubt : guard.doubts)
    what += (what.empty() ? "" : " ") + doubt.sentence +
            (doubt.source.citation.empty() ? "" : " (" + doubt.source.citation + ")");
  return what;
}

std::optional<Problem> refuse_off_scale(double value, const Question& question) {
  const auto lowest = question.lowest.value_or(value), highest = question.highest.value_or(value);
  if (value < lowest || value > highest)
    return at_field("value",
                    number_in_words(value) + " is outside the scale of " + question.label + ", which goes from " +
                        number_in_words(lowest) + " to " + number_in_words(highest) + ".",
                    "Give a number on the scale.");
  if (question.whole_numbers && value != std::floor(value))
    return at_field("value", number_in_words(value) + " is no whole number, as asked for " + question.label + ".",
                    "Give " + number_in_words(std::floor(value)) + " or " + number_in_words(std::ceil(value)) + ".");
  return std::nullopt;
}

Result<Recorded> context_of(const NewEntry& entry, Day day) {
  constexpr std::size_t longest = 500;
  if (!is_context_kind(entry.kind)) {
    std::string kinds;
    for (const std::string_view kind : context_kinds) kinds += (kinds.empty() ? "" : ", ") + std::string(kind);
    return at_field("kind", "\"" + entry.kind + "\" is no kind of change that I know.", "It is one of: " + kinds + ".");
  }
  if (entry.value) return at_field("value", "A change has no value.", "Put the words into \"text\".");
  if (entry.state == EntryState::not_recorded) return happened(day, entry.kind, "");
  const std::string said = entry.text.value_or("");
  const std::string words(without_blanks_around(said));
  if (entry.state != EntryState::value || words.empty() || words.size() > longest)
    return at_field("text", "Say in a few words what changed.",
                    "Put up to 500 letters into \"text\"; the state \"not_recorded\" clears it.");
  return happened(day, entry.kind, words);
}

Result<Recorded> side_effect_of(const NewEntry& entry, const Catalog& catalog, Day day) {
  constexpr std::size_t longest = 60;
  const auto amount = amount_of(entry);
  if (!amount) return amount.problem();
  if (entry.effect.empty() || entry.effect.size() > longest)
    return at_field("effect", "A side effect has a name of 1 to 60 letters.",
                    "Say what it is in a few words, for example diarrhoea; details belong into the note.");
  const double grade = amount->known() ? amount->amount() : 0;
  if (grade < 0 || grade > 4 || grade != std::floor(grade))
    return at_field("value", number_in_words(grade) + " is no grade of a side effect.",
                    "Give 1 (mild), 2 (it limits what you do), 3 (severe) or 4 (life-threatening); 0 is none.");
  const NamedEffect known = effect_called(catalog, "magnesium", entry.effect);
  const bool more = grade > 0 && known.least_grade > grade;
  return recorded(day, side_effect_item(known.effect.empty() ? entry.effect : known.effect),
                  more ? Entry<double>::of(known.least_grade) : *amount);
}

}  // namespace titrate
