#include "codec/json.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "codec/json_writer.h"

namespace titrate::codec {
namespace {

/// The library's own writer, which looks at each character: what a reply's text has to be.
std::string written_slowly(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json any_json(int deep) {
  using rc::gen::inRange;
  const auto any_text = [] {  // plain, letters beyond ASCII whole and broken, or any bytes at all
    switch (*inRange(0, 3)) {
      case 0:
        return *rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab c\"\\/\n\x7f")));
      case 1: {
        std::string text;
        const std::vector<std::string> pieces{"a",    "ä",   "€", "\u2028", "\xf0\x9f\x99\x82", "\xed\xa0\x80",
                                              "\xc3", "\x84"};
        for (const std::string& piece : *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces)))
          text += piece;
        return text;
      }
      default:
        return *rc::gen::container<std::string>(rc::gen::arbitrary<char>());
    }
  };
  Json json;
  switch (*inRange(0, deep > 0 ? 8 : 6)) {
    case 0:
      return nullptr;
    case 1:
      return *rc::gen::arbitrary<bool>();
    case 2:
      return *rc::gen::arbitrary<std::int64_t>();
    case 3:
      return *rc::gen::arbitrary<std::uint64_t>();
    case 4:
      return *rc::gen::arbitrary<double>();
    case 5:
      return any_text();
    case 6:
      json = Json::array();
      for (int i = *inRange(0, 4); i > 0; --i) json.push_back(any_json(deep - 1));
      return json;
    default:
      json = Json::object();
      for (int i = *inRange(0, 4); i > 0; --i) json[any_text()] = any_json(deep - 1);
      return json;
  }
}

RC_GTEST_PROP(JsonText, is_what_the_library_writes, ()) {
  const Json json = any_json(3);
  RC_ASSERT(text_of_json(json) == written_slowly(json));
}

TEST(JsonText, shows_what_is_no_text_and_keeps_what_is) {
  const Json json{
      {"plain", "a b"}, {"quoted", "\"\\\n"}, {"umlaut", "für"}, {"no text", "\xff"}, {"none", Json::array()}};
  EXPECT_EQ(
      text_of_json(json),
      "{\"plain\":\"a b\",\"quoted\":\"\\\"\\\\\\n\",\"umlaut\":\"für\",\"no text\":\"\xef\xbf\xbd\",\"none\":[]}");
}

TEST(JsonWriter, writes_piece_by_piece_what_a_tree_would_be_written_as) {
  JsonWriter writer;
  writer.begin_array();
  for (const std::int64_t number : {INT64_MIN, std::int64_t(0), INT64_MAX}) {
    writer.begin_object();
    writer.field("number", number);
    writer.field("nothing", std::optional<int>());
    writer.field("something", std::optional<std::string>("a \"b\""));
    writer.name("list");
    writer.begin_array();
    writer.value(true);
    writer.value(Json{{"half", 0.5}});
    writer.end_array();
    writer.name("empty");
    writer.begin_object();
    writer.end_object();
    writer.end_object();
  }
  writer.end_array();
  Json tree = Json::array();
  for (const std::int64_t number : {INT64_MIN, std::int64_t(0), INT64_MAX})
    tree.push_back({{"number", number},
                    {"nothing", nullptr},
                    {"something", "a \"b\""},
                    {"list", {true, {{"half", 0.5}}}},
                    {"empty", Json::object()}});
  EXPECT_EQ(std::move(writer).text(), written_slowly(tree));
}

TEST(JsonWriter, puts_in_what_is_written_already_as_it_is) {
  const Json reply{{"ok", true}, {"events", already_written(R"([{"id":1},{"id":2}])")}, {"last", 3}};
  EXPECT_EQ(text_of_json(reply), R"({"ok":true,"events":[{"id":1},{"id":2}],"last":3})");
}

TEST(ObjectOf, keeps_the_fields_in_their_order) {
  const std::string text = "words";
  EXPECT_EQ(object_of({{"b", 1}, {"a", text}, {"none", nullptr}}), (Json{{"b", 1}, {"a", "words"}, {"none", nullptr}}));
}

}  // namespace
}  // namespace titrate::codec
