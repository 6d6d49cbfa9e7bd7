#include <fmt/core.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
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
#include "codec/catalog_tables.h"
#include "codec/reminders.h"
#include "door/handle.h"
#include "imports/importer.h"
#include "print/document_pdf.h"
#include "server/server.h"
#include "server/uploads.h"
#include "store/food_index.h"

namespace titrate::cli {
namespace {

/// Ctrl-C, and the system's request for an end. From here on no thread is interrupted by them, so that an entry that is
/// being written is written; they are waited for.
sigset_t hold_back_signals() {
  sigset_t ends;
  sigemptyset(&ends);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&ends, signal);
  pthread_sigmask(SIG_BLOCK, &ends, nullptr);
  return ends;
}

/// An answer about a diary of three years takes and gives back the log's few megabytes several times. glibc would hand
/// them to the system each time and have them zeroed anew, for each thread apart: three quarters of the time of an
/// entry.
void keep_what_was_freed() {
#ifdef __GLIBC__
  constexpr int mebi = 1 << 20;
  mallopt(M_ARENA_MAX, 1);
  mallopt(M_MMAP_THRESHOLD, 32 * mebi);
  mallopt(M_TRIM_THRESHOLD, 256 * mebi);
#endif
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

}  // namespace

Ending serve(const ServeOptions& options) {
  keep_what_was_freed();
  const sigset_t ends = hold_back_signals();
  const auto diary = OwnDiary::open(options.data);
  if (!diary) return complain(diary.problem());
  OwnDiary& own = **diary;

  FoodIndex foods(codec::catalog(), diary_file(own.folder));
  Uploads uploads(own.folder);
  imports::FileImporter importer([&](const std::string& upload) { return uploads.path_of(upload); },
                                 [&](const std::string& upload) { uploads.forget(upload); });
  print::DocumentPrinter printer;
  const auto door = [&](std::string_view request, Progress& progress) {
    return door::handle(own.records(), progress, request, now(),
                        {&foods, &own.vault, &own.backups, &importer, &printer});
  };
  const auto feed = [&](std::string_view token) {
    return codec::feed_of(own.records(), codec::catalog(), token, now());
  };
  auto server =
      Server::on_port(options.port, {page_files(), api_description_files()}, door, feed, options.allow_host, &uploads);
  if (!server) return complain(server.problem());

  fmt::print("Titrate is at {}\nThe diary is in {}\nCtrl-C stops it.\n", (*server)->url(),
             std::filesystem::absolute(diary_file(own.folder)).string());
  if (!options.allow_host.empty())
    fmt::print("At https://{}/ it asks for the code {}, once, within ten minutes.\n", options.allow_host,
               (*server)->pairing_code());
  std::fflush(stdout);
  std::unique_ptr<BrowserPage> page;
  if (options.open) {
    auto opened = BrowserPage::open(own.folder, (*server)->url());
    if (opened)
      page = *std::move(opened);
    else
      fmt::print(stderr, "{}\n", describe(opened.problem()));
  }

  if (!serve_until(ends, **server))
    return complain(
        {"The connection to the network was lost.", {}, "Start Titrate again; nothing that was saved is lost."});
  fmt::print("\nTitrate has stopped.\n");
  return Ending::done;
}

}  // namespace titrate::cli
