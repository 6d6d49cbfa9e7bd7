// Runs every folder beside this file. expect.json says what the diary must be: "refused" (the whole message, line by
// line), or "days" with what was recorded, zero, skipped and late, and any part of the review. "today" is the day on
// which the diary is read; "size" stands for a file that is too large to keep here. A folder with a person.json is
// screened instead: "in_the_way" lists the rules that keep the person from starting, "screening" is any part of the
// answer. Folders with a life.json are lived (lives_test.cc).

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "app/review_trial.h"
#include "app/screen_person.h"
#include "codec/catalog_tables.h"
#include "codec/file.h"
#include "codec/person_json.h"
#include "codec/review_json.h"
#include "codec/screening_json.h"
#include "codec/tidy_diary.h"
#include "codec/trial_json.h"
#include "expect_part.h"
#include "trial/bare_diary.h"

namespace titrate {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

std::vector<std::string> scenarios() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(TITRATE_SCENARIOS))
    if (entry.is_directory() && !fs::exists(entry.path() / "life.json"))
      names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

std::string test_name(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

class Scenario : public testing::TestWithParam<std::string> {
 protected:
  Scenario()
      : folder_(fs::path(TITRATE_SCENARIOS) / GetParam()),
        expect_(Json::parse(*codec::read_file(path("expect.json")))) {
    if (const auto day = expect_.find("today"); day != expect_.end()) today_ = parse_day(day->get<std::string>());
  }
  std::string path(const char* file) const { return (folder_ / file).string(); }

  Result<std::string> bytes() const {
    if (!expect_.contains("size")) return codec::read_file(path("diary.csv"));
    std::string made = (fs::temp_directory_path() / "titrate-large-XXXXXX").string();
    ::close(::mkstemp(made.data()));
    fs::resize_file(made, expect_["size"].get<std::uintmax_t>());
    const auto read = codec::read_file(made);
    fs::remove(made);
    if (read) return *read;
    Problem problem = read.problem();
    problem.where.file = "diary.csv";
    return problem;
  }
  Result<Diary> diary() const {
    const auto read = bytes();
    return read ? codec::diary_from_csv(*read, "diary.csv", today_) : read.problem();
  }
  Result<Trial> trial(const Diary& diary) const {
    if (fs::exists(path("trial.json")))
      return codec::trial_from_json(*codec::read_file(path("trial.json")), "trial.json", codec::catalog());
    return trial_of_bare_diary(diary, {}, codec::catalog());
  }

  fs::path folder_;
  Json expect_;
  std::optional<Day> today_;
};

std::size_t count(const Diary& diary, const std::string& measure, auto is) {
  const std::size_t column = *find_measure(diary, measure);
  return std::size_t(std::count_if(diary.days.begin(), diary.days.end(),
                                   [&](const DayRecord& day) { return is(day.measures[column]); }));
}

/// The rules of the findings that stand in the way, in the order in which they are told.
Json in_the_way(const Screening& screening) {
  Json rules = Json::array();
  for (const Finding& finding : screening.findings)
    if (stands_in_the_way(finding)) rules.push_back(finding.rule);
  return rules;
}

TEST_P(Scenario, ends_as_its_story_says) {
  EXPECT_TRUE(fs::exists(path("story.md")));
  if (fs::exists(path("person.json"))) {
    const auto file = codec::person_from_json(*codec::read_file(path("person.json")), "person.json", codec::catalog());
    ASSERT_TRUE(file) << describe(file.problem());
    const ScreenedPerson screened = screen_person(*file, codec::catalog(), today_.value());
    EXPECT_EQ(in_the_way(screened.screening), expect_["in_the_way"]);
    expect_part(expect_["screening"], codec::screening_json(screened, codec::catalog(), *today_), "screening");
    return;
  }
  const Result<Diary> read = diary();
  if (const auto refused = expect_.find("refused"); refused != expect_.end()) {
    ASSERT_FALSE(read) << "it was read";
    std::string message;
    for (const Json& line : *refused) message.append(message.empty() ? "" : "\n").append(line.get<std::string>());
    EXPECT_EQ(describe(read.problem()), message);
    return;
  }
  ASSERT_TRUE(read) << describe(read.problem());
  EXPECT_EQ(read->days.size(), expect_["days"].get<std::size_t>());
  const auto expect_counts = [&](const char* key, auto is) {
    if (!expect_.contains(key)) return;
    for (const auto& [measure, number] : expect_[key].items())
      EXPECT_EQ(Json(count(*read, measure, is)), number) << key << " " << measure;
  };
  expect_counts("recorded", [](const Entry<double>& entry) { return entry.known(); });
  expect_counts("zeros", [](const Entry<double>& entry) { return entry.state() == EntryState::none; });
  expect_counts("skipped", [](const Entry<double>& entry) { return entry.state() == EntryState::skipped; });
  const auto late = std::count_if(read->days.begin(), read->days.end(),
                                  [&](const DayRecord& day) { return is_late(day, read->day_start); });
  EXPECT_EQ(late, expect_.value("late", 0));

  if (!expect_.contains("review")) return;
  const Result<Trial> plan = trial(*read);
  ASSERT_TRUE(plan) << describe(plan.problem());
  Progress patient;
  const Review answer = review(*plan, *read, codec::catalog(), today_.value_or(read->days.back().day), 1, patient);
  expect_part(expect_["review"], codec::review_json(answer, *read, codec::catalog()), "review");
}

INSTANTIATE_TEST_SUITE_P(Titrate, Scenario, testing::ValuesIn(scenarios()), test_name);

}  // namespace
}  // namespace titrate
