#pragma once

#include <CLI/CLI.hpp>

namespace titrate::cli {

/// How a verb ended, which is what the program answers to the shell.
enum class Ending {
  done = 0,
  refused = 1,    ///< the answer is a refusal, or a check that failed
  bad_input = 2,  ///< a file or an option that cannot be used; stderr says what, where and the way out
};

// Each adds its verb to the program; when the verb was asked for, it runs and leaves its ending.
void add_serve(CLI::App& program, Ending& ending);
void add_ask(CLI::App& program, Ending& ending);

}  // namespace titrate::cli
