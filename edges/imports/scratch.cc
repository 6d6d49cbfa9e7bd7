#include "imports/scratch.h"

#include <stdlib.h>
#include <unistd.h>

#include <vector>

namespace titrate::imports {
namespace {

/// All of them, or false.
bool write_all(int file, const char* bytes, std::size_t size) {
  while (size > 0) {
    const ssize_t written = ::write(file, bytes, size);
    if (written <= 0) return false;
    bytes += written;
    size -= std::size_t(written);
  }
  return true;
}

}  // namespace

Result<ScratchFile> ScratchFile::of(std::istream& in, const std::string& name, std::uintmax_t most) {
  std::error_code fault;
  std::string path = (std::filesystem::temp_directory_path(fault) / "titrate-XXXXXX").string();
  const int file = ::mkstemp(path.data());  // 0600
  if (file < 0)
    return Problem{"There is no room for a copy of this file while it is read.",
                   {.file = name},
                   "Check that the folder for temporary files can be written, or set TMPDIR to another."};
  ScratchFile scratch{std::filesystem::path(path)};
  std::vector<char> block(1u << 20);
  std::uintmax_t size = 0;
  bool whole = true;
  while (whole && in) {
    in.read(block.data(), std::streamsize(block.size()));
    size += std::uintmax_t(in.gcount());
    whole = size <= most && write_all(file, block.data(), std::size_t(in.gcount()));
  }
  ::close(file);
  if (!whole)
    return Problem{"There is no room for a copy of this file while it is read.",
                   {.file = name},
                   "Make room on the disk, or set TMPDIR to a folder on another."};
  return scratch;
}

ScratchFile::~ScratchFile() {
  std::error_code ignored;
  if (!path_.empty()) std::filesystem::remove(path_, ignored);
}

}  // namespace titrate::imports
