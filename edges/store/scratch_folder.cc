#include "store/scratch_folder.h"

#include <stdlib.h>

#include <cerrno>
#include <chrono>
#include <cstring>

#include "store/open_database.h"
#include "store/place.h"

namespace titrate::store {

namespace {

/// What a program that was killed left behind is a copy of a diary that nobody rotates away. A younger one may be in
/// use.
void take_away_abandoned(const std::filesystem::path& parent) {
  constexpr std::chrono::hours abandoned{1};
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(parent, ignored)) {
    const bool scratch = entry.path().filename().string().rfind(".scratch-", 0) == 0 && entry.is_directory(ignored);
    const auto age = std::filesystem::file_time_type::clock::now() - entry.last_write_time(ignored);
    if (scratch && age > abandoned) std::filesystem::remove_all(entry.path(), ignored);
  }
}

}  // namespace

Result<ScratchFolder> ScratchFolder::in(const std::filesystem::path& parent) {
  if (const auto place = make_folder(parent); !place) return place.problem();
  take_away_abandoned(parent);
  std::string name = (parent / ".scratch-XXXXXX").string();
  if (!::mkdtemp(name.data()))
    return about(parent, std::string("No scratch folder can be made here: ") + std::strerror(errno) + ".",
                 "Make room on the disk, or put the permissions of the folder right.");
  return ScratchFolder(name);
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

}  // namespace titrate::store
