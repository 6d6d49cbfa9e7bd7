#include "killed.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <thread>
#include <vector>

#include "codec/json.h"
#include "dice.h"
#include "invariants.h"
#include "people.h"
#include "store/log_copy.h"
#include "store/temporary_folder.h"
#include "wall_clock.h"

namespace titrate::lives {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::microseconds;

struct Answer {
  std::string text;
  bool killed = false;
  microseconds took{0};
  /// Somebody read the whole of it.
  bool acknowledged() const { return text.rfind(R"({"ok":true)", 0) == 0 && text.back() == '\n'; }
};

/// Asks a process of its own, and kills it after `alive`, where it still lives then.
Answer ask(const std::string& program, const std::filesystem::path& folder, const std::filesystem::path& request,
           std::optional<microseconds> alive) {
  int out[2];
  if (pipe(out) != 0) throw std::runtime_error("no pipe can be made");
  const auto begun = Clock::now();
  const pid_t child = fork();
  if (child == 0) {
    dup2(out[1], STDOUT_FILENO);
    const int nowhere = open("/dev/null", O_WRONLY);
    dup2(nowhere, STDERR_FILENO);
    close(out[0]);
    execl(program.c_str(), program.c_str(), "ask", request.c_str(), "--data", folder.c_str(), nullptr);
    _exit(127);
  }
  close(out[1]);
  Answer answer;
  std::thread killer;
  if (alive)
    killer = std::thread([&] {
      std::this_thread::sleep_for(*alive);
      kill(child, SIGKILL);  // it is not waited for before this thread has ended, so the number is still its own
    });
  char piece[65536];
  for (ssize_t bytes; (bytes = read(out[0], piece, sizeof piece)) > 0;) answer.text.append(piece, std::size_t(bytes));
  close(out[0]);
  answer.took = std::chrono::duration_cast<microseconds>(Clock::now() - begun);
  if (killer.joinable()) killer.join();
  int status = 0;
  waitpid(child, &status, 0);
  answer.killed = WIFSIGNALED(status);
  return answer;
}

class KilledLife {
 public:
  KilledLife(std::string program, std::uint64_t seed, int number)
      : program_(std::move(program)), dice_(seed * 7'919 + std::uint64_t(number)), clock_(*parse_day("2026-03-20")) {}

  Broken live() {
    const Person person = somebody(dice_);
    std::vector<Json> wishes{{{"verb", "track"}, {"outcomes", {"pain", "stress"}}},
                             {{"verb", "person"}, {"person", person.sheet}},
                             {{"verb", "product"}, {"product", some_product(dice_, true)}}};
    for (int evening = 0; evening < 5; ++evening) {
      wishes.push_back({{"verb", "record"}, {"item", "pain"}, {"state", "value"}, {"value", dice_.between(0, 10)}});
      wishes.push_back({{"verb", "record"}, {"item", "dose"}, {"state", "value"}, {"value", 100}, {"confirm", true}});
      if (dice_.chance(0.3)) wishes.push_back({{"verb", "undo"}});
      if (dice_.chance(0.3)) wishes.push_back({{"verb", "backup"}, {"act", "make"}});
    }
    for (const Json& wish : wishes) {
      if (wish["verb"] == "record" && wish["item"] == "pain")
        clock_.wait_until(clock_.today() + days(1), std::chrono::hours(21));
      if (auto broken = step(wish)) return broken;
    }
    return std::nullopt;
  }
  int kills() const { return kills_; }
  int unanswered_but_written() const { return unanswered_but_written_; }
  int half_answered() const { return half_answered_; }

 private:
  Broken step(Json wish) {
    wish["now"] = to_string(clock_.now());
    if (wish["verb"] != "backup") wish["key"] = "step " + std::to_string(++steps_);
    std::ofstream(request()) << wish.dump();
    // A process lives as long as the last whole one did, or shorter, or a little longer.
    const microseconds alive(dice_.below(int(usual_.count()) * 5 / 4 + 1));
    const Answer answer = ask(program_, data(), request(), dice_.chance(0.8) ? std::optional(alive) : std::nullopt);
    kills_ += answer.killed;
    half_answered_ += answer.killed && !answer.text.empty();
    if (!answer.killed) usual_ = answer.took;
    if (auto broken = holds(wish, answer.acknowledged())) return broken;
    if (answer.acknowledged()) return std::nullopt;
    const Answer whole = ask(program_, data(), request(), std::nullopt);
    usual_ = whole.took;
    if (!whole.acknowledged()) return "asked again, it is refused: " + whole.text;
    return holds(wish, true);
  }
  Broken holds(const Json& wish, bool acknowledged) {
    if (!std::filesystem::exists(data() / "titrate.db"))
      return acknowledged ? Broken("acknowledged, and there is no diary") : std::nullopt;
    // A copy is looked into, as a person's own hands would: what lies beside the file belongs to it.
    std::error_code ignored;
    std::filesystem::remove(copy(), ignored);
    if (const auto copied = store::copy_log(data() / "titrate.db", copy(), std::nullopt); !copied) {
      // Killed between the file and its first table: the next process, which is asked the same, must make it a diary.
      if (!acknowledged && log_.empty()) return std::nullopt;
      return "the diary cannot be read: " + describe(copied.problem());
    }
    const store::LogFile file = store::look_into(copy());
    if (!file.holds()) return "the diary does not hold: " + file.first_fault();
    const std::vector<Event>& log = file.log.events;
    for (std::size_t i = 0; i < log_.size(); ++i)
      if (i >= log.size() || log[i] != log_[i]) return "entry " + std::to_string(i + 1) + " is lost, or another one";
    const auto with_key = [&](const std::string& key) {
      return std::count_if(log.begin(), log.end(), [&](const Event& event) { return event.key == key; });
    };
    if (wish.contains("key")) {
      const auto there = with_key(wish["key"]);
      if (there > 1) return "it is there twice";
      if (acknowledged && there == 0) return "acknowledged, and not in the log";
      unanswered_but_written_ += !acknowledged && there == 1;
    }
    if (log.size() > log_.size() + 1) return "more is in the log than was said";
    log_ = log;
    return backups_hold();
  }
  /// Each dated backup is whole, whenever its maker died.
  Broken backups_hold() {
    if (!std::filesystem::exists(data() / "backups")) return std::nullopt;
    for (const auto& file : std::filesystem::directory_iterator(data() / "backups")) {
      if (file.path().extension() != ".sqlite") continue;
      std::error_code ignored;
      std::filesystem::remove(copy(), ignored);
      std::filesystem::copy_file(file.path(), copy());
      const store::LogFile backup = store::look_into(copy());
      if (!backup.readable()) return "the backup " + file.path().filename().string() + ": " + backup.first_fault();
      const auto& events = backup.log.events;
      if (events.size() > log_.size() || !std::equal(events.begin(), events.end(), log_.begin()))
        return "the backup " + file.path().filename().string() + " is no beginning of the log";
    }
    return std::nullopt;
  }
  std::filesystem::path data() const { return folder_ / "data"; }
  std::filesystem::path copy() const { return folder_ / "copy.db"; }
  std::filesystem::path request() const { return folder_ / "request.json"; }

  std::string program_;
  Dice dice_;
  WallClock clock_;
  store::TemporaryFolder folder_;
  std::vector<Event> log_;
  microseconds usual_{30'000};
  int steps_ = 0, kills_ = 0, unanswered_but_written_ = 0, half_answered_ = 0;
};

}  // namespace

int killed_lives(const std::string& program, int count, int from, std::uint64_t seed) {
  int kills = 0, written = 0, half = 0, broken_lives = 0;
  for (int i = 0; i < count; ++i) {
    KilledLife life(program, seed, from + i);
    const Broken broken = life.live();
    kills += life.kills();
    written += life.unanswered_but_written();
    half += life.half_answered();
    if (!broken) continue;
    ++broken_lives;
    std::printf("BROKEN  killed life %d: %s\n", from + i, broken->c_str());
  }
  std::printf(
      "%d lives of %s: killed %d times; %d times after the entry was written and before the answer, %d times in the "
      "middle of the answer.\n",
      count, "the program", kills, written, half);
  if (kills == 0) std::printf("Nothing was killed, so nothing was tried.\n");
  return broken_lives > 0 || kills == 0 ? 1 : 0;
}

}  // namespace titrate::lives
