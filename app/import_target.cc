#include "app/import_target.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/blanks.h"
#include "diary/diary.h"

namespace titrate {
namespace {

using TargetKind = ImportTarget::Kind;

constexpr std::array<std::pair<TargetKind, std::string_view>, 6> target_words{{{TargetKind::outcome, "outcome"},
                                                                               {TargetKind::dose, "dose"},
                                                                               {TargetKind::side_effect, "side_effect"},
                                                                               {TargetKind::note, "note"},
                                                                               {TargetKind::context, "context"},
                                                                               {TargetKind::leave, "leave"}}};

constexpr const char* what_may_stand =
    "It is one of: outcome NAME, outcome NAME x FACTOR, dose x MG (of elemental magnesium in one of the file's units), "
    "side_effect NAME, note, context KIND, leave.";

/// "0.141", or "0,141" as half of Europe writes it; above zero and finite.
std::optional<double> factor_in(std::string_view text) {
  std::string digits(without_blanks_around(text));
  if (const auto comma = digits.find(','); comma != digits.npos) digits[comma] = '.';
  double factor = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), factor);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return std::isfinite(factor) && factor > 0 && factor <= 1e9 ? std::optional(factor) : std::nullopt;
}

Problem no_target(std::string_view text, const std::string& why) {
  return {"\"" + std::string(text) + "\" is nothing that an item of a file can become" +
              (why.empty() ? "" : ": " + why) + ".",
          {.file = "mapping"},
          what_may_stand};
}

/// Takes " x 60" off the end, where it stands there.
std::optional<double> take_factor(std::string_view& text) {
  const auto at = text.rfind("x ");
  if (at == text.npos || (at > 0 && text[at - 1] != ' ')) return std::nullopt;
  const auto factor = factor_in(text.substr(at + 2));
  if (factor) text = without_blanks_around(text.substr(0, at));
  return factor;
}

}  // namespace

std::string to_string(const ImportTarget& target) {
  std::string text;
  for (const auto& [kind, word] : target_words)
    if (kind == target.kind) text = word;
  if (!target.name.empty()) text += " " + target.name;
  if (target.factor) {
    char number[64];  // as short as it reads back
    text += " x " + std::string(number, std::to_chars(number, number + sizeof number, *target.factor).ptr);
  }
  return text;
}

Result<ImportTarget> parse_import_target(std::string_view text) {
  constexpr std::size_t longest = 100;
  const std::string_view whole = without_blanks_around(text);
  const std::string_view word = whole.substr(0, whole.find_first_of(" \t"));
  const auto known =
      std::find_if(target_words.begin(), target_words.end(), [&](const auto& one) { return one.second == word; });
  if (known == target_words.end()) return no_target(whole, "");
  std::string_view rest = without_blanks_around(whole.substr(word.size()));
  ImportTarget target{known->first, "", {}};
  if (target.kind == TargetKind::outcome || target.kind == TargetKind::dose) target.factor = take_factor(rest);
  target.name = rest;
  const bool named = target.kind == TargetKind::outcome || target.kind == TargetKind::side_effect ||
                     target.kind == TargetKind::context;
  const bool control = std::any_of(rest.begin(), rest.end(), [](char letter) { return letter >= 0 && letter < ' '; });
  if (named && rest.empty()) return no_target(whole, "it has no name");
  if (!named && !rest.empty()) return no_target(whole, "nothing stands behind " + std::string(word));
  if (rest.size() > longest || control) return no_target(whole, "its name is too long");
  if (target.kind == TargetKind::context && !is_context_kind(rest)) {
    std::string kinds;
    for (const std::string_view kind : context_kinds) kinds += (kinds.empty() ? "" : ", ") + std::string(kind);
    return no_target(whole, "the kinds of a context are " + kinds);
  }
  return target;
}

Result<std::pair<std::string, ImportTarget>> parse_mapped(std::string_view text) {
  const auto at = text.rfind('=');
  const std::string item(at == text.npos ? "" : without_blanks_around(text.substr(0, at)));
  if (item.empty())
    return Problem{"\"" + std::string(text) + "\" does not say what becomes what.",
                   {.file = "mapping"},
                   "Write ITEM=TARGET, for example \"Symptom: Headache=outcome headache\"."};
  auto target = parse_import_target(text.substr(at + 1));
  if (!target) return target.problem();
  return std::pair(item, std::move(target).value());
}

}  // namespace titrate
