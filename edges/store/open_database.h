#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

#include "base/result.h"
#include "store/sqlite.h"

namespace titrate::store {

/// A Problem about the file.
Problem about(const std::filesystem::path& file, std::string what, std::string way_out);

/// What SQLite said, as a sentence with a way out.
Problem problem_of(const SqliteError& error, const std::filesystem::path& file);

/// Runs what may fail, and returns what it returns, or what SQLite said.
template <class Work>
auto attempt(const std::filesystem::path& file, const Work& work) -> decltype(work()) {
  try {
    return work();
  } catch (const SqliteError& error) {
    return problem_of(error, file);
  }
}

/// Opens the person's file, makes it where there is none, and brings it to today's format. Refused with the way out,
/// and left as it was: what SqliteRecords refuses.
Result<std::unique_ptr<Database>> open_database(const std::filesystem::path& file, std::chrono::milliseconds patience);

}  // namespace titrate::store
