#pragma once

namespace titrate::cli {

/// How a verb ended, which is what the program answers to the shell.
enum class Ending {
  done = 0,
  refused = 1,    ///< the answer is a refusal, or a check that failed
  bad_input = 2,  ///< a file or an option that cannot be used; stderr says what, where and the way out
};

}  // namespace titrate::cli
