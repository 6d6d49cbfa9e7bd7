#include "codec/json.h"

#include <gtest/gtest.h>

#include <optional>

namespace titrate::codec {
namespace {

TEST(Json, bytes_that_are_not_utf8_do_not_break_a_reply) {
  EXPECT_EQ(text_of_json(Json{{"note", "\xff"}}), "{\"note\":\"\xef\xbf\xbd\"}");
}

TEST(Json, whole_numbers_are_written_without_a_fraction) {
  EXPECT_EQ(text_of_json(number_json(200.0)), "200");
  EXPECT_EQ(text_of_json(number_json(-0.5)), "-0.5");
  EXPECT_EQ(text_of_json(number_json(std::optional<double>())), "null");
}

}  // namespace
}  // namespace titrate::codec
