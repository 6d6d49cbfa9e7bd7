#pragma once

#include <optional>
#include <utility>

#include "imports/format.h"

namespace titrate::imports {

/// Looks up now and then from a long reading: has somebody asked for an end, is it more than one diary holds? How long
/// a file is nobody knows before its end, so the share that is read only approaches one.
class Watch {
 public:
  explicit Watch(const Reading& reading) : reading_(reading) {}
  /// Called for each record; false: nothing more is to be taken.
  bool goes_on() {
    constexpr std::size_t between_looks = 4'096;
    if (stopped_) return false;
    if (++records_ % between_looks != 0) return true;
    if (!reading_.progress.keep_going(double(records_) / (double(records_) + 65'536)))
      stopped_ = Problem{"The reading was stopped before the end of the file.",
                         {.file = reading_.part.name()},
                         "Nothing was taken over. Start it again when you like."};
    else
      stopped_ = reading_.into.too_much(reading_.part.name());
    return !stopped_;
  }
  const std::optional<Problem>& stopped() const { return stopped_; }

 private:
  const Reading& reading_;
  std::size_t records_ = 0;
  std::optional<Problem> stopped_;
};

}  // namespace titrate::imports
