#include "app/import_guess.h"

#include <algorithm>
#include <array>

#include "app/in_words.h"
#include "base/words.h"
#include "catalog/catalog.h"
#include "catalog/names.h"

namespace titrate {
namespace {

/// Its columns have our names, and its numbers our scales.
constexpr std::string_view own_format = "tidy";

constexpr std::array<std::pair<std::string_view, double>, 15> masses_in_mg{{{"mg", 1},
                                                                            {"mg elemental", 1},
                                                                            {"milligram", 1},
                                                                            {"milligrams", 1},
                                                                            {"g", 1000},
                                                                            {"gram", 1000},
                                                                            {"grams", 1000},
                                                                            {"mcg", 0.001},
                                                                            {"ug", 0.001},
                                                                            {"\xc2\xb5g", 0.001},
                                                                            {"\xce\xbcg", 0.001},
                                                                            {"microgram", 0.001},
                                                                            {"micrograms", 0.001},
                                                                            {"kg", 1e6},
                                                                            {"ng", 1e-6}}};

constexpr std::array<std::pair<std::string_view, double>, 13> times_in_seconds{{{"h", 3600},
                                                                                {"hr", 3600},
                                                                                {"hrs", 3600},
                                                                                {"hour", 3600},
                                                                                {"hours", 3600},
                                                                                {"min", 60},
                                                                                {"mins", 60},
                                                                                {"minute", 60},
                                                                                {"minutes", 60},
                                                                                {"s", 1},
                                                                                {"sec", 1},
                                                                                {"second", 1},
                                                                                {"seconds", 1}}};

std::string small_unit(std::string_view unit) {
  std::string small;
  for (const char letter : unit) small += letter >= 'A' && letter <= 'Z' ? char(letter - 'A' + 'a') : letter;
  const auto first = small.find_first_not_of(' ');
  return first == small.npos ? "" : small.substr(first, small.find_last_not_of(' ') - first + 1);
}

template <std::size_t size>
std::optional<double> measured_in(const std::array<std::pair<std::string_view, double>, size>& units,
                                  std::string_view unit) {
  for (const auto& [known, factor] : units)
    if (known == unit) return factor;
  return std::nullopt;
}

bool is_points(std::string_view unit) { return unit.empty() || unit == "points" || unit == "point"; }

/// Of a physical unit a number means the same in every program; of points only its scale says what it means.
bool is_physical(const std::string& unit) { return measured_in(times_in_seconds, small_unit(unit)).has_value(); }

/// The form of magnesium that the longest run of words of a name means, or null.
const Form* form_in(const Catalog& catalog, const std::string& name) {
  const std::vector<FoldedWord> words = folded_words(name);
  for (std::size_t count = words.size(); count > 0; --count)
    for (std::size_t first = 0; first + count <= words.size(); ++first) {
      std::string run;
      for (std::size_t i = first; i < first + count; ++i) run += (run.empty() ? "" : " ") + words[i].text;
      const Form* form = find_form(catalog, run);
      if (form && form->substance == "magnesium") return form;
    }
  return nullptr;
}

ImportGuess left(std::string why) { return {{ImportTarget::Kind::leave, "", {}}, std::move(why), {}}; }

ImportGuess asks(const FoundItem& item, std::string question, std::vector<ImportQuestion::Answer> answers) {
  ImportGuess guess = left(question);
  guess.question = ImportQuestion{item.name, std::move(question), std::move(answers)};
  return guess;
}

/// An amount of something that brings magnesium, of which the file does not say how much is magnesium.
ImportGuess ask_what_the_mass_is(const FoundItem& item, const Catalog& catalog) {
  const Form* form = form_in(catalog, bare_item(item.name));
  std::string of_compound =
      "The number is the weight of a compound; its label says which part of it is magnesium, as a fraction.";
  std::string answer = "dose x FRACTION";
  if (form) {
    const FractionRange range = fraction_range(catalog, *form);
    const double mg = mg_in_unit(item.unit).value_or(1);
    if (range.low == range.high) {
      answer = to_string(ImportTarget{ImportTarget::Kind::dose, "", range.low * mg});
      of_compound =
          "The number is the weight of " + form->name + ", of which " + exact_percent(range.low) + " is magnesium.";
    } else {
      of_compound = "The number is the weight of " + form->name + ", of which " + exact_percent(range.low) + " to " +
                    exact_percent(range.high) + " is magnesium; its label says how much.";
    }
  }
  return asks(item, "\"" + item.name + "\": is the number elemental magnesium, or the weight of a compound of it?",
              {{"dose", "The number is elemental magnesium, which is what the panel of a label prints."},
               {std::move(answer), std::move(of_compound)},
               {"leave", "It is not what this diary follows."}});
}

ImportGuess guess_dose(const FoundItem& item, const OpenNotebook& notebook, const Catalog& catalog) {
  const std::optional<double> mass = mg_in_unit(item.unit);
  if (!takes_magnesium(notebook)) return left("The treatment of this diary is not magnesium.");
  if (item.suggested == "dose" && mass)
    return {{ImportTarget::Kind::dose, "", mass}, "The file says that it is elemental magnesium.", {}};
  if (mass) return ask_what_the_mass_is(item, catalog);
  const std::optional<Product>& product = notebook.says->product;
  const std::string unit = small_unit(item.unit);
  if (product && !unit.empty()) {
    const std::string known = small_unit(product->unit.name);
    if (unit == known || unit == known + "s")
      return {{ImportTarget::Kind::dose, "", product->unit.elemental.in(elemental_milligram)},
              "One " + product->unit.name + " of " + product->name + " holds " +
                  number_in_words(product->unit.elemental.in(elemental_milligram)) + " mg of elemental magnesium.",
              {}};
  }
  return asks(item, "\"" + item.name + "\": how much elemental magnesium is in one of what the file counts?",
              {{"dose x MG", "So many mg of elemental magnesium are in one; titrate label reads what a label means."},
               {"leave", "It is not what this diary follows."}});
}

ImportGuess under_own_name(const FoundItem& item, const std::string& format, std::string why) {
  return {{ImportTarget::Kind::outcome, item.suggested + "_" + format, {}}, std::move(why), {}};
}

ImportGuess guess_outcome(const FoundItem& item, bool all_whole, const std::string& format,
                          const OpenNotebook& notebook, const Catalog& catalog) {
  const bool ours = format == own_format;
  const std::string measure = measure_called(notebook, catalog, item.suggested).value_or(item.suggested);
  const Instrument* known = find_instrument(catalog, item.suggested);
  const ImportGuess merged{{ImportTarget::Kind::outcome, measure, {}}, "", {}};
  if (ours) return merged;
  if (!known) {
    const auto& measures = notebook.says->diary.measures;
    if (std::find(measures.begin(), measures.end(), measure) == measures.end()) return merged;
    return under_own_name(item, format, "The diary has an outcome of this name, and its scale may be another.");
  }
  const auto factor = factor_between(item.unit, known->unit);
  if (!factor) return under_own_name(item, format, "Its unit is another than that of " + known->label + " here.");
  const bool physical = is_physical(item.unit) || small_unit(item.unit) == small_unit(known->unit);
  if (item.lowest && item.highest) {
    if (*item.lowest * *factor != known->lowest || *item.highest * *factor != known->highest)
      return under_own_name(item, format,
                            "Its scale goes from " + number_in_words(*item.lowest) + " to " +
                                number_in_words(*item.highest) + ", and that of " + known->label + " here from " +
                                number_in_words(known->lowest) + " to " + number_in_words(known->highest) + ".");
  } else if (!physical || is_points(small_unit(item.unit))) {
    return under_own_name(item, format,
                          "The file does not say its scale; that of " + known->label + " here goes from " +
                              number_in_words(known->lowest) + " to " + number_in_words(known->highest) + ".");
  }
  if (known->whole_numbers && (!all_whole || *factor != 1))
    return under_own_name(item, format, "Not all of its numbers are whole, as those of " + known->label + " here are.");
  ImportGuess guess = merged;
  if (*factor != 1) guess.target.factor = factor;
  return guess;
}

}  // namespace

std::string bare_item(const std::string& name) {
  const auto colon = name.rfind(": ");
  std::string bare = colon == name.npos ? name : name.substr(colon + 2);
  if (const auto bracket = bare.find(" ("); bracket != bare.npos && bracket > 0) bare.resize(bracket);
  return bare;
}

std::optional<double> mg_in_unit(const std::string& unit) { return measured_in(masses_in_mg, small_unit(unit)); }

std::optional<double> factor_between(const std::string& from, const std::string& to) {
  const std::string one = small_unit(from), other = small_unit(to);
  if (one == other || (is_points(one) && is_points(other))) return 1;
  const auto seconds = measured_in(times_in_seconds, one), others = measured_in(times_in_seconds, other);
  if (seconds && others) return *seconds / *others;
  const bool counts = one == "count" || one == "times";
  return counts && other.find(" per ") != other.npos ? std::optional(1.0) : std::nullopt;
}

bool names_magnesium(const Catalog& catalog, const std::string& name) {
  const std::vector<FoldedWord> words = folded_words(name);
  const bool says = std::any_of(words.begin(), words.end(), [](const FoldedWord& word) {
    return word.text.starts_with("magnesi") || word.text.starts_with("magnezi");
  });
  return says || form_in(catalog, bare_item(name));
}

ImportGuess guess_target(const FoundItem& item, bool all_whole, const std::string& format, const OpenNotebook& notebook,
                         const Catalog& catalog) {
  using Kind = FoundItem::Kind;
  switch (item.kind) {
    case Kind::supplement:
    case Kind::medicine:
      if (item.suggested == "dose" && item.unit.empty())  // of another treatment, in its own units
        return {{ImportTarget::Kind::dose, "", {}}, "", {}};
      if (item.suggested == "dose" || (item.suggested.empty() && names_magnesium(catalog, item.name)))
        return guess_dose(item, notebook, catalog);
      break;
    case Kind::outcome:
      if (!item.suggested.empty()) return guess_outcome(item, all_whole, format, notebook, catalog);
      break;
    case Kind::side_effect:
      if (!item.suggested.empty()) return {{ImportTarget::Kind::side_effect, item.suggested, {}}, "", {}};
      break;
    case Kind::note:
      if (!item.suggested.empty()) return {{ImportTarget::Kind::note, "", {}}, "", {}};
      break;
    case Kind::context:
      if (is_context_kind(item.suggested)) return {{ImportTarget::Kind::context, item.suggested, {}}, "", {}};
      break;
  }
  return left("Nobody said what it is here.");
}

}  // namespace titrate
