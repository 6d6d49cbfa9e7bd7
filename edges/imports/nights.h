#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "imports/collected.h"

namespace titrate::imports {

/// Spells of sleep, from whatever wrote them down, put together into nights.
///
/// - What overlaps is one: an hour that a watch and a phone both saw is an hour. Where one says asleep and another says
///   awake, it is sleep.
/// - Spells that are less than three hours apart are one night. A night belongs to the day on which it ends, by the
/// clock
///   that the person had then and the hour at which their day begins; a nap is a night of its own.
/// - Lying in bed is not sleep: of a night that is only in bed nobody knows how long the person slept.
/// - Minutes awake are known of a night that has stages or spells awake: else nobody looked.
///
/// What is kept grows with nights: spells that touch are one.
class Nights {
 public:
  enum class Spell { in_bed, asleep, asleep_in_stages, awake };

  /// `offset` is local time minus UTC at the end, `source` one of `Sources`. False, and nothing is kept: it does not
  /// end after it begins, lasts longer than a day, or stands in no year of ours.
  bool add(Spell spell, Instant from, Instant to, std::chrono::minutes offset, std::size_t source, std::size_t line);

  /// A Problem for more spells than any life has; they were left out.
  std::optional<Problem> too_many(const std::string& file) const;

  /// Hours asleep, hours in bed and minutes awake, each an item where some night has it.
  void give(Collected& into, DayStart start) const;

 private:
  struct Span {
    std::int64_t end = 0;
    std::chrono::minutes offset{0};
    std::size_t source = 0, line = 0;
    bool staged = false;
  };
  using Spans = std::map<std::int64_t, Span>;  ///< by their beginning; no two of them touch
  struct Night;
  void join(Spans& spans, std::int64_t begin, Span span);
  std::map<Day, Night> by_day(DayStart start) const;
  Spans in_bed_, asleep_, awake_;
  bool overlapped_ = false, too_many_ = false;
};

/// An instant of a year in which somebody kept a diary: 1900 to 2199.
bool is_of_our_time(Instant instant);

}  // namespace titrate::imports
