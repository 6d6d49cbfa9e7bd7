#include "codec/fit_files.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "codec/file.h"

namespace titrate::codec {
namespace {

const std::string model_text = R"({ "family": "gaussian",
  "time": "t", "response": "y", "dose": "dose", "levels": 11,
  "intercept":  {"mean": 0, "sd": 2.5},
  "effect":     {"mean": 0, "sd": 1},
  "covariates": {"trend": {"mean": 0, "sd": 1}, "age": {"mean": 0, "sd": 0.5}},
  "sigma":      {"df": 4, "scale": 1},
  "rho":        {"a": 1, "b": 1},
  "half_life":  {"log_mean": 0.693147, "log_sd": 0.75},
  "dispersion": null, "drift": null, "saturation": null,
  "cutpoints":  {"middle": {"mean": 0, "sd": 3}, "log_gap": {"mean": -0.4, "sd": 0.5}} })";

constexpr std::string_view data_text =
    "t,dose,trend,age,y\n"
    "1,0,-1,0.1,1.5\n"
    "2,1,0,0.2,\n"
    "3,1,1,0.3,-2\n";

std::string with(std::string text, const std::string& old, const std::string& replacement) {
  EXPECT_NE(text.find(old), std::string::npos) << old;
  return text.replace(text.find(old), old.size(), replacement);
}

FitModel model() { return *fit_model_from_json(model_text, "model.json"); }

std::string model_refusal(const std::string& text) {
  const auto read = fit_model_from_json(text, "model.json");
  return read ? "was read" : describe(read.problem());
}

std::string data_refusal(const std::string& text) {
  const auto read = series_from_csv(text, "data.csv", model());
  return read ? "was read" : describe(read.problem());
}

TEST(FitModel, is_exactly_what_the_file_says) {
  const auto read = fit_model_from_json(model_text, "model.json");
  ASSERT_TRUE(read) << describe(read.problem());
  EXPECT_EQ(read->time + read->response + read->dose, "tydose");
  EXPECT_EQ(read->model.intercept.sd, 2.5);
  EXPECT_EQ(read->model.covariates[0].name, "trend") << "covariates keep the order of the file";
  EXPECT_EQ(read->model.covariates[1].prior.sd, 0.5);
  EXPECT_EQ(read->model.sigma.degrees_of_freedom, 4);
  EXPECT_EQ(read->model.rho->b, 1);
  EXPECT_EQ(read->model.half_life->log_mean, 0.693147);
}

TEST(FitModel, null_leaves_a_part_out_and_nothing_is_left_out_silently) {
  const auto read = fit_model_from_json(
      with(with(with(model_text, R"({"a": 1, "b": 1})", "null"), R"({"log_mean": 0.693147, "log_sd": 0.75})", "null"),
           R"("df": 4)", R"("df": null)"),
      "model.json");
  ASSERT_TRUE(read);
  EXPECT_FALSE(read->model.rho || read->model.half_life || read->model.sigma.degrees_of_freedom);
  EXPECT_NE(
      model_refusal(with(model_text, R"("rho":        {"a": 1, "b": 1},)", "")).find("the field \"rho\" is missing."),
      std::string::npos);
  EXPECT_NE(model_refusal(with(model_text, R"("df": 4, )", "")).find("the field \"sigma.df\" is missing."),
            std::string::npos);
  EXPECT_NE(model_refusal(with(model_text, R"("effect":     {"mean": 0, "sd": 1},)", ""))
                .find("the field \"effect\" is missing."),
            std::string::npos);
}

TEST(FitModel, a_wrong_prior_is_shown_where_it_stands) {
  EXPECT_EQ(model_refusal(with(model_text, "\"sd\": 2.5", "\"sd\": -1")),
            "model.json, line 3: the field \"intercept.sd\" must be above zero.\n"
            "    \"intercept\":  {\"mean\": 0, \"sd\": -1},\n"
            "                                    ^^\n"
            "Write a number above zero.");
  EXPECT_NE(
      model_refusal(with(model_text, "\"df\": 4", "\"df\": \"4\"")).find("the field \"sigma.df\" must hold a number."),
      std::string::npos);
  EXPECT_NE(model_refusal(with(model_text, "\"log_sd\"", "\"sd\"")).find("the field \"half_life.log_sd\" is missing."),
            std::string::npos);
}

TEST(FitModel, an_unknown_field_is_a_problem) {
  EXPECT_NE(model_refusal(with(model_text, "\"levels\"", "\"level\"")).find("the field \"level\" is not one I know."),
            std::string::npos);
}

TEST(FitModel, each_family_asks_for_what_it_needs) {
  EXPECT_NE(model_refusal(with(model_text, "\"gaussian\"", "\"normal\"")).find("\"normal\" is not a family"),
            std::string::npos);
  EXPECT_NE(model_refusal(with(model_text, "\"gaussian\"", "\"negative_binomial\"")).find("the field \"dispersion\""),
            std::string::npos);
  EXPECT_NE(model_refusal(with(model_text, "\"gaussian\"", "\"ordinal\"")).find("\"intercept\""), std::string::npos);
  EXPECT_NE(model_refusal(with(model_text, "\"drift\": null", "\"drift\": {\"size\": 0.05}")).find("drift.scale"),
            std::string::npos);
}

