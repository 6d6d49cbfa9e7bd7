#include "imports/part.h"

#include <array>
#include <fstream>
#include <sstream>

namespace titrate::imports {
namespace {

constexpr std::size_t looked_at = 64u << 10;

/// UTF-8 of a stream of UTF-16. Half a pair of surrogates becomes a byte that no UTF-8 has, so that the line that holds
/// it is refused like any other that is no text.
class FromUtf16 : public std::streambuf {
 public:
  FromUtf16(std::unique_ptr<std::istream> in, bool big) : in_(std::move(in)), big_(big) {}

 protected:
  int_type underflow() override {
    std::size_t size = 0;
    while (size + 4 <= out_.size()) {
      const int unit = next();
      if (unit < 0) break;
      if (unit >= 0xD800 && unit < 0xDC00) {
        const int low = next();
        if (low >= 0xDC00 && low < 0xE000) {
          size = write(size, 0x10000u + ((unsigned(unit) - 0xD800u) << 10) + (unsigned(low) - 0xDC00u));
          continue;
        }
        out_[size++] = '\xff';
        ahead_ = low;
      } else if (unit >= 0xDC00 && unit < 0xE000) {
        out_[size++] = '\xff';
      } else {
        size = write(size, unsigned(unit));
      }
    }
    if (size == 0) return traits_type::eof();
    setg(out_.data(), out_.data(), out_.data() + size);
    return traits_type::to_int_type(out_[0]);
  }

 private:
  int next() {
    if (ahead_ >= 0) return std::exchange(ahead_, -1);
    std::streambuf& from = *in_->rdbuf();
    const int first = from.sbumpc(), second = first < 0 ? -1 : from.sbumpc();
    if (second < 0) return -1;
    return big_ ? first << 8 | second : second << 8 | first;
  }
  std::size_t write(std::size_t at, unsigned letter) {
    const auto put = [&](unsigned byte) { out_[at++] = static_cast<char>(byte); };
    if (letter < 0x80) {
      put(letter);
    } else if (letter < 0x800) {
      put(0xC0 | letter >> 6), put(0x80 | (letter & 0x3F));
    } else if (letter < 0x10000) {
      put(0xE0 | letter >> 12), put(0x80 | (letter >> 6 & 0x3F)), put(0x80 | (letter & 0x3F));
    } else {
      put(0xF0 | letter >> 18), put(0x80 | (letter >> 12 & 0x3F)), put(0x80 | (letter >> 6 & 0x3F));
      put(0x80 | (letter & 0x3F));
    }
    return at;
  }

  std::unique_ptr<std::istream> in_;
  bool big_;
  int ahead_ = -1;
  std::array<char, 1u << 16> out_{};
};

class Utf8Stream : public std::istream {
 public:
  Utf8Stream(std::unique_ptr<std::istream> in, bool big) : std::istream(nullptr), buffer_(std::move(in), big) {
    rdbuf(&buffer_);
  }

 private:
  FromUtf16 buffer_;
};

std::string beginning_of(std::istream& in) {
  std::string bytes(looked_at, '\0');
  in.read(bytes.data(), std::streamsize(bytes.size()));
  bytes.resize(std::size_t(in.gcount()));
  return bytes;
}

Bytes kind_of_text(const std::string& text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) return Bytes::text;
  if (text[first] == '{' || text[first] == '[') return Bytes::json;
  return text[first] == '<' ? Bytes::xml : Bytes::text;
}

std::vector<std::string> cells_of_first_line(const std::string& text) {
  std::size_t from = text.find_first_not_of("\r\n");
  if (from == std::string::npos) return {};
  const std::string line = text.substr(from, text.find_first_of("\r\n", from) - from);
  std::array<std::vector<std::string>, 3> ways;
  for (std::size_t way = 0; way < ways.size(); ++way) {
    bool in_quotes = false;
    std::string cell;
    for (const char letter : line) {
      if (letter == '"')
        in_quotes = !in_quotes;
      else if (letter == ",;\t"[way] && !in_quotes)
        ways[way].push_back(std::exchange(cell, ""));
      else
        cell += letter;
    }
    ways[way].push_back(cell);
  }
  auto& most = ways[1].size() > ways[0].size() ? ways[1] : ways[0];
  return ways[2].size() > most.size() ? ways[2] : most;
}

class FilePart : public Part {
 public:
  FilePart(std::filesystem::path path, const std::string& name) : Part(name), path_(std::move(path)) { look(); }
  std::unique_ptr<std::istream> bytes() const override {
    return std::make_unique<std::ifstream>(path_, std::ios::binary);
  }
  Result<std::filesystem::path> file() const override { return path_; }

 private:
  std::filesystem::path path_;
};

class BytesPart : public Part {
 public:
  BytesPart(std::string bytes, const std::string& name) : Part(name), bytes_(std::move(bytes)) { look(); }
  std::unique_ptr<std::istream> bytes() const override { return std::make_unique<std::istringstream>(bytes_); }

 private:
  std::string bytes_;
};

}  // namespace

void Part::look() {
  const auto in = bytes();
  std::string begins = beginning_of(*in);
  const auto starts = [&](std::string_view mark) { return begins.compare(0, mark.size(), mark) == 0; };
  using namespace std::string_view_literals;
  if (starts("PK\3\4"sv) || starts("PK\5\6"sv) || starts("PK\7\x08"sv)) {
    kind_ = Bytes::zip;
  } else if (starts("SQLite format 3\0"sv)) {
    kind_ = Bytes::sqlite;
  } else {
    if (starts("\xef\xbb\xbf"sv)) mark_ = 3;
    if (starts("\xff\xfe"sv)) mark_ = 2, encoding_ = Encoding::utf16_little;
    if (starts("\xfe\xff"sv)) mark_ = 2, encoding_ = Encoding::utf16_big;
    begins = beginning_of(*text());
    // A NUL stands in no text, and in most of what is none.
    kind_ = begins.find('\0') == std::string::npos ? kind_of_text(begins) : Bytes::other;
    if (kind_ == Bytes::text) header_ = cells_of_first_line(begins);
  }
  head_ = std::move(begins);
}

Result<std::filesystem::path> Part::file() const {
  if (!scratch_) {
    auto made = ScratchFile::of(*bytes(), name());
    if (!made) return made.problem();
    scratch_ = std::move(made).value();
  }
  return scratch_->path();
}

std::unique_ptr<std::istream> Part::text() const {
  auto in = bytes();
  in->ignore(std::streamsize(mark_));
  if (encoding_ == Encoding::utf8) return in;
  return std::make_unique<Utf8Stream>(std::move(in), encoding_ == Encoding::utf16_big);
}

Result<std::unique_ptr<Part>> part_of_file(const std::filesystem::path& path, const std::string& name) {
  std::error_code fault;
  const auto status = std::filesystem::status(path, fault);
  if (!std::filesystem::exists(status))
    return Problem{"There is no such file.", {.file = name}, "Check the path; titrate import takes a file's path."};
  if (std::filesystem::is_directory(status))
    return Problem{
        "This is a folder, not a file.", {.file = name}, "Name the file in it that the other program wrote."};
  if (!std::ifstream(path, std::ios::binary))
    return Problem{"This file cannot be read.", {.file = name}, "Check that you may read it."};
  return std::unique_ptr<Part>(std::make_unique<FilePart>(path, name));
}

std::unique_ptr<Part> part_of_bytes(std::string bytes, const std::string& name) {
  return std::make_unique<BytesPart>(std::move(bytes), name);
}

}  // namespace titrate::imports
