#include "codec/json_writer.h"

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

}  // namespace

void JsonWriter::open(char bracket) {
  part();
  text_ += bracket;
  comma_ = false;
}

void JsonWriter::close(char bracket) {
  text_ += bracket;
  comma_ = true;
}

void JsonWriter::piece(std::string_view written) {
  part();
  text_ += written;
}

void JsonWriter::name(std::string_view field) {
  value(field);
  text_ += ':';
  comma_ = false;
}

void JsonWriter::value(std::string_view text) {
  if (!is_plain(text)) return piece(dumped(text));
  const std::size_t at = text_.size() + comma_;
  text_.resize(at + text.size() + 2, '"');
  if (comma_) text_[at - 1] = ',';
  std::memcpy(text_.data() + at + 1, text.data(), text.size());
  comma_ = true;
}

void JsonWriter::value(std::int64_t number) {
  std::array<char, 24> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  piece({digits.data(), std::size_t(end - digits.data())});
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
