#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "labels/vocabulary.h"
#include "labels/words.h"

namespace titrate::labels {

/// The pieces of a label and what stands at a place of them: a name of the catalog, the element, a number of units.
/// It looks and remembers nothing; a place behind the last piece holds nothing.
class LabelPieces {
 public:
  LabelPieces(std::string_view text, const Catalog& catalog);

  bool is_german() const { return german_; }
  std::size_t size() const { return tokens_.size(); }
  const LabelToken& token(std::size_t i) const { return tokens_[std::min(i, tokens_.size() - 1)]; }
  bool is_word(std::size_t i, const Words& words) const {
    return i < tokens_.size() && tokens_[i].kind == LabelToken::Kind::word && words.contains(tokens_[i].text);
  }
  bool is(std::size_t i, LabelToken::Kind kind) const { return i < tokens_.size() && tokens_[i].kind == kind; }
  bool is_other(std::size_t i, std::string_view text) const {
    return is(i, LabelToken::Kind::other) && tokens_[i].text == text;
  }

  struct Match {
    const Form* form = nullptr;
    bool excipient = false;
    std::size_t end = 0;
    std::string text;
  };
  /// The longest name in the catalog that begins here; hyphens between its words do not count.
  std::optional<Match> name_at(std::size_t from, bool short_too) const;

  /// The element's own name, and where it ends: "magnesium", "Mg", "elemental magnesium", "Magnesiumgehalt".
  struct Element {
    std::size_t end = 0;
    bool elemental = false, bare_elemental = false, unknown_compound = false;
    std::string text;
  };
  std::optional<Element> element_at(std::size_t i) const;

  /// A name of the catalog or of the element.
  bool is_mention(std::size_t i) const;
  /// Is this the name without its magnesium: "bisglycinate"?
  bool is_short_name(const std::string& text) const;

  struct Units {
    double least = 1, most = 1;
    std::string unit;
    std::size_t end = 0;
  };
  /// "2 vegetable capsules", "1-2 capsules", "capsule"
  std::optional<Units> units_at(std::size_t i) const;

 private:
  bool german_;
  std::vector<LabelToken> tokens_;
  std::map<std::string, const Form*> names_, short_names_;
};

}  // namespace titrate::labels
