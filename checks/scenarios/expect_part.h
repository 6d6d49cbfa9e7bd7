#pragma once

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

namespace titrate {

/// Everything that is expected is there; what is not mentioned may be anything. A text that begins with "~" is a part
/// of a text; {"any": part} is some element of a list; {"none": part} is no element of it; {"between": [1, 2]} is a
/// number from the one to the other.
inline bool holds_part(const nlohmann::ordered_json& expected, const nlohmann::ordered_json& found, std::string where,
                       std::string& objection) {
  using Json = nlohmann::ordered_json;
  const auto object = [&](const std::string& why) {
    objection = where + ": " + why + ", found " + found.dump().substr(0, 6000);
    return false;
  };
  if (expected.is_string() && expected.get_ref<const std::string&>().starts_with("~")) {
    const std::string part = expected.get<std::string>().substr(1);
    return (found.is_string() && found.get_ref<const std::string&>().find(part) != std::string::npos) ||
           object("expected a text with \"" + part + "\"");
  }
  if (!expected.is_object()) return expected == found || object("expected " + expected.dump());
  for (const auto& [key, value] : expected.items()) {
    if (key == "between" && found.is_number()) {
      if (found >= value[0] && found <= value[1]) continue;
      return object("expected a number between " + value.dump());
    }
    if (found.is_array() && (key == "any" || key == "none")) {
      bool some = false;
      for (const Json& one : found) {
        std::string unread;
        some = some || holds_part(value, one, where, unread);
      }
      if (some != (key == "any")) return object("expected " + key + " of it to be " + value.dump());
      continue;
    }
    if (!found.is_object() || !found.contains(key)) return object("expected a field \"" + key + "\"");
    if (!holds_part(value, found[key], where + "." + key, objection)) return false;
  }
  return true;
}

inline void expect_part(const nlohmann::ordered_json& expected, const nlohmann::ordered_json& found,
                        const std::string& where) {
  std::string objection;
  EXPECT_TRUE(holds_part(expected, found, where, objection)) << objection;
}

}  // namespace titrate
