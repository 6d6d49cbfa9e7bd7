#pragma once

#include <string>

namespace titrate {

/// Where a row of the catalog comes from and how sure we are of it. A row without a source does not exist.
struct Source {
  std::string citation;
  std::string confidence;  ///< "verified", "recalled-sure" or "recalled-unsure": docs/catalog.md says what they mean
};

}  // namespace titrate
