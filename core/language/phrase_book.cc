#include "language/phrase_book.h"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <optional>

namespace titrate {
namespace {

using Kind = Phrase::Kind;

std::uint32_t four_bytes(const char* at) {
  std::uint32_t bytes;
  std::memcpy(&bytes, at, sizeof bytes);
  return bytes;
}

const Phrase::Piece* piece_called(const Phrase& phrase, const std::string& name, bool choice) {
  for (const auto& one : phrase.pieces())
    if (one.kind != Kind::literal && (one.kind == Kind::choice) == choice && one.text == name) return &one;
  return nullptr;
}

/// Of the other side: each hole is filled by the English side, and each choice knows what decides it.
std::optional<std::string> fault_of(const Phrase& english, const Phrase& other) {
  for (const auto& hole : other.pieces()) {
    if (hole.kind == Kind::literal) continue;
    if (hole.kind != Kind::choice) {
      if (!piece_called(english, hole.text, false)) return "{" + hole.text + "} is no hole of the English side.";
      continue;
    }
    const auto* number = piece_called(english, hole.text, false);
    const auto* choice = piece_called(english, hole.text, true);
    if (number && number->kind == Kind::number) {
      if (hole.alternatives.size() != 2) return "{" + hole.text + "?} needs two words: of one, and of more.";
    } else if (!choice || choice->alternatives.size() != hole.alternatives.size()) {
      return "{" + hole.text + "?} is no choice of the English side, or has more or fewer words.";
    }
  }
  return std::nullopt;
}

bool ends_sentence(char c) { return c == '.' || c == '!' || c == '?'; }
bool ends_piece(char c) { return ends_sentence(c) || c == ';' || c == ':'; }

/// Where a piece of the text may end, the end of the text last.
std::vector<std::size_t> ends_of(std::string_view text) {
  std::vector<std::size_t> ends;
  for (std::size_t i = 0; i + 1 < text.size(); ++i)
    if (ends_piece(text[i]) && text[i + 1] == ' ') ends.push_back(i + 1);
  ends.push_back(text.size());
  return ends;
}

bool is_small(std::string_view text) { return !text.empty() && text[0] >= 'a' && text[0] <= 'z'; }
bool is_capital(std::string_view text) { return !text.empty() && text[0] >= 'A' && text[0] <= 'Z'; }

std::string made_small(std::string_view text) {
  std::string small(text);
  small[0] = char(small[0] - 'A' + 'a');
  return small;
}

/// "ä" is 0xC3 0xA4, and its capital 0xC3 0x84; the same holds for ö and ü.
std::string capitalised(std::string text) {
  if (is_small(text)) text[0] = char(text[0] - 'a' + 'A');
  for (const std::string_view umlaut : {"\xC3\xA4", "\xC3\xB6", "\xC3\xBC"})
    if (text.starts_with(umlaut)) text[1] = char(text[1] - 0x20);
  return text;
}

bool holds_a_word(std::string_view text) {
  int letters = 0;
  for (char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    letters = letter ? letters + 1 : 0;
    if (letters == 2) return true;
  }
  return false;
}

}  // namespace

/// One text on its way into the other language.
class Saying {
 public:
  explicit Saying(const PhraseBook& book) : book_(book) {}

  struct Said {
    std::string text;
    std::vector<std::string> missed;
    std::size_t missed_letters() const {
      std::size_t letters = 0;
      for (const auto& one : missed) letters += one.size();
      return letters;
    }
  };

  Said lines(std::string_view text) {
    Said said;
    for (;;) {
      const std::size_t end = text.find('\n');
      add(said, line(text.substr(0, end)));
      if (end == std::string_view::npos) return said;
      said.text += '\n';
      text.remove_prefix(end + 1);
    }
  }

 private:
  static constexpr int deepest = 6;

  static void add(Said& all, Said one) {
    all.text += one.text;
    std::move(one.missed.begin(), one.missed.end(), std::back_inserter(all.missed));
  }

