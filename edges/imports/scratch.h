#pragma once

#include <filesystem>
#include <istream>
#include <string>
#include <utility>

#include "base/result.h"

namespace titrate::imports {

/// A copy of a stream on the disk, for libraries that read paths alone. Only its owner may read it, and it is gone with
/// this value.
class ScratchFile {
 public:
  /// A Problem where it cannot be written, and for more than `most` bytes.
  static Result<ScratchFile> of(std::istream& in, const std::string& name, std::uintmax_t most = 16ull << 30);
  ScratchFile(ScratchFile&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  ScratchFile& operator=(ScratchFile&& other) noexcept {
    std::swap(path_, other.path_);
    return *this;
  }
  ~ScratchFile();
  const std::filesystem::path& path() const { return path_; }

 private:
  explicit ScratchFile(std::filesystem::path path) : path_(std::move(path)) {}
  std::filesystem::path path_;
};

}  // namespace titrate::imports
