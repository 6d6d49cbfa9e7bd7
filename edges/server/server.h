#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/embedded.h"
#include "base/progress.h"
#include "base/result.h"

namespace titrate {

class Uploads;

/// What a request is handed to: one JSON text in, one JSON text out (door::handle, with the store behind it).
using Door = std::function<std::string(std::string_view request, Progress& progress)>;

/// The calendar that a token opens, or nothing for every other token.
using Feed = std::function<std::optional<std::string>(std::string_view token)>;

/// The page and its API over HTTP, for one person on their own machine.
///
/// - It listens on 127.0.0.1, and there is no way to ask it for another address.
/// - `POST /api` is answered by the door, one request at a time: answers are quick, and so the store needs no locks.
///   What steps aside (base/progress.h) lets others be answered meanwhile; `GET /progress` says how far it is, and
///   `POST /progress` with {"stop": true} asks for its end.
/// - A web page from elsewhere gets nothing: the Host header must be ours (a name that was rebound to 127.0.0.1 is
/// not),
///   Origin and Sec-Fetch-Site must say that the request came from our own page, and only JSON is read.
/// - Another user of the same machine gets nothing: the API asks for a secret of 256 bits that is made at each start.
///   Opening `url()` sets it as a cookie and leads on to `/`, so it does not stay in the address bar. Without it the
///   page holds no health data, and may be read; with it, what is opened holds the answers to its first questions
///   (server/first_page.h), and nobody keeps it. (A browser sends the cookie of 127.0.0.1 to every port there; it
///   is safe from other users' pages, but not from a server of theirs that the person opens on purpose.)
/// - A name of somebody's tunnel may be let in (`guest`): the Host header may then be that name too, with an Origin of
///   https. `POST /pair` with the code that the terminal shows sets the cookie there (server/pairing.h). The tunnel is
///   the person's own, and so is the encryption on the way.
/// - `GET /feed/TOKEN.ics` is the reminders as a calendar, for whoever has the token, without a cookie: a calendar
///   program has none. Any other token is a 404, byte for byte that of an address where there is nothing.
/// - `POST /upload` keeps a file for an import (server/uploads.h), up to 4 GB, with the same secret and the same
/// checks,
///   and answers with the name that the verb "import" takes. It waits for nobody, and nobody for it.
/// - Nothing that was asked or answered is logged, and no health data is ever in a URL.
/// - Any other body above 64 MB is refused from its announced length. A body without a length, or compressed, is
/// refused.
class Server {
 public:
  struct Site {
    std::span<const EmbeddedFile> page;  ///< by name; "index.html" is the root
    std::span<const EmbeddedFile> api_description;
  };

  /// Takes the port; 0 takes any that is free. The requests are answered from `serve()` on.
  /// A Problem for a guest that is no name of a host, and for a port that cannot be had.
  static Result<std::unique_ptr<Server>> on_port(int port, Site site, Door door, Feed feed = {},
                                                 const std::string& guest = {}, Uploads* uploads = nullptr);
  ~Server();

  int port() const;
  /// What the person opens: "http://127.0.0.1:8420/?session=...". Whoever has it may read the diary.
  std::string url() const;
  /// What a browser of the guest's name is let in with, once; empty without a guest.
  std::string pairing_code() const;

  /// Answers requests until `stop()`, which any other thread may call. False: the socket was lost.
  bool serve();
  void stop();

 private:
  struct Http;  // cpp-httplib stays in one translation unit: its <resolv.h> has a macro of its own
  explicit Server(std::unique_ptr<Http> http);
  std::unique_ptr<Http> http_;
};

}  // namespace titrate
