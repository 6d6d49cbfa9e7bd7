#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "app/food_import.h"
#include "base/day.h"
#include "base/result.h"

namespace titrate {

/// An import that can be taken back.
struct StoredImport {
  std::int64_t id = 0;
  std::string entered, file, layout;
  std::int64_t foods = 0;
};

/// Takes a foreign food table into the person's file in two steps: what a reader finds is laid aside on disk, in flat
/// memory; then it is counted, and kept in one transaction or forgotten.
///
/// - A food that is there already stays as it is and is counted as a duplicate, so the same file twice changes nothing.
/// - Two different amounts of one substance for one food are a contradiction: the food is kept, without an amount.
/// - An amount or a serving of a food that the file does not have is passed over.
class FoodImport {
 public:
  /// `dry_run`: a file that is not there is not made, and nothing can be kept.
  static Result<std::unique_ptr<FoodImport>> begin(const std::filesystem::path& file, bool dry_run);
  ~FoodImport();

  FoodSink& sink();
  Result<ImportCounts> count();
  /// Keeps what was read; nothing new makes no import. Returns what was kept.
  Result<std::optional<StoredImport>> keep(Moment entered, const std::string& from, const std::string& layout);

 private:
  class Staging;
  FoodImport(std::filesystem::path file, std::unique_ptr<Staging> staging);
  std::filesystem::path file_;
  std::unique_ptr<Staging> staging_;
};

/// Takes back the latest import: all of its foods, in one step. Nothing where there is none.
Result<std::optional<StoredImport>> undo_food_import(const std::filesystem::path& file);

}  // namespace titrate
