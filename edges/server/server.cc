#include "server/server.h"

#include <httplib.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <thread>
#include <utility>

#include "server/compressed.h"
#include "server/first_page.h"
#include "server/long_work.h"
#include "server/pairing.h"
#include "server/uploads.h"

namespace titrate {
namespace {

using httplib::Request;
using httplib::Response;

constexpr std::size_t largest_body = 64 << 20;
// Bytes that are worth compressing, since through a tunnel to a phone they count. A tunnel may end on this machine
// unseen (ssh -L), so for us they are compressed, too, while that takes a millisecond or two; a megabyte would take
// ten.
constexpr std::size_t worth_compressing = 4 << 10, worth_compressing_here = 256 << 10;
constexpr std::size_t threads = 32;  // a browser opens about six connections at once, some only to have them ready

/// Nothing but our own files, nowhere else, inside nobody's frame.
const httplib::Headers headers_of_every_answer = {
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src "
     "'self'; "
     "manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Cross-Origin-Embedder-Policy", "require-corp"},
    {"Permissions-Policy",
     "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), display-capture=()"},
};

std::string new_secret() {
  require(sodium_init() >= 0, "libsodium starts");
  std::array<unsigned char, 32> bytes;
  randombytes_buf(bytes.data(), bytes.size());
  std::array<char, 2 * bytes.size() + 1> text;
  return sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
}

/// Compares without telling by its time how much was right.
bool same_secret(const std::string& given, const std::string& secret) {
  return given.size() == secret.size() && sodium_memcmp(given.data(), secret.data(), secret.size()) == 0;
}

std::string cookie(const Request& request, const std::string& name) {
  const std::string header = request.get_header_value("Cookie");
  for (std::string_view rest = header; !rest.empty();) {
    const std::string_view one = rest.substr(0, rest.find(';'));
    rest.remove_prefix(std::min(rest.size(), one.size() + 1));
    const std::string_view trimmed = one.substr(std::min(one.find_first_not_of(' '), one.size()));
    if (trimmed.size() > name.size() && trimmed.substr(0, name.size()) == name && trimmed[name.size()] == '=')
      return std::string(trimmed.substr(name.size() + 1));
  }
  return {};
}

std::string small_letters(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = char(c - 'A' + 'a');
  return text;
}

bool is_host_name(const std::string& name) {
  return name.size() <= 253 && name.front() != '.' && name.front() != '-' &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
         });
}

bool has_type(const Request& request, std::string_view wanted) {
  const std::string type = request.get_header_value("Content-Type");
  return type.substr(0, type.find_first_of("; ")) == wanted;
}

/// The announced length of the body; of one that is no number the most, which is refused everywhere.
std::uint64_t announced_length(const Request& request) {
  const std::string text = request.get_header_value("Content-Length");
  std::uint64_t length = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
  return error == std::errc() && end == text.data() + text.size() ? length : UINT64_MAX;
}

/// "gzip", by name and not with a weight of zero.
bool reads_gzip(const Request& request) {
  const std::string known = request.get_header_value("Accept-Encoding");
  const auto at = known.find("gzip");
  return at != std::string::npos && known.compare(at + 4, 4, ";q=0") != 0;
}

auto file_called(std::span<const EmbeddedFile> files, std::string_view name) {
  return std::find_if(files.begin(), files.end(), [&](const EmbeddedFile& one) { return one.name == name; });
}

