#include "imports/amounts.h"

#include <cstdlib>

#include "base/blanks.h"
#include "codec/text.h"

namespace titrate::imports {
namespace {

bool is_digit_of_amount(char letter) { return letter >= '0' && letter <= '9'; }

/// Reads an amount from its left end.
class AmountReader {
 public:
  explicit AmountReader(std::string_view text) : rest_(without_blanks_around(text)) {}

  WrittenAmount amount() {
    WrittenAmount made;
    if (rest_.empty()) return none("there is no amount");
    auto number = this->number();
    if (!number) return none(why_);
    if (times() && !rest_.empty() && is_digit_of_amount(rest_[0])) {
      const auto each = this->number();
      if (!each) return none(why_);
      *number *= *each;
    }
    made.number = number;
    if (rest_.find_first_of("0123456789") != rest_.npos || rest_.substr(0, 1) == "/" || rest_.substr(0, 1) == "-")
      return none("it is not one amount");
    constexpr std::size_t longest_unit = 30;
    if (rest_.size() > longest_unit) return none("it is not an amount and a unit");
    made.unit = unit();
    return made;
  }

 private:
  static WrittenAmount none(std::string why) { return {std::nullopt, "", std::move(why)}; }

  bool take(std::string_view wanted) {
    if (!rest_.starts_with(wanted)) return false;
    rest_ = without_blanks_around(rest_.substr(wanted.size()));
    return true;
  }
  /// "x" that multiplies or counts, and is not the beginning of a word.
  bool times() {
    for (const char* const sign : {"x", "X", "×", "*"}) {
      const std::string_view mark = sign;
      if (!rest_.starts_with(mark)) continue;
      const std::string_view behind = rest_.substr(mark.size());
      if (behind.empty() || behind[0] == ' ' || is_digit_of_amount(behind[0])) return take(mark);
    }
    return false;
  }
  std::optional<double> part() {
    if (take("½")) return 0.5;
    if (take("¼")) return 0.25;
    if (take("¾")) return 0.75;
    return std::nullopt;
  }
  std::optional<double> number() {
    if (const auto alone = part()) return alone;
    std::size_t size = 0;
    while (size < rest_.size() && (is_digit_of_amount(rest_[size]) || rest_[size] == '.' || rest_[size] == ',')) ++size;
    while (size > 0 && !is_digit_of_amount(rest_[size - 1])) --size;
    const std::string_view written = rest_.substr(0, size);
    constexpr std::size_t longest = 15;
    if (size == 0 || size > longest || !is_digit_of_amount(written[0]))
      return why_ = "it begins with no number", std::nullopt;
    const auto read = plain(written);
    if (!read) return std::nullopt;
    rest_.remove_prefix(size);
    if (const auto fraction = over(*read)) return fraction;
    rest_ = without_blanks_around(rest_);
    if (written.find_first_of(".,") != written.npos) return read;
    if (const auto more = part()) return *read + *more;
    if (!rest_.empty() && is_digit_of_amount(rest_[0]) && rest_.size() >= 3 && rest_[1] == '/') {
      const double above = rest_[0] - '0';
      rest_.remove_prefix(1);
      const auto more = over(above);
      if (!more) return why_ = "it is not one amount", std::nullopt;
      return *read + *more;
    }
    return read;
  }
  /// "/2" behind a 1: halves, thirds, quarters and eighths; "500/125 mg" is two amounts of one tablet.
  std::optional<double> over(double above) {
    if (rest_.size() < 2 || rest_[0] != '/') return std::nullopt;
    const char below = rest_[1];
    if (below != '2' && below != '3' && below != '4' && below != '8') return std::nullopt;
    if (above >= below - '0' || (rest_.size() > 2 && is_digit_of_amount(rest_[2]))) return std::nullopt;
    rest_ = without_blanks_around(rest_.substr(2));
    return above / (below - '0');
  }
  std::optional<double> plain(std::string_view written) {
    const auto mark = written.find_first_of(".,");
    std::string with_point(written);
    if (mark != written.npos) {
      if (written.find_first_of(".,", mark + 1) != written.npos)
        return why_ = "it is no number that I know", std::nullopt;
      if (written.size() - mark == 4 && mark <= 3 && written[0] != '0')
        return why_ = codec::quoted(written) + " may be " + std::string(written.substr(0, mark)) +
                      " or a thousand times that",
               std::nullopt;
      with_point[mark] = '.';
    }
    return std::strtod(with_point.c_str(), nullptr);
  }
  std::string unit() {
    if (rest_.ends_with('.')) rest_.remove_suffix(1);
    static constexpr struct {
      const char *written, *kept;
    } kept[] = {{"tablets", "tablet"},   {"tabs", "tablet"},       {"tab", "tablet"},       {"capsules", "capsule"},
                {"caps", "capsule"},     {"cap", "capsule"},       {"pills", "pill"},       {"drops", "drop"},
                {"puffs", "puff"},       {"sachets", "sachet"},    {"pieces", "piece"},     {"gummies", "gummy"},
                {"softgels", "softgel"}, {"scoops", "scoop"},      {"servings", "serving"}, {"tabletten", "Tablette"},
                {"kapseln", "Kapsel"},   {"tablette", "Tablette"}, {"kapsel", "Kapsel"},    {"tropfen", "Tropfen"},
                {"milligrams", "mg"},    {"milligram", "mg"},      {"grams", "g"},          {"gram", "g"}};
    const std::string small = codec::lower(rest_);
    for (const auto& one : kept)
      if (small == one.written) return one.kept;
    for (const char* const known : {"mg", "g", "mcg", "ml", "tablet", "capsule", "pill", "drop"})
      if (small == known) return small;
    return std::string(rest_);
  }

  std::string_view rest_;
  std::string why_;
};

}  // namespace

WrittenAmount amount_in(std::string_view text) { return AmountReader(text).amount(); }

std::string with_unit(std::string_view name, std::string_view unit) {
  return std::string(name) + (unit.empty() ? "" : " (" + std::string(unit) + ")");
}

}  // namespace titrate::imports
