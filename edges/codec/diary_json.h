#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "app/history.h"
#include "app/phases.h"
#include "codec/json.h"
#include "codec/json_writer.h"
#include "language/phrase_book.h"

namespace titrate::codec {

// The long replies, as edges/door/openapi.yaml describes them. What they have thousands of is already written.

/// A diary of which nobody may know what was in the study capsules.
struct CountedInCapsules {
  std::string dose;               ///< what its doses are called
  std::optional<double> mg_each;  ///< nothing else was taken: each dose is so many mg to a capsule
  int capsules_a_day = 0;
  std::vector<Phase> phases;  ///< periods instead of arms
};

/// Said in a language already; null: in English. `period_on`: of an unhidden plan (app/phases.h).
Json diary_json(const OpenNotebook& notebook, const Catalog& catalog, const Moment& now,
                const std::optional<CountedInCapsules>& counted, const PhraseBook* language,
                const PeriodOn& period_on = {});

/// The events of a history, said in a language; null: in English. Line by line, as tell_history lends them.
class HistoryJson {
 public:
  HistoryJson(std::size_t expected_lines, const PhraseBook* language);
  void add(const HistoryLine& line);
  Json events() &&;

 private:
  std::string_view said(const HistoryLine& line);

  JsonWriter list_;
  const PhraseBook* language_;
  // A phrase is looked for once for all the days on which the same was said: in three years there are thousands of
  // lines, and some hundred things to say.
  struct HashOfText : std::hash<std::string_view> {
    using is_transparent = void;  // looked up by a part of a line, without a copy of it
  };
  std::unordered_map<std::string, std::string, HashOfText, std::equal_to<>> before_day_;
  // Lines that follow one another are mostly about one day.
  std::optional<Day> day_;
  std::string day_text_, day_in_words_, its_day_;
  std::string said_;
};

}  // namespace titrate::codec
