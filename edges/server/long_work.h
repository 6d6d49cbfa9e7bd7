#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <optional>

#include "base/progress.h"

namespace titrate {

/// What is computed while others are answered: how far it is, and the wish that it may end. Of several, the latest is
/// told; all are stopped.
class LongWork {
 public:
  struct Now {
    double fraction = 0;  ///< done, in 0..1
    double seconds = 0;   ///< since it stepped aside
  };
  /// Nothing while nothing is computed aside.
  std::optional<Now> now() const;
  void stop();
  /// Also whatever steps aside from now on: the server ends.
  void stop_for_good();

  /// One request, which holds `lock` but for the time that it steps aside.
  class Part : public Progress {
   public:
    Part(LongWork& work, std::unique_lock<std::mutex>& lock) : work_(work), lock_(lock) {}
    bool keep_going(double fraction) override;
    void step_aside() override;
    void step_back() override;

   private:
    using Clock = std::chrono::steady_clock;
    friend class LongWork;
    LongWork& work_;
    std::unique_lock<std::mutex>& lock_;
    std::atomic<double> fraction_ = 0;
    std::atomic<bool> stopped_ = false;
    Clock::time_point begun_;
    Part* before_ = nullptr;  ///< which stepped aside earlier, and is still there
  };

 private:
  mutable std::mutex guard_;
  std::atomic<bool> over_ = false;
  Part* latest_ = nullptr;
};

}  // namespace titrate
