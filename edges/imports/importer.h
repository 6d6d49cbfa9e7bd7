#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "app/importer.h"
#include "imports/part.h"

namespace titrate::imports {

/// What the file says, and the hash of its bytes.
Result<titrate::FileRead> file_read(const Part& part, const FindingsAsked& asked, Progress& progress);

/// Reads what the door is handed: bytes, or an upload that lies where `path_of` says.
class FileImporter : public Importer {
 public:
  /// The path of an upload; nothing for one that is not there (any more).
  using PathOf = std::function<std::optional<std::filesystem::path>(const std::string& upload)>;
  explicit FileImporter(PathOf path_of = nullptr, std::function<void(const std::string&)> forget = nullptr,
                        std::string name = "the file")
      : path_of_(std::move(path_of)), forget_(std::move(forget)), name_(std::move(name)) {}

  std::vector<ImportFormat> formats() override;
  Result<titrate::FileRead> read(const HandedFile& file, const FindingsAsked& asked, Progress& progress) override;
  void forget(const std::string& upload) override {
    if (forget_) forget_(upload);
  }

 private:
  PathOf path_of_;
  std::function<void(const std::string&)> forget_;
  std::string name_;  ///< of the file in a message; the diary never keeps it
};

}  // namespace titrate::imports
