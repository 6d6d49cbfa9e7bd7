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

}  // namespace titrate