  /// Run after run of sentences, each the longest that a phrase matches without a rest.
  Said line(std::string_view text) {
    Said said;
    const std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
    said.text.append(text.substr(0, begin));
    text.remove_prefix(begin);
    while (!text.empty()) {
      const auto ends = ends_of(text);
      std::optional<Said> best;
      std::size_t taken = 0;
      for (auto end = ends.rbegin(); end != ends.rend(); ++end) {
        auto piece = whole(text.substr(0, *end));
        if (!piece || (best && piece->missed_letters() >= best->missed_letters())) continue;
        best = std::move(piece);
        taken = *end;
        if (best->missed.empty()) break;
      }
      if (!best) {
        taken = ends.front();
        best = unknown(text.substr(0, taken));
      }
      add(said, *std::move(best));
      text.remove_prefix(taken);
      while (text.starts_with(' ')) said.text += ' ', text.remove_prefix(1);
    }
    return said;
  }

  Said unknown(std::string_view text) {
    Said said{std::string(text), {}};
    if (const std::size_t day = day_at_front(text); day == text.size())
      return said.text = book_.manner_->day(text), said;
    if (number_at_front(text) == text.size()) return said.text = book_.manner_->number(text), said;
    if (holds_a_word(text)) said.missed.emplace_back(text);
    return said;
  }

  /// The text as one phrase: as it is, without its last stop, or begun with the other kind of letter.
  std::optional<Said> whole(std::string_view text) {
    auto said = stopped_or_not(text);
    if (said && said->missed.empty()) return said;
    if (is_small(text)) return better(std::move(said), stopped_or_not(capitalised(std::string(text))));
    if (!is_capital(text)) return said;
    auto begun_small = stopped_or_not(made_small(text));
    if (begun_small) begun_small->text = capitalised(std::move(begun_small->text));
    return better(std::move(said), std::move(begun_small));
  }

  std::optional<Said> stopped_or_not(std::string_view text) {
    auto said = as_it_is(text);
    if ((said && said->missed.empty()) || text.size() < 2 || !(ends_piece(text.back()) || text.back() == ','))
      return said;
    auto open = as_it_is(text.substr(0, text.size() - 1));
    if (open) open->text += text.back();
    return better(std::move(said), std::move(open));
  }

  static std::optional<Said> better(std::optional<Said> one, std::optional<Said> other) {
    return other && (!one || other->missed_letters() < one->missed_letters()) ? other : one;
  }

  std::optional<Said> as_it_is(std::string_view text) {
    if (const auto known = book_.whole_.find(std::string(text)); known != book_.whole_.end())
      return Said{known->second, {}};
    if (depth_ >= deepest) return std::nullopt;
    std::optional<Said> best;
    for (const std::uint32_t row : rows_for(text)) {
      const PhraseBook::Row& phrase = book_.rows_[row];
      phrase.english.match(text, [&](const Phrase::Fillings& fillings) {
        Said said = filled(phrase.other, fillings);
        if (!best || said.missed_letters() < best->missed_letters()) best = std::move(said);
        return best->missed.empty();
      });
      if (best && best->missed.empty()) break;
    }
    return best;
  }

