#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace titrate::codec {

/// The bytes of a file; "-" is what stands behind the program's standard input, whatever it is. A Problem, with the
/// path and the way out, for a path that is not there, is a folder, may not be read, or holds more than 64 MB: that is
/// known from its size, before a byte is read. A pipe is read until it ends.
Result<std::string> read_file(const std::string& path);

/// What to do with a file that is already there.
enum class Existing { keep, replace };

/// Writes a file wholly or not at all: into a new file beside it, which takes the name only when every byte is on the
/// disk. Whoever fails, nothing half-written is left. The file may be read by its owner alone: it is about a person.
/// A Problem for a folder that is not there or may not be written, a full disk, and a file that is there and to be
/// kept.
Result<Done> write_file(const std::string& path, std::string_view bytes, Existing existing = Existing::keep);

}  // namespace titrate::codec
