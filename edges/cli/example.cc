#include "app/example.h"

#include <fmt/core.h>

#include "cli/verbs.h"
#include "codec/catalog_tables.h"
#include "codec/printed.h"
#include "codec/tidy_diary.h"

namespace titrate::cli {

Ending example(const ExampleOptions& options) {
  const ExampleTrial made = example_trial(codec::catalog());
  if (options.json) {
    fmt::print("{}\n", codec::printed_example(made));
    return Ending::done;
  }
  fmt::print("{}", codec::csv_of(made.diary));
  fmt::print(stderr, "This diary is simulated (seed {}): not a real person. {}\n", made.seed, made.truth);
  return Ending::done;
}

}  // namespace titrate::cli
