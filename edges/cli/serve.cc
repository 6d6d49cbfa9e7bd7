#include <fmt/core.h>
#include <signal.h>
#include <unistd.h>

#include <filesystem>
#include <memory>
#include <thread>

#include "base/embedded.h"
#include "cli/browser.h"
#include "cli/clock.h"
#include "cli/own_data.h"
#include "cli/say.h"
#include "cli/verbs.h"
#include "codec/handle.h"
#include "server/server.h"
#include "store/sqlite_records.h"

namespace titrate::cli {
namespace {

struct Asked {
  int port = 8420;
  std::string data;
  bool open = false;
};

/// Ctrl-C, and the system's request for an end. From here on no thread is interrupted by them, so that an entry that is
/// being written is written; they are waited for.
sigset_t hold_back_signals() {
  sigset_t ends;
  sigemptyset(&ends);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&ends, signal);
  pthread_sigmask(SIG_BLOCK, &ends, nullptr);
  return ends;
}

/// False: the socket was lost.
bool serve_until(const sigset_t& ends, Server& server) {
  bool ended_well = true;
  std::thread serving([&] {
    ended_well = server.serve();
    ::kill(::getpid(), SIGTERM);  // however it ended, the wait below has an end
  });
  int which = 0;
  sigwait(&ends, &which);
  server.stop();
  serving.join();
  return ended_well;
}

Ending serve(const Asked& asked) {
  const sigset_t ends = hold_back_signals();
  const auto folder = data_folder(asked.data, environment());
  if (!folder) return complain(folder.problem());
  auto records = SqliteRecords::open(diary_file(*folder));
  if (!records) return complain(records.problem());

  const auto door = [&](std::string_view request) {
    Progress patient;
    return codec::handle(**records, patient, codec::with_now(request, now()));
  };
  auto server = Server::on_port(asked.port, {page_files(), api_description_files()}, door);
  if (!server) return complain(server.problem());

  fmt::print("Titrate is at {}\nThe diary is in {}\nCtrl-C stops it.\n", (*server)->url(), std::filesystem::absolute(diary_file(*folder)).string());
  std::fflush(stdout);
  std::unique_ptr<BrowserPage> page;
  if (asked.open) {
    auto opened = BrowserPage::open(*folder, (*server)->url());
    if (opened) page = *std::move(opened);
    else fmt::print(stderr, "{}\n", describe(opened.problem()));
  }

  if (!serve_until(ends, **server))
    return complain({"The connection to the network was lost.", {}, "Start Titrate again; nothing that was saved is lost."});
  fmt::print("\nTitrate has stopped.\n");
  return Ending::done;
}

}  // namespace

void add_serve(CLI::App& program, Ending& ending) {
  const auto asked = std::make_shared<Asked>();
  CLI::App* verb = program.add_subcommand("serve", "the page and its API, for this machine only");
  verb->add_option("--port", asked->port, "port on 127.0.0.1; 0 takes any that is free")
      ->capture_default_str()
      ->check(CLI::Range(0, 65535));
  verb->add_option("--data", asked->data, "folder of the diary (default: titrate in $XDG_DATA_HOME or ~/.local/share)");
  verb->add_flag("--open", asked->open, "open the page in the browser");
  verb->footer("Example: titrate serve --open\n\n"
               "The URL it prints holds a secret that is made at each start: whoever has it may read the diary.");
  verb->callback([asked, &ending] { ending = serve(*asked); });
}

}  // namespace titrate::cli
