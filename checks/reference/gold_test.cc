// Real N-of-1 series whose posteriors were computed exactly elsewhere. The data are not ours to ship: the tests are
// skipped, with a plain message, where the folder is not at hand (TITRATE_SHARED, or `shared` beside the project).

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>

#include "codec/convert.h"
#include "codec/csv.h"
#include "codec/file.h"
#include "posterior/fit.h"
#include "shared_folder.h"

namespace titrate {
namespace {

namespace fs = std::filesystem;

/// One posterior of the gold file: its numbers by name, and the sentence that states data and priors.
struct Gold {
  std::map<std::string, double> number;
  std::string source;
};

using GoldRows = std::map<std::pair<std::string, std::string>, Gold>;  // (dataset, model)

GoldRows read_gold(const fs::path& file) {
  const std::string bytes = codec::read_file(file.string()).value();
  const codec::Csv csv = codec::read_csv(bytes, file.filename().string()).value();
  GoldRows rows;
  for (std::size_t i = 1; i < csv.rows(); ++i) {
    const auto row = csv.row(i);
    Gold& gold = rows[{std::string(row[0].text), std::string(row[1].text)}];
    gold.number[std::string(row[2].text)] = std::atof(std::string(row[3].text).c_str());
    gold.source = row[4].text;
  }
  return rows;
}

/// The priors as the row states them: "intercept N(m,s), coef N(m,s), sigma HalfN(s), phi U(-1,1)".
Model model_of(const Gold& gold, bool dependent) {
  Model model;
  const auto read = [&](const char* name, const char* format, double* a, double* b) {
    const auto at = gold.source.find(name);
    ASSERT_NE(at, std::string::npos) << name;
    ASSERT_GE(std::sscanf(gold.source.c_str() + at, format, a, b), 1) << name;
  };
  double unused = 0;
  read("intercept N(", "intercept N(%lf,%lf", &model.intercept.mean, &model.intercept.sd);
  read("coef N(", "coef N(%lf,%lf", &model.effect.mean, &model.effect.sd);
  read("sigma HalfN(", "sigma HalfN(%lf", &model.sigma.scale, &unused);
  model.sigma.degrees_of_freedom.reset();
  if (dependent) model.rho = BetaPrior{1, 1};
  return model;
}

/// The real series behind a dataset, by calendar day; the treatment is 1 on days of the arm that the row says is 1.
Series series_of(const std::string& dataset, const Gold& gold, const fs::path& folder) {
  const bool melatonin = dataset == "melatonin_daily_mood";
  const std::string file = melatonin ? "melatonin_ema.csv" : "studyu_sleep.csv";
  codec::ConvertOptions options;
  if (!melatonin) options.participant = dataset.substr(dataset.rfind('_') + 1);
  const std::string bytes = codec::read_file((folder / file).string()).value();
  const codec::Converted converted = codec::convert(bytes, file, options).value();
  std::string treatment = "melatonin";
  if (const auto at = gold.source.find("trt=1 means '"); at != std::string::npos) {
    const auto from = at + 13;
    treatment = gold.source.substr(from, gold.source.find('\'', from) - from);
  }
  const Diary& diary = converted.diary;
  const auto column = find_measure(diary, melatonin ? "mood" : "sleep_quality");
  Series series;
  // The exact posterior of the melatonin series counts study days; its one unscheduled date is no day of the study.
  Day day = diary.days.front().day;
  for (const DayRecord& record : diary.days) {
    for (; !melatonin && day < record.day; day += days(1)) {
      series.dose.push_back(0);  // not observed, and without carry-over its dose says nothing
      series.response.emplace_back();
    }
    series.dose.push_back(record.arm && *record.arm == treatment ? 1 : 0);
    series.response.push_back(record.measures[column.value()].maybe());
    day = record.day + days(1);
  }
  return series;
}

class GoldTest : public testing::TestWithParam<const char*> {};

TEST_P(GoldTest, MeanSdAndQuantilesAreWithinAHundredthOfAnSd) {
  const fs::path folder = shared_data();
  if (!fs::exists(folder / "gold_exact_bayes.csv"))
    GTEST_SKIP() << "the shared series are not at hand (" << folder.string() << "): set TITRATE_SHARED to check them";
  int checked = 0;
  for (const auto& [key, gold] : read_gold(folder / "gold_exact_bayes.csv")) {
    const auto& [dataset, model_name] = key;
    if (model_name != GetParam() || gold.number.at("grid_edge_mass") >= 1e-4) continue;
    SCOPED_TRACE(dataset);
    const bool dependent = model_name == "EXACT-AR1";
    const Posterior p = fit(model_of(gold, dependent), series_of(dataset, gold, folder),
                            {.accuracy = Accuracy::reference, .coefficients = true});
    EXPECT_TRUE(p.diagnostics.trust);
    const auto expect = [&](const std::string& name, const Summary& s) {
      const double sd = gold.number.at(name + ".sd");
      EXPECT_NEAR(s.mean, gold.number.at(name + ".mean"), 0.01 * sd) << name;
      EXPECT_NEAR(s.sd, sd, 0.01 * sd) << name;
      EXPECT_NEAR(s.q[0], gold.number.at(name + ".q2.5"), 0.01 * sd) << name;
      EXPECT_NEAR(s.q[3], gold.number.at(name + ".q50"), 0.01 * sd) << name;
      EXPECT_NEAR(s.q[6], gold.number.at(name + ".q97.5"), 0.01 * sd) << name;
    };
    expect("trt", p.effect.summary());
    expect("intercept", p.coefficients.front().summary);
    EXPECT_NEAR(p.sigma.mean, gold.number.at("sigma.mean"), 0.01 * p.sigma.sd);
    EXPECT_NEAR(p.log_evidence, gold.number.at("log_marginal_likelihood"), 1e-3);
    if (dependent) {
      EXPECT_NEAR(p.rho->mean, gold.number.at("phi.mean"), 0.01 * gold.number.at("phi.sd"));
      EXPECT_NEAR(p.rho->sd, gold.number.at("phi.sd"), 0.01 * gold.number.at("phi.sd"));
    }
    ++checked;
  }
  EXPECT_EQ(checked, 11);  // ten people's sleep and one person's mood
}

INSTANTIATE_TEST_SUITE_P(RealSeries, GoldTest, testing::Values("EXACT-IID", "EXACT-AR1"), [](const auto& info) {
  return std::string(info.param) == "EXACT-IID" ? "independent" : "dependent";
});

}  // namespace
}  // namespace titrate
