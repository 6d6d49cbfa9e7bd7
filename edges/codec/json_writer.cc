#include "codec/json_writer.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "codec/text.h"

namespace titrate::codec {
namespace {

/// What dump() writes; it looks at every character by itself, and nearly all of a reply is plain.
std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

/// What needs no escape: no control character, quotation mark or backslash. Of a letter beyond ASCII each byte is one.
constexpr std::array<bool, 256> plain_bytes = [] {
  std::array<bool, 256> plain{};
  for (int c = ' '; c <= 0xff; ++c) plain[std::size_t(c)] = c != '"' && c != '\\' && c != 0x7f;
  return plain;
}();

bool is_plain(std::string_view text) {
  bool plain = true;
  unsigned char together = 0;
  for (const char c : text) {
    plain &= plain_bytes[static_cast<unsigned char>(c)];
    together |= static_cast<unsigned char>(c);
  }
  return plain && (together < 0x80 || is_utf8(text));
}

/// The same of eight characters, for what is surely plain. A byte b is zero where (b - 1) & ~b has its highest bit; a
/// borrow from the byte below can only warn in vain.
bool eight_surely_plain(const char* at) {
  constexpr std::uint64_t ones = 0x0101010101010101, highest = 0x80 * ones;
  std::uint64_t bytes;
  std::memcpy(&bytes, at, sizeof bytes);
  const auto has = [&](std::uint64_t byte) {
    const std::uint64_t zero_there = bytes ^ (byte * ones);
    return (zero_there - ones) & ~zero_there;
  };
  return eight_plain(at) && ((has('"') | has('\\')) & highest) == 0;
}

bool is_surely_plain(std::string_view text) {
  constexpr std::size_t eight = 8;
  for (; text.size() >= eight; text.remove_prefix(eight))
    if (!eight_surely_plain(text.data())) return false;
  std::array<char, eight> last;
  last.fill(' ');
  std::copy(text.begin(), text.end(), last.begin());
  return eight_surely_plain(last.data());
}

}  // namespace

void JsonWriter::open(char bracket) {
  *next(1) = bracket;
  ++size_;
  comma_ = false;
}

void JsonWriter::close(char bracket) {
  comma_ = false;
  *next(1) = bracket;
  ++size_;
}

void JsonWriter::grow(std::size_t by) { text_.resize(std::max(text_.size() + by, 2 * text_.size())); }

void JsonWriter::piece(std::string_view written) {
  std::copy(written.begin(), written.end(), next(written.size()));
  size_ += written.size();
}

void JsonWriter::name(std::string_view field) {
  value(field);
  comma_ = false;
  *next(1) = ':';
  ++size_;
  comma_ = false;
}

void JsonWriter::value(std::string_view text) {
  if (!is_surely_plain(text) && !is_plain(text)) return piece(dumped(text));
  char* to = next(text.size() + 2);
  *to = '"';
  std::copy(text.begin(), text.end(), to + 1);
  to[text.size() + 1] = '"';
  size_ += text.size() + 2;
}

void JsonWriter::value(std::int64_t number) {
  constexpr std::size_t most = 24;
  char* const to = next(most);
  size_ += std::size_t(std::to_chars(to, to + most, number).ptr - to);
}

void JsonWriter::value(const Json& json) {
  switch (json.type()) {
    case Json::value_t::object:
      begin_object();
      for (const auto& [its_name, its_value] : json.get_ref<const Json::object_t&>()) {
        name(its_name);
        value(its_value);
      }
      return end_object();
    case Json::value_t::array:
      begin_array();
      for (const Json& one : json.get_ref<const Json::array_t&>()) value(one);
      return end_array();
    case Json::value_t::string:
      return value(std::string_view(json.get_ref<const std::string&>()));
    case Json::value_t::boolean:
      return value(json.get<bool>());
    case Json::value_t::null:
      return value(nullptr);
    case Json::value_t::number_integer:
      return value(json.get<std::int64_t>());
    case Json::value_t::binary: {
      const auto& bytes = json.get_binary();
      return piece({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    }
    default:
      return piece(dumped(json));
  }
}

Json already_written(std::string json) {
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(json.data());
  return Json::binary({bytes, bytes + json.size()});  // pointers: as one block
}

}  // namespace titrate::codec
