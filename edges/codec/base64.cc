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
  for (const int variant : {sodium_base64_VARIANT_ORIGINAL, sodium_base64_VARIANT_ORIGINAL_NO_PADDING}) {
    std::size_t size = 0;
    auto* const into = reinterpret_cast<unsigned char*>(bytes.data());
    if (sodium_base642bin(into, bytes.size(), text.data(), text.size(), "\r\n", &size, nullptr, variant) == 0)
      return bytes.substr(0, size);
  }
  return Problem{"This is not base64.", {.file = field}, "Encode the bytes of the file as RFC 4648 says."};
}

}  // namespace titrate::codec
