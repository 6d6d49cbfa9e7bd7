#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "language/manner.h"
#include "language/phrase.h"

namespace titrate {

/// What the program says, and the same in another language.
struct PhraseRow {
  std::string english, other;
};

/// Says in another language what the program made in English. The core words its reasons where it finds them, in one
/// language; this is the one place that knows another (docs/language.md says how a sentence is looked up, and why so).
class PhraseBook {
 public:
  /// A Problem names the phrase: a hole that cannot be read, one that the English side lacks, or a phrase that stands
  /// twice.
  static Result<PhraseBook> of(const std::vector<PhraseRow>& rows, const Manner& manner);

  /// Whatever no phrase matches stays in English and is appended to `missed`.
  std::string say(std::string_view english, std::vector<std::string>* missed = nullptr) const;

  const Manner& manner() const { return *manner_; }

 private:
  friend class Saying;
  struct Row {
    Phrase english, other;
    std::size_t letters;
  };
  /// Phrases with holes whose longest literal begins with these four bytes, those with the most letters first.
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> by_beginning_;
  std::vector<std::uint32_t> short_;  ///< whose literals are all shorter than that
  std::unordered_map<std::string, std::string> whole_;
  std::vector<Row> rows_;
  const Manner* manner_ = nullptr;
};

}  // namespace titrate
