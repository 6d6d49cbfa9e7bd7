#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/source.h"

namespace titrate {

/// Gathers what is wrong with the rows of a catalog, a sentence each, under the name of table and row.
class Faults {
 public:
  void of(const std::string& row, bool fault, const std::string& sentence) {
    if (fault) found_.push_back(row + ": " + sentence);
  }
  void of_source(const std::string& row, const Source& source);

  /// Ids are there, are unlike each other, and are written in lower case with underscores.
  template <class Rows>
  void of_ids(const std::string& table, const Rows& rows) {
    std::set<std::string> seen;
    for (const auto& row : rows) {
      of(table, !is_id(row.id), "\"" + row.id + "\" is not an id: lower case, digits and underscores.");
      of(table, !seen.insert(row.id).second, "the id " + row.id + " stands twice.");
    }
  }

  std::vector<std::string> found() && { return std::move(found_); }

 private:
  static bool is_id(std::string_view text);
  std::vector<std::string> found_;
};

}  // namespace titrate
