#include "codec/json_stream.h"

#include "codec/byte_iterator.h"

namespace titrate::codec {
namespace {

/// Keeps the way to where the parser is, as one text that grows and shrinks.
class Walker : public nlohmann::json_sax<nlohmann::ordered_json> {
 public:
  explicit Walker(JsonListener& listener) : listener_(listener) {}
  bool too_deep() const { return too_deep_; }

  bool null() override { return scalar({}); }
  bool boolean(bool truth) override { return scalar({.truth = truth}); }
  bool number_integer(number_integer_t number) override { return scalar({.number = double(number)}); }
  bool number_unsigned(number_unsigned_t number) override { return scalar({.number = double(number)}); }
  bool number_float(number_float_t number, const string_t&) override { return scalar({.number = number}); }
  bool string(string_t& text) override { return scalar({.text = &text}); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override {
    if (!enter()) return false;
    listener_.object_begins(path_);
    frames_.push_back({false, path_.size()});
    return true;
  }
  bool end_object() override {
    leave();
    listener_.object_ends(path_);
    finish();
    return true;
  }
  bool start_array(std::size_t) override {
    if (!enter()) return false;
    frames_.push_back({true, path_.size()});
    return true;
  }
  bool end_array() override {
    leave();
    finish();
    return true;
  }
  bool key(string_t& key) override {
    path_.resize(frames_.back().path);
    append(key);
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }

 private:
  struct Frame {
    bool list;
    std::size_t path;  ///< length of the path to it
  };
  void append(std::string_view step) {
    if (!path_.empty()) path_ += '.';
    path_ += step;
  }
  /// A value begins: in a list it has no key of its own.
  bool enter() {
    if (!frames_.empty() && frames_.back().list) append("[]");
    constexpr std::size_t deepest = 32;
    too_deep_ = frames_.size() >= deepest;
    return !too_deep_;
  }
  void leave() {
    path_.resize(frames_.back().path);
    frames_.pop_back();
  }
  /// A value has ended: back to the path of what holds it.
  void finish() { path_.resize(frames_.empty() ? 0 : frames_.back().path); }
  bool scalar(const JsonScalar& scalar) {
    if (!enter()) return false;
    listener_.value(path_, scalar);
    finish();
    return true;
  }

  JsonListener& listener_;
  std::string path_;
  std::vector<Frame> frames_;
  bool too_deep_ = false;
};

}  // namespace

Result<Done> walk_json(ByteStream& bytes, const std::string& name, JsonListener& listener) {
  Walker walker(listener);
  if (nlohmann::ordered_json::sax_parse(ByteIterator(bytes), ByteIterator<ByteStream>(), &walker)) return Done{};
  const Place place{.file = name, .line = bytes.line()};
  if (walker.too_deep())
    return Problem{"lists or objects are nested more than 32 deep here.", place, "Check that this is the right file."};
  return Problem{"this is not JSON from here on.", place,
                 "Download the file again: it may have been cut off. Nothing of it was kept."};
}

}  // namespace titrate::codec
