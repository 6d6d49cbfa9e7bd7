#pragma once

#include <string>
#include <vector>

namespace titrate {

/// "a, b, c": names one after the other, in a sentence. Empty for none.
inline std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text.append(text.empty() ? "" : ", ").append(name);
  return text;
}

/// "a", "a and b", "a, b and c": names in the middle of a sentence.
inline std::string listed_with_and(const std::vector<std::string>& names) {
  if (names.size() < 2) return listed(names);
  return listed({names.begin(), names.end() - 1}) + " and " + names.back();
}

}  // namespace titrate
