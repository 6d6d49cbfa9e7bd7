#pragma once

#include <string_view>

namespace titrate {

/// The text without the spaces, tabs and ends of lines around it. Of nothing but those an empty text that still lies in
/// `text`: whoever goes from one to the next must not go from nowhere.
constexpr std::string_view without_blanks_around(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const auto first = text.find_first_not_of(blanks);
  return first == text.npos ? text.substr(0, 0) : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

}  // namespace titrate
