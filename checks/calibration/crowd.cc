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

}  // namespace titrate::calibration
