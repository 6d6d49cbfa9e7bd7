#pragma once

#include <array>

namespace titrate::lives {

/// Faults that are put into the harness on purpose, each of which the lives must notice: an invariant that nothing can
/// break protects nothing.
enum class Mutation {
  none,
  ok_without_writing,  ///< an entry is answered as written and is not
  drop_at_restart,     ///< the last entry is gone when the file is opened again
  change_a_value,      ///< a number is written down one higher than it was said
  rewrite_the_past,    ///< an early row of the file changes
  write_what_failed,   ///< what was refused is in the log
  forget_keys,         ///< an entry that was sent twice is written twice
  write_half,          ///< of entries that belong together the first is written, the next fails, and the first stays
  fold_forgets_undo,   ///< what was taken back stands again
  export_loses_an_entry,
  tell_the_arm,        ///< the answer of a blinded evening knows its order
  suggest_over_limit,  ///< the room left of a day is 150 mg more
  shift_the_past,      ///< the schedule of today has another yesterday
  remind_while_resting,
};

struct NamedMutation {
  Mutation mutation;
  const char* name;
};
inline constexpr std::array<NamedMutation, 13> mutations{{
    {Mutation::ok_without_writing, "ok-without-writing"},
    {Mutation::drop_at_restart, "drop-at-restart"},
    {Mutation::change_a_value, "change-a-value"},
    {Mutation::rewrite_the_past, "rewrite-the-past"},
    {Mutation::write_what_failed, "write-what-failed"},
    {Mutation::forget_keys, "forget-keys"},
    {Mutation::write_half, "write-half"},
    {Mutation::fold_forgets_undo, "fold-forgets-undo"},
    {Mutation::export_loses_an_entry, "export-loses-an-entry"},
    {Mutation::tell_the_arm, "tell-the-arm"},
    {Mutation::suggest_over_limit, "suggest-over-limit"},
    {Mutation::shift_the_past, "shift-the-past"},
    {Mutation::remind_while_resting, "remind-while-resting"},
}};

}  // namespace titrate::lives
