#pragma once

#include <string>
#include <string_view>

namespace titrate {

/// How another language writes what is no word: given as the program writes it in English.
struct Manner {
  std::string (*number)(std::string_view english);  ///< "1,000.5"
  std::string (*day)(std::string_view english);     ///< "2026-04-05", "5 April 2026", "5 April"
  std::string_view and_word, or_word;               ///< with their spaces, between the last two of a list
};

/// "1.000,5"; "5. April 2026"; und, oder.
extern const Manner german_manner;

/// The bytes at the beginning of `text` that are a number as the program writes it: "-0.5", "1,000", "1e-9". 0: none.
std::size_t number_at_front(std::string_view text);

/// The same of a day: "2026-04-05", "5 April 2026", "5 April", "April 2026".
std::size_t day_at_front(std::string_view text);

}  // namespace titrate
