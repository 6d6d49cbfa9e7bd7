#include "labels/pieces.h"

namespace titrate::labels {

using Kind = LabelToken::Kind;

LabelPieces::LabelPieces(std::string_view text, const Catalog& catalog)
    : german_(looks_german(text)), tokens_(label_tokens(text, german_)) {
  for (const Form& form : catalog.forms) {
    if (form.substance != "magnesium") continue;
    for (const std::string& name : form.names) {
      const std::string plain = plain_form_name(name);
      names_[plain] = &form;
      if (plain.starts_with("magnesium")) short_names_.try_emplace(plain.substr(9), &form);
    }
  }
}

std::optional<LabelPieces::Match> LabelPieces::name_at(std::size_t from, bool short_too) const {
  std::optional<Match> longest;
  std::string joined, text;
  int words = 0;
  for (std::size_t i = from; i < tokens_.size() && words < 6; ++i) {
    if (is_other(i, "-") && words > 0) continue;
    if (!is(i, Kind::word)) break;
    joined += tokens_[i].text;
    text += (words ? " " : "") + tokens_[i].text;
    ++words;
    if (excipients.contains(joined)) longest = Match{nullptr, true, i + 1, text};
    const auto known = names_.find(joined);
    if (known != names_.end()) longest = Match{known->second, false, i + 1, text};
    if (!short_too) continue;
    const auto brief = short_names_.find(joined);
    if (brief != short_names_.end() && known == names_.end()) longest = Match{brief->second, false, i + 1, text};
  }
  return longest;
}

std::optional<LabelPieces::Element> LabelPieces::element_at(std::size_t i) const {
  Element element;
  if (is_word(i, elemental_words)) {
    element.elemental = true;
    element.text = token(i).text;
    if (is(i + 1, Kind::word) && (token(i + 1).text == "magnesium" || token(i + 1).text == "mg"))
      ++i;
    else if (element.text.starts_with("rein"))
      return std::nullopt;
    else
      element.bare_elemental = true;
    element.text = element.bare_elemental ? element.text : element.text + " magnesium";
    element.end = i + 1;
    return element;
  }
  if (!is(i, Kind::word)) return std::nullopt;
  const std::string& word = token(i).text;
  if (word == "mg" || word == "magnesium") {
    element.end = i + 1;
    element.text = "magnesium";
    std::size_t next = i + 1;
    if (is_other(next, "-")) ++next;
    if (word == "magnesium" && is(next, Kind::word)) {
      const std::string& after = token(next).text;
      const bool amino =
          after == "amino" || after == "chelate" || after == "chelat" || after == "complex" || after == "komplex";
      if (amino || (after.size() >= 6 && looks_like_a_salt(after))) {
        element.unknown_compound = true;
        element.text += " " + after;
        element.end = next + 1;
        if (after == "amino")
          while (is(element.end, Kind::word) && Words{"acid", "chelate"}.contains(token(element.end).text))
            element.text += " " + token(element.end++).text;
      }
    }
    return element;
  }
  if (word.size() > 9 && word.starts_with("magnesium")) {
    const std::string rest = word.substr(9);
    element.end = i + 1;
    element.text = word;
    if (rest == "gehalt" || rest == "anteil" || rest == "menge") return element;
    if (looks_like_a_salt(rest)) {
      element.unknown_compound = true;
      return element;
    }
  }
  return std::nullopt;
}

bool LabelPieces::is_mention(std::size_t i) const {
  const auto name = name_at(i, false);
  return (name && name->form) || element_at(i);
}

bool LabelPieces::is_short_name(const std::string& text) const { return short_names_.contains(plain_form_name(text)); }

std::optional<LabelPieces::Units> LabelPieces::units_at(std::size_t i) const {
  Units units;
  if (is(i, Kind::number)) {
    units.least = units.most = token(i).number;
    ++i;
    const bool range = is_other(i, "-") || is_word(i, {"to", "bis", "or", "oder"});
    if (range && is(i + 1, Kind::number)) {
      units.most = token(i + 1).number;
      i += 2;
    } else if (is_other(i, "-")) {
      ++i;  // "2-capsule serving"
    }
  } else if (is_word(i, {"one", "eine", "einer", "ein"})) {
    ++i;
  } else if (is_word(i, {"two", "zwei"})) {
    units.least = units.most = 2;
    ++i;
  } else if (is_word(i, {"three", "drei"})) {
    units.least = units.most = 3;
    ++i;
  }
  for (int skipped = 0; skipped < 3 && is(i, Kind::word); ++skipped, ++i) {
    const bool both = is_word(i, {"capsule"}) && !unit_of_intake(token(i + 1).text).empty() && is(i + 1, Kind::word);
    if (is_word(i, adjectives) && (!is_word(i, {"capsule", "chewable"}) || both)) continue;
    units.unit = unit_of_intake(token(i).text);
    break;
  }
  if (units.unit.empty() || !(units.least > 0) || units.most < units.least || units.most > 100) return std::nullopt;
  units.end = i + 1;
  return units;
}

}  // namespace titrate::labels
