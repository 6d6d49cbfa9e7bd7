#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace titrate {

/// A sentence with holes, as "{number} of {number2} {number2?day|days}". The kind of a hole is its name without digits
/// at its end; docs/language.md says what each kind takes.
class Phrase {
 public:
  enum class Kind { literal, number, day, name, quote, words, list, choice };

  struct Piece {
    Kind kind;
    std::string text;                       ///< of a literal its text, else the hole's name
    std::vector<std::string> alternatives;  ///< of a choice
  };

  /// What stood in a hole; of a choice the position of the alternative.
  struct Filling {
    const Piece* piece;
    std::string_view text;
    std::size_t chosen = 0;
  };
  using Fillings = std::vector<Filling>;

  /// A Problem for a brace that is not closed and a kind that nobody knows.
  static Result<Phrase> read(std::string_view text);

  const std::vector<Piece>& pieces() const { return pieces_; }
  bool has_holes() const;
  std::size_t literal_letters() const;
  const std::string& longest_literal() const;

  /// Tries every way in which the phrase is the whole of `text`, until `accepts` says true. False: none was accepted.
  bool match(std::string_view text, const std::function<bool(const Fillings&)>& accepts) const;

 private:
  std::vector<Piece> pieces_;
};

}  // namespace titrate
