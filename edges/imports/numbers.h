#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace titrate::imports {

/// Which mark divides the whole from its parts in the numbers of a file, "3.5" or "3,5". They are shown to it in a
/// first pass: one that can be read in one way only settles it for all, and of several the most common way.
class FileNumbers {
 public:
  void see(std::string_view text);
  bool comma() const { return commas_ > points_; }
  bool settled() const { return commas_ != points_; }

  /// The number, with or without marks between its thousands; nothing for whatever is none, for a number of the other
  /// way, and for "1,234" or "1.234" in a file that never says which of them is a thousand.
  std::optional<double> number(std::string_view text) const;
  /// Why `number` has nothing: for `Collected::not_understood`.
  std::string why_not(std::string_view text) const;

 private:
  long commas_ = 0, points_ = 0;
};

/// Is it a number as anybody writes it, whatever its marks mean?
bool is_written_number(std::string_view text);

/// What is written into a cell that has no value: nothing, "-", "n/a", "null".
bool is_no_value(std::string_view text);

}  // namespace titrate::imports
