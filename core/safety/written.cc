#include "safety/written.h"

#include <algorithm>
#include <array>

#include "catalog/names.h"

namespace titrate {
namespace {

/// Damerau-Levenshtein distance with adjacent transpositions, by the whole table: names are short.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> at(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) at[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) at[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i)
    for (std::size_t j = 1; j <= b.size(); ++j) {
      at[i][j] = std::min({at[i - 1][j] + 1, at[i][j - 1] + 1, at[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        at[i][j] = std::min(at[i][j], at[i - 2][j - 2] + 1);
    }
  return at[a.size()][b.size()];
}

}  // namespace

std::string plain_words(std::string_view written) {
  std::string words;
  for (const FoldedWord& word : folded_words(written)) words += (words.empty() ? "" : " ") + word.text;
  return words;
}

bool holds_words(std::string_view words, std::string_view name) {
  if (name.empty()) return false;
  return (' ' + std::string(words) + ' ').find(' ' + std::string(name) + ' ') != std::string::npos;
}

bool is_a_slip(std::string_view one, std::string_view other) {
  const std::size_t shorter = std::min(one.size(), other.size()), longer = std::max(one.size(), other.size());
  constexpr std::size_t longest = 80;
  if (one == other || shorter < 5 || longer > longest || longer - shorter > 2) return false;
  return distance(one, other) <= (shorter >= 10 ? 2u : 1u);
}

std::vector<std::string> parts_of(std::string_view written) {
  constexpr std::array<std::string_view, 7> marks = {",", ";", "/", "+", "&", " and ", " und "};
  std::vector<std::string> parts(1);
  while (!written.empty()) {
    const auto mark = std::find_if(marks.begin(), marks.end(), [&](auto text) { return written.starts_with(text); });
    if (mark == marks.end()) {
      parts.back() += written.front();
      written.remove_prefix(1);
    } else {
      parts.emplace_back();
      written.remove_prefix(mark->size());
    }
  }
  for (std::string& part : parts) {
    part.erase(0, part.find_first_not_of(' '));
    part.erase(part.find_last_not_of(' ') + 1);
  }
  std::erase_if(parts, [](const std::string& part) { return plain_words(part).empty(); });
  return parts;
}

}  // namespace titrate
