#include "life/blinding.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace titrate {
namespace {

constexpr std::array<std::pair<Blinding, const char*>, 3> blindings{
    {{Blinding::none, "none"}, {Blinding::self, "self"}, {Blinding::helper, "helper"}}};

constexpr std::string_view capsule_name_begins = "study_capsule_of_", capsule_name_ends = "_mg";
constexpr int most_capsules_a_day = 12;

/// Units that go into a larger capsule whole, and come out of it in the stomach as if it had not been there.
constexpr std::array<std::string_view, 6> whole_units{"capsule", "tablet", "caplet", "pill", "vcap", "softgel"};
/// Ways to take a unit that a capsule around it takes away.
constexpr std::array<std::string_view, 8> not_swallowed{"chew", "effervescent", "lozenge",        "sublingual",
                                                        "gumm", "dissol",       "orodispersible", "melt"};

bool has_any(std::string_view text, const auto& words) {
  for (const std::string_view word : words)
    if (text.find(word) != std::string_view::npos) return true;
  return false;
}

std::string in_small_letters(std::string text) {
  for (char& letter : text)
    if (letter >= 'A' && letter <= 'Z') letter = char(letter - 'A' + 'a');
  return text;
}

}  // namespace

const char* to_string(Blinding blinding) {
  for (const auto& [known, name] : blindings)
    if (known == blinding) return name;
  return "none";
}

std::optional<Blinding> parse_blinding(std::string_view word) {
  for (const auto& [known, name] : blindings)
    if (word == name) return known;
  return std::nullopt;
}

Blinding blinding_of(const Trial& trial) {
  const std::string& written = trial.blinding;
  if (written.size() < 2 || written.front() != '"' || written.back() != '"') return Blinding::none;
  return parse_blinding(std::string_view(written).substr(1, written.size() - 2)).value_or(Blinding::none);
}

std::string written_in_plan(Blinding blinding) { return '"' + std::string(to_string(blinding)) + '"'; }

std::optional<StudyPortion> portion_of(const Trial& trial, const std::optional<Product>& product) {
  if (!product || !trial.full_dose || !is_magnesium(*trial.full_dose)) return std::nullopt;
  const double mg = in_own_unit(*trial.full_dose), unit = product->unit.elemental.in(elemental_milligram);
  const double units = std::round(mg / unit);
  if (!(units >= 1 && units <= most_capsules_a_day) || std::abs(units * unit - mg) > 1e-6) return std::nullopt;
  return StudyPortion{int(units), mg / units};
}

std::string cannot_be_blinded(const Trial& trial, const std::optional<Product>& product) {
  if (!product)
    return "Capsules that look alike are made of a product, and none is known: titrate product set, and plan again.";
  const std::string unit = in_small_letters(product->unit.name), all = unit + " " + in_small_letters(product->name);
  if (has_any(all, not_swallowed))
    return product->name + " is not swallowed whole, and a capsule around it would change how it is taken.";
  if (!has_any(unit, whole_units))
    return "A " + product->unit.name + " of " + product->name +
           " cannot be put into a capsule whole. Only whole, unopened capsules and tablets can; loose powder and "
           "liquids are never filled at home, because nobody could tell how much is in which.";
  if (!portion_of(trial, product))
    return "The dose is no whole number of units of " + product->name +
           ", up to twelve, and a unit is never cut or opened.";
  return "";
}

Item study_capsule_item(double mg_each) {
  char number[64];  // as short as it reads back
  const auto end = std::to_chars(number, number + sizeof number, mg_each, std::chars_format::fixed).ptr;
  return {Item::Kind::dose,
          std::string(capsule_name_begins) + std::string(number, end) + std::string(capsule_name_ends)};
}

std::optional<double> mg_of_study_capsule(const Item& item) {
  std::string_view name = item.name;
  if (item.kind != Item::Kind::dose || !name.starts_with(capsule_name_begins) || !name.ends_with(capsule_name_ends))
    return std::nullopt;
  name.remove_prefix(capsule_name_begins.size());
  name.remove_suffix(std::min(capsule_name_ends.size(), name.size()));
  const std::string digits(name);
  char* end = nullptr;
  const double mg = std::strtod(digits.c_str(), &end);
  if (digits.empty() || *end != '\0' || !(mg > 0) || !std::isfinite(mg)) return std::nullopt;
  return mg;
}

}  // namespace titrate
