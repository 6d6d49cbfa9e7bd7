#pragma once

#include <cstddef>
#include <iterator>

namespace titrate::codec {

/// What nlohmann's parser reads from: it knows iterators, and these take bytes from something that counts lines.
/// `Bytes` has peek(), -1 at the end, and take().
template <class Bytes>
class ByteIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = char;
  ByteIterator() = default;
  explicit ByteIterator(Bytes& bytes) : bytes_(&bytes) {}
  char operator*() const { return char(bytes_->peek()); }
  ByteIterator& operator++() { return bytes_->take(), *this; }
  ByteIterator operator++(int) {
    ByteIterator before = *this;
    ++*this;
    return before;
  }
  bool at_end() const { return !bytes_ || bytes_->peek() < 0; }
  friend bool operator==(const ByteIterator& a, const ByteIterator& b) { return a.at_end() == b.at_end(); }
  friend bool operator!=(const ByteIterator& a, const ByteIterator& b) { return !(a == b); }

 private:
  Bytes* bytes_ = nullptr;
};

}  // namespace titrate::codec
