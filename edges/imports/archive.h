#pragma once

#include <memory>
#include <vector>

#include "imports/part.h"

namespace titrate::imports {

/// The members of a zip archive that could hold something, in the order of the archive: no folders, no pictures. Each
/// is unpacked as it is read, and what one unpacks to is bounded, so that an archive of kilobytes cannot fill a disk. A
/// Problem for what is no archive, is damaged or has a password, and for more members than any export has.
Result<std::vector<std::unique_ptr<Part>>> members_of(const Part& archive);

}  // namespace titrate::imports
