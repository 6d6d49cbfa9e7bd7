#include "app/memory_records.h"

#include <algorithm>

namespace titrate {

Result<Log> MemoryRecords::load(const std::string& diary) {
  const std::lock_guard lock(mutex_);
  std::vector<Event> found;
  std::copy_if(log_.begin(), log_.end(), std::back_inserter(found),
               [&](const Event& event) { return event.diary == diary; });
  return Log(std::move(found));
}

Result<std::optional<std::vector<Event>>> MemoryRecords::append_while(const SeenDiary* seen,
                                                                      std::span<const Event> events) {
  const std::lock_guard lock(mutex_);
  if (seen) {
    const auto latest =
        std::find_if(log_.rbegin(), log_.rend(), [&](const Event& event) { return event.diary == seen->diary; });
    if ((latest == log_.rend() ? 0 : latest->id) != seen->newest) return std::optional<std::vector<Event>>();
  }
  const std::size_t before = log_.size();
  std::vector<Event> standing;
  for (const Event& event : events) {
    const auto same_key = [&](const Event& there) { return there.diary == event.diary && there.key == event.key; };
    const auto there = event.key.empty() ? log_.end() : std::find_if(log_.begin(), log_.end(), same_key);
    if (there == log_.end()) {
      const auto id = std::int64_t(log_.size()) + 1;
      if (auto problem = objection_to(event, id)) {
        log_.resize(before);
        return *problem;
      }
      log_.push_back(event);
      log_.back().id = id;
      standing.push_back(log_.back());
    } else {
      standing.push_back(*there);
    }
  }
  return std::optional(std::move(standing));
}

}  // namespace titrate
