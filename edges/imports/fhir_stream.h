#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "base/progress.h"
#include "imports/part.h"

namespace titrate::imports {

using FhirJson = nlohmann::json;

/// One resource of a FHIR file, with what stands around it.
struct FhirRecord {
  FhirJson resource;     ///< an object; null where an entry of a bundle has none
  std::string full_url;  ///< by which others of the bundle refer to it
  std::size_t line = 0;
  std::string fault;      ///< why it was not kept whole, as a sentence without its point; empty: it was
  bool envelope = false;  ///< the bundle itself, without its entries
};

/// Takes a record. A Problem ends the reading.
using FhirTake = std::function<std::optional<Problem>(const FhirRecord&)>;

/// Hands over the resources of a bundle one by one, or the one resource of a file, or one a line (bulk data). Memory
/// holds one resource at a time, of at most 200,000 values, and of each text at most its first 64 kB: scans and reports
/// travel in bundles as one long text. A Problem, with its line, for what is not JSON and for more than 64 levels.
Result<Done> each_resource(const Part& part, Progress& progress, const FhirTake& take);

}  // namespace titrate::imports
