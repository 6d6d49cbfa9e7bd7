#include "codec/json_file.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace titrate::codec {
namespace {

std::string json_refusal(std::string_view bytes) {
  const auto file = read_json(bytes, "m.json");
  return file ? "was read" : describe(file.problem());
}

TEST(JsonFile, what_is_not_json_is_shown_from_where_it_is_not) {
  EXPECT_EQ(json_refusal("{\n  \"a\": 1,\n  \"b\" 2\n}"),
            "m.json, line 3: this is not JSON from here on.\n"
            "    \"b\" 2\n"
            "        ^\n"
            "Check the commas, quotation marks and brackets just before; JSON has no comments and no comma after the "
            "last field.");
  EXPECT_NE(json_refusal("{\"a\": NaN}").find("not JSON from here on"), std::string::npos);
  EXPECT_NE(json_refusal("{").find("not JSON from here on"), std::string::npos);
  EXPECT_NE(json_refusal("").find("this file is empty"), std::string::npos);
  EXPECT_NE(json_refusal("[1]").find("not one JSON object"), std::string::npos);
  EXPECT_NE(json_refusal("{\"a\": 1e999}").find("too large"), std::string::npos);
}

TEST(JsonFile, a_field_twice_is_shown_where_it_stands_again) {
  EXPECT_EQ(json_refusal("{\"a\": {\"b\": [1, 2], \"c\": \"}\\\"\",\n \"b\": 2}}"),
            "m.json, line 2: the field \"a.b\" stands twice.\n"
            "   \"b\": 2}}\n"
            "   ^^^\n"
            "Take out one of the two.");
  EXPECT_EQ(json_refusal("{\"a\": {\"b\": 1}, \"c\": {\"b\": 1}, \"b\": [{\"b\": 1}, {\"b\": 1}]}"), "was read");
}

TEST(JsonFile, a_field_twice_is_a_problem_whatever_follows_it) {
  for (const std::string& rest : {std::string("nonsense"), std::string(100'000, '['), std::string("\"b\":")})
    EXPECT_NE(json_refusal("{\"a\": 1, \"a\": 2, " + rest).find("stands twice"), std::string::npos)
        << rest.substr(0, 20);
}

TEST(JsonFile, nesting_is_bounded) {
  EXPECT_NE(json_refusal("{\"a\":" + std::string(100000, '[')).find("nested more than 32 deep"), std::string::npos);
}

TEST(JsonFile, a_value_knows_its_place_and_a_missing_one_that_of_its_object) {
  const auto file = read_json("{\n \"a\": {\"sd\": -1},\n \"days\": [1, 20]\n}", "m.json");
  ASSERT_TRUE(file);
  EXPECT_EQ(file->problem({"a", "sd"}, "", "").where,
            (Place{.file = "m.json", .line = 2, .text = " \"a\": {\"sd\": -1},", .column = 14, .length = 2}));
  EXPECT_EQ(file->problem({"a", "mean"}, "", "").where.column, 7u);
  EXPECT_EQ(file->problem({"days", "1"}, "", "").where.column, 14u);
  EXPECT_EQ(file->problem({"none"}, "", "").where.line, 1u);
}

TEST(JsonFile, the_first_wrong_field_is_the_problem_of_the_file) {
  const auto file = read_json("{\"a\": {\"n\": \"1\"}, \"b\": 0, \"extra\": 1}", "m.json");
  ASSERT_TRUE(file);
  JsonFields fields(*file);
  JsonFields a = fields.object("a");
  EXPECT_EQ(a.number("n"), 0);
  fields.above_zero("b");
  fields.no_others();
  ASSERT_TRUE(fields.problem());
  EXPECT_EQ(fields.problem()->what, "the field \"a.n\" must hold a number.");
}

TEST(JsonFile, a_field_that_nobody_asked_for_is_a_problem) {
  const auto file = read_json("{\"a\": 1, \"hlaf_life\": 2, \"later\": null}", "m.json");
  JsonFields fields(*file);
  fields.number("a");
  fields.allow("later");
  fields.no_others();
  EXPECT_EQ(fields.problem()->what, "the field \"hlaf_life\" is not one I know.");
  EXPECT_EQ(fields.problem()->way_out, "Fields I know here: a, later.");
}

RC_GTEST_PROP(JsonFile, any_bytes_are_an_object_or_a_problem_with_a_way_out, ()) {
  const auto bytes = *rc::gen::container<std::string>(
      rc::gen::element('{', '}', '[', ']', '"', ':', ',', '\\', 'a', '1', ' ', '-', '.'));
  const auto file = read_json(bytes, "m.json");
  if (!file) RC_ASSERT(!file.problem().what.empty() && !file.problem().way_out.empty());
}

}  // namespace
}  // namespace titrate::codec
