#include "codec/base64.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace titrate::codec {
namespace {

TEST(Base64, is_that_of_the_standard) {  // RFC 4648, section 10
  const std::pair<const char*, const char*> vectors[] = {{"", ""},
                                                         {"f", "Zg=="},
                                                         {"fo", "Zm8="},
                                                         {"foo", "Zm9v"},
                                                         {"foob", "Zm9vYg=="},
                                                         {"fooba", "Zm9vYmE="},
                                                         {"foobar", "Zm9vYmFy"}};
  for (const auto& [bytes, text] : vectors) {
    EXPECT_EQ(base64_of(bytes), text);
    EXPECT_EQ(bytes_of_base64(text, "data").value(), bytes);
  }
}

TEST(Base64, anything_else_is_refused) {
  for (const char* wrong : {"Zg=", "Z===", "Zm9v!", "Zm9v Zm9v"}) EXPECT_FALSE(bytes_of_base64(wrong, "data"));
}

RC_GTEST_PROP(Base64, gives_back_every_byte, (const std::string& bytes)) {
  RC_ASSERT(bytes_of_base64(base64_of(bytes), "data").value() == bytes);
}

}  // namespace
}  // namespace titrate::codec
