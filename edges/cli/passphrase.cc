#include "cli/passphrase.h"

#include <signal.h>
#include <termios.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>

#include "codec/file.h"

namespace titrate::cli {
namespace {

volatile std::sig_atomic_t interrupted = 0;
void note_interrupt(int) { interrupted = 1; }

/// The terminal does not show what is typed, until this goes. Ctrl-C ends the program as ever, but only when the
/// terminal shows again what is typed.
class WithoutEcho {
 public:
  WithoutEcho() {
    interrupted = 0;
    struct sigaction note {};
    note.sa_handler = note_interrupt;  // without SA_RESTART: what waits for a line hears of it
    sigaction(SIGINT, &note, &before_);
    if (tcgetattr(STDIN_FILENO, &was_) != 0) return;
    termios quiet = was_;
    quiet.c_lflag &= ~tcflag_t(ECHO);
    changed_ = tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet) == 0;
  }
  ~WithoutEcho() {
    if (changed_) {
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &was_);
      std::fputc('\n', stderr);
    }
    sigaction(SIGINT, &before_, nullptr);
    if (interrupted) std::raise(SIGINT);
  }
  WithoutEcho(const WithoutEcho&) = delete;
  WithoutEcho& operator=(const WithoutEcho&) = delete;

 private:
  termios was_{};
  struct sigaction before_ {};
  bool changed_ = false;
};

std::string line_from_stdin() {
  std::string line;
  for (int byte = std::getchar(); byte != EOF && byte != '\n'; byte = std::getchar()) line.push_back(char(byte));
  return line;
}

Result<std::string> not_empty(std::string passphrase) {
  if (!passphrase.empty()) return passphrase;
  return Problem{"An empty passphrase closes nothing.", {}, "Choose a few words that only you know."};
}

}  // namespace

std::optional<std::string> answer_to(const std::string& question, bool echo) {
  if (!isatty(STDIN_FILENO)) return std::nullopt;
  std::fputs(question.c_str(), stderr);
  if (echo) return line_from_stdin();
  const WithoutEcho quiet;
  return line_from_stdin();
}

Result<std::string> passphrase_from(const std::string& file, bool twice) {
  if (!file.empty()) {
    const auto bytes = codec::read_file(file);
    if (!bytes) return bytes.problem();
    return not_empty(bytes->substr(0, bytes->find_first_of("\r\n")));
  }
  if (const char* said = std::getenv("TITRATE_PASSPHRASE")) return not_empty(said);
  const auto typed = answer_to("Passphrase: ", false);
  if (!typed)
    return Problem{"There is no terminal to ask for the passphrase.",
                   {},
                   "Give it with --passphrase-file FILE, or in $TITRATE_PASSPHRASE."};
  if (twice) {
    const auto again = answer_to("The same again: ", false);
    if (again != typed) return Problem{"The two are not the same.", {}, "Nothing was set. Try again."};
  }
  return not_empty(*typed);
}

Result<std::optional<std::string>> helpers_passphrase(bool ask, bool is_new, const std::string& file) {
  if (!ask && file.empty()) return std::optional<std::string>();
  if (!file.empty()) {
    const auto read = passphrase_from(file, false);
    if (!read) return read.problem();
    return std::optional(*read);
  }
  const auto typed = answer_to("The helper's passphrase: ", false);
  if (!typed)
    return Problem{
        "Nobody can type a passphrase here.", {.file = "passphrase"}, "Give it in a file: --passphrase-file FILE."};
  if (is_new && answer_to("Once more: ", false) != typed)
    return Problem{"The two are not the same, and nothing was sealed.", {.file = "passphrase"}, "Ask again."};
  return std::optional(*typed);
}

bool said_yes(const std::string& question) {
  return answer_to(question + "\nType yes to go on: ") == std::optional<std::string>("yes");
}

}  // namespace titrate::cli
