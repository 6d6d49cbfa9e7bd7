#pragma once

#include <optional>
#include <string>

#include "base/result.h"

namespace titrate::cli {

/// A passphrase, which never stands on a command line: the first line of `file`; else $TITRATE_PASSPHRASE; else what
/// the person types on the terminal, without echo, `twice` the same where a slip would be found out too late. A Problem
/// where none of them is there.
Result<std::string> passphrase_from(const std::string& file, bool twice);

/// The helper's, of a blinded plan: the first line of `file`, or typed where it is asked for, twice where it is new.
/// Nothing where neither is. $TITRATE_PASSPHRASE is the person's own and is not looked at.
Result<std::optional<std::string>> helpers_passphrase(bool ask, bool is_new, const std::string& file);

/// What the person answers on the terminal to a question; nothing where there is none to ask.
std::optional<std::string> answer_to(const std::string& question, bool echo = true);

/// "Type yes": true when somebody did, at a terminal. Without a terminal nobody can, and it is no.
bool said_yes(const std::string& question);

}  // namespace titrate::cli
