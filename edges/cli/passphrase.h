#pragma once

#include <optional>
#include <string>

#include "base/result.h"

namespace titrate::cli {

/// A passphrase, which never stands on a command line: the first line of `file`; else $TITRATE_PASSPHRASE; else what
/// the person types on the terminal, without echo, `twice` the same where a slip would be found out too late. A Problem
/// where none of them is there.
Result<std::string> passphrase_from(const std::string& file, bool twice);

/// What the person answers on the terminal to a question; nothing where there is none to ask.
std::optional<std::string> answer_to(const std::string& question, bool echo = true);

}  // namespace titrate::cli
