#include "codec/base64.h"

#include <sodium.h>

namespace titrate::codec {

std::string base64_of(std::string_view bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();  // the NUL that C asks for
  return text;
}

Result<std::string> bytes_of_base64(std::string_view text, const std::string& field) {
  std::string bytes(text.size() / 4 * 3 + 3, '\0');
  std::size_t size = 0;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(), "\r\n",
                        &size, nullptr, sodium_base64_VARIANT_ORIGINAL) != 0)
    return Problem{"This is not base64.", {.file = field}, "Send the bytes of the file in base64 (RFC 4648)."};
  bytes.resize(size);
  return bytes;
}

}  // namespace titrate::codec
