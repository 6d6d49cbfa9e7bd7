#include <fmt/core.h>

#include "cli/review_text.h"
#include "cli/say.h"
#include "cli/verbs.h"
#include "codec/file.h"
#include "codec/fit_files.h"
#include "codec/printed.h"
#include "posterior/fit.h"

namespace titrate::cli {

Ending fit(const FitOptions& options) {
  const auto model_bytes = codec::read_file(options.model);
  if (!model_bytes) return complain(model_bytes.problem());
  const auto model = codec::fit_model_from_json(*model_bytes, options.model);
  if (!model) return complain(model.problem());
  const auto data_bytes = codec::read_file(options.data);
  if (!data_bytes) return complain(data_bytes.problem());
  const auto series = codec::series_from_csv(*data_bytes, options.data, *model);
  if (!series) return complain(series.problem());

  const Posterior posterior =
      titrate::fit(model->model, *series, {.accuracy = Accuracy::reference, .coefficients = true, .nuisance = true});
  fmt::print("{}\n", options.json ? codec::printed_fit(posterior) : fit_text(posterior));
  return posterior.diagnostics.trust ? Ending::done : Ending::refused;
}

}  // namespace titrate::cli
