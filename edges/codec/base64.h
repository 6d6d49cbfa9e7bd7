#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace titrate::codec {

/// RFC 4648, section 4: bytes inside JSON.
std::string base64_of(std::string_view bytes);

/// The bytes of such a text, with or without the '=' at its end; line breaks between are passed over. A Problem for
/// anything else.
Result<std::string> bytes_of_base64(std::string_view text, const std::string& field);

}  // namespace titrate::codec
