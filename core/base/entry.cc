#include "base/entry.h"

#include <array>
#include <utility>

namespace titrate {
namespace {
constexpr std::array<std::pair<EntryState, const char*>, 4> names{{{EntryState::not_recorded, "not_recorded"},
                                                                   {EntryState::skipped, "skipped"},
                                                                   {EntryState::none, "none"},
                                                                   {EntryState::value, "value"}}};
}

const char* to_string(EntryState state) {
  for (const auto& [known, name] : names)
    if (known == state) return name;
  return "not_recorded";
}

std::optional<EntryState> parse_entry_state(std::string_view text) {
  for (const auto& [state, name] : names)
    if (text == name) return state;
  return std::nullopt;
}

}  // namespace titrate
