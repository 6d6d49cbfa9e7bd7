#include "catalog/names.h"

#include <cstdint>
#include <utility>

namespace titrate {
namespace {

/// The letters of U+00C0 to U+017F without their accents; '.' where there is none.
constexpr std::string_view accented =
    "aaaaaaaceeeeiiiidnooooo.ouuuuyts"   // C0-DF; letters that are two (ae, oe, ij) lose the second
    "aaaaaaaceeeeiiiidnooooo.ouuuuyty"   // E0-FF
    "aaaaaaccccccccddddeeeeeeeeeegggg"   // 100-11F
    "gggghhhhiiiiiiiiiiiijjkkklllllll"   // 120-13F
    "lllnnnnnnnnnoooooooorrrrrrssssss"   // 140-15F
    "ssttttttuuuuuuuuuuuuwwyyyzzzzzzs";  // 160-17F
static_assert(accented.size() == 0x180 - 0xC0);

struct Character {
  std::uint32_t code = 0;
  std::size_t bytes = 1;
};

/// The character that starts at `at`; a byte that is not UTF-8 is a character of its own, without a letter.
Character character_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return std::uint32_t(std::uint8_t(text[i])); };
  const std::uint32_t lead = byte(at);
  const std::size_t bytes = lead < 0x80 ? 1 : lead >> 5 == 6 ? 2 : lead >> 4 == 14 ? 3 : lead >> 3 == 30 ? 4 : 0;
  if (bytes == 1) return {lead, 1};
  if (bytes == 0 || at + bytes > text.size()) return {0xFFFD, 1};
  std::uint32_t code = lead & (0x7Fu >> bytes);
  for (std::size_t i = 1; i < bytes; ++i) {
    if (byte(at + i) >> 6 != 2) return {0xFFFD, 1};
    code = code << 6 | (byte(at + i) & 0x3F);
  }
  return {code, bytes};
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

bool leaves_no_trace(std::uint32_t code) {
  return code == '\'' || code == 0x2018 || code == 0x2019 || code == 0x2BC || code == 0xAD || code == 0x2060 ||
         code == 0xFEFF || (code >= 0x200B && code <= 0x200D) || (code >= 0x300 && code <= 0x36F);
}

bool separates(std::uint32_t code) {
  constexpr std::string_view all = "/+,;&()[]\n|";
  return code < 0x80 && all.find(char(code)) != std::string_view::npos;
}

/// The letters and digits of a character, or nothing for one that stands between words.
std::string letters_of(std::uint32_t code, std::string_view bytes) {
  if (code >= 0xFF01 && code <= 0xFF5E) code -= 0xFEE0;  // full-width forms
  if (code >= 'A' && code <= 'Z') return {char(code - 'A' + 'a')};
  if (code < 0x80) return is_letter(char(code)) || is_digit(char(code)) ? std::string(1, char(code)) : std::string();
  if (code == 0xB5 || code == 0x3BC) return "u";  // micro
  if (code == 0xDF || code == 0x1E9E) return "ss";
  if (code == 0xDE || code == 0xFE) return "th";
  if (code == 0xFB01) return "fi";
  if (code == 0xFB02) return "fl";
  if (code >= 0xC0 && code < 0x180) {
    const char letter = accented[code - 0xC0];
    return letter == '.' ? std::string() : std::string(1, letter);
  }
  const bool between_words = code < 0xC0 || (code >= 0x2000 && code < 0x2C00) || code == 0x3000 || code == 0xFFFD;
  return between_words ? std::string() : std::string(bytes);
}

/// "ae", "oe" and "ue" are how an umlaut is written without its dots; the loss is the same on both sides of a
/// comparison.
std::string without_umlauts(const std::string& word) {
  std::string text;
  for (const char c : word)
    if (!(c == 'e' && !text.empty() && (text.back() == 'a' || text.back() == 'o' || text.back() == 'u'))) text += c;
  return text;
}

class Words {
 public:
  void add(const std::string& letters) {
    if (!letters.empty() && is_digit(letters[0]) && word_.size() >= 4 && !has_digit_) end();
    has_digit_ = has_digit_ || (!letters.empty() && is_digit(letters[0]));
    word_ += letters;
  }
  void end() {
    if (!word_.empty()) words_.push_back({without_umlauts(word_), std::exchange(separated_, false)});
    word_.clear();
    has_digit_ = false;
  }
  void separate() { end(), separated_ = true; }
  bool ends_in_digit() const { return !word_.empty() && is_digit(word_.back()); }
  std::vector<FoldedWord> all() && { return end(), std::move(words_); }

 private:
  std::vector<FoldedWord> words_;
  std::string word_;
  bool has_digit_ = false, separated_ = false;
};

}  // namespace

std::vector<FoldedWord> folded_words(std::string_view text) {
  Words words;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    const std::string_view bytes = text.substr(at, character.bytes);
    at += character.bytes;
    if (leaves_no_trace(character.code)) continue;
    const bool in_a_number = (character.code == '.' || character.code == ',') && words.ends_in_digit() &&
                             at < text.size() && is_digit(text[at]);
    if (in_a_number) continue;
    const std::string letters = letters_of(character.code, bytes);
    if (!letters.empty())
      words.add(letters);
    else if (separates(character.code))
      words.separate();
    else
      words.end();
  }
  return std::move(words).all();
}

std::string name_key(const std::vector<FoldedWord>& words, std::size_t first, std::size_t count) {
  std::string key;
  for (std::size_t i = first; i < first + count; ++i) {
    const std::string& word = words[i].text;
    if (i > first && word.size() == 1 && is_letter(word[0])) key += ' ';
    key += word;
  }
  return key;
}

std::string name_key(std::string_view text) {
  const std::vector<FoldedWord> words = folded_words(text);
  return name_key(words, 0, words.size());
}

}  // namespace titrate
