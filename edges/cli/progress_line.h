#pragma once

#include <signal.h>

#include <chrono>

#include "base/progress.h"

namespace titrate::cli {

/// How far it is, on stderr, once a second has passed; and Ctrl-C asks for an end. A pipe gets no moving line. One at a
/// time.
class ProgressLine : public Progress {
 public:
  ProgressLine();
  ~ProgressLine() override;
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  bool keep_going(double fraction) override;
  double seconds() const;

 private:
  using Clock = std::chrono::steady_clock;
  const bool moving_;
  bool written_ = false;
  Clock::time_point begun_ = Clock::now(), told_ = begun_;
  struct sigaction before_ {};
};

}  // namespace titrate::cli
