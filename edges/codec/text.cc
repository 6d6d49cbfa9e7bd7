#include "codec/text.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstring>

namespace titrate::codec {
namespace {

using namespace std::string_view_literals;

/// Files that people pick by mistake, known by their first bytes.
struct FileKind {
  std::string_view starts;
  std::string_view is;
  std::string_view way_out;
};

constexpr std::string_view export_as_csv =
    "Open it in the program that made it and export the sheet as CSV (comma separated, UTF-8).";
constexpr std::string_view save_as_utf8 =
    "Save it again as \"CSV UTF-8\" (in Excel: Save as, CSV UTF-8), or run: iconv -f UTF-16 -t UTF-8.";
constexpr std::string_view unpack_first = "Unpack it first and give the CSV file that is inside.";
constexpr std::string_view give_a_csv = "Give a CSV file: text, one line for each day.";

constexpr FileKind file_kinds[] = {
    {"\x89PNG"sv, "a PNG picture", give_a_csv},
    {"\xff\xd8\xff"sv, "a JPEG picture", give_a_csv},
    {"GIF8"sv, "a GIF picture", give_a_csv},
    {"%PDF-"sv, "a PDF document", give_a_csv},
    {"SQLite format 3\0"sv, "an SQLite database",
     "Export its table as CSV. Titrate's own data file is opened with --data."},
    {"\x1f\x8b"sv, "a gzip archive", unpack_first},
    {"7z\xbc\xaf\x27\x1c"sv, "a 7-Zip archive", unpack_first},
    {"Rar!\x1a\x07"sv, "a RAR archive", unpack_first},
    {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv, "an old Excel or Word file", export_as_csv},
    {"\x7f"
     "ELF"sv,
     "a program", give_a_csv},
    {"\xff\xfe\0\0"sv, "UTF-32 text", save_as_utf8},
    {"\0\0\xfe\xff"sv, "UTF-32 text", save_as_utf8},
    {"\xff\xfe"sv, "UTF-16 text", save_as_utf8},
    {"\xfe\xff"sv, "UTF-16 text", save_as_utf8},
};

/// A zip is many things. Office files name their parts near the front.
FileKind kind_of_zip(std::string_view bytes) {
  const std::string_view front = bytes.substr(0, 4096);
  if (front.find("[Content_Types].xml") != front.npos || front.find("xl/") != front.npos)
    return {"", "an Excel or other Office file", export_as_csv};
  if (front.find("opendocument") != front.npos) return {"", "a LibreOffice file", export_as_csv};
  return {"", "a zip archive", unpack_first};
}

/// The number of bytes of the UTF-8 character at the front, or 0 when they are none (RFC 3629: no overlong forms, no
/// surrogates, nothing above U+10FFFF).
std::size_t character_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  const auto continues = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xbf) {
    return byte(i) >= low && byte(i) <= high;
  };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead <= 0xdf) return continues(1) ? 2 : 0;
  if (lead >= 0xe0 && lead <= 0xef) {
    const unsigned low = lead == 0xe0 ? 0xa0 : 0x80, high = lead == 0xed ? 0x9f : 0xbf;
    return continues(1, low, high) && continues(2) ? 3 : 0;
  }
  if (lead >= 0xf0 && lead <= 0xf4) {
    const unsigned low = lead == 0xf0 ? 0x90 : 0x80, high = lead == 0xf4 ? 0x8f : 0xbf;
    return continues(1, low, high) && continues(2) && continues(3) ? 4 : 0;
  }
  return 0;
}

/// The line with every byte that is not part of a character shown as '?', so that it can be printed and sent.
std::string readable(std::string line) {
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t length = character_length(std::string_view(line).substr(i, 4));
    if (length == 0) line[i] = '?';
    i += std::max<std::size_t>(1, length);
  }
  return line;
}

bool is_forbidden_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7f;
}

}  // namespace

bool eight_plain(const char* at) {
  std::uint64_t word;
  std::memcpy(&word, at, sizeof word);
  constexpr std::uint64_t high = 0x8080808080808080u;
  const std::uint64_t below_space = word - 0x2020202020202020u, above_tilde = word + 0x0101010101010101u;
  return ((word | below_space | above_tilde) & high) == 0;
}

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {  // nearly all of it
      i += 1;
      continue;
    }
    const std::size_t length = character_length(text.substr(i, 4));
    if (length == 0) return false;
    i += length;
  }
  return true;
}

