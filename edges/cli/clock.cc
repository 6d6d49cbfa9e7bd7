#include "cli/clock.h"

#include <chrono>
#include <ctime>

namespace titrate::cli {

Moment now() {
  const auto instant = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  const std::time_t seconds = std::chrono::system_clock::to_time_t(instant);
  std::tm local{};
  localtime_r(&seconds, &local);
  return {Instant(instant), std::chrono::minutes(local.tm_gmtoff / 60)};
}

}  // namespace titrate::cli
