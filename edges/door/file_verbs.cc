#include "codec/conversion_json.h"
#include "codec/fit_files.h"
#include "codec/review_json.h"
#include "door/verbs.h"
#include "posterior/fit.h"

namespace titrate::door {

Answer convert(Room&, Fields& fields) {
  fields.moment("now");
  fields.needs("data");
  const auto data = fields.text("data");
  ConvertOptions options;
  options.format = fields.text_or_null("format");
  options.participant = fields.text_or_null("participant");
  options.start = fields.day("start");
  if (auto problem = fields.problem()) return *problem;
  const auto converted = codec::convert(data.value_or(""), "data", options);
  if (!converted) return converted.problem();
  return conversion_json(*converted);
}

Answer fit(Room&, Fields& fields) {
  fields.moment("now");
  fields.needs("model");
  fields.needs("data");
  const Json* said = fields.object("model");
  const auto data = fields.text("data");
  if (auto problem = fields.problem()) return *problem;
  // The file's own reader reads the object, so that the door and `titrate fit` cannot understand it differently.
  const auto model = fit_model_from_json(said->dump(2), "model");
  if (!model) return model.problem();
  const auto series = series_from_csv(data.value_or(""), "data", *model);
  if (!series) return series.problem();
  const Posterior posterior =
      titrate::fit(model->model, *series, {.accuracy = Accuracy::reference, .coefficients = true});
  return Json{{"fit", fit_json(posterior)}};
}

}  // namespace titrate::door
