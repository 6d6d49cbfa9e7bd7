#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "imports/format.h"
#include "imports/german_for_test.h"

namespace titrate::imports {

/// What a file of these bytes says, asked by names and days: for the tests of formats.
class Probe {
 public:
  explicit Probe(const std::string& bytes, const FindingsAsked& asked = {}, const std::string& name = "file") {
    Progress progress;
    auto found = findings_in_german(*part_of_bytes(bytes, name), asked, progress);
    if (found)
      found_ = std::move(found).value();
    else
      problem_ = found.problem();
  }

  const std::optional<Problem>& problem() const { return problem_; }
  const FileFindings& found() const {
    EXPECT_FALSE(problem_) << describe(*problem_);
    return found_;
  }
  const FoundItem& item(const std::string& name) const {
    static const FoundItem none;
    for (const FoundItem& one : found().items)
      if (one.name == name) return one;
    ADD_FAILURE() << "no item is called " << name;
    return none;
  }
  /// Null where the file has nothing of it on this day.
  const FoundEntry* entry(const std::string& name, const std::string& day) const {
    for (const FoundEntry& one : found().entries)
      if (found_.items[one.item].name == name && to_string(one.day) == day) return &one;
    return nullptr;
  }
  std::optional<double> amount(const std::string& name, const std::string& day) const {
    const FoundEntry* one = entry(name, day);
    return one ? one->entry.maybe() : std::nullopt;
  }

 private:
  FileFindings found_;
  std::optional<Problem> problem_;
};

/// A text of the letters up to U+07FF as UTF-8 with and without a mark, with the line ends of Windows, and in UTF-16.
inline std::vector<std::string> in_every_encoding(const std::string& text) {
  std::string windows, little = "\xff\xfe", big = "\xfe\xff";
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n') windows += '\r';
    windows += text[i];
    unsigned letter = static_cast<unsigned char>(text[i]);
    if (letter >= 0xC0)
      letter = (letter & 0x1F) << 6 | (static_cast<unsigned char>(text[++i]) & 0x3F), windows += text[i];
    const char low = static_cast<char>(letter & 0xFF), high = static_cast<char>(letter >> 8);
    little += {low, high}, big += {high, low};
  }
  return {text, windows, "\xef\xbb\xbf" + text, "\xef\xbb\xbf" + windows, little, big};
}

}  // namespace titrate::imports
