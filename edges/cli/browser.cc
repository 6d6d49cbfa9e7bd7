#include "cli/browser.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <thread>
#include <utility>

extern char** environ;

namespace titrate::cli {
namespace {

bool write_for_owner_only(const std::filesystem::path& file, const std::string& text) {
  const int out = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (out < 0) return false;
  const bool written = ::fchmod(out, 0600) == 0 && ::write(out, text.data(), text.size()) == ssize_t(text.size());
  return ::close(out) == 0 && written;
}

}  // namespace

BrowserPage::BrowserPage(std::filesystem::path file) : file_(std::move(file)) {}

BrowserPage::~BrowserPage() {
  std::error_code already_gone;
  std::filesystem::remove(file_, already_gone);
}

Result<std::unique_ptr<BrowserPage>> BrowserPage::open(const std::filesystem::path& folder, const std::string& url) {
  const Problem by_hand{"The browser could not be opened.", {}, "Open the URL above by hand."};
  const std::filesystem::path file = std::filesystem::absolute(folder / "open-titrate.html");
  if (!write_for_owner_only(file,
                            "<!doctype html><meta charset=\"utf-8\"><meta name=\"referrer\" content=\"no-referrer\">"
                            "<meta http-equiv=\"refresh\" content=\"0; url=" +
                                url + "\"><title>Titrate</title>\n"))
    return by_hand;
  std::unique_ptr<BrowserPage> page(new BrowserPage(file));

  std::string program = "xdg-open", argument = file.string();
  char* words[] = {program.data(), argument.data(), nullptr};
  // The browser outlives us and hears its own signals, which this program holds back.
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_t its_own;
  posix_spawnattr_init(&its_own);
  posix_spawnattr_setsigmask(&its_own, &none);
  posix_spawnattr_setpgroup(&its_own, 0);
  posix_spawnattr_setflags(&its_own, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
  pid_t started = 0;
  const int failed = ::posix_spawnp(&started, program.c_str(), nullptr, &its_own, words, environ);
  posix_spawnattr_destroy(&its_own);
  if (failed) return by_hand;
  std::thread([started] { ::waitpid(started, nullptr, 0); }).detach();
  return page;
}

}  // namespace titrate::cli
