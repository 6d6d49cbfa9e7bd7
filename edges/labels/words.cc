#include "labels/words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "codec/text.h"

namespace titrate::labels {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

/// Signs that people's clipboards bring, as plain ones. UTF-8 in, UTF-8 out.
std::string plain_signs(std::string_view text) {
  static constexpr std::pair<std::string_view, std::string_view> signs[] = {
      {"\xc2\xa0", " "},     {"\xe2\x80\xaf", " "},    {"\xe2\x80\x89", " "},
      {"\xe2\x80\x8b", ""},  {"\xc2\xae", ""},         {"\xe2\x84\xa2", ""},
      {"\xc2\xa9", ""},      {"\xe2\x80\x93", "-"},    {"\xe2\x80\x94", " - "},
      {"\xe2\x80\x90", "-"}, {"\xe2\x80\x91", "-"},    {"\xe2\x80\xa2", "\n"},
      {"\xc2\xb7", "\n"},    {"\xe2\x97\x8f", "\n"},   {"\xe2\x80\xa0", ""},
      {"\xe2\x80\xa1", ""},  {"\xc2\xb5", "\xce\xbc"}, {"\xe2\x89\xa4", "<"},
      {"\xe2\x89\x88", "~"}, {"\xe2\x81\xba", ""},     {"\xc2\xb2\xe2\x81\xba", ""}};
  std::string plain;
  for (std::size_t i = 0; i < text.size();) {
    const auto sign = std::find_if(std::begin(signs), std::end(signs),
                                   [&](const auto& one) { return text.substr(i).starts_with(one.first); });
    if (sign != std::end(signs)) {
      plain += sign->second;
      i += sign->first.size();
    } else {
      plain += text[i++];
    }
  }
  return plain;
}

/// Lower case, A to Z and the umlauts.
std::string lower_word(std::string_view word) {
  std::string small = codec::lower(word);
  for (std::size_t i = 0; i + 1 < small.size(); ++i) {
    const auto first = static_cast<unsigned char>(small[i]), second = static_cast<unsigned char>(small[i + 1]);
    if (first == 0xc3 && second >= 0x80 && second <= 0x9e) small[i + 1] = char(second + 0x20);
  }
  return small;
}

struct Number {
  double value = 0;
  std::optional<double> other;  ///< the second reading
};

double value_of(std::string digits) {
  double value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

/// Digits with points and commas. One mark before exactly three digits may be a thousands separator or a decimal mark:
/// a comma is the former in English text; everything else keeps both readings.
Number number_of(std::string_view text, bool german) {
  std::string digits;
  std::size_t marks = 0, last = text.npos;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (is_digit(text[i])) {
      digits += text[i];
    } else {
      ++marks;
      last = i;
    }
  if (marks == 0) return {value_of(digits), {}};
  const std::size_t after = text.size() - last - 1;
  std::string with_point;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (is_digit(text[i]))
      with_point += text[i];
    else if (i == last)
      with_point += '.';
  const bool alike = std::count(text.begin(), text.end(), text[last]) == std::ptrdiff_t(marks);
  if (marks > 1) return {value_of(alike ? digits : with_point), {}};
  const bool could_be_thousands = after == 3 && last >= 1 && last <= 3 && text[0] != '0';
  if (!could_be_thousands) return {value_of(with_point), {}};
  if (text[last] == ',' && !german) return {value_of(digits), {}};
  return {value_of(with_point), value_of(digits)};
}

struct Unit {
  std::string_view word;
  double milligrams;
};
constexpr Unit masses[] = {{"mg", 1},
                           {"milligram", 1},
                           {"milligrams", 1},
                           {"milligramm", 1},
                           {"milligram(s)", 1},
                           {"g", 1000},
                           {"gram", 1000},
                           {"grams", 1000},
                           {"gramm", 1000},
                           {"gram(s)", 1000},
                           {"gm", 1000},
                           {"mcg", 0.001},
                           {"ug", 0.001},
                           {"\xce\xbcg", 0.001},
                           {"\xc2\xb5g", 0.001},
                           {"microgram", 0.001},
                           {"micrograms", 0.001},
                           {"mikrogramm", 0.001},
                           {"microgram(s)", 0.001}};

constexpr double milligrams_per_mmol = 24.305;  // IUPAC abridged standard atomic weight of magnesium

std::optional<ElementalMass> moles_of(double number, std::string_view unit) {
  if (unit == "mmol" || unit == "millimol") return number * milligrams_per_mmol * elemental_milligram;
  if (unit == "meq" || unit == "mval") return number * milligrams_per_mmol / 2 * elemental_milligram;
  return std::nullopt;
}

class Cutter {
 public:
  Cutter(std::string text, bool german) : text_(std::move(text)), german_(german) {}

  std::vector<LabelToken> all() && {
    while (at_ < text_.size()) next();
    push(LabelToken::Kind::line_end, "\n");
    return std::move(tokens_);
  }

 private:
  using Kind = LabelToken::Kind;
  char look(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

  LabelToken& push(Kind kind, std::string text) {
    LabelToken token;
    token.kind = kind;
    token.text = std::move(text);
    token.glued = !space_before_;
    space_before_ = false;
    tokens_.push_back(std::move(token));
    return tokens_.back();
  }

  void next() {
    const char c = look();
    if (c == ' ' || c == '\t' || c == '\r' || c == '*' || c == '"' || c == '\'') {
      space_before_ |= c != '*';
      ++at_;
    } else if (is_digit(c)) {
      number();
    } else if (is_letter(c)) {
      word();
    } else {
      ++at_;
      switch (c) {
        case '\n':
          push(Kind::line_end, "\n");
          break;
        case '(':
        case '[':
        case '{':
          push(Kind::open, "(");
          break;
        case ')':
        case ']':
        case '}':
          push(Kind::close, ")");
          break;
        case ',':
          push(Kind::comma, ",");
          break;
        case '/':
        case '|':
          push(Kind::slash, "/");
          break;
        case ';':
          push(Kind::stop, ";");
          break;
        case '.':
          push(Kind::stop, ".");
          break;
        default:
          push(Kind::other, std::string(1, c));
      }
    }
  }

  void word() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && (is_letter(look()) || is_digit(look()))) ++at_;
    push(Kind::word, lower_word(std::string_view(text_).substr(begin, at_ - begin)));
  }

  std::string_view digits() {
    const std::size_t begin = at_;
    while (is_digit(look()) || ((look() == '.' || look() == ',') && is_digit(look(1)))) ++at_;
    return std::string_view(text_).substr(begin, at_ - begin);
  }

  /// The letters from here on, and where they end.
  std::pair<std::string, std::size_t> letters_after_space() const {
    std::size_t begin = at_;
    while (begin < text_.size() && (text_[begin] == ' ' || text_[begin] == '\t')) ++begin;
    std::size_t end = begin;
    while (end < text_.size() && is_letter(text_[end])) ++end;
    return {lower_word(std::string_view(text_).substr(begin, end - begin)), end};
  }

  void number() {
    const std::size_t begin = at_;
    const std::string_view first = digits();
    Number number = number_of(first.substr(0, 15), german_);
    // "1 000 mg" is a thousand; "2 500 mg" may also be two of 500 mg
    std::size_t rewind = at_;
    if (look() == ' ' && first.size() <= 3 && first.find_first_of(".,") == first.npos && is_digit(look(1))) {
      ++at_;
      const std::string_view group = digits();
      if (group.size() == 3 && group.find_first_of(".,") == group.npos && is_a_mass()) {
        const double small = value_of(std::string(group));
        number = {1000 * number.value + small, small > 0 ? std::optional(small) : std::nullopt};
        rewind = at_;
      }
    }
    at_ = rewind;
    bool below = false;
    if (!tokens_.empty() && tokens_.back().kind == Kind::other && tokens_.back().text == "<") {
      tokens_.pop_back();
      below = true;
    }
    std::size_t sign = at_;
    while (sign < text_.size() && text_[sign] == ' ') ++sign;
    if (sign < text_.size() && text_[sign] == '%') {
      at_ = sign + 1;
      push(Kind::percent, printed(begin)).number = number.value;
      if (below) tokens_.back().amount.upper_bound = true;
      return;
    }
    const auto [unit, end] = letters_after_space();
    if (const auto mass = mass_of(number.value, unit)) {
      at_ = end;
      LabelToken& token = push(Kind::amount, printed(begin));
      token.amount.mass = mass;
      if (number.other) token.amount.other_reading = mass_of(*number.other, unit);
      token.amount.text = token.text;
      token.amount.upper_bound = below;
      return;
    }
    if (const auto moles = moles_of(number.value, unit)) {
      at_ = end;
      LabelToken& token = push(Kind::amount, printed(begin));
      token.amount.moles = moles;
      token.amount.text = token.text;
      token.amount.upper_bound = below;
      return;
    }
    push(Kind::number, printed(begin)).number = number.value;
  }

  bool is_a_mass() const { return mass_of(1, letters_after_space().first).has_value(); }
  std::string printed(std::size_t begin) const { return text_.substr(begin, at_ - begin); }

  std::string text_;
  bool german_;
  std::size_t at_ = 0;
  bool space_before_ = true;
  std::vector<LabelToken> tokens_;
};

constexpr std::string_view german_words[] = {"kapsel",
                                             "kapseln",
                                             "tablette",
                                             "tabletten",
                                             "pro",
                                             "je",
                                             "davon",
                                             "entspricht",
                                             "zutaten",
                                             "aus",
                                             "als",
                                             "und",
                                             "der",
                                             "enth\xc3\xa4lt",
                                             "enthalten",
                                             "nrv",
                                             "tagesdosis",
                                             "tagesportion",
                                             "portion",
                                             "mit",
                                             "von",
                                             "t\xc3\xa4glich",
                                             "n\xc3\xa4hrwerte",
                                             "verzehrempfehlung",
                                             "beutel",
                                             "messl\xc3\xb6"
                                             "ffel"};
constexpr std::string_view english_words[] = {
    "capsule",   "capsules",   "tablet",   "tablets",  "per",       "as",           "from",    "providing",
    "serving",   "supplement", "facts",    "amount",   "of",        "and",          "with",    "each",
    "elemental", "daily",      "contains", "provides", "glycinate", "bisglycinate", "citrate", "oxide",
    "threonate", "chelate",    "malate",   "taurate",  "the"};

constexpr std::pair<std::string_view, std::string_view> units_of_intake[] = {{"capsule", "capsule"},
                                                                             {"capsules", "capsule"},
                                                                             {"cap", "capsule"},
                                                                             {"caps", "capsule"},
                                                                             {"vcaps", "capsule"},
                                                                             {"vegcaps", "capsule"},
                                                                             {"kapsel", "capsule"},
                                                                             {"kapseln", "capsule"},
                                                                             {"tablet", "tablet"},
                                                                             {"tablets", "tablet"},
                                                                             {"tabs", "tablet"},
                                                                             {"tab", "tablet"},
                                                                             {"caplet", "tablet"},
                                                                             {"caplets", "tablet"},
                                                                             {"tablette", "tablet"},
                                                                             {"tabletten", "tablet"},
                                                                             {"pill", "tablet"},
                                                                             {"pills", "tablet"},
                                                                             {"dragee", "tablet"},
                                                                             {"dragees", "tablet"},
                                                                             {"filmtablette", "tablet"},
                                                                             {"filmtabletten", "tablet"},
                                                                             {"pressling", "tablet"},
                                                                             {"presslinge", "tablet"},
                                                                             {"kautablette", "chewable tablet"},
                                                                             {"kautabletten", "chewable tablet"},
                                                                             {"chewable", "chewable tablet"},
                                                                             {"chewables", "chewable tablet"},
                                                                             {"brausetablette", "effervescent tablet"},
                                                                             {"brausetabletten", "effervescent tablet"},
                                                                             {"softgel", "softgel"},
                                                                             {"softgels", "softgel"},
                                                                             {"gummy", "gummy"},
                                                                             {"gummies", "gummy"},
                                                                             {"lozenge", "lozenge"},
                                                                             {"lozenges", "lozenge"},
                                                                             {"scoop", "scoop"},
                                                                             {"scoops", "scoop"},
                                                                             {"messl\xc3\xb6"
                                                                              "ffel",
                                                                              "scoop"},
                                                                             {"sachet", "sachet"},
                                                                             {"sachets", "sachet"},
                                                                             {"beutel", "sachet"},
                                                                             {"stick", "sachet"},
                                                                             {"sticks", "sachet"},
                                                                             {"packet", "sachet"},
                                                                             {"packets", "sachet"},
                                                                             {"teaspoon", "teaspoon"},
                                                                             {"teaspoons", "teaspoon"},
                                                                             {"teel\xc3\xb6"
                                                                              "ffel",
                                                                              "teaspoon"},
                                                                             {"ampulle", "ampoule"},
                                                                             {"ampullen", "ampoule"},
                                                                             {"vial", "ampoule"},
                                                                             {"ampoule", "ampoule"},
                                                                             {"drops", "drop"},
                                                                             {"drop", "drop"},
                                                                             {"tropfen", "drop"},
                                                                             {"capsule(s)", "capsule"},
                                                                             {"tablet(s)", "tablet"},
                                                                             {"softgel(s)", "softgel"},
                                                                             {"scoop(s)", "scoop"},
                                                                             {"packet(s)", "sachet"},
                                                                             {"teaspoon(s)", "teaspoon"}};

std::optional<int> month_of(std::string_view word) {
  static constexpr std::string_view months[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                                "jul", "aug", "sep", "oct", "nov", "dec"};
  if (word.size() < 3) return std::nullopt;
  for (int i = 0; i < 12; ++i)
    if (word.starts_with(months[i])) return i + 1;
  if (word.starts_with("m\xc3\xa4r")) return 3;
  if (word.starts_with("mai")) return 5;
  if (word.starts_with("okt")) return 10;
  if (word.starts_with("dez")) return 12;
  return std::nullopt;
}

std::optional<Day> day_of(int year, int month, std::optional<int> day) {
  using namespace std::chrono;
  if (year < 100) year += 2000;
  if (year < 2000 || year > 2100 || month < 1 || month > 12) return std::nullopt;
  const auto in = std::chrono::year{year} / std::chrono::month{unsigned(month)};
  if (!day) return Day{local_days{in / last}};
  const year_month_day exact = in / std::chrono::day{unsigned(*day)};
  if (!exact.ok()) return std::nullopt;
  return Day{local_days{exact}};
}

}  // namespace

