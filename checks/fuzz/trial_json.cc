// Any bytes are a plan or a problem with a way out, and a plan is written and read back as it was.
#include "codec/trial_json.h"

#include "codec/catalog_tables.h"
#include "target.h"

using namespace titrate;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto trial = codec::trial_from_json(as_text(data, size), "trial.json", codec::catalog());
  if (!trial) {
    promise(!trial.problem().what.empty() && !trial.problem().way_out.empty());
    return 0;
  }
  const std::string written = codec::json_of(*trial);
  const auto again = codec::trial_from_json(written, "trial.json", codec::catalog());
  promise(again.ok());
  promise(codec::json_of(*again) == written);
  return 0;
}
