// A simulated year, a thousand times (docs/lives.md): random people, plans and evenings; corrections, late entries,
// undo and redo; dropouts, pauses, side effects; travel and daylight saving; restarts after every step, and a disk that
// fails between any two writes. After every step: nothing that was acknowledged is lost and nothing that was refused is
// there; the fold is the replay; no dose over the limit is suggested; a blinded order is told by nothing; the schedule
// holds.
//
// One file for each thing: life.cc lives, wishes.cc and people.cc draw, disk.cc and faulty_records.cc fail, the files
// named after an invariant judge, killed.cc does the same to the real program with SIGKILL.

#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <string>
#include <vector>

#include "killed.h"
#include "life.h"

namespace titrate::lives {
namespace {

constexpr const char* usage =
    "lives [N] [options]             N lives of a year each (default 1,000)\n"
    "lives killed [N] --program P    N lives of the program P, killed at random moments (default 30)\n"
    "lives mutations                 faults that are put in on purpose, each of which must be noticed\n"
    "\n"
    "  --seed S      another thousand lives (default 1)\n"
    "  --from K      begin with life K (default 1); with N = 1 that life alone\n"
    "  --story       tell every step of each life, not only of one that breaks\n";

struct Options {
  std::string what = "lives", program;
  int count = -1, from = 1;
  std::uint64_t seed = 1;
  bool story = false;
};

bool options_from(int count, char** words, Options& o) {
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    const bool more = i + 1 < count;
    if (word == "--seed" && more)
      o.seed = std::strtoull(words[++i], nullptr, 10);
    else if (word == "--from" && more)
      o.from = std::atoi(words[++i]);
    else if (word == "--program" && more)
      o.program = words[++i];
    else if (word == "--story")
      o.story = true;
    else if (word == "killed" || word == "mutations")
      o.what = word;
    else if (std::atoi(word.c_str()) > 0)
      o.count = std::atoi(word.c_str());
    else
      return false;
  }
  if (o.count < 0) o.count = o.what == "killed" ? 30 : 1000;
  return o.from > 0 && (o.what != "killed" || !o.program.empty());
}

using Clock = std::chrono::steady_clock;
double seconds_since(Clock::time_point begun) { return std::chrono::duration<double>(Clock::now() - begun).count(); }

/// On a terminal a line that is written over; else a line now and then.
void progress(int done, int all, Clock::time_point begun) {
  static Clock::time_point told = begun;
  const bool terminal = isatty(STDERR_FILENO);
  if (done < all && seconds_since(told) < (terminal ? 0.5 : 30)) return;
  told = Clock::now();
  const double took = seconds_since(begun);
  std::fprintf(stderr, "%s%d of %d lives, %.0f s, about %.0f s to go%s", terminal ? "\r" : "", done, all, took,
               took / done * (all - done), terminal && done < all ? "   " : "\n");
}

void tell_story(const std::vector<std::string>& story) {
  for (const std::string& line : story) std::printf("%s\n", line.c_str());
}

Broken live(Life& life) {
  try {
    return life.live();
  } catch (const std::exception& failure) {
    return std::string("something was thrown: ") + failure.what();
  }
}

int lives(const Options& o) {
  const auto begun = Clock::now();
  Tally all;
  Rehearsed rehearsed;
  int broken_lives = 0;
  for (int i = 0; i < o.count; ++i) {
    Life life(o.seed, o.from + i, rehearsed);
    const Broken broken = live(life);
    all.add(life.tally());
    if (broken || o.story) tell_story(life.story());
    if (broken) {
      ++broken_lives;
      std::printf("BROKEN  life %d of seed %llu, step %ld: %s\n        again: lives 1 --from %d --seed %llu\n\n",
                  o.from + i, static_cast<unsigned long long>(o.seed), life.tally().steps, broken->c_str(), o.from + i,
                  static_cast<unsigned long long>(o.seed));
    }
    progress(i + 1, o.count, begun);
  }
  std::printf("%d lives: %ld steps, %ld entries, %ld refusals, %ld flights.\n", o.count, all.steps, all.entries,
              all.refused, all.flights);
  std::printf("%ld faults, %ld questions asked again, %ld backups, %ld restores.\n", all.faults, all.repeated,
              all.backups, all.restores);
  std::printf(
      "%ld plans sealed, %ld answers of a blinded plan held against those of the other order, %ld rests, "
      "%ld reviews, %ld blinded orders opened.\n",
      all.seals, all.blinded, all.rests, all.looks, all.opened);
  if (broken_lives == 0) std::printf("Every invariant held after every step.\n");
  if (broken_lives > 0) std::printf("%d lives broke an invariant.\n", broken_lives);
  return broken_lives > 0 ? 1 : 0;
}

int check_mutations(const Options& o) {
  constexpr int most_lives = 40;
  bool all_noticed = true;
  Rehearsed rehearsed;
  for (const auto& [mutation, name] : mutations) {
    std::string noticed;
    for (int number = o.from; number < o.from + most_lives && noticed.empty(); ++number) {
      Life life(o.seed, number, rehearsed, mutation);
      if (const Broken broken = live(life))
        noticed = "life " + std::to_string(number) + ", step " + std::to_string(life.tally().steps) + ": " +
                  broken->substr(0, 140);
    }
    std::printf("%s  %-22s %s\n", noticed.empty() ? "NOT NOTICED" : "noticed", name, noticed.c_str());
    all_noticed = all_noticed && !noticed.empty();
  }
  return all_noticed ? 0 : 1;
}

int main_of(int count, char** words) {
  Options o;
  if (!options_from(count, words, o)) {
    std::fputs(usage, stderr);
    return 2;
  }
  if (o.what == "mutations") return check_mutations(o);
  if (o.what == "killed") return killed_lives(o.program, o.count, o.from, o.seed);
  return lives(o);
}

}  // namespace
}  // namespace titrate::lives

int main(int count, char** words) { return titrate::lives::main_of(count, words); }
