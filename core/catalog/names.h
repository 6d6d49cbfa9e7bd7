#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace titrate {

/// The words of a text in the letters a-z and 0-9, as names are compared: "L-Thyroxin Henning®" is l, thyroxin,
/// henning. Case, accents, umlauts however they are written ("ä" and "ae" are both a), apostrophes and invisible
/// characters do not matter; a point or comma between two digits belongs to the number; a number that stands right
/// behind a word of four letters or more is a word of its own. A letter of another script stays as it is, so it is
/// never part of a name that is known.
struct FoldedWord {
  std::string text;
  bool new_part = false;  ///< a separator stands before it: '/', '+', ',', ';', '&', a bracket or a new line
};
std::vector<FoldedWord> folded_words(std::string_view text);

/// What two spellings of one name have in common: the words from `first`, `count` of them, without spaces. A single
/// letter behind another word keeps its space, because "vitamin E" is not the German "Vitamine".
std::string name_key(const std::vector<FoldedWord>& words, std::size_t first, std::size_t count);
std::string name_key(std::string_view text);

}  // namespace titrate
