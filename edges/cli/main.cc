#include <cstdio>
#include <exception>
#include <string>

#include "base/require.h"
#include "base/version.h"
#include "cli/verbs.h"

namespace {

constexpr const char* about =
    "Titrate: find out, safely and honestly, whether a supplement helps you.\n"
    "It informs and does not diagnose. Nothing leaves this machine.";

constexpr const char* examples =
    "Examples:\n"
    "  titrate serve                       the page, on http://127.0.0.1:8420\n"
    "  titrate review diary.csv --outcome pain\n"
    "  titrate review diary.csv --outcome pain --json\n"
    "  titrate VERB --help                 what a verb does, with an example\n\n"
    "Exit codes: 0 done; 1 the answer is a refusal, or a check failed; 2 bad input or usage.";

/// CLI11 would only say that a subcommand is missing.
std::string unknown_verb(const CLI::App& program, char** words) {
  if (words[1][0] == '-') return {};
  std::string known;
  for (const CLI::App* verb : program.get_subcommands({})) {
    if (verb->get_name() == words[1]) return {};
    known += (known.empty() ? "" : ", ") + verb->get_name();
  }
  return "\"" + std::string(words[1]) + "\" is not a verb of titrate. The verbs are: " + known + ".";
}

}  // namespace

int main(int count, char** words) try {
  CLI::App program{about, "titrate"};
  program.footer(examples);
  program.require_subcommand(1);
  program.set_version_flag("--version", "titrate " + std::string(titrate::version()));

  auto ending = titrate::cli::Ending::done;
  titrate::cli::add_serve(program, ending);
  titrate::cli::add_ask(program, ending);

  if (count < 2) return std::fputs(program.help().c_str(), stderr), int(titrate::cli::Ending::bad_input);
  if (const std::string unknown = unknown_verb(program, words); !unknown.empty())
    return std::fprintf(stderr, "%s\n", unknown.c_str()), int(titrate::cli::Ending::bad_input);
  try {
    program.parse(count, words);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == int(CLI::ExitCodes::Success)) return program.exit(error);  // --help, --version
    std::fprintf(stderr, "%s\ntitrate --help lists the verbs; titrate VERB --help shows one with an example.\n",
                 error.what());
    return int(titrate::cli::Ending::bad_input);
  }
  return int(ending);
} catch (const titrate::BrokenPromise& broken) {
  std::fprintf(stderr, "Titrate made a mistake (%s). Nothing was written. Please report what you did.\n",
               broken.what());
  return 1;
} catch (const std::exception& error) {
  std::fprintf(stderr, "Titrate could not go on: %s.\n", error.what());
  return 1;
}
