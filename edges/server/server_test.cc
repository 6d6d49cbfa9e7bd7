#include "server/server.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#include <zlib.h>

#include <array>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <stdexcept>
#include <thread>
#include <vector>

#include "server/uploads.h"

namespace titrate {
namespace {

constexpr std::array<EmbeddedFile, 4> page{{{"index.html", "<!doctype html>"},
                                            {"assets/app-1a2b.js", "start()"},
                                            {"assets/app-1a2b.js.gz", "small()"},
                                            {"manifest.webmanifest", "{}"}}};
constexpr std::array<EmbeddedFile, 1> description{{{"openapi.yaml", "openapi: 3.1.0"}}};

struct Answer {
  int status = 0;
  std::string head, body;

  bool says(const std::string& text) const { return head.find(text) != std::string::npos; }
};

/// Bytes as they are, and no client in between that would put them right.
std::string exchange(int port, const std::string& bytes) {
  const int connection = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(std::uint16_t(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(connection, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
    throw std::runtime_error("connect");
  for (std::size_t sent = 0; sent < bytes.size();) {
    const auto count = ::send(connection, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
    if (count <= 0) break;  // refused before the end
    sent += std::size_t(count);
  }
  std::string said;
  std::array<char, 4096> buffer;
  for (ssize_t count; (count = ::recv(connection, buffer.data(), buffer.size(), 0)) > 0;)
    said.append(buffer.data(), std::size_t(count));
  ::close(connection);
  return said;
}

const std::string wordy(100'000, 'x');

const std::string endless(300 << 10, 'a');

/// What a browser makes of gzip.
std::string unzipped(const std::string& bytes) {
  constexpr int gzip_header = 15 + 16;
  z_stream stream{};
  EXPECT_EQ(inflateInit2(&stream, gzip_header), Z_OK);
  std::string whole(2 * wordy.size(), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = uInt(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(whole.data());
  stream.avail_out = uInt(whole.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  whole.resize(stream.total_out);
  inflateEnd(&stream);
  return whole;
}

class ServerTest : public testing::Test {
 protected:
  void SetUp() override {
    auto made = Server::on_port(
        0, {page, description},
        [this](std::string_view request, Progress& progress) {
          ++knocks;
          if (request == "long") return long_work(progress);
          if (request == "wordy") return wordy;
          if (request == "endless") return endless;
          if (request == "throw") throw std::runtime_error("pain 7");
          return "{\"heard\":" + std::to_string(request.size()) + "}";
        },
        [this](std::string_view token) {
          ++knocks_at_the_feed;
          return token == std::string(64, 'a') ? std::optional<std::string>("BEGIN:VCALENDAR") : std::nullopt;
        },
        guest);
    ASSERT_TRUE(made.ok());
    server = *std::move(made);
    port = server->port();
    own = "127.0.0.1:" + std::to_string(port);
    secret = server->url().substr(server->url().find('=') + 1);
    thread = std::thread([this] { server->serve(); });
  }
  void TearDown() override {
    server->stop();
    thread.join();
  }

  /// Works aside until it is asked to stop.
  std::string long_work(Progress& progress) {
    const Aside aside(progress);
    while (progress.keep_going(0.25)) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return R"({"stopped":true})";
  }

  Answer send(const std::string& bytes) const {
    const std::string said = exchange(port, bytes);
    const auto end = said.find("\r\n\r\n");
    Answer answer;
    answer.head = said.substr(0, end);
    if (end != std::string::npos) answer.body = said.substr(end + 4);
    if (said.size() > 12) answer.status = std::stoi(said.substr(9, 3));
    return answer;
  }
  Answer get(const std::string& target, const std::string& host = "") const {
    return send("GET " + target + " HTTP/1.1\r\nHost: " + (host.empty() ? own : host) + "\r\n\r\n");
  }
  std::string cookie() const { return "Cookie: titrate-" + std::to_string(port) + "=" + secret + "\r\n"; }
  std::string json() const { return "Content-Type: application/json\r\n"; }
  Answer post(const std::string& headers, const std::string& body = "{}", const std::string& host = "") const {
    return send("POST /api HTTP/1.1\r\nHost: " + (host.empty() ? own : host) + "\r\n" + headers +
                "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
  }

  std::string guest;
  std::unique_ptr<Server> server;
  std::thread thread;
  int port = 0;
  std::string own, secret;
  std::atomic<int> knocks = 0, knocks_at_the_feed = 0;
};

// What is for the person.

TEST_F(ServerTest, TheOpenedUrlLetsTheBrowserInAndLeadsOnWithoutTheSecret) {
  const Answer answer = get("/?session=" + secret);
  EXPECT_EQ(answer.status, 303);
  EXPECT_TRUE(answer.says("Location: /\r\n"));
  EXPECT_TRUE(answer.says("Set-Cookie: titrate-" + std::to_string(port) + "=" + secret +
                          "; HttpOnly; SameSite=Strict; Path=/"));
  EXPECT_TRUE(answer.says("Cache-Control: no-store"));
}

TEST_F(ServerTest, TheApiAnswersThePageThatWasLetIn) {
  const Answer answer =
      post(cookie() + json() + "Origin: http://" + own + "\r\nSec-Fetch-Site: same-origin\r\n", "{\"verb\":1}");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, "{\"heard\":10}");
  EXPECT_TRUE(answer.says("Content-Type: application/json"));
  EXPECT_TRUE(answer.says("Cache-Control: no-store"));
}

TEST_F(ServerTest, TheApiAnswersAProgramThatHasTheSecret) {
  EXPECT_EQ(post(cookie() + json()).status, 200);
  EXPECT_EQ(post("Cookie: a=b; titrate-" + std::to_string(port) + "=" + secret + "; c=d\r\n" +
                 "Content-Type: application/json; charset=utf-8\r\n")
                .status,
            200);
}

TEST_F(ServerTest, ThePageIsReadWithoutTheSecret) {
  EXPECT_EQ(get("/").body, "<!doctype html>");
  EXPECT_EQ(get("/", "localhost:" + std::to_string(port)).status, 200);
  EXPECT_EQ(get("/", "[::1]:" + std::to_string(port)).status, 200);
  EXPECT_TRUE(get("/").says("Cache-Control: no-cache"));
  const Answer script = get("/assets/app-1a2b.js");
  EXPECT_TRUE(script.says("Content-Type: text/javascript"));
  EXPECT_TRUE(script.says("immutable"));
  EXPECT_EQ(get("/openapi.yaml").body, "openapi: 3.1.0");
}

TEST_F(ServerTest, WhoReadsGzipGetsTheFileThatTheBuildCompressed) {
  const auto asked = [&](const std::string& encodings) {
    return send("GET /assets/app-1a2b.js HTTP/1.1\r\nHost: " + own + "\r\n" + encodings + "\r\n");
  };
  const Answer small = asked("Accept-Encoding: gzip, deflate, br\r\n");
  EXPECT_EQ(small.body, "small()");
  EXPECT_TRUE(small.says("Content-Encoding: gzip"));
  EXPECT_TRUE(small.says("Content-Type: text/javascript"));
  EXPECT_TRUE(small.says("immutable"));
  for (const char* other : {"", "Accept-Encoding: br\r\n", "Accept-Encoding: br, gzip;q=0\r\n"}) {
    const Answer plain = asked(other);
    EXPECT_EQ(plain.body, "start()") << other;
    EXPECT_FALSE(plain.says("Content-Encoding")) << other;
    EXPECT_TRUE(plain.says("Vary: Accept-Encoding")) << other;
  }
  EXPECT_FALSE(get("/").says("Vary")) << "of this there is no other";
}

TEST_F(ServerTest, ThePageThatIsOpenedWithTheSecretHoldsItsFirstAnswers) {
  const auto opened = [&](const std::string& headers) {
    return send("GET / HTTP/1.1\r\nHost: " + own + "\r\n" + headers + "\r\n");
  };
  const std::string opens = "Sec-Fetch-Mode: navigate\r\n";
  const Answer page = opened(cookie() + opens + "Accept-Language: de-AT\r\n");
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(page.says("Cache-Control: no-store"));
  EXPECT_TRUE(page.says("Content-Type: text/html"));
  EXPECT_NE(page.body.find("data-language=\"de\">[{\"request\":{\"verb\":\"today\""), std::string::npos) << page.body;
  EXPECT_EQ(knocks, 3) << "questions";
  const Answer chosen = opened("Cookie: titrate-language=en; titrate-" + std::to_string(port) + "=" + secret + "\r\n" +
                               opens + "Accept-Language: de\r\n");
  EXPECT_NE(chosen.body.find("data-language=\"en\""), std::string::npos);
  knocks = 0;
  for (const std::string& other :
       {opens, cookie(), cookie() + "Sec-Fetch-Mode: cors\r\n", cookie() + opens + "Sec-Fetch-Site: same-site\r\n",
        "Cookie: titrate-" + std::to_string(port) + "=wrong\r\n" + opens}) {
    const Answer plain = opened(other);
    EXPECT_EQ(plain.body, "<!doctype html>") << other;
    EXPECT_TRUE(plain.says("Cache-Control: no-cache")) << other;
  }
  EXPECT_EQ(knocks, 0) << "nobody else is told anything";
}

TEST_F(ServerTest, ALongAnswerIsCompressedForWhoReadsGzip) {
  const std::string gzip = "Accept-Encoding: gzip\r\n";
  const Answer small = post(cookie() + json() + gzip, "wordy");
  EXPECT_TRUE(small.says("Content-Encoding: gzip"));
  EXPECT_TRUE(small.says("Content-Length: " + std::to_string(small.body.size())));
  EXPECT_LT(small.body.size(), wordy.size() / 100);
  EXPECT_EQ(unzipped(small.body), wordy);
  const Answer plain = post(cookie() + json(), "wordy");
  EXPECT_FALSE(plain.says("Content-Encoding"));
  EXPECT_EQ(plain.body, wordy);
  EXPECT_EQ(post(cookie() + json() + gzip).body, "{\"heard\":2}") << "nothing would be saved";
  EXPECT_EQ(post(cookie() + json() + gzip, "endless").body, endless) << "to this machine it is sent before that";
}

TEST_F(ServerTest, EveryAnswerSaysThatNothingFromElsewhereMayTakePart) {
  for (const Answer& answer :
       {get("/"), get("/nowhere"), get("/", "evil.example"), post(""), post(cookie() + json())}) {
    EXPECT_TRUE(answer.says("Content-Security-Policy: default-src 'none'; script-src 'self'")) << answer.head;
    EXPECT_TRUE(answer.says("frame-ancestors 'none'"));
    EXPECT_TRUE(answer.says("X-Content-Type-Options: nosniff"));
    EXPECT_TRUE(answer.says("Referrer-Policy: no-referrer"));
    EXPECT_TRUE(answer.says("Cross-Origin-Resource-Policy: same-origin"));
    EXPECT_TRUE(answer.says("Cross-Origin-Opener-Policy: same-origin"));
    EXPECT_FALSE(answer.says("Access-Control-Allow"));
  }
}

TEST_F(ServerTest, SixtyFourMegabytesAreHeard) {
  const Answer answer = post(cookie() + json(), std::string(64 << 20, ' '));
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, "{\"heard\":67108864}");
}

// What is not.

TEST_F(ServerTest, ANameThatWasReboundToThisMachineGetsNothing) {
  for (const std::string host :
       {"evil.example", "127.0.0.1", "127.0.0.1:1", "localhost", "127.0.0.1.evil.example:80"}) {
    EXPECT_EQ(get("/", host).status, 421) << host;
    EXPECT_EQ(post(cookie() + json(), "{}", host).status, 421) << host;
  }
  EXPECT_EQ(get("/", "evil.example:" + std::to_string(port)).status, 421);
  EXPECT_EQ(get("/", own + ".evil.example").status, 421);
  EXPECT_EQ(send("GET / HTTP/1.1\r\n\r\n").status, 421) << "no host";
  EXPECT_EQ(send("GET / HTTP/1.1\r\nHost: " + own + "\r\nHost: evil.example\r\n\r\n").status, 421) << "two hosts";
  EXPECT_EQ(knocks, 0);
}

TEST_F(ServerTest, AnotherWebPageGetsNothing) {
  for (const char* origin : {"http://evil.example", "null", "https://127.0.0.1", "http://127.0.0.1:1"})
    EXPECT_EQ(post(cookie() + json() + "Origin: " + origin + "\r\n").status, 403) << origin;
  EXPECT_EQ(post(cookie() + json() + "Origin: http://localhost:" + std::to_string(port) + "\r\n").status, 403);
  for (const char* site : {"cross-site", "same-site"})
    EXPECT_EQ(post(cookie() + json() + "Sec-Fetch-Site: " + site + "\r\n").status, 403) << site;
  EXPECT_EQ(knocks, 0);
}

TEST_F(ServerTest, WithoutTheSecretTheApiSaysHowToBeLetIn) {
  const std::string name = "Cookie: titrate-" + std::to_string(port) + "=";
  std::string nearly = secret;
  nearly.back() = nearly.back() == '0' ? '1' : '0';
  for (const std::string& wrong :
       {std::string(), name + "\r\n", name + nearly + "\r\n", name + secret + "0\r\n", name + secret.substr(1) + "\r\n",
        "Cookie: titrate-1=" + secret + "\r\n", "Cookie: xtitrate-" + std::to_string(port) + "=" + secret + "\r\n"}) {
    const Answer answer = post(wrong + json());
    EXPECT_EQ(answer.status, 403) << wrong;
    EXPECT_NE(answer.body.find("Open the URL that titrate printed"), std::string::npos);
    EXPECT_NE(answer.body.find("\"ok\":false"), std::string::npos);
  }
  EXPECT_EQ(knocks, 0);
}

TEST_F(ServerTest, AWrongSecretInTheUrlSetsNoCookie) {
  for (const std::string& given : {std::string("0"), std::string(), std::string(64, '0')}) {
    const Answer answer = get("/?session=" + given);
    EXPECT_EQ(answer.status, 403);
    EXPECT_FALSE(answer.says("Set-Cookie"));
  }
}

TEST_F(ServerTest, TheSecretIsNewAtEachStart) {
  auto other = Server::on_port(0, {page, description}, [](std::string_view, Progress&) { return std::string(); });
  ASSERT_TRUE(other.ok());
  EXPECT_EQ(secret.size(), 64u);
  EXPECT_EQ((*other)->url().find(secret), std::string::npos);
}

TEST_F(ServerTest, AFormOfAnotherPageIsNotJson) {
  for (const char* type : {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
                           "application/jsonp", "text/plain; application/json", ""})
    EXPECT_EQ(post(cookie() + "Content-Type: " + type + "\r\n").status, 415) << type;
  EXPECT_EQ(post(cookie()).status, 415);
  EXPECT_EQ(knocks, 0);
}

TEST_F(ServerTest, ABodyAboveTheLimitIsRefusedAndNotKept) {
  const Answer answer = post(cookie() + json(), std::string((64 << 20) + 1, ' '));
  EXPECT_EQ(answer.status, 413);
  EXPECT_NE(answer.body.find("64 MB"), std::string::npos);
  EXPECT_EQ(knocks, 0);
}

TEST_F(ServerTest, ABodyWhoseLengthIsHiddenIsRefused) {
  const std::string start = "POST /api HTTP/1.1\r\nHost: " + own + "\r\n" + cookie() + json();
  EXPECT_EQ(send(start + "\r\n{}").status, 411);
  EXPECT_EQ(send(start + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n").status, 411);
  EXPECT_EQ(send(start + "Content-Length: 2\r\nContent-Length: 5\r\n\r\n{}").status, 411);
  EXPECT_EQ(send(start + "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}").status, 415);
  EXPECT_EQ(knocks, 0);
}

TEST_F(ServerTest, ABodyThatEndsEarlyIsNotAnswered) {
  const Answer answer =
      send("POST /api HTTP/1.1\r\nHost: " + own + "\r\n" + cookie() + json() + "Content-Length: 20\r\n\r\n{}");
  EXPECT_EQ(answer.status, 400);
  EXPECT_EQ(knocks, 0);
}

TEST_F(ServerTest, WhatFollowsARefusedRequestIsNotTakenForTheNextOne) {
  const std::string smuggled =
      "POST /api HTTP/1.1\r\nHost: " + own + "\r\n" + cookie() + json() + "Content-Length: 2\r\n\r\n{}";
  const Answer answer = post(json() + "Origin: http://evil.example\r\n", smuggled);
  EXPECT_EQ(answer.status, 403);
  EXPECT_EQ(answer.body.find("HTTP/1.1"), std::string::npos);
  EXPECT_EQ(knocks, 0);
}

TEST_F(ServerTest, NoPathLeadsOutOfThePage) {
  for (const char* path : {"/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd", "/assets/../index.html",
                           "/..%5c..%5cetc/passwd", "/index.html%00.js", "/assets/", "/assets", "/.git/config"})
    EXPECT_EQ(get(path).status, 404) << path;
}

TEST_F(ServerTest, TheFeedIsReadWithItsTokenAndWithoutACookie) {
  const std::string feed = "/feed/" + std::string(64, 'a') + ".ics";
  const Answer answer = get(feed);
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, "BEGIN:VCALENDAR");
  EXPECT_TRUE(answer.says("Content-Type: text/calendar; charset=utf-8"));
  EXPECT_TRUE(answer.says("Cache-Control: private, no-cache"));
  const Answer head = send("HEAD " + feed + " HTTP/1.1\r\nHost: " + own + "\r\n\r\n");
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.body, "");
  EXPECT_EQ(send("POST " + feed + " HTTP/1.1\r\nHost: " + own + "\r\nContent-Length: 0\r\n\r\n").status, 405);
  EXPECT_EQ(get(feed, "evil.example").status, 421) << "a name that was rebound to this machine is none of ours";
}

TEST_F(ServerTest, AWrongTokenIsAnsweredByteForByteLikeAnAddressWhereNothingIs) {
  const Answer nothing = get("/nothing");
  for (const std::string& path :
       {"/feed/" + std::string(64, 'b') + ".ics", "/feed/" + std::string(63, 'a') + ".ics", std::string("/feed/"),
        "/feed/" + std::string(64, 'a'), "/feed/" + std::string(65, 'a') + ".ics"}) {
    const Answer answer = get(path);
    EXPECT_EQ(answer.status, 404) << path;
    EXPECT_EQ(answer.head, nothing.head) << path;
    EXPECT_EQ(answer.body, nothing.body) << path;
  }
  EXPECT_EQ(knocks_at_the_feed, 1) << "what is no token is not even asked";
  EXPECT_EQ(knocks, 0);
}

TEST_F(ServerTest, OnlyTheVerbsOfThePageAreSpoken) {
  EXPECT_EQ(get("/api").status, 405);
  EXPECT_EQ(get("/api?verb=today").status, 405);
  for (const char* method : {"TRACE", "OPTIONS", "PUT", "DELETE", "PATCH", "CONNECT", "PRI"}) {
    EXPECT_EQ(
        send(std::string(method) + " /api HTTP/1.1\r\nHost: " + own + "\r\n" + cookie() + "Content-Length: 0\r\n\r\n")
            .status,
        405)
        << method;
  }
  EXPECT_EQ(send("POST / HTTP/1.1\r\nHost: " + own + "\r\n" + cookie() + json() + "Content-Length: 2\r\n\r\n{}").status,
            405);
  EXPECT_EQ(send("BREW /api HTTP/1.1\r\nHost: " + own + "\r\n\r\n").status, 400);
  EXPECT_EQ(send("\r\n\r\n").status, 400);
  EXPECT_EQ(send(std::string("GET /") + std::string(20000, 'a') + " HTTP/1.1\r\nHost: " + own + "\r\n\r\n").status,
            414);
  EXPECT_EQ(knocks, 0);
}

TEST_F(ServerTest, AMistakeOfOursIsAnAnswerThatTellsNothingOfTheDiary) {
  const Answer answer = post(cookie() + json(), "throw");
  EXPECT_EQ(answer.status, 500);
  EXPECT_EQ((answer.head + answer.body).find("pain"), std::string::npos);
  EXPECT_EQ(post(cookie() + json()).status, 200) << "and the next request is answered";
}

TEST_F(ServerTest, ATakenPortIsAProblemWithAWayOut) {
  const auto second =
      Server::on_port(port, {page, description}, [](std::string_view, Progress&) { return std::string(); });
  ASSERT_FALSE(second.ok());
  EXPECT_NE(second.problem().what.find(std::to_string(port)), std::string::npos);
  EXPECT_NE(second.problem().way_out.find("--port"), std::string::npos);
}

TEST_F(ServerTest, IsDeafOnEveryOtherAddress) {
  const int connection = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(std::uint16_t(port));
  inet_pton(AF_INET, "127.0.0.2", &address.sin_addr);
  EXPECT_NE(::connect(connection, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
  ::close(connection);
}

// A rehearsal of minutes keeps nobody from the evening's entry.

TEST_F(ServerTest, WhoWorksAsideLetsOthersInAndTellsHowFarItIsAndCanBeStopped) {
  const auto progress = [&](const std::string& headers) {
    return send("GET /progress HTTP/1.1\r\nHost: " + own + "\r\n" + headers + "\r\n");
  };
  EXPECT_EQ(progress("").status, 403);
  EXPECT_NE(progress(cookie()).body.find("\"running\":false"), std::string::npos);

  Answer worked;
  std::thread working([&] { worked = post(cookie() + json(), "long"); });
  while (progress(cookie()).body.find("\"running\":true") == std::string::npos) std::this_thread::yield();
  EXPECT_EQ(post(cookie() + json(), "{}").body, "{\"heard\":2}");
  EXPECT_NE(progress(cookie()).body.find("\"fraction\":0.25"), std::string::npos);

  const std::string stop = "{\"stop\":true}";
  const auto say_stop = [&](const std::string& headers) {
    return send("POST /progress HTTP/1.1\r\nHost: " + own + "\r\n" + headers + json() +
                "Content-Length: " + std::to_string(stop.size()) + "\r\n\r\n" + stop);
  };
  EXPECT_EQ(say_stop("").status, 403);
  EXPECT_EQ(say_stop(cookie() + "Origin: http://evil.example\r\n").status, 403);
  EXPECT_NE(progress(cookie()).body.find("\"running\":true"), std::string::npos);
  EXPECT_EQ(say_stop(cookie()).status, 200);
  working.join();
  EXPECT_EQ(worked.body, "{\"stopped\":true}");
  EXPECT_NE(progress(cookie()).body.find("\"running\":false"), std::string::npos);
}

TEST_F(ServerTest, WhoWorksAsideDoesNotHoldUpTheEnd) {
  std::thread working([&] { post(cookie() + json(), "long"); });
  while (knocks == 0) std::this_thread::yield();
  server->stop();
  working.join();
}

TEST(Server, KnocksOneAtATime) {
  std::atomic<int> inside = 0, most = 0;
  auto made = Server::on_port(0, {page, description}, [&](std::string_view, Progress&) {
    most = std::max(most.load(), ++inside);
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
    --inside;
    return std::string("{}");
  });
  ASSERT_TRUE(made.ok());
  Server& server = **made;
  std::thread serving([&] { server.serve(); });
  const std::string at = "127.0.0.1:" + std::to_string(server.port());
  const std::string request = "POST /api HTTP/1.1\r\nHost: " + at + "\r\nCookie: titrate-" +
                              std::to_string(server.port()) + "=" + server.url().substr(server.url().find('=') + 1) +
                              "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
  std::vector<std::thread> callers;
  for (int i = 0; i < 20; ++i) callers.emplace_back([&] { exchange(server.port(), request); });
  for (std::thread& caller : callers) caller.join();
  server.stop();
  serving.join();
  EXPECT_EQ(most, 1);
}

TEST(Server, AStopDoesNotWaitForAConnectionThatAsksNothing) {
  auto made = Server::on_port(0, {page, description}, [](std::string_view, Progress&) { return std::string(); });
  ASSERT_TRUE(made.ok());
  Server& server = **made;
  std::thread serving([&] { server.serve(); });
  const std::string request = "GET / HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(server.port()) + "\r\n\r\n";
  exchange(server.port(), request);  // it serves by now
  const int idle = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(std::uint16_t(server.port()));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  ASSERT_EQ(::connect(idle, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
  exchange(server.port(), request);  // connections are taken in order, so the idle one was taken
  const auto asked = std::chrono::steady_clock::now();
  server.stop();
  serving.join();
  // An idle connection is kept for 30 s; half of that is far more than a busy machine needs to stop.
  EXPECT_LT(std::chrono::steady_clock::now() - asked, std::chrono::seconds(15));
  ::close(idle);
}

TEST(Server, AStopBeforeTheStartIsHeard) {
  auto made = Server::on_port(0, {page, description}, [](std::string_view, Progress&) { return std::string(); });
  ASSERT_TRUE(made.ok());
  (*made)->stop();
  EXPECT_TRUE((*made)->serve());
}

// A phone behind the person's own tunnel.

class GuestTest : public ServerTest {
 protected:
  GuestTest() { guest = "laptop.example.net"; }
  Answer pair(const std::string& code, const std::string& origin = "https://laptop.example.net") const {
    const std::string body = R"({"code": ")" + code + R"("})";
    return send("POST /pair HTTP/1.1\r\nHost: laptop.example.net\r\nOrigin: " + origin + "\r\n" + json() +
                "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
  }
};

TEST_F(GuestTest, IsLetInWithTheCodeOnceAndOnlyEncrypted) {
  EXPECT_EQ(get("/", guest).status, 200);
  const std::string in = "Origin: https://" + guest + "\r\n";
  EXPECT_EQ(post(json() + in, "{}", guest).status, 403) << "without the code it sees the page and nothing of the diary";
  EXPECT_EQ(pair("0000").status, 403);
  EXPECT_EQ(pair(server->pairing_code(), "http://laptop.example.net").status, 403) << "not encrypted on its way";
  EXPECT_EQ(pair(server->pairing_code(), "https://evil.example").status, 403);
  const Answer let_in = pair(server->pairing_code());
  EXPECT_EQ(let_in.status, 200);
  EXPECT_TRUE(let_in.says("HttpOnly; SameSite=Strict; Path=/; Secure")) << let_in.head;
  EXPECT_EQ(post(cookie() + json() + in, "{}", guest).status, 200);
  EXPECT_LT(post(cookie() + json() + in + "Accept-Encoding: gzip\r\n", "endless", guest).body.size(),
            endless.size() / 100);
  EXPECT_EQ(pair(server->pairing_code()).status, 403) << "the code is used up";
}

TEST_F(GuestTest, NoOtherNameIsLetIn) {
  for (const char* name : {"evil.example", "laptop.example.net.evil.example", "xlaptop.example.net"})
    EXPECT_EQ(get("/", name).status, 421) << name;
  EXPECT_EQ(get("/", "Laptop.Example.Net:8443").status, 200);
}

TEST_F(ServerTest, WithoutAGuestNobodyCanPair) {
  EXPECT_EQ(send("POST /pair HTTP/1.1\r\nHost: " + own + "\r\n" + json() + "Content-Length: 2\r\n\r\n{}").status, 405);
  EXPECT_EQ(server->pairing_code(), "");
}

TEST(Server, ANameThatIsNoHostIsRefused) {
  for (const char* name : {"https://laptop.example.net", "laptop.example.net:8443", "a b", "-a"})
    EXPECT_FALSE(Server::on_port(
        0, {page, description}, [](std::string_view, Progress&) { return ""; }, {}, name))
        << name;
}

// Files for an import.

class UploadTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string made = (std::filesystem::temp_directory_path() / "titrate-test-XXXXXX").string();
    ASSERT_TRUE(::mkdtemp(made.data()));
    place = made;
    uploads = std::make_unique<Uploads>(place);
    auto served = Server::on_port(
        0, {page, description}, [](std::string_view, Progress&) { return std::string("{}"); }, {}, "", uploads.get());
    ASSERT_TRUE(served.ok());
    server = *std::move(served);
    thread = std::thread([this] { server->serve(); });
    host = "127.0.0.1:" + std::to_string(server->port());
    cookie = "Cookie: titrate-" + std::to_string(server->port()) + "=" +
             server->url().substr(server->url().find('=') + 1) + "\r\n";
  }
  void TearDown() override {
    server->stop();
    thread.join();
    uploads.reset();
    EXPECT_TRUE(std::filesystem::is_empty(place)) << "nothing is left when the program ends";
    std::filesystem::remove_all(place);
  }
  std::string upload(const std::string& headers, const std::string& body, std::size_t announced) const {
    return exchange(server->port(), "POST /upload HTTP/1.1\r\nHost: " + host + "\r\n" + headers +
                                        "Content-Length: " + std::to_string(announced) + "\r\n\r\n" + body);
  }
  std::string upload(const std::string& headers, const std::string& body) const {
    return upload(headers, body, body.size());
  }
  static std::string status(const std::string& said) { return said.substr(9, 3); }

  const std::string bytes_type = "Content-Type: application/octet-stream\r\n";
  std::filesystem::path place;
  std::unique_ptr<Uploads> uploads;
  std::unique_ptr<Server> server;
  std::thread thread;
  std::string host, cookie;
};

TEST_F(UploadTest, a_file_is_kept_for_its_owner_alone_until_it_is_forgotten) {
  std::string file(300'000, 'x');
  file[100] = '\0';
  const std::string said = upload(cookie + bytes_type, file);
  EXPECT_EQ(status(said), "200");
  const auto at = said.find("\"upload\":\"");
  ASSERT_NE(at, std::string::npos) << said;
  const std::string name = said.substr(at + 10, 64);
  const auto path = uploads->path_of(name);
  ASSERT_TRUE(path);
  EXPECT_EQ(std::filesystem::file_size(*path), file.size());
  EXPECT_EQ(std::filesystem::status(*path).permissions(), std::filesystem::perms(0600));
  EXPECT_EQ(std::filesystem::status(path->parent_path()).permissions(), std::filesystem::perms(0700));
  uploads->forget(name);
  EXPECT_FALSE(uploads->path_of(name));
  EXPECT_FALSE(std::filesystem::exists(*path));
}

TEST_F(UploadTest, a_stranger_and_another_page_leave_nothing_behind) {
  EXPECT_EQ(status(upload(bytes_type, "x")), "403");
  EXPECT_EQ(status(upload(cookie + bytes_type + "Origin: http://evil.example\r\n", "x")), "403");
  EXPECT_EQ(status(upload(cookie + bytes_type + "Sec-Fetch-Site: cross-site\r\n", "x")), "403");
  EXPECT_EQ(status(upload(cookie + "Content-Type: text/plain\r\n", "x")), "415") << "which a form may send";
  EXPECT_TRUE(std::filesystem::is_empty(place));
}

TEST_F(UploadTest, a_file_above_four_gigabytes_is_refused_from_its_announced_length) {
  EXPECT_EQ(status(upload(cookie + bytes_type, "", (4ull << 30) + 1)), "413");
  EXPECT_EQ(status(upload(cookie + bytes_type, "", SIZE_MAX)), "413");
}

TEST_F(UploadTest, what_ended_before_its_length_is_not_kept) {
  const int connection = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(std::uint16_t(server->port()));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  ASSERT_EQ(::connect(connection, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
  const std::string half =
      "POST /upload HTTP/1.1\r\nHost: " + host + "\r\n" + cookie + bytes_type + "Content-Length: 20\r\n\r\nhalf";
  ASSERT_EQ(::send(connection, half.data(), half.size(), MSG_NOSIGNAL), ssize_t(half.size()));
  ::shutdown(connection, SHUT_WR);
  std::array<char, 4096> said;
  while (::recv(connection, said.data(), said.size(), 0) > 0) {
  }
  ::close(connection);
  for (const auto& folder : std::filesystem::directory_iterator(place))
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST_F(ServerTest, where_nothing_is_imported_there_is_no_address_to_send_a_file_to) {
  EXPECT_EQ(send("POST /upload HTTP/1.1\r\nHost: " + own + "\r\n" + cookie() +
                 "Content-Type: application/octet-stream\r\nContent-Length: 1\r\n\r\nx")
                .status,
            405);
}

}  // namespace
}  // namespace titrate
