#pragma once

#include <filesystem>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "imports/scratch.h"

namespace titrate::imports {

/// What bytes are, by their beginning and never by a name.
enum class Bytes { text, json, xml, zip, sqlite, other };

/// A file that somebody brings, or a member of an archive. It is read as often as is needed, from its beginning, as a
/// stream: nobody holds a gigabyte.
class Part {
 public:
  virtual ~Part() = default;
  const std::string& name() const { return name_; }  ///< for messages: "export.zip", "export.zip: sleep.csv"
  Bytes kind() const { return kind_; }
  /// Its first 64 kB; of text as UTF-8 without a byte order mark.
  const std::string& head() const { return head_; }
  /// The cells of its first line that is not empty, without quotes, by whichever of , ; and tab divides it. Of text
  /// alone.
  const std::vector<std::string>& header() const { return header_; }

  /// From the beginning. Text, JSON and XML come as UTF-8 without a byte order mark, whatever UTF the file is in; other
  /// kinds as they are. Bytes that are no text in their UTF come as they are: each reader says what it cannot read.
  std::unique_ptr<std::istream> text() const;
  /// The bytes as they are, from the beginning; the stream can seek where the part is a file or memory.
  virtual std::unique_ptr<std::istream> bytes() const = 0;
  /// A file that holds the bytes, for libraries that want a path (SQLite). Of a member it is written into a private
  /// folder and lives as long as the part.
  virtual Result<std::filesystem::path> file() const;
  /// Why a stream of it ended before its end, where one did. Asked after reading.
  virtual std::optional<Problem> fault() const { return std::nullopt; }

 protected:
  explicit Part(std::string name) : name_(std::move(name)) {}
  void look();  ///< fills what is known by the beginning; each maker calls it once

 private:
  std::string name_, head_;
  Bytes kind_ = Bytes::other;
  std::vector<std::string> header_;
  enum class Encoding { utf8, utf16_little, utf16_big } encoding_ = Encoding::utf8;
  std::size_t mark_ = 0;                        ///< bytes of its byte order mark
  mutable std::optional<ScratchFile> scratch_;  ///< made when somebody asks for a file
};

/// A Problem for a path that is not there, is a folder or may not be read.
Result<std::unique_ptr<Part>> part_of_file(const std::filesystem::path& path, const std::string& name);
std::unique_ptr<Part> part_of_bytes(std::string bytes, const std::string& name);

}  // namespace titrate::imports
