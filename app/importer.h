#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/bring_in.h"
#include "app/found.h"
#include "base/progress.h"
#include "base/result.h"

namespace titrate {

/// A file as somebody hands it over: its bytes, or an upload by the name that it was given.
struct HandedFile {
  std::optional<std::string> bytes;
  std::string upload;
};

/// A layout that an importer reads.
struct ImportFormat {
  std::string id;        ///< "bearable"
  std::string in_words;  ///< "a Bearable export"
  std::string menu;      ///< where the right file comes from
};

/// Reads files of other programs. One of the places where the outside world is replaced: the readers stand above the
/// verbs, and an upload lies on a disk.
class Importer {
 public:
  virtual ~Importer() = default;
  virtual std::vector<ImportFormat> formats() = 0;
  /// What the file says. A Problem for an upload that is not there, or is there no more.
  virtual Result<FileRead> read(const HandedFile& file, const FindingsAsked& asked, Progress& progress) = 0;
  /// The upload is not needed any more.
  virtual void forget(const std::string& upload) { (void)upload; }
};

}  // namespace titrate
