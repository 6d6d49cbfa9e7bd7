#pragma once

#include <optional>
#include <string_view>

#include "base/require.h"

namespace titrate {

/// The four states of everything that a diary asks. Missing is not zero: a day without an entry says nothing, while
/// "none" says that there was no headache, no dose, no pain.
enum class EntryState {
  not_recorded,  ///< nobody wrote anything
  skipped,       ///< asked, deliberately not answered
  none,          ///< a real zero
  value,
};

/// One item of one day.
template <class T>
class Entry {
 public:
  constexpr Entry() = default;  ///< not recorded

  /// An amount of zero is `none`: the two are one fact.
  static constexpr Entry of(T amount) { return amount == T{} ? none() : Entry(EntryState::value, amount); }
  static constexpr Entry none() { return Entry(EntryState::none, T{}); }
  static constexpr Entry skipped() { return Entry(EntryState::skipped, T{}); }

  /// The entry in this state; the amount counts only in a value.
  static constexpr Entry from(EntryState state, T amount) {
    return state == EntryState::value ? of(amount) : Entry(state, T{});
  }

  constexpr EntryState state() const { return state_; }
  /// Does it say how much? A value does, and so does "none".
  constexpr bool known() const { return state_ == EntryState::value || state_ == EntryState::none; }
  /// How much; only when it is known.
  constexpr T amount() const {
    require(known(), "an amount is read only from an entry that has one");
    return amount_;
  }
  constexpr std::optional<T> maybe() const { return known() ? std::optional<T>(amount_) : std::nullopt; }

  friend constexpr bool operator==(const Entry&, const Entry&) = default;

 private:
  constexpr Entry(EntryState state, T amount) : state_(state), amount_(amount) {}
  EntryState state_ = EntryState::not_recorded;
  T amount_{};
};

const char* to_string(EntryState state);  ///< "not_recorded", "skipped", "none", "value"
std::optional<EntryState> parse_entry_state(std::string_view text);

}  // namespace titrate
