#pragma once

#include <mutex>

#include "app/records.h"

namespace titrate {

/// A log that lives as long as the program: for tests, and for a browser that keeps no file.
class MemoryRecords : public Records {
 public:
  Result<Log> load(const std::string& diary) override;
  Result<std::optional<std::vector<Event>>> append_while(const SeenDiary* seen, std::span<const Event> events) override;

 private:
  std::mutex mutex_;
  std::vector<Event> log_;
};

}  // namespace titrate
