#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "imports/format.h"
#include "imports/german_for_test.h"

namespace titrate::imports {

/// What tests of readers ask of findings: the entries of an item by its name, as text.
struct FileRead {
  FileFindings found;
  std::string problem;

  static FileRead of(const std::string& bytes, const FindingsAsked& asked = {}) {
    Progress progress;
    const auto found = findings_in_german(*part_of_bytes(bytes, "file"), asked, progress);
    if (!found) return {{}, describe(found.problem())};
    return {*found, ""};
  }

  const FoundItem* item(const std::string& name) const {
    for (const FoundItem& one : found.items)
      if (one.name == name) return &one;
    return nullptr;
  }
  std::string items() const {
    std::string all;
    for (const FoundItem& one : found.items) all += (all.empty() ? "" : "; ") + one.name;
    return all;
  }
  /// "2026-03-01 200; 2026-03-02 skipped"
  std::string days(const std::string& name) const {
    std::string all;
    for (const FoundEntry& one : found.entries) {
      if (found.items[one.item].name != name) continue;
      std::string value = one.text;
      if (one.entry.known()) {
        std::string number = std::to_string(one.entry.amount());
        number.erase(number.find_last_not_of('0') + 1);
        if (number.back() == '.') number.pop_back();
        value = number;
      } else if (one.entry.state() == EntryState::skipped) {
        value = "skipped";
      }
      all += (all.empty() ? "" : "; ") + to_string(one.day) + " " + value;
    }
    return all;
  }
  const FoundName* name(const std::string& name) const {
    for (const FoundName& one : found.names)
      if (one.name == name) return &one;
    return nullptr;
  }
  bool remarks(const std::string& part) const {
    return std::any_of(found.remarks.begin(), found.remarks.end(),
                       [&](const std::string& one) { return one.find(part) != std::string::npos; });
  }
  bool listed(std::size_t line, const std::string& why) const {
    return std::any_of(found.listed.begin(), found.listed.end(), [&](const ListedRecord& one) {
      return one.line == line && one.why.find(why) != std::string::npos;
    });
  }
};

}  // namespace titrate::imports
