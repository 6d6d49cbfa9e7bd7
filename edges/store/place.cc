#include "store/place.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace titrate::store {
namespace {

/// Makes the missing folders one by one, since create_directories would make them for everybody.
bool make_folders(const std::filesystem::path& folder) {
  struct stat there {};
  if (folder.empty() || ::stat(folder.c_str(), &there) == 0) return true;
  return make_folders(folder.parent_path()) && (::mkdir(folder.c_str(), 0700) == 0 || errno == EEXIST);
}

}  // namespace

Result<Done> make_folder(const std::filesystem::path& folder) {
  if (make_folders(folder)) return Done{};
  return Problem{std::string("The folder cannot be made: ") + std::strerror(errno) + ".",
                 {folder.string(), 0, "", 0, 0},
                 "Put the permissions of the folder above it right."};
}

Result<Done> make_place(const std::filesystem::path& file) {
  const auto refused = [&](const std::string& what) {
    const std::string reason = std::strerror(errno);
    return Problem{what + ": " + reason + ".",
                   {file.string(), 0, "", 0, 0},
                   "Choose a folder that you may write to with --data DIR, or put its permissions right."};
  };
  if (!make_folders(file.parent_path())) return refused("The folder for the diary cannot be made");
  // Only a file that is not there is opened here: closing any descriptor of a file drops all locks that this process
  // holds on it, those of another open connection included.
  const int made = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (made >= 0)
    ::close(made);
  else if (errno != EEXIST)
    return refused("The diary cannot be made");
  return Done{};
}

}  // namespace titrate::store
