#pragma once

#include <filesystem>
#include <optional>

#include "base/result.h"

namespace titrate::store {

/// A folder of its own, for its owner only (0700), gone with everything in it at the end. It is made beside the backups
/// and not in /tmp, which may be shared, or memory.
class ScratchFolder {
 public:
  static Result<ScratchFolder> in(const std::filesystem::path& parent);
  ScratchFolder(ScratchFolder&& other) noexcept : path_(std::move(other.path_)) { other.path_.clear(); }
  ScratchFolder& operator=(ScratchFolder&&) = delete;
  ~ScratchFolder();

  std::filesystem::path operator/(const char* name) const { return path_ / name; }

 private:
  explicit ScratchFolder(std::filesystem::path path) : path_(std::move(path)) {}
  std::filesystem::path path_;
};

}  // namespace titrate::store
