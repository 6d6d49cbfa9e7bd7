#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <variant>

#include "base/require.h"

namespace titrate {

/// Where in the person's own material something is wrong. Line and column count from 1; 0 means "not in a line".
struct Place {
  std::string file{};  ///< as the person named it
  std::size_t line = 0;
  std::string text{};      ///< the line itself
  std::size_t column = 0;  ///< of the first byte that is wrong
  std::size_t length = 0;  ///< bytes that are wrong
  friend bool operator==(const Place&, const Place&) = default;
};

/// Something that the person or the world can put right: what is wrong, where, and the way out.
struct Problem {
  std::string what;  ///< a sentence
  Place where;
  std::string way_out;  ///< a sentence that says what to do
  friend bool operator==(const Problem&, const Problem&) = default;
};

/// The problem as it is shown to a person:
///
///     diary.csv, line 14: "400 mgs" is not an amount I know.
///       2026-03-02, magnesium, 400 mgs
///                              ^^^^^^^
///     Units I know here: mg, g, mcg, IU.
///
/// Control characters in the quoted line are shown as '?', a long line is cut around the caret.
std::string describe(const Problem& problem);

/// "diary.csv, line 14", or "" when the problem has no place.
std::string place_of(const Problem& problem);

/// The quoted line with the caret below it, as in `describe`, or "" when the problem is not in a line.
std::string quotation_of(const Place& where);

/// A value, or the problem that stands in its way.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : outcome_(std::move(value)) {}            // NOLINT: a value is a result
  Result(Problem problem) : outcome_(std::move(problem)) {}  // NOLINT: so is a problem

  bool ok() const { return outcome_.index() == 0; }
  explicit operator bool() const { return ok(); }

  T& value() & { return require(ok(), "a value is taken only from a result that has one"), std::get<0>(outcome_); }
  const T& value() const& {
    return require(ok(), "a value is taken only from a result that has one"), std::get<0>(outcome_);
  }
  T&& value() && {
    return require(ok(), "a value is taken only from a result that has one"), std::get<0>(std::move(outcome_));
  }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  const Problem& problem() const {
    return require(!ok(), "a problem is taken only from a result that has one"), std::get<1>(outcome_);
  }

 private:
  std::variant<T, Problem> outcome_;
};

/// The result of something that has nothing to give back: it happened.
struct Done {};

}  // namespace titrate
