#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace titrate::imports {

/// The programs and devices that wrote into a place where all of them write, in the order in which they turn up. After
/// fifty the others are one: nobody has more, but a file may say so.
class Sources {
 public:
  std::size_t number(std::string name) {
    constexpr std::size_t most = 50, longest = 100;
    if (name.size() > longest) {
      std::size_t end = longest;
      while (end > 0 && (name[end] & 0xc0) == 0x80) --end;  // no letter is cut in two
      name.resize(end);
    }
    if (name.empty() || (!numbers_.contains(name) && names_.size() >= most)) name = "other programs";
    const auto [at, is_new] = numbers_.try_emplace(std::move(name), names_.size());
    if (is_new) names_.push_back(at->first);
    return at->second;
  }
  const std::string& name(std::size_t number) const { return names_[number]; }

 private:
  std::vector<std::string> names_;
  std::map<std::string, std::size_t> numbers_;
};

}  // namespace titrate::imports
