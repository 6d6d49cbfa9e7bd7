#include "language/phrase.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "language/manner.h"

namespace titrate {
namespace {

using Kind = Phrase::Kind;
using Piece = Phrase::Piece;

std::optional<Kind> kind_of(std::string_view name) {
  while (!name.empty() && name.back() >= '0' && name.back() <= '9') name.remove_suffix(1);
  constexpr std::array<std::pair<std::string_view, Kind>, 6> kinds{{{"number", Kind::number},
                                                                    {"day", Kind::day},
                                                                    {"name", Kind::name},
                                                                    {"quote", Kind::quote},
                                                                    {"words", Kind::words},
                                                                    {"list", Kind::list}}};
  for (const auto& [known, kind] : kinds)
    if (name == known) return kind;
  return std::nullopt;
}

std::vector<std::string> parted(std::string_view text, char at) {
  std::vector<std::string> parts;
  for (;;) {
    const std::size_t end = text.find(at);
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::optional<Piece> hole_of(std::string_view inside) {
  const std::size_t question = inside.find('?');
  const std::string name(inside.substr(0, question));
  if (question != std::string_view::npos) return Piece{Kind::choice, name, parted(inside.substr(question + 1), '|')};
  const auto kind = kind_of(name);
  if (!kind) return std::nullopt;
  return Piece{*kind, name, {}};
}

/// A name does not go on into the next sentence, as far as a full stop can tell: that of "St. John's wort" ends none,
/// one behind a quotation mark does, and within quotation marks none does.
bool is_one_name(std::string_view text, bool holds_quotations = true) {
  if (text.ends_with('.') || text.ends_with(';') || text.ends_with(':')) return false;
  const bool paired = holds_quotations && std::count(text.begin(), text.end(), '"') % 2 == 0;
  bool quoted = false;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    quoted ^= paired && text[i] == '"';
    if (quoted || text[i + 1] != ' ') continue;
    if (text[i] == ';' || text[i] == ':' || text[i] == '!' || text[i] == '?') return false;
    if (text[i] != '.') continue;
    if (i > 0 && text[i - 1] == '"') return false;
    if (i >= 4 && text.substr(i - 3, 3).find(' ') == std::string_view::npos) return false;
  }
  return true;
}

/// Walks through the pieces and the text together; a hole of text takes as little as it can, and more when asked again.
class Walk {
 public:
  Walk(const std::vector<Piece>& pieces, const std::function<bool(const Phrase::Fillings&)>& accepts)
      : pieces_(pieces), accepts_(accepts) {}

  bool on(std::size_t piece, std::string_view rest) {
    if (piece == pieces_.size()) return rest.empty() && accepts_(fillings_);
    if (++steps_ > most_steps) return false;
    const Piece& here = pieces_[piece];
    switch (here.kind) {
      case Kind::literal:
        return rest.starts_with(here.text) && on(piece + 1, rest.substr(here.text.size()));
      case Kind::number:
        return filled(piece, rest, number_at_front(rest));
      case Kind::day:
        return filled(piece, rest, day_at_front(rest));
      case Kind::choice:
        return chosen(piece, rest);
      default:
        return text_filled(piece, rest);
    }
  }

 private:
  // Of a pathological text: as many tries as a sentence with six holes could need, and no more.
  static constexpr int most_steps = 4000;

  bool filled(std::size_t piece, std::string_view rest, std::size_t length, std::size_t alternative = 0) {
    if (length == 0 && pieces_[piece].kind != Kind::choice) return false;
    fillings_.push_back({&pieces_[piece], rest.substr(0, length), alternative});
    const bool found = on(piece + 1, rest.substr(length));
    fillings_.pop_back();
    return found;
  }

  bool chosen(std::size_t piece, std::string_view rest) {
    const auto& alternatives = pieces_[piece].alternatives;
    for (std::size_t i = 0; i < alternatives.size(); ++i)
      if (rest.starts_with(alternatives[i]) && filled(piece, rest, alternatives[i].size(), i)) return true;
    return false;
  }

  /// Between quotation marks a name may hold anything but one, since the next says where it ends.
  bool fits(std::size_t piece, std::string_view name) const {
    const bool in_quotes =
        piece > 0 && pieces_[piece - 1].text.ends_with('"') && pieces_[piece + 1].text.starts_with('"');
    return in_quotes ? name.find('"') == name.npos || is_one_name(name, false) : is_one_name(name);
  }

  bool text_filled(std::size_t piece, std::string_view rest) {
    const bool name = pieces_[piece].kind == Kind::name || pieces_[piece].kind == Kind::quote;
    if (piece + 1 == pieces_.size()) return (!name || is_one_name(rest)) && filled(piece, rest, rest.size());
    const Piece& next = pieces_[piece + 1];
    for (std::size_t length = 1; length <= rest.size(); ++length) {
      if (next.kind == Kind::literal) {
        length = rest.find(next.text, length);
        if (length == std::string_view::npos) return false;
      }
      if (name && !fits(piece, rest.substr(0, length))) return false;
      if (filled(piece, rest, length)) return true;
    }
    return false;
  }

  const std::vector<Piece>& pieces_;
  const std::function<bool(const Phrase::Fillings&)>& accepts_;
  Phrase::Fillings fillings_;
  int steps_ = 0;
};

}  // namespace

Result<Phrase> Phrase::read(std::string_view text) {
  Phrase phrase;
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    if (open > 0) phrase.pieces_.push_back({Kind::literal, std::string(text.substr(0, open)), {}});
    if (open == std::string_view::npos) break;
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos) return Problem{"a hole is not closed.", {}, "Write it as in {number}."};
    const std::string_view inside = text.substr(open + 1, close - open - 1);
    auto hole = hole_of(inside);
    if (!hole)
      return Problem{
          "\"" + std::string(inside) + "\" is no kind of hole.",
          {},
          "Kinds: number, day, name, quote, words, list, with digits behind; or a choice, as in {way?up|down}."};
    phrase.pieces_.push_back(*std::move(hole));
    text.remove_prefix(close + 1);
  }
  return phrase;
}

bool Phrase::has_holes() const {
  return std::any_of(pieces_.begin(), pieces_.end(), [](const Piece& one) { return one.kind != Kind::literal; });
}

std::size_t Phrase::literal_letters() const {
  std::size_t letters = 0;
  for (const Piece& one : pieces_)
    if (one.kind == Kind::literal) letters += one.text.size();
  return letters;
}

const std::string& Phrase::longest_literal() const {
  static const std::string none;
  const std::string* longest = &none;
  for (const Piece& one : pieces_)
    if (one.kind == Kind::literal && one.text.size() > longest->size()) longest = &one.text;
  return *longest;
}

bool Phrase::match(std::string_view text, const std::function<bool(const Fillings&)>& accepts) const {
  return Walk(pieces_, accepts).on(0, text);
}

}  // namespace titrate
