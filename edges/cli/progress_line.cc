#include "cli/progress_line.h"

#include <fmt/core.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>

namespace titrate::cli {
namespace {

std::atomic<bool> asked_to_stop = false;

}  // namespace

ProgressLine::ProgressLine() : moving_(isatty(2) == 1) {
  asked_to_stop = false;
  struct sigaction ask {};
  ask.sa_handler = [](int) { asked_to_stop = true; };
  ask.sa_flags = int(SA_RESETHAND);  // the second Ctrl-C ends the program at once
  sigaction(SIGINT, &ask, &before_);
}

ProgressLine::~ProgressLine() {
  sigaction(SIGINT, &before_, nullptr);
  if (written_) fmt::print(stderr, "\r{:<60}\r", "");
}

bool ProgressLine::keep_going(double fraction) {
  const auto now = Clock::now();
  const double past = std::chrono::duration<double>(now - begun_).count();
  if (moving_ && past > 1 && now - told_ > std::chrono::milliseconds(200) && fraction > 0) {
    told_ = now;
    written_ = true;
    fmt::print(stderr, "\r{:3.0f} %, about {:.0f} s to go (Ctrl-C stops)   ", 100 * fraction,
               past * (1 - fraction) / fraction);
    std::fflush(stderr);
  }
  return !asked_to_stop;
}

double ProgressLine::seconds() const { return std::chrono::duration<double>(Clock::now() - begun_).count(); }

}  // namespace titrate::cli
