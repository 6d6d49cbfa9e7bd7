#include "catalog/faults.h"

#include <algorithm>

namespace titrate {

void Faults::of_source(const std::string& row, const Source& source) {
  static const std::set<std::string> known = {"verified", "recalled-sure", "recalled-unsure"};
  of(row, source.citation.empty(), "it has no source.");
  of(row, !known.contains(source.confidence), "its confidence is not one of verified, recalled-sure, recalled-unsure.");
}

bool Faults::is_id(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

}  // namespace titrate
