#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "imports/part.h"

namespace titrate::imports {

/// The members of a zip archive that could hold something, in the order of the archive: no folders, no pictures; and of
/// them those that are wanted, where somebody says so. Each is unpacked as it is read. What one unpacks to is bounded,
/// and so is what all of them do, so that an archive of kilobytes fills neither a disk nor an evening. The names of
/// members are for messages: nothing is written under them. An archive in an archive is not looked into. A Problem for
/// what is no archive, is damaged or has a password, and for more members than any export has.
Result<std::vector<std::unique_ptr<Part>>> members_of(const Part& archive,
                                                      const std::function<bool(const Part&)>& wanted = nullptr);

}  // namespace titrate::imports
