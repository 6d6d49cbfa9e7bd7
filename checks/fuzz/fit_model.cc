// Any bytes are a model or a problem with a way out.
#include "codec/fit_files.h"
#include "target.h"

using namespace titrate;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto model = codec::fit_model_from_json(as_text(data, size), "model.json");
  if (model)
    promise(model->model.effect.sd > 0 && model->model.sigma.scale > 0);
  else
    promise(!model.problem().what.empty() && !model.problem().way_out.empty());
  return 0;
}
