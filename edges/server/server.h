#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/embedded.h"
#include "base/result.h"

namespace titrate {

/// What a request is handed to: one JSON text in, one JSON text out (codec::handle, with the store behind it).
using Door = std::function<std::string(std::string_view request)>;

/// The calendar that a token opens, or nothing for every other token.
using Feed = std::function<std::optional<std::string>(std::string_view token)>;

/// The page and its API over HTTP, for one person on their own machine.
///
/// - It listens on 127.0.0.1, and there is no way to ask it for another address.
/// - `POST /api` is answered by the door, one request at a time: answers are quick, and so the store needs no locks.
/// - A web page from elsewhere gets nothing: the Host header must be ours (a name that was rebound to 127.0.0.1 is
/// not),
///   Origin and Sec-Fetch-Site must say that the request came from our own page, and only JSON is read.
/// - Another user of the same machine gets nothing: the API asks for a secret of 256 bits that is made at each start.
///   Opening `url()` sets it as a cookie and leads on to `/`, so it does not stay in the address bar. The page itself
///   holds no health data and may be read without it. (A browser sends the cookie of 127.0.0.1 to every port there; it
///   is safe from other users' pages, but not from a server of theirs that the person opens on purpose.)
/// - `GET /feed/TOKEN.ics` is the reminders as a calendar, for whoever has the token, without a cookie: a calendar
///   program has none. Any other token is a 404, byte for byte that of an address where there is nothing.
/// - Nothing that was asked or answered is logged, and no health data is ever in a URL.
/// - A body above 64 MB is refused from its announced length. A body without a length, or compressed, is refused.
class Server {
 public:
  struct Site {
    std::span<const EmbeddedFile> page;  ///< by name; "index.html" is the root
    std::span<const EmbeddedFile> api_description;
  };

  /// Takes the port; 0 takes any that is free. The requests are answered from `serve()` on.
  static Result<std::unique_ptr<Server>> on_port(int port, Site site, Door door, Feed feed = {});
  ~Server();

  int port() const;
  /// What the person opens: "http://127.0.0.1:8420/?session=...". Whoever has it may read the diary.
  std::string url() const;

  /// Answers requests until `stop()`, which any other thread may call. False: the socket was lost.
  bool serve();
  void stop();

 private:
  struct Http;  // cpp-httplib stays in one translation unit: its <resolv.h> has a macro of its own
  explicit Server(std::unique_ptr<Http> http);
  std::unique_ptr<Http> http_;
};

}  // namespace titrate