std::vector<LabelToken> label_tokens(std::string_view text, bool german) {
  return Cutter(plain_signs(text), german).all();
}

bool looks_german(std::string_view text) {
  int german = 0, english = 0;
  std::string word;
  const auto count = [&] {
    if (std::find(std::begin(german_words), std::end(german_words), word) != std::end(german_words)) ++german;
    if (std::find(std::begin(english_words), std::end(english_words), word) != std::end(english_words)) ++english;
    // "Magnesiumbisglycinat": German writes compounds as one word
    if (word.size() > 10 && word.starts_with("magnesium") && word != "magnesiums") german += 2;
    word.clear();
  };
  for (const char c : lower_word(text)) {
    if (is_letter(c))
      word += c;
    else
      count();
  }
  count();
  return german > english;
}

std::string unit_of_intake(std::string_view word) {
  for (const auto& [known, unit] : units_of_intake)
    if (known == word) return std::string(unit);
  return {};
}

std::optional<Mass> mass_of(double number, std::string_view unit) {
  const std::string small = codec::lower(unit);
  for (const Unit& known : masses)
    if (known.word == small) return number * known.milligrams * milligram;
  return std::nullopt;
}

std::optional<Day> expiry_in(std::string_view text) {
  std::vector<int> numbers;
  std::vector<char> marks;
  std::optional<int> month;
  for (std::size_t i = 0; i < text.size() && numbers.size() < 3;) {
    if (is_digit(text[i])) {
      const std::size_t begin = i;
      while (i < text.size() && is_digit(text[i])) ++i;
      if (i - begin > 4) return std::nullopt;
      numbers.push_back(int(value_of(std::string(text.substr(begin, i - begin)))));
      marks.push_back(i < text.size() ? text[i] : ' ');
    } else if (is_letter(text[i])) {
      const std::size_t begin = i;
      while (i < text.size() && is_letter(text[i])) ++i;
      const auto named = month_of(lower_word(text.substr(begin, i - begin)));
      if (!named) break;
      month = named;
    } else if (text[i] == '\n' && !numbers.empty()) {
      break;
    } else {
      ++i;
    }
  }
  if (month) {
    if (numbers.size() == 1) return day_of(numbers[0], *month, std::nullopt);
    if (numbers.size() >= 2)
      return numbers[0] > 31 ? day_of(numbers[0], *month, numbers[1]) : day_of(numbers[1], *month, numbers[0]);
    return std::nullopt;
  }
  if (numbers.size() < 2) return std::nullopt;
  const bool three =
      numbers.size() == 3 && marks[1] == marks[0] && (marks[0] == '/' || marks[0] == '.' || marks[0] == '-');
  if (!three) {
    if (numbers[0] > 31) return day_of(numbers[0], numbers[1], std::nullopt);
    return day_of(numbers[1], numbers[0], std::nullopt);
  }
  if (numbers[0] > 31) return day_of(numbers[0], numbers[1], numbers[2]);
  if (marks[0] == '.' || numbers[0] > 12) return day_of(numbers[2], numbers[1], numbers[0]);
  if (numbers[1] > 12) return day_of(numbers[2], numbers[0], numbers[1]);
  return numbers[0] == numbers[1] ? day_of(numbers[2], numbers[0], numbers[1]) : std::nullopt;
}

}  // namespace titrate::labels
