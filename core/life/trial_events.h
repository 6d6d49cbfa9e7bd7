#pragma once

#include <string>

#include "base/day.h"

namespace titrate {

/// A sealed trial rests from this day on, until a Resumed. The rest of its schedule shifts (life/schedule.h); the order
/// that was drawn stays as it is.
struct Paused {
  Day day{};
  std::string reason;  ///< in the person's words, or why the guard asked for it
  friend bool operator==(const Paused&, const Paused&) = default;
};

/// Somebody looked before a planned look. It cannot give a verdict, and every later report says that it was.
struct Peeked {
  Day day{};
  friend bool operator==(const Peeked&, const Peeked&) = default;
};

/// What the person decided at a look, beside what the rule said, its inputs and what else was considered (DECISION.json
/// as text: the codec reads it).
struct Decided {
  Day day{};
  std::string decision_json;
  friend bool operator==(const Decided&, const Decided&) = default;
};

/// Capsules that look alike were made for the periods of a sealed trial (KIT.json as text: which label stands for which
/// period, never for which arm).
struct KitMade {
  Day day{};
  std::string kit_json;
  friend bool operator==(const KitMade&, const KitMade&) = default;
};

/// When to be reminded, and under which title (REMINDERS.json as text).
struct RemindersChosen {
  std::string reminders_json;
  friend bool operator==(const RemindersChosen&, const RemindersChosen&) = default;
};

/// Whoever knows a token may read the reminders as a feed. Only its SHA-256 is kept; the last one holds.
struct FeedOpened {
  std::string token_hash;  ///< 64 hexadecimal digits
  friend bool operator==(const FeedOpened&, const FeedOpened&) = default;
};

/// No token opens the feed any more.
struct FeedClosed {
  friend bool operator==(const FeedClosed&, const FeedClosed&) = default;
};

}  // namespace titrate
