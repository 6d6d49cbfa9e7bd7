#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace titrate::lives {

/// Everything random in a life comes from here, and nothing of it from the library's distributions, which differ from
/// one library to the next: the same seed is the same life on every machine. (Not the same are the secrets that the
/// program itself draws: the order of a sealed plan and the codes of its bags.)
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : bits_(seed * 0x9E3779B97F4A7C15u + 1) {}

  int below(int count) { return int(bits_() % std::uint64_t(count)); }
  int between(int low, int high) { return low + below(high - low + 1); }
  bool chance(double probability) { return double(bits_() >> 11) * 0x1p-53 < probability; }
  template <class Value>
  Value one_of(const std::vector<Value>& values) {
    return values[std::size_t(below(int(values.size())))];
  }
  std::string word_of(std::initializer_list<const char*> words) { return *(words.begin() + below(int(words.size()))); }

 private:
  std::mt19937_64 bits_;
};

}  // namespace titrate::lives
