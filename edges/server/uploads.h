#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace titrate {

/// Files that a page has sent and that wait to be imported. Each is its owner's alone (0600, in a folder of 0700), has
/// a name that nobody can guess, and is taken away when it was imported, after an hour, and with this value. What a
/// crash left behind in the same place is taken away when the next one begins.
class Uploads {
 public:
  static constexpr std::uint64_t largest = 4ull << 30;
  static constexpr std::chrono::hours kept{1};

  /// Keeps them in a folder of their own inside `place`, made when the first one comes.
  explicit Uploads(std::filesystem::path place);
  ~Uploads();
  Uploads(const Uploads&) = delete;
  Uploads& operator=(const Uploads&) = delete;

  /// One that is on its way, a piece at a time. Without `finish` nothing of it is left.
  class Writing {
   public:
    Writing(Writing&& other) noexcept;
    ~Writing();
    /// False: it is larger than `largest`, or the disk takes no more.
    bool write(std::string_view bytes);
    bool too_large() const { return size_ > largest; }
    /// The name under which it is kept from now on, 64 hexadecimal digits.
    std::string finish();

   private:
    friend class Uploads;
    Writing(Uploads& uploads, std::string name, int file) : uploads_(uploads), name_(std::move(name)), file_(file) {}
    Uploads& uploads_;
    std::string name_;
    int file_;
    std::uint64_t size_ = 0;
  };
  Result<Writing> begin();

  /// Nothing for a name that is not kept (any more).
  std::optional<std::filesystem::path> path_of(const std::string& name);
  void forget(const std::string& name);

 private:
  using Clock = std::chrono::steady_clock;
  std::filesystem::path file_of(const std::string& name) const { return folder_ / name; }
  void forget_old();
  std::mutex guard_;
  std::filesystem::path place_, folder_;
  std::map<std::string, Clock::time_point> known_;
};

}  // namespace titrate
