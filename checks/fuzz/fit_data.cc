// Any bytes are a series with as many doses, covariates and responses as days, or a problem with a way out.
#include "codec/fit_files.h"
#include "target.h"

using namespace titrate;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  codec::FitModel model{.time = "t", .response = "y", .dose = "dose"};
  model.model.covariates = {{"trend", {0, 1}}};
  const auto series = codec::series_from_csv(as_text(data, size), "data.csv", model);
  if (series)
    promise(series->dose.size() == series->response.size() && series->covariates[0].size() == series->dose.size());
  else
    promise(!series.problem().what.empty() && !series.problem().way_out.empty());
  return 0;
}
