#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include "codec/json.h"

namespace titrate::codec {

/// Writes JSON as text, piece by piece, in the order of the calls: for what a reply has thousands of. As a tree it
/// would take several times as long to make, to walk through and to free. Fields that stand twice are the caller's
/// business.
class JsonWriter {
 public:
  /// Of about so many bytes: a text that grows to a megabyte is copied again and again.
  explicit JsonWriter(std::size_t expected = 0) : text_(expected, '\0') {}

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }
  void name(std::string_view field);  ///< of the value that comes next
  /// A name that stands in our code is plain.
  template <std::size_t size>
  void name(const char (&field)[size]) {
    char* to = next(size + 2);  // at once, since a history has forty thousand of them
    *to = '"';
    std::memcpy(to + 1, field, size - 1);
    std::memcpy(to + size, "\":", 2);
    size_ += size + 2;
    comma_ = false;
  }

  void value(const Json& json);
  /// Bytes that are not UTF-8 are shown as U+FFFD.
  void value(std::string_view text);
  void value(const std::string& text) { value(std::string_view(text)); }
  void value(const char* text) { value(std::string_view(text)); }
  void value(std::int64_t number);
  void value(int number) { value(std::int64_t(number)); }
  void value(bool yes) { piece(yes ? "true" : "false"); }
  void value(std::nullptr_t) { piece("null"); }
  /// Nothing is null.
  template <class T>
  void value(const std::optional<T>& maybe) {
    if (maybe)
      value(*maybe);
    else
      value(nullptr);
  }

  template <std::size_t size, class T>
  void field(const char (&its_name)[size], const T& its_value) {
    name(its_name);
    value(its_value);
  }

  std::string text() && {
    text_.resize(size_);
    return std::move(text_);
  }

 private:
  void open(char bracket);
  void close(char bracket);
  void piece(std::string_view written);
  void grow(std::size_t by);

  /// Where so many bytes go, after the comma that is due; `size_` is then told of them.
  char* next(std::size_t bytes) {
    if (text_.size() - size_ <= bytes) grow(bytes + 1);
    text_[size_] = ',';
    size_ += comma_;
    comma_ = true;
    return text_.data() + size_;
  }

  std::string text_;      // as long as what there is room for
  std::size_t size_ = 0;  // written of it
  bool comma_ = false;    // what comes next has something before it
};

/// A value of a reply that is JSON text already. text_of_json puts it in as it is, and nothing looks into it before:
/// what a person reads in it is in their language already.
Json already_written(std::string json);

}  // namespace titrate::codec
