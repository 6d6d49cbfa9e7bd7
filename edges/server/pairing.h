#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace titrate {

/// Lets one browser in that cannot open the address of the terminal: a phone behind a tunnel. Its person types eight
/// digits that the terminal shows. They hold for ten minutes, for one browser, and for five tries: whoever guesses has
/// a chance of 5 in 100,000,000.
class Pairing {
 public:
  using Clock = std::chrono::steady_clock;
  static constexpr int most_tries = 5;
  static constexpr std::chrono::minutes holds_for{10};

  /// A code of the operating system's random numbers.
  explicit Pairing(Clock::time_point begun = Clock::now());

  /// "1234 5678".
  std::string shown() const;

  enum class Tried { in, wrong, over };
  /// What is typed may have blanks and hyphens. Right or wrong, each call is a try; after the first right one it is
  /// over.
  Tried tried(std::string_view typed, Clock::time_point now = Clock::now());

 private:
  std::string code_;
  Clock::time_point begun_;
  int tries_ = 0;
};

}  // namespace titrate