const char* media_type(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, const char*>, 12> known{{
      {".html", "text/html; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".json", "application/json"},
      {".webmanifest", "application/manifest+json"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".ico", "image/x-icon"},
      {".woff2", "font/woff2"},
      {".txt", "text/plain; charset=utf-8"},
      {".csv", "text/csv; charset=utf-8"},
      {".yaml", "application/yaml"},
  }};
  for (const auto& [ending, type] : known)
    if (name.size() > ending.size() && name.substr(name.size() - ending.size()) == ending) return type;
  return "application/octet-stream";
}

struct Refusal {
  int status;
  const char* what;
  const char* way_out;
};

constexpr Refusal too_large{413, "The request is larger than 64 MB.", "Send less at a time."};
constexpr Refusal upload_too_large{
    413, "The file is larger than 4 GB.",
    "Unpack it yourself, or export less of it; titrate import on the shell takes any size."};

constexpr Refusal stranger{403, "This browser has not been let in.",
                           "Open the URL that titrate printed when it started; it is a new one at each start."};

void refuse(Response& response, const Refusal& refusal) {
  const nlohmann::json reply{{"ok", false},
                             {"problem", {{"what", refusal.what}, {"where", ""}, {"way_out", refusal.way_out}}}};
  response.status = refusal.status;
  response.set_header("Cache-Control", "no-store");
  response.set_content(reply.dump(), "application/json");
}

/// Answers with these bytes as they are; they belong to `owner`, or to the program. What `set_content` is given,
/// httplib compresses with brotli at its slowest: 0.35 s for the page's script, measured, to save nothing on loopback.
/// A provider of known length it leaves alone.
void answer_with(Response& response, const char* type, std::string_view bytes,
                 std::shared_ptr<const std::string> owner = nullptr) {
  response.set_content_provider(bytes.size(), type,
                                [bytes, owner](std::size_t at, std::size_t count, httplib::DataSink& sink) {
                                  return sink.write(bytes.data() + at, count);
                                });
}

/// Ends what the connections of our port still wait to hear: the reader sees the end of the request and goes, and an
/// answer that is under way is still sent. httplib tells nobody which connections it holds, so this program's own
/// descriptors are looked through.
void stop_listening_to_connections(int port) {
  std::error_code gone;
  for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd", gone)) {
    const int one = std::atoi(entry.path().filename().c_str());
    sockaddr_in here{};
    socklen_t size = sizeof here;
    if (::getsockname(one, reinterpret_cast<sockaddr*>(&here), &size) == 0 && here.sin_family == AF_INET &&
        ntohs(here.sin_port) == port)
      ::shutdown(one, SHUT_RD);
  }
}

}  // namespace

struct Server::Http {
  httplib::Server server;
  Site site;
  Door door;
  Feed feed;
  Uploads* uploads;  // null: there is no such address
  std::mutex one_at_a_time;
  LongWork long_work;
  int port = 0;
  int socket = -1;
  std::atomic<bool> serving = false, stopping = false;
  std::string secret = new_secret();
  std::string guest;  // in small letters; empty: nobody but this machine
  Pairing pairing;

