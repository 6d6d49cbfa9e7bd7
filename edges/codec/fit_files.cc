#include "codec/fit_files.h"

#include <algorithm>
#include <cmath>

#include "codec/csv.h"
#include "codec/json_file.h"
#include "codec/number.h"
#include "codec/text.h"

namespace titrate::codec {
namespace {

NormalPrior normal_in(JsonFields&& fields) {
  const NormalPrior prior{fields.number("mean"), fields.above_zero("sd")};
  fields.no_others();
  return prior;
}

HalfTPrior half_t_in(JsonFields&& fields) {
  // df must be written, and may be null: half-normal is a choice, not a default.
  HalfTPrior prior;
  if (fields.has("df"))
    prior.degrees_of_freedom = fields.above_zero("df");
  else
    fields.must_be_there("df");
  prior.scale = fields.above_zero("scale");
  fields.no_others();
  return prior;
}

BetaPrior beta_in(JsonFields&& fields) {
  const BetaPrior prior{fields.above_zero("a"), fields.above_zero("b")};
  fields.no_others();
  return prior;
}

LogNormalPrior log_normal_in(JsonFields&& fields) {
  const LogNormalPrior prior{fields.number("log_mean"), fields.above_zero("log_sd")};
  fields.no_others();
  return prior;
}

void read_family(JsonFields& fields, Model& model) {
  const Result<Family> family = family_named(fields.text("family"));
  if (family)
    model.family = *family;
  else
    fields.refuse("family", family.problem().what, family.problem().way_out);
}

/// `{"scale": s}`: a half-normal.
double half_normal_in(JsonFields&& fields) {
  const double scale = fields.above_zero("scale");
  fields.no_others();
  return scale;
}

constexpr int fewest_levels = 3, most_levels = 31;

void read_cut_points(JsonFields& fields, Model& model) {
  model.levels = fields.whole("levels", fewest_levels, most_levels);
  JsonFields cut_points = fields.object("cutpoints");
  model.cutpoints = {normal_in(cut_points.object("middle")), normal_in(cut_points.object("log_gap"))};
  cut_points.no_others();
}

/// Why a family cannot have this response; nothing when it can.
std::optional<Problem> impossible(const Csv& csv, const Cell& cell, double value, const Model& model) {
  const bool whole = value == std::floor(value);
  switch (model.family) {
    case Family::gaussian:
      return std::nullopt;
    case Family::bernoulli:
      if (value == 0 || value == 1) return std::nullopt;
      return csv.problem(cell, "a bernoulli response is 0 or 1.", "Write 1 for yes and 0 for no.");
    case Family::ordinal:
      if (whole && value >= 0 && value < model.levels) return std::nullopt;
      return csv.problem(cell,
                         "this response is not one of the categories 0 to " + std::to_string(model.levels - 1) + ".",
                         "Number the categories from 0, or say how many \"levels\" there are.");
    default:
      if (whole && value >= 0 && value <= 1e6) return std::nullopt;
      return csv.problem(cell, "a count is a whole number from 0 to a million.", "Write how often it happened.");
  }
}

std::string counted_days(long count) { return count == 1 ? "one day is" : std::to_string(count) + " days are"; }

/// The column that plays a part, or the problem that it is not there.
Result<std::size_t> column_of(const Csv& csv, const std::string& name, const char* part) {
  const auto at = find_column(csv, name);
  if (at) {
    for (std::size_t i = *at + 1; i < csv.header().size(); ++i)
      if (trimmed(csv.header()[i]).text == name)
        return csv.problem(csv.header()[i], "the column " + codec::quoted(name) + " stands twice.",
                           "Rename or take out one of the two.");
    return *at;
  }
  Problem problem = csv.problem(
      csv.header().front(), "the column " + codec::quoted(name) + " is missing; the model names it as " + part + ".",
      "Add it to the data, or name another column in the model.");
  problem.where.length = problem.where.text.size();
  return problem;
}

/// The number of a day: a whole number, or a date.
Result<long> time_in(const Csv& csv, const Cell& cell) {
  const Cell bare = trimmed(cell);
  if (const auto day = parse_day(bare.text)) return long(day->time_since_epoch().count());
  const Result<double> number = number_in(csv, bare, NumberOf::measure);
  if (number && *number == std::floor(*number) && std::abs(*number) < 1e9) return long(*number);
  return csv.problem(bare, codec::quoted(bare.text) + " is neither a whole number nor a date.",
                     "Number the days 1, 2, 3, or write dates as 2026-03-01.");
}

Result<double> known_in(const Csv& csv, const Cell& cell, const std::string& column) {
  if (trimmed(cell).text.empty())
    return csv.problem(cell,
                       "the column " + codec::quoted(column) +
                           " is empty here; it must be known on every day, also where the response is missing.",
                       "Write its value for this day.");
  return number_in(csv, cell, NumberOf::measure);
}

}  // namespace

Result<FitModel> fit_model_from_json(std::string_view bytes, const std::string& name) {
  const Result<JsonFile> file = read_json(bytes, name);
  if (!file) return file.problem();
  JsonFields fields(*file);
  FitModel read;
  Model& model = read.model;
  read_family(fields, model);
  read.time = fields.text("time");
  read.response = fields.text("response");
  read.dose = fields.text("dose");
  if (model.family == Family::ordinal)
    read_cut_points(fields, model);
  else
    model.intercept = normal_in(fields.object("intercept"));
  model.effect = normal_in(fields.object("effect"));
  if (fields.has("covariates")) {
    JsonFields covariates = fields.object("covariates");
    for (const std::string& key : covariates.keys()) {
      model.covariates.push_back({key, normal_in(covariates.object(key))});
      if (key == read.response || key == read.dose || key == "intercept" || key == "effect")
        covariates.refuse(key, codec::quoted(key) + " has another part in this model and cannot be a covariate too.",
                          "Take it out of the covariates.");
    }
  }
  model.sigma = half_t_in(fields.object("sigma"));
  if (fields.has("rho"))
    model.rho = beta_in(fields.object("rho"));
  else
    fields.must_be_there("rho");
  if (fields.has("half_life"))
    model.half_life = log_normal_in(fields.object("half_life"));
  else
    fields.must_be_there("half_life");
  if (fields.has("dispersion") || model.family == Family::negative_binomial)
    model.dispersion = half_normal_in(fields.object("dispersion"));
  if (fields.has("drift")) model.drift = half_normal_in(fields.object("drift"));
  if (fields.has("saturation")) model.saturation = log_normal_in(fields.object("saturation"));
  for (const char* key : {"levels", "cutpoints"}) fields.allow(key);
  if (read.response == read.dose || read.response == read.time || read.dose == read.time)
    fields.refuse(read.response == read.dose ? "dose" : "time", "one column cannot be two of time, response and dose.",
                  "Name three columns.");
  fields.no_others();
  if (fields.problem()) return *fields.problem();
  return read;
}

Result<Series> series_from_csv(std::string_view bytes, const std::string& name, const FitModel& fit) {
  const Result<Csv> csv = read_csv(bytes, name);
  if (!csv) return csv.problem();
  const Result<std::size_t> time = column_of(*csv, fit.time, "time"),
                            response = column_of(*csv, fit.response, "the response"),
                            dose = column_of(*csv, fit.dose, "the dose");
  for (const auto* column : {&time, &response, &dose})
    if (!*column) return column->problem();
  std::vector<std::size_t> covariates;
  for (const Coefficient& covariate : fit.model.covariates) {
    const Result<std::size_t> column = column_of(*csv, covariate.name, "a covariate");
    if (!column) return column.problem();
    covariates.push_back(*column);
  }

  Series series;
  series.covariates.resize(covariates.size());
  long before = 0;
  for (std::size_t i = 1; i < csv->rows(); ++i) {
    const auto row = csv->row(i);
    const Result<long> now = time_in(*csv, row[*time]);
    if (!now) return now.problem();
    if (i > 1 && *now != before + 1) {
      const Cell cell = trimmed(row[*time]);
      if (*now <= before)
        return csv->problem(cell, "this day does not follow the one in the line before.",
                            "Keep one row for each day, in order.");
      return csv->problem(cell, counted_days(*now - before - 1) + " left out before this one.",
                          "Give every day a row, with an empty response where nothing was observed: its dose counts.");
    }
    before = *now;
    const Result<double> taken = known_in(*csv, row[*dose], fit.dose);
    if (!taken) return taken.problem();
    series.dose.push_back(*taken);
    for (std::size_t k = 0; k < covariates.size(); ++k) {
      const Result<double> value = known_in(*csv, row[covariates[k]], fit.model.covariates[k].name);
      if (!value) return value.problem();
      series.covariates[k].push_back(*value);
    }
    if (trimmed(row[*response]).text.empty()) {
      series.response.emplace_back();
      continue;
    }
    const Result<double> observed = number_in(*csv, row[*response], NumberOf::measure);
    if (!observed) return observed.problem();
    if (const auto problem = impossible(*csv, trimmed(row[*response]), *observed, fit.model)) return *problem;
    series.response.emplace_back(*observed);
  }
  if (std::none_of(series.response.begin(), series.response.end(), [](const auto& y) { return y.has_value(); }))
    return csv->problem(csv->header()[*response], "no day of this file has a response.",
                        "Fill the column " + codec::quoted(fit.response) + " where it was observed.");
  return series;
}

}  // namespace titrate::codec
