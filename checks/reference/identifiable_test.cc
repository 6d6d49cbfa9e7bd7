// What the criterion of identifiability (docs/mathematics.md, section 5) says of real series with slow phases: sleep
// trials of a week with and a week without. The data are not ours to ship; where they are not at hand the test is
// skipped with a plain message. It prints the table of that section.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "codec/catalog_tables.h"
#include "codec/convert.h"
#include "codec/file.h"
#include "exposure/exposure.h"
#include "model/analysis.h"
#include "posterior/answers.h"
#include "shared_folder.h"
#include "trial/bare_diary.h"

namespace titrate {
namespace {

Answers answers_of(const Diary& diary) {
  BareDiaryOptions options;
  options.outcome = "sleep_quality";
  const Trial trial = trial_of_bare_diary(diary, options, codec::catalog()).value();
  const Exposure exposure = exposure_of(trial, diary, diary.days.back().day);
  Progress patient;
  return infer(analyses_of(trial, diary, exposure, codec::catalog()), 1, patient);
}

/// The same person's days up to the last before the `switches`-th switch.
Diary cut_before(Diary diary, int switches) {
  std::optional<bool> before;
  for (std::size_t i = 0; i < diary.days.size(); ++i) {
    if (!diary.days[i].dose.known()) continue;
    const bool on = in_own_unit(diary.days[i].dose.amount()) > 0;
    if (before && on != *before && --switches == 0) {
      diary.days.resize(i);
      break;
    }
    before = on;
  }
  return diary;
}

TEST(Identifiable, in_real_slow_phases_it_takes_four_of_them_and_most_days) {
  const std::filesystem::path file = shared_data() / "studyu_sleep.csv";
  if (!std::filesystem::exists(file))
    GTEST_SKIP() << "the real series are not at hand (" << file.string() << "): set TITRATE_SHARED to check them";
  const std::string bytes = codec::read_file(file.string()).value();
  int yes = 0, yes_without_switches = 0;
  for (const char* person : {"026ff51a", "0889f7fb", "1841ab1d", "27bf5df4", "2faf171f", "5c8fe994", "886ac213",
                             "b6a716a4", "c3f0072f", "c8bafe93"}) {
    codec::ConvertOptions options;
    options.participant = person;
    const codec::Converted one = codec::convert(bytes, file.string(), options).value();
    const Answers answers = answers_of(one.diary);
    const Identifiability& found = answers.identifiable;
    const auto who = std::find_if(one.participants.begin(), one.participants.end(),
                                  [&](const codec::Participant& p) { return p.id.starts_with(person); });
    std::printf("| %s, %s | %d | %d | %.0f %% | %.0f %% | %s |\n", who->trial.c_str(), person, answers.count.recorded,
                answers.count.switches, 100 * found.explained_by_calendar, 100 * found.contraction,
                found.yes ? "yes" : found.why.front().c_str());
    yes += found.yes;
    yes_without_switches += found.yes && answers.count.switches < 3;
    // The first week with and the first week without, of the very same people, tell nothing from a drift.
    EXPECT_FALSE(answers_of(cut_before(one.diary, 2)).identifiable.yes) << person << ", first two phases";
    EXPECT_FALSE(answers_of(cut_before(one.diary, 3)).identifiable.yes) << person << ", first three phases";
  }
  EXPECT_EQ(yes_without_switches, 0);
  EXPECT_GT(yes, 0) << "else the criterion says no to everybody, which is no answer either";
  EXPECT_LT(yes, 10);
}

}  // namespace
}  // namespace titrate
