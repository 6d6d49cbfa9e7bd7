#include "store/scratch_folder.h"

#include <stdlib.h>

#include <cerrno>
#include <cstring>

#include "store/open_database.h"
#include "store/place.h"

namespace titrate::store {

Result<ScratchFolder> ScratchFolder::in(const std::filesystem::path& parent) {
  if (const auto place = make_folder(parent); !place) return place.problem();
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
