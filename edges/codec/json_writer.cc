#include "codec/json_writer.h"

#include <array>
#include <charconv>

namespace titrate::codec {
namespace {

/// What dump() writes; it looks at every character by itself, and nearly all of a reply is plain.
std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

/// Every character at once, so that the compiler looks at sixteen together.
bool is_plain(std::string_view text) {
  bool plain = true;
  for (const char c : text) plain &= (c >= ' ') & (c <= '~') & (c != '"') & (c != '\\');
  return plain;
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
  part();
  ((text_ += '"') += text) += '"';
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

Json already_written(std::string json) { return Json::binary({json.begin(), json.end()}); }

}  // namespace titrate::codec