std::string size_in_words(std::size_t bytes) {
  if (bytes < 1000) return std::to_string(bytes) + (bytes == 1 ? " byte" : " bytes");
  char text[32];
  if (bytes < 1000000)
    std::snprintf(text, sizeof text, "%.1f kB", double(bytes) / 1e3);
  else
    std::snprintf(text, sizeof text, "%.1f MB", double(bytes) / 1e6);
  return text;
}

Problem too_large(std::size_t bytes, const std::string& name) {
  return {"this file has " + size_in_words(bytes) + ", more than the 64 MB that a diary may have. It was not read.",
          {.file = name},
          "A diary of a hundred years has under 4 MB: check that this is the right file, or cut it into years."};
}

std::string quoted(std::string_view text) {
  constexpr std::size_t longest = 40;
  std::size_t end = std::min(text.size(), longest);
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) ++end;
  std::string said(text.substr(0, end));
  std::replace_if(
      said.begin(), said.end(), [](char c) { return is_forbidden_control(c) || c == '\n' || c == '\r' || c == '\t'; },
      '?');
  return '"' + said + (end < text.size() ? "...\"" : "\"");
}

Place place_in(std::string_view text, std::size_t at, std::size_t length, const std::string& name) {
  at = std::min(at, text.size());
  const std::string_view before = text.substr(0, at);
  const std::size_t begin = before.rfind('\n') == before.npos ? 0 : before.rfind('\n') + 1;
  std::size_t end = std::min(text.find('\n', at), text.size());
  if (end > begin && text[end - 1] == '\r') --end;
  Place place{.file = name, .line = std::size_t(std::count(before.begin(), before.end(), '\n')) + 1};
  place.text = std::string(text.substr(begin, end - std::min(begin, end)));
  place.column = at - begin + 1;
  place.length = std::min(length, end > at ? end - at : 0);
  return place;
}

Result<std::string_view> text_of(std::string_view bytes, const std::string& name) {
  const auto refuse = [&](std::string what, std::string way_out) {
    return Problem{std::move(what), {.file = name}, std::move(way_out)};
  };
  if (bytes.empty()) return refuse("this file is empty.", std::string(give_a_csv));
  if (bytes.size() > largest_file) return too_large(bytes.size(), name);
  for (const FileKind& kind : file_kinds)
    if (bytes.starts_with(kind.starts))
      return refuse("this is " + std::string(kind.is) + ", not a text file.", std::string(kind.way_out));
  if (bytes.starts_with("PK\x03\x04")) {
    const FileKind kind = kind_of_zip(bytes);
    return refuse("this is " + std::string(kind.is) + ", not a text file.", std::string(kind.way_out));
  }
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);

  for (std::size_t i = 0; i < bytes.size();) {
    if (i + 8 <= bytes.size() && eight_plain(bytes.data() + i)) {
      i += 8;
      continue;
    }
    if (is_forbidden_control(bytes[i])) {
      char code[8];
      std::snprintf(code, sizeof code, "0x%02x", static_cast<unsigned>(static_cast<unsigned char>(bytes[i])));
      return Problem{
          std::string("the byte ") + code + " stands here, which no text has: this is a binary or damaged file.",
          place_in(bytes, i, 1, name), std::string(give_a_csv)};
    }
    const std::size_t length = character_length(bytes.substr(i, 4));
    if (length == 0) {
      Place where = place_in(bytes, i, 1, name);
      where.text = readable(where.text);
      return Problem{
          "this byte is not UTF-8 text.", std::move(where),
          "Save the file again as UTF-8 (in Excel: Save as, CSV UTF-8), or run: iconv -f WINDOWS-1252 -t UTF-8."};
    }
    i += length;
  }
  if (bytes.empty()) return refuse("this file is empty.", std::string(give_a_csv));
  return bytes;
}

std::string lower(std::string_view text) {
  std::string small(text);
  for (char& c : small)
    if (c >= 'A' && c <= 'Z') c = char(c - 'A' + 'a');
  return small;
}

}  // namespace titrate::codec