  Http(Site its_site, Door its_door, Feed its_feed, std::string its_guest, Uploads* its_uploads)
      : site(its_site),
        door(std::move(its_door)),
        feed(std::move(its_feed)),
        uploads(its_uploads),
        guest(std::move(its_guest)) {
    server.set_tcp_nodelay(true);
    // httplib's own choice, SO_REUSEPORT, would let a second Titrate share the port and answer every other request.
    server.set_socket_options([this](int its_socket) {
      socket = its_socket;
      const int yes = 1;
      setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    server.new_task_queue = [] { return new httplib::ThreadPool(threads); };
    // One request a connection: what a refused request leaves unread can never be taken for the next one, and on
    // loopback a new connection costs 50 microseconds.
    server.set_keep_alive_max_count(1);
    server.set_keep_alive_timeout(30);                // a browser on a busy machine may connect, and ask seconds later
    server.set_payload_max_length(Uploads::largest);  // what less is for is refused by refusal_of_envelope
    server.set_default_headers(headers_of_every_answer);
    server.set_pre_routing_handler([this](const Request& request, Response& response) {
      return route(request, response) ? httplib::Server::HandlerResponse::Handled
                                      : httplib::Server::HandlerResponse::Unhandled;
    });
    server.Post("/api", [this](const Request& request, Response& response, const httplib::ContentReader& body) {
      answer(request, response, body);
    });
    server.Post("/upload", [this](const Request&, Response& response, const httplib::ContentReader& body) {
      keep_upload(response, body);
    });
    server.Post("/progress", [this](const Request& request, Response& response) { stop_long_work(request, response); });
    server.Post("/pair", [this](const Request& request, Response& response) { pair(request, response); });
    server.set_error_handler([](const Request&, Response& response) {
      if (response.body.empty())
        refuse(response,
               {response.status, "This is not a request that I can read.", "/openapi.yaml describes the API."});
    });
    server.set_exception_handler([](const Request&, Response& response, std::exception_ptr) {
      refuse(response, {500, "Titrate made a mistake in answering; nothing was written.",
                        "Try again; if it happens again, please report what you did."});
    });
  }

  bool is_our_host(const std::string& host) const {
    const std::string at_port = ":" + std::to_string(port);
    for (const char* name : {"127.0.0.1", "localhost", "[::1]"})
      if (host == name + at_port || (port == 80 && host == name)) return true;
    return is_guest(host);
  }

  /// The name of the tunnel, whatever port its far end has.
  bool is_guest(const std::string& host) const {
    return !guest.empty() && small_letters(host.substr(0, host.find(':'))) == guest;
  }

  /// Everything but the API. False: it is for the API.
  bool route(const Request& request, Response& response) {
    const std::string host = request.get_header_value("Host");
    if (request.get_header_value_count("Host") != 1 || !is_our_host(host))
      return refuse(response, {421, "This name does not belong to Titrate.", "Open the URL that titrate printed."}),
             true;
    if (request.path == "/progress" && request.method == "GET") return tell_progress(request, response), true;
    const bool for_api = request.path == "/api" || request.path == "/progress" ||
                         (request.path == "/pair" && !guest.empty()) || (request.path == "/upload" && uploads);
    if (request.method == "POST" && for_api) {
      const auto refusal = refusal_of_envelope(request, host);
      return refusal ? refuse(response, *refusal), true : false;
    }
    if (for_api || (request.method != "GET" && request.method != "HEAD")) {
      response.set_header("Allow", for_api ? "POST" : "GET, HEAD");
      return refuse(response, {405, "This address is not asked in this way.", "/openapi.yaml describes the API."}),
             true;
    }
    if (request.path == "/" && request.has_param("session"))
      open_session(request, response);
    else if (request.path == "/" && send_first_page(request, response))
      return true;
    else if (!send_feed(request.path, response))
      send_file(request.path == "/" ? "index.html" : request.path.substr(1), request, response);
    return true;
  }

  /// Sent by another web page, as the browser says. Another port of this machine is elsewhere, too.
  static bool comes_from_elsewhere(const Request& request) {
    const std::string site = request.get_header_value("Sec-Fetch-Site");
    return request.has_header("Sec-Fetch-Site") && site != "same-origin" && site != "none";
  }

  /// What can be judged before a byte of the body is read.
  std::optional<Refusal> refusal_of_envelope(const Request& request, const std::string& host) const {
    const auto says = [&](const char* header) { return request.has_header(header); };
    constexpr const char* own_page = "Use the page that titrate serves.";
    // What comes through a tunnel is encrypted on its way, or a browser would not keep its cookie.
    const std::string own = (is_guest(host) ? "https://" : "http://") + host;
    if (says("Origin") && (request.get_header_value_count("Origin") != 1 || request.get_header_value("Origin") != own))
      return Refusal{403, "This request comes from another web page.", own_page};
    if (comes_from_elsewhere(request)) return Refusal{403, "This request comes from another web page.", own_page};
    if (says("Transfer-Encoding") || request.get_header_value_count("Content-Length") != 1)
      return Refusal{411, "I read only a body whose length is announced.", "Send Content-Length."};
    if (says("Content-Encoding"))
      return Refusal{415, "I read only a body that is not compressed.", "Send the JSON as it is."};
    if (request.path == "/upload") return refusal_of_upload(request);
    if (request.path == "/api" && announced_length(request) > largest_body) return too_large;
    if (request.path != "/api" && request.get_header_value("Content-Length").size() > 3)
      return Refusal{413, "What is sent to this address is shorter than this.", "/openapi.yaml describes the API."};
    if (!has_type(request, "application/json"))
      return Refusal{415, "I read only JSON.", "Send Content-Type: application/json."};
    return std::nullopt;
  }

  /// No byte of a stranger's file is read, and none of one that will not be kept. No form of a page can send this type.
  std::optional<Refusal> refusal_of_upload(const Request& request) const {
    if (!is_let_in(request)) return stranger;
    if (announced_length(request) > Uploads::largest) return upload_too_large;
    if (!has_type(request, "application/octet-stream"))
      return Refusal{415, "A file is sent as it is.", "Send Content-Type: application/octet-stream."};
    return std::nullopt;
  }

  /// To the disk, a piece at a time: the memory does not grow with the file.
  void keep_upload(Response& response, const httplib::ContentReader& read) const {
    constexpr Refusal no_room{507, "There is no room for this file.", "Make room on the disk that holds the diary."};
    auto writing = uploads->begin();
    if (!writing) return refuse(response, no_room);
    bool kept = true;
    const bool complete = read([&](const char* bytes, std::size_t count) {
      kept = kept && writing->write({bytes, count});
      return kept;
    });
    if (!kept) return refuse(response, writing->too_large() ? upload_too_large : no_room);
    if (!complete) return refuse(response, {400, "The request ended before its announced length.", "Send it again."});
    const nlohmann::json reply{{"ok", true}, {"upload", writing->finish()}};
    response.set_header("Cache-Control", "no-store");
    response.set_content(reply.dump(), "application/json");
  }

  void answer(const Request& request, Response& response, const httplib::ContentReader& read) {
    const bool known = is_let_in(request);
    // The body is read either way, so that the sender hears the answer; a stranger's is not kept.
    std::string body;
    const bool complete = read([&](const char* bytes, std::size_t count) {
      if (known) body.append(bytes, count);
      return true;
    });
    if (response.status == 413) return refuse(response, too_large);
    if (!complete) return refuse(response, {400, "The request ended before its announced length.", "Send it again."});
    if (!known) return refuse(response, stranger);
    std::string reply;
    {
      std::unique_lock lock(one_at_a_time);
      LongWork::Part part(long_work, lock);
      reply = door(body, part);
    }
    answer_for_one(request, response, "application/json", std::move(reply));
  }

  /// What is about a person: nobody keeps it on the way.
  void answer_for_one(const Request& request, Response& response, const char* type, std::string text) const {
    response.set_header("Cache-Control", "no-store");
    const bool worth = text.size() >= worth_compressing &&
                       (text.size() <= worth_compressing_here || is_guest(request.get_header_value("Host")));
    if (worth && reads_gzip(request)) {
      text = gzip_of(text);
      response.set_header("Content-Encoding", "gzip");
    }
    const auto kept = std::make_shared<const std::string>(std::move(text));
    answer_with(response, type, *kept, kept);
  }

  /// The page with its first answers in it, for who is let in and opens it. False: it is sent as it is, and asks
  /// itself. So it is where a browser fetches it to keep it, for the time when this program sleeps; and where another
  /// request is being answered, since a page has to come at once.
  bool send_first_page(const Request& request, Response& response) {
    const auto page = file_called(site.page, "index.html");
    if (page == site.page.end() || request.method != "GET" || !is_let_in(request) ||
        request.get_header_value("Sec-Fetch-Mode") != "navigate" || comes_from_elsewhere(request))
      return false;
    std::unique_lock lock(one_at_a_time, std::try_to_lock);
    if (!lock) return false;
    LongWork::Part part(long_work, lock);
    const auto language = language_of(cookie(request, "titrate-language"), request.get_header_value("Accept-Language"));
    try {
      std::string html =
          with_first_answers(page->bytes, language, [&](std::string_view asked) { return door(asked, part); });
      answer_for_one(request, response, "text/html; charset=utf-8", std::move(html));
      return true;
    } catch (const std::exception&) {
      return false;  // the page asks, and is told what went wrong
    }
  }

  bool is_let_in(const Request& request) const { return same_secret(cookie(request, cookie_name()), secret); }

  /// Waits for nobody: it says how far the work is that others wait for.
  void tell_progress(const Request& request, Response& response) const {
    if (!is_let_in(request)) return refuse(response, stranger);
    const auto now = long_work.now();
    const nlohmann::json reply{{"ok", true},
                               {"running", now.has_value()},
                               {"fraction", now ? nlohmann::json(now->fraction) : nlohmann::json()},
                               {"seconds", now ? nlohmann::json(now->seconds) : nlohmann::json()}};
    response.set_header("Cache-Control", "no-store");
    response.set_content(reply.dump(), "application/json");
  }

  /// {"stop": true}
  void stop_long_work(const Request& request, Response& response) {
    if (!is_let_in(request)) return refuse(response, stranger);
    const auto said = nlohmann::json::parse(request.body, nullptr, false);
    if (said != nlohmann::json{{"stop", true}})
      return refuse(response, {400, "This address is told only to stop.", "Send {\"stop\": true}."});
    long_work.stop();
    response.set_header("Cache-Control", "no-store");
    response.set_content(R"({"ok":true})", "application/json");
  }

  /// {"code": "1234 5678"} of somebody who sees the terminal.
  void pair(const Request& request, Response& response) {
    const auto said = nlohmann::json::parse(request.body, nullptr, false);
    const auto code = said.is_object() ? said.find("code") : said.end();
    if (!said.is_object() || code == said.end() || !code->is_string())
      return refuse(response, {400, "No code was sent.", "Type the code that the terminal shows."});
    Pairing::Tried answer;
    {
      const std::lock_guard lock(one_at_a_time);
      answer = pairing.tried(code->get<std::string>());
    }
    if (answer == Pairing::Tried::wrong)
      return refuse(response, {403, "This is not the code.", "Type the eight digits that the terminal shows."});
    if (answer == Pairing::Tried::over)
      return refuse(response, {403, "The code has been used, or its ten minutes or five tries are over.",
                               "Start Titrate again: it shows a new one."});
    let_in(response, is_guest(request.get_header_value("Host")));
    response.set_header("Cache-Control", "no-store");
    response.set_content(R"({"ok":true})", "application/json");
  }

  void let_in(Response& response, bool encrypted) const {
    response.set_header("Set-Cookie", cookie_name() + "=" + secret + "; HttpOnly; SameSite=Strict; Path=/" +
                                          (encrypted ? "; Secure" : ""));
  }

  std::string cookie_name() const { return "titrate-" + std::to_string(port); }

  void open_session(const Request& request, Response& response) {
    if (!same_secret(request.get_param_value("session"), secret))
      return refuse(response, {403, "This address is from an earlier start of Titrate.",
                               "Open the URL that titrate printed when it last started."});
    let_in(response, is_guest(request.get_header_value("Host")));
    response.set_header("Cache-Control", "no-store");
    response.set_header("Location", "/");
    response.status = 303;
  }

  /// False: there is no feed at this address, and it is answered like every address where there is nothing.
  bool send_feed(const std::string& path, Response& response) {
    constexpr std::string_view begins = "/feed/", ends = ".ics";
    constexpr std::size_t digits = 64;
    if (!feed || path.size() != begins.size() + digits + ends.size() || path.compare(0, begins.size(), begins) != 0 ||
        path.compare(begins.size() + digits, ends.size(), ends) != 0)
      return false;
    std::optional<std::string> calendar;
    {
      const std::lock_guard lock(one_at_a_time);
      calendar = feed(std::string_view(path).substr(begins.size(), digits));
    }
    if (!calendar) return false;
    response.set_header("Cache-Control", "private, no-cache");
    const auto kept = std::make_shared<const std::string>(*std::move(calendar));
    answer_with(response, "text/calendar; charset=utf-8", *kept, kept);
    return true;
  }

  /// The names are a list, not a file system: there is nowhere for "../" to lead.
  void send_file(const std::string& name, const Request& request, Response& response) {
    const auto files = name == "openapi.yaml" ? site.api_description : site.page;
    auto file = file_called(files, name);
    if (file == files.end()) {
      const bool no_page = site.page.empty() && name == "index.html";
      return refuse(response, no_page ? Refusal{404, "This Titrate was built without its page.",
                                                "Build it again with -DTITRATE_PAGE=ON, or use the API."}
                                      : Refusal{404, "There is nothing at this address.", "The page is at /."});
    }
    // A name under assets/ holds a hash of the content; the rest is asked for again each time.
    response.set_header("Cache-Control",
                        name.rfind("assets/", 0) == 0 ? "public, max-age=31536000, immutable" : "no-cache");
    if (const auto smaller = file_called(files, name + ".gz"); smaller != files.end()) {  // the build made it
      response.set_header("Vary", "Accept-Encoding");
      if (reads_gzip(request)) {
        response.set_header("Content-Encoding", "gzip");
        file = smaller;
      }
    }
    answer_with(response, media_type(name), file->bytes);
  }
};

Server::Server(std::unique_ptr<Http> http) : http_(std::move(http)) {}
Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::on_port(int port, Site site, Door door, Feed feed, const std::string& guest,
                                                Uploads* uploads) {
  if (!guest.empty() && !is_host_name(guest))
    return Problem{"\"" + guest + "\" is not the name of a host.",
                   {.file = "--allow-host"},
                   "Write the name alone, as in laptop.example.net: without https:// and without a port."};
  auto http = std::make_unique<Http>(site, std::move(door), std::move(feed), small_letters(guest), uploads);
  errno = 0;
  http->port = port == 0 ? http->server.bind_to_any_port("127.0.0.1")
                         : (http->server.bind_to_port("127.0.0.1", port) ? port : -1);
  if (http->port <= 0) {
    const std::string number = std::to_string(port);
    if (errno == EACCES)
      return Problem{
          "Port " + number + " is reserved for the system.", {}, "Choose one above 1023: titrate serve --port 8420"};
    return Problem{"Port " + number + " is taken by another program, perhaps by a Titrate that is already running.",
                   {},
                   "Stop that one, or choose another port: titrate serve --port " + std::to_string(port + 1)};
  }
  ::listen(http->socket, 128);  // httplib's queue of 5 is shorter than what one page load asks for
  return std::unique_ptr<Server>(new Server(std::move(http)));
}

int Server::port() const { return http_->port; }

std::string Server::url() const {
  return "http://127.0.0.1:" + std::to_string(http_->port) + "/?session=" + http_->secret;
}

std::string Server::pairing_code() const { return http_->guest.empty() ? "" : http_->pairing.shown(); }

bool Server::serve() {
  http_->serving = true;
  const bool ended_well = http_->stopping || http_->server.listen_after_bind();
  http_->serving = false;
  return ended_well;
}

void Server::stop() {
  // httplib forgets a stop that comes before it has begun to listen.
  http_->stopping = true;
  http_->long_work.stop_for_good();
  while (http_->serving && !http_->server.is_running()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  http_->server.stop();
  stop_listening_to_connections(http_->port);  // else each that is only held ready is waited for
}

}  // namespace titrate