TEST(FitModel, drift_saturation_and_dispersion_are_read) {
  std::string text = with(model_text, "\"drift\": null", "\"drift\": {\"scale\": 0.05}");
  text = with(text, "\"saturation\": null", "\"saturation\": {\"log_mean\": 0, \"log_sd\": 1}");
  text = with(text, "\"dispersion\": null", "\"dispersion\": {\"scale\": 0.5}");
  text = with(text, "\"gaussian\"", "\"negative_binomial\"");
  const auto read = fit_model_from_json(text, "model.json");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->model.family, Family::negative_binomial);
  EXPECT_EQ(read->model.dispersion, 0.5);
  EXPECT_EQ(read->model.drift, 0.05);
  EXPECT_EQ(read->model.saturation->log_sd, 1);
}

TEST(FitModel, a_column_has_one_part) {
  EXPECT_NE(model_refusal(with(model_text, "\"dose\": \"dose\"", "\"dose\": \"y\"")).find("one column cannot be two"),
            std::string::npos);
  EXPECT_NE(model_refusal(with(model_text, "\"age\"", "\"y\"")).find("cannot be a covariate too"), std::string::npos);
}

TEST(FitData, one_row_per_day_with_an_empty_response_where_nothing_was_observed) {
  const auto read = series_from_csv(data_text, "data.csv", model());
  ASSERT_TRUE(read) << describe(read.problem());
  EXPECT_EQ(read->dose, (std::vector<double>{0, 1, 1}));
  EXPECT_EQ(read->covariates, (std::vector<std::vector<double>>{{-1, 0, 1}, {0.1, 0.2, 0.3}}));
  EXPECT_EQ(read->response, (std::vector<std::optional<double>>{1.5, std::nullopt, -2}));
  EXPECT_TRUE(read->block_contrast.empty());
}

TEST(FitData, time_may_be_dates) {
  EXPECT_EQ(data_refusal("t,dose,trend,age,y\n2026-02-28,0,0,0,1\n2026-03-01,0,0,0,1\n"), "was read");
}

TEST(FitData, a_day_left_out_is_a_problem_because_its_dose_counts) {
  EXPECT_EQ(data_refusal("t,dose,trend,age,y\n1,0,0,0,1\n4,0,0,0,1\n"),
            "data.csv, line 3: 2 days are left out before this one.\n"
            "  4,0,0,0,1\n"
            "  ^\n"
            "Give every day a row, with an empty response where nothing was observed: its dose counts.");
  EXPECT_NE(data_refusal("t,dose,trend,age,y\n1,0,0,0,1\n1,0,0,0,1\n").find("does not follow"), std::string::npos);
  EXPECT_NE(data_refusal("t,dose,trend,age,y\n1.5,0,0,0,1\n").find("neither a whole number nor a date"),
            std::string::npos);
}

TEST(FitData, dose_and_covariates_are_known_on_every_day) {
  EXPECT_NE(data_refusal("t,dose,trend,age,y\n1,,0,0,1\n").find("the column \"dose\" is empty here"),
            std::string::npos);
  EXPECT_NE(data_refusal("t,dose,trend,age,y\n1,0,0,,1\n").find("the column \"age\" is empty here"), std::string::npos);
  EXPECT_NE(data_refusal("t,dose,trend,age,y\n1,0,0,0,NA\n").find("\"NA\" is not a number."), std::string::npos);
}

TEST(FitData, columns_of_the_model_are_there_once) {
  EXPECT_NE(data_refusal("t,dose,trend,y\n1,0,0,1\n")
                .find("the column \"age\" is missing; the model names it as a covariate."),
            std::string::npos);
  EXPECT_NE(data_refusal("t,dose,trend,age,y,y\n1,0,0,0,1,2\n").find("the column \"y\" stands twice."),
            std::string::npos);
  EXPECT_NE(data_refusal("t,dose,trend,age,y\n1,0,0,0,\n").find("no day of this file has a response."),
            std::string::npos);
  EXPECT_NE(data_refusal("t,dose,trend,age,y\n").find("no day of this file has a response."), std::string::npos);
}

TEST(FitFiles, all_reference_cases_can_be_read) {
  const char* source = std::getenv("TITRATE_SOURCE");
  ASSERT_NE(source, nullptr);
  for (const char* one : {"g1", "g2", "g3", "g4", "g5", "g6"}) {
    const std::string folder = std::string(source) + "/checks/reference/" + one;
    const auto model = fit_model_from_json(*read_file(folder + "/model.json"), "model.json");
    ASSERT_TRUE(model) << describe(model.problem());
    const auto data = series_from_csv(*read_file(folder + "/data.csv"), "data.csv", *model);
    ASSERT_TRUE(data) << describe(data.problem());
    EXPECT_EQ(data->dose.size(), data->response.size());
    EXPECT_EQ(model->model.covariates.size(), 3u);
  }
}

}  // namespace
}  // namespace titrate::codec
