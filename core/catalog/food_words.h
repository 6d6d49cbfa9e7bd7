#pragma once

#include <compare>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/foods.h"

namespace titrate {

/// The words of a name or a question as a search compares them: lower case, without accents, plural endings taken off
/// ("Crème brûlées" -> creme, brulee; "berries" -> berry), without the small words between (and, with, of, in, the).
std::vector<std::string> food_words(std::string_view text);

/// The steps from one word to another: a letter too many, too few or wrong, or two neighbours exchanged (optimal string
/// alignment). Anything above `most` is answered by `most` + 1.
int typing_errors(std::string_view a, std::string_view b, int most);

/// How many typing errors a word may hold and still be corrected: none below four letters, one below eight, then two.
int typing_errors_allowed(std::string_view word);

/// A word that is looked for.
struct SoughtWord {
  std::string word;
  /// Does any food have it, or a word that begins with it? If so it is taken as it was typed; if not it is a slip, and
  /// words that differ by a few letters are taken for it.
  bool known = true;
};

/// How well a food answers a question; the smaller, the better. Compared from the first field to the last.
struct FoodMatch {
  int missing = 0;    ///< words of the question that the food does not have
  int cost = 0;       ///< of the rest: 0 as typed, 2 a longer word, 4 for each error of typing; 1 more outside the name
  int not_whole = 1;  ///< 0: the name has no other words; 1: up to its first comma, as "Milk, 2% fat" for milk; else 2
  int not_noun = 1;   ///< 0: the last word up to that comma is sought: "Whole milk" and not "Milk chocolate"
  int rare = 1;       ///< 0: a food that is marked as common
  int own = 0;        ///< 1: from a table that was imported
  int place = 0;      ///< of the first sought word in the name
  int more = 0;       ///< words of the name that nobody sought
  friend auto operator<=>(const FoodMatch&, const FoodMatch&) = default;
};

/// `words` must not be empty.
FoodMatch match_of(std::span<const SoughtWord> words, const Food& food);

}  // namespace titrate
