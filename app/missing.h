#pragma once

#include <string>
#include <vector>

#include "app/open_notebook.h"

namespace titrate {

/// A day on which the evening asked for something and nobody answered. "Skipped" is an answer.
struct MissingOn {
  Day day{};
  bool dose = false;
  std::vector<Question> outcomes;  ///< in the order of the evening
};

/// What is not recorded, the oldest day first, of the `days` days up to the current one. Days before the first entry of
/// the diary are not missing: nobody asked. The current day counts too, since its evening may not have come.
std::vector<MissingOn> missing_of(const OpenNotebook& notebook, const Catalog& catalog, const Moment& now, int days);

}  // namespace titrate
