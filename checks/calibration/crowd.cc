#include "crowd.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace titrate::calibration {
namespace {

constexpr int at_a_time = 20;

double seconds_now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

}  // namespace

void for_everyone(int people, int threads, const std::function<void(int, int)>& see) {
  std::atomic<int> next = 0;
  std::exception_ptr failure;
  std::mutex failing;
  const auto work = [&](int thread) {
    try {
      for (int first; (first = next.fetch_add(at_a_time)) < people;)
        for (int person = first; person < std::min(people, first + at_a_time); ++person) see(thread, person);
    } catch (...) {
      const std::lock_guard lock(failing);
      failure = std::current_exception();
      next = people;
    }
  };
  std::vector<std::thread> others;
  for (int thread = 1; thread < threads; ++thread) others.emplace_back(work, thread);
  work(0);
  for (std::thread& other : others) other.join();
  if (failure) std::rethrow_exception(failure);
}

Eta::Eta(double total_cost) : total_(total_cost), start_(seconds_now()) {}

void Eta::done(const std::string& what, double cost) {
  done_ += cost;
  const double passed = seconds_now() - start_;
  std::fprintf(stderr, "%5.1f %%  %4.0f s left  %s\n", 100 * done_ / total_, passed / done_ * (total_ - done_),
               what.c_str());
}

Crowd crowd_of(const SimulatedTrial& trial, const Truth& truth, std::uint64_t seed, WhichPeople which, int people,
               int threads) {
  const std::uint64_t first = which == WhichPeople::calibrating ? std::uint64_t(1) << 32 : 0;
  Crowd crowd(static_cast<std::size_t>(people));
  for_everyone(people, threads, [&](int, int person) {
    crowd[std::size_t(person)] = trial.seen(truth, seed, first + std::uint64_t(person));
  });
  return crowd;
}

DecisionRule calibrated_rule(const SimulatedTrial& trial, int people, std::uint64_t seed, int threads) {
  std::vector<Crowd> crowds;
  for (const double rho : dependences)
    crowds.push_back(crowd_of(trial, {0, rho}, seed, WhichPeople::calibrating, people, threads));
  return calibrated({}, crowds, seed, false);
}

}  // namespace titrate::calibration
