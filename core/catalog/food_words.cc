#include "catalog/food_words.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

namespace titrate {
namespace {

/// Letters of Latin-1 (U+00C0 to U+00FF) without their marks; what is empty is no letter.
constexpr std::array<std::string_view, 64> plain_latin = {
    "a", "a", "a", "a", "a", "a", "ae", "c", "e",  "e",  "e", "e", "i", "i", "i", "i", "d",  "n", "o",  "o", "o", "o",
    "o", "",  "o", "u", "u", "u", "u",  "y", "th", "ss", "a", "a", "a", "a", "a", "a", "ae", "c", "e",  "e", "e", "e",
    "i", "i", "i", "i", "d", "n", "o",  "o", "o",  "o",  "o", "",  "o", "u", "u", "u", "u",  "y", "th", "y"};

bool is_small(std::string_view word) {
  static constexpr std::array<std::string_view, 10> small = {"a",  "an", "and", "for", "from",
                                                             "in", "of", "or",  "the", "with"};
  return std::find(small.begin(), small.end(), word) != small.end();
}

/// Not a linguist: the same rule for both sides is all that a comparison needs.
std::string singular(std::string word) {
  const auto ends = [&](std::string_view end) {
    return word.size() > end.size() + 1 && std::string_view(word).ends_with(end);
  };
  const auto cut = [&](std::size_t count, std::string_view with = "") {
    return word.substr(0, word.size() - count).append(with);
  };
  if (word.size() < 4) return word;
  if (ends("ies")) return cut(3, "y");
  if (ends("ie")) return cut(2, "y");
  if (ends("oes")) return cut(2);
  if (ends("ches") || ends("shes") || ends("xes") || ends("sses")) return cut(2);
  if (ends("ss") || ends("us") || ends("is") || !ends("s")) return word;
  return cut(1);
}

constexpr int not_it = 1000;

int cost_of(const SoughtWord& sought, const std::string& found) {
  if (found == sought.word) return 0;
  if (found.starts_with(sought.word)) return 2;
  if (sought.known) return not_it;
  const int allowed = typing_errors_allowed(sought.word);
  const int errors = allowed > 0 ? typing_errors(sought.word, found, allowed) : 1;
  return errors <= allowed ? 4 * errors : not_it;
}

/// The cheapest word for a sought one, and its position.
std::pair<int, int> cheapest(const SoughtWord& sought, const std::vector<std::string>& words) {
  std::pair<int, int> best{not_it, 0};
  for (std::size_t i = 0; i < words.size(); ++i)
    if (const int cost = cost_of(sought, words[i]); cost < best.first) best = {cost, int(i)};
  return best;
}

}  // namespace

std::vector<std::string> food_words(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  const auto finish = [&] {
    if (!word.empty() && !is_small(word)) words.push_back(singular(std::move(word)));
    word.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0u;
    if (c >= 'A' && c <= 'Z')
      word += char(c - 'A' + 'a');
    else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      word += char(c);
    else if (c == 0xc3 && next >= 0x80 && next <= 0xbf)
      word += plain_latin[next - 0x80u], ++i;
    else if (c == '\'')
      continue;  // baker's, grown-up's: one word
    else if (c >= 0x80 && c != 0xc2)
      word += char(c);  // another script is compared as it is; U+0080 to U+00BF are no letters
    else
      finish(), i += c == 0xc2 ? 1 : 0;
  }
  finish();
  return words;
}

int typing_errors(std::string_view a, std::string_view b, int most) {
  constexpr int longest = 64;
  const int n = int(a.size()), m = int(b.size());
  if (n > longest || m > longest) return a == b ? 0 : most + 1;
  if (std::abs(n - m) > most) return most + 1;
  // Damerau's distance without crossing edits: three rows of the usual table, and of each row only the cells that are
  // no further from the diagonal than `most`, since every step away is an error. With whole rows, a slip in a
  // vocabulary of 60,000 words cost 20 times as much.
  std::array<std::array<int, longest + 2>, 3> rows;
  int* before_last = rows[0].data();
  int* last = rows[1].data();
  int* row = rows[2].data();
  const int beyond = most + 1;
  for (int j = 0; j <= std::min(m, most); ++j) last[j] = j;
  if (most < m) last[most + 1] = beyond;
  int least_of_last = 0;
  for (int i = 1; i <= n; ++i) {
    const int from = std::max(1, i - most), to = std::min(m, i + most);
    row[from - 1] = from == 1 ? i : beyond;
    int least = row[from - 1];
    for (int j = from; j <= to; ++j) {
      int errors = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        errors = std::min(errors, before_last[j - 2] + 1);
      row[j] = errors;
      least = std::min(least, errors);
    }
    if (to < m) row[to + 1] = beyond;
    // An exchange may still come back to the row before this one, so both must be beyond hope.
    if (least > most && least_of_last > most) return beyond;
    least_of_last = least;
    int* const free = before_last;
    before_last = last;
    last = row;
    row = free;
  }
  return std::min(last[m], beyond);
}

int typing_errors_allowed(std::string_view word) { return word.size() < 4 ? 0 : word.size() < 8 ? 1 : 2; }

FoodMatch match_of(std::span<const SoughtWord> words, const Food& food) {
  const std::vector<std::string> name = food_words(food.name);
  std::vector<std::string> also;  // taken apart only where the name does not have the word as it was typed
  FoodMatch match;
  match.place = int(name.size());
  for (const SoughtWord& sought : words) {
    auto [cost, place] = cheapest(sought, name);
    if (cost > 0 && !food.description.empty()) {
      if (also.empty()) also = food_words(food.description);
      if (const int outside = cheapest(sought, also).first + 1; outside < cost)
        cost = outside, place = int(name.size());
    }
    if (cost >= not_it) {
      ++match.missing;
      continue;
    }
    match.cost += cost;
    match.place = std::min(match.place, place);
  }
  const std::vector<std::string> head = food_words(std::string_view(food.name).substr(0, food.name.find(',')));
  const auto is_sought = [&](const std::string& word) {
    return std::any_of(words.begin(), words.end(), [&](const SoughtWord& one) { return cost_of(one, word) < not_it; });
  };
  const bool whole = match.missing == 0 && std::all_of(head.begin(), head.end(), is_sought);
  match.not_noun = !head.empty() && is_sought(head.back()) ? 0 : 1;
  match.more = std::max(0, int(name.size()) - int(words.size()) + match.missing);
  match.not_whole = !whole || head.empty() ? 2 : match.more > 0 ? 1 : 0;
  match.rare = food.common ? 0 : 1;
  return match;
}

}  // namespace titrate