  /// What could match, those with the most literal letters first.
  std::vector<std::uint32_t> rows_for(std::string_view text) const {
    std::vector<std::uint32_t> rows = book_.short_;
    for (std::size_t i = 0; i + 4 <= text.size(); ++i)
      if (const auto some = book_.by_beginning_.find(four_bytes(text.data() + i)); some != book_.by_beginning_.end())
        for (const std::uint32_t row : some->second)
          if (text.substr(i).starts_with(book_.rows_[row].english.longest_literal())) rows.push_back(row);
    std::sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
      const std::size_t more = book_.rows_[a].letters, less = book_.rows_[b].letters;
      return more != less ? more > less : a < b;
    });
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
  }

  Said filled(const Phrase& other, const Phrase::Fillings& fillings) {
    Said said;
    for (const auto& piece : other.pieces()) {
      if (piece.kind == Kind::literal) {
        said.text += piece.text;
        continue;
      }
      const auto filling = std::find_if(fillings.begin(), fillings.end(), [&](const Phrase::Filling& one) {
        const bool choice = one.piece->kind == Kind::choice;
        return one.piece->text == piece.text &&
               (piece.kind == Kind::choice ? choice || one.piece->kind == Kind::number : !choice);
      });
      if (piece.kind != Kind::choice)
        add(said, of_hole(*filling));
      else if (filling->piece->kind == Kind::number)
        said.text += piece.alternatives[filling->text == "1" ? 0 : 1];
      else
        said.text += piece.alternatives[filling->chosen];
    }
    return said;
  }

  Said of_hole(const Phrase::Filling& filling) {
    switch (filling.piece->kind) {
      case Kind::number:
        return {book_.manner_->number(filling.text), {}};
      case Kind::day:
        return {book_.manner_->day(filling.text), {}};
      case Kind::list:
        return list(filling.text);
      case Kind::quote:
        return {std::string(filling.text), {}};  // "1.500 mg" on a label is what the label prints, in any language
      case Kind::name: {
        // Only as a phrase of its own: a number or a day in it stays as it was typed.
        auto known = whole(filling.text);
        return known && known->missed.empty() ? *std::move(known) : Said{std::string(filling.text), {}};
      }
      default:
        return deeper(filling.text);
    }
  }

  Said deeper(std::string_view text) {
    ++depth_;
    Said said = line(text);
    --depth_;
    return said;
  }

  /// "a, b and c". An item may hold "and" itself, so the whole is tried first.
  Said list(std::string_view text) {
    Said together = deeper(text);
    if (together.missed.empty()) return together;
    Said said;
    while (!text.empty()) {
      constexpr std::string_view partings[] = {", ", "; ", " and ", " or "};
      std::size_t end = text.size(), next = text.size();
      std::string between;
      for (const std::string_view parting : partings)
        if (const std::size_t at = text.find(parting); at < end) {
          end = at;
          next = at + parting.size();
          between = parting == " and " ? book_.manner_->and_word : parting == " or " ? book_.manner_->or_word : parting;
        }
      add(said, deeper(text.substr(0, end)));
      said.text += between;
      text.remove_prefix(next);
    }
    return said.missed_letters() < together.missed_letters() ? said : together;
  }

  const PhraseBook& book_;
  int depth_ = 0;
};

Result<PhraseBook> PhraseBook::of(const std::vector<PhraseRow>& rows, const Manner& manner) {
  PhraseBook book;
  book.manner_ = &manner;
  for (const auto& [english_text, other_text] : rows) {
    const auto problem = [&, said = english_text](const std::string& what) {
      return Problem{"the phrase \"" + said + "\": " + what, {}, "Mend its row in core/language/tables."};
    };
    auto english = Phrase::read(english_text);
    auto other = Phrase::read(other_text);
    if (!english) return problem(english.problem().what);
    if (!other) return problem(other.problem().what);
    if (other_text.empty()) return problem("it has no other side.");
    if (const auto fault = fault_of(*english, *other)) return problem(*fault);
    if (!english->has_holes()) {
      if (!book.whole_.emplace(english_text, other_text).second) return problem("it stands twice.");
      continue;
    }
    const auto row = std::uint32_t(book.rows_.size());
    const std::string& longest = english->longest_literal();
    (longest.size() < 4 ? book.short_ : book.by_beginning_[four_bytes(longest.data())]).push_back(row);
    const std::size_t letters = english->literal_letters();
    book.rows_.push_back({*std::move(english), *std::move(other), letters});
  }
  return book;
}

std::string PhraseBook::say(std::string_view english, std::vector<std::string>* missed) const {
  auto said = Saying(*this).lines(english);
  if (missed) std::move(said.missed.begin(), said.missed.end(), std::back_inserter(*missed));
  return said.text;
}

}  // namespace titrate
