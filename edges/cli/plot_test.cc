#include "cli/plot.h"

#include <gtest/gtest.h>

#include <cmath>
#include <sstream>

#include "cli/review_text.h"
#include "codec/catalog_tables.h"
#include "trial/bare_diary.h"

namespace titrate::cli {
namespace {

const Day first_day = *parse_day("2020-03-02");

/// `count` days in phases of a week; the outcome is `middle` and up to `swing` away from it.
Diary diary_of(int count, const std::string& outcome, double middle = 5, double swing = 2) {
  Diary diary;
  diary.measures = {outcome};
  for (int t = 0; t < count; ++t) {
    DayRecord record;
    record.day = first_day + days(t);
    record.dose = dose_entry(t / 7 % 2 == 1 ? 200 : 0, true);
    record.measures = {Entry<double>::of(std::round(middle + swing * std::sin(t)))};
    diary.days.push_back(record);
  }
  return diary;
}

Review reviewed(const Diary& diary) {
  Progress progress;
  const auto trial = trial_of_bare_diary(diary, {}, codec::catalog());
  return review(*trial, diary, codec::catalog(), first_day + days(5000), 1, progress);
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::vector<std::string> plotted(const Diary& diary) { return lines_of(plot_of_days(reviewed(diary), diary)); }

TEST(Plot, and_text_fit_eighty_columns_for_one_day_and_for_years) {
  for (const int count : {1, 2, 7, 19, 20, 69, 70, 71, 140, 141, 365}) {
    const Diary diary = diary_of(count, "pain");
    for (const std::string& line : lines_of(review_text(reviewed(diary), diary, false)))
      EXPECT_LE(line.size(), 80u) << count << " days: " << line;
  }
  for (const std::string& line : plotted(diary_of(1200, "steps", 480, 90))) EXPECT_LE(line.size(), 80u) << line;
}

TEST(Plot, fits_whatever_the_size_of_the_numbers) {
  for (const double middle : {0.002, 3.0, 480.0, 9500.0, 1.5e6})
    for (const double swing : {0.0, 0.1, 0.9}) {
      const auto lines = plotted(diary_of(140, "steps", middle, swing * middle));
      std::size_t bar = lines[1].find(" | ");
      for (std::size_t row = 1; row <= 12; ++row) {
        EXPECT_LE(lines[row].size(), 80u) << lines[row];
        EXPECT_EQ(lines[row].find(" | "), bar) << "the axis is one straight line: " << lines[row];
      }
    }
}

TEST(Plot, a_day_is_a_column_and_a_day_without_an_entry_is_blank) {
  Diary diary = diary_of(14, "pain", 5, 0);
  diary.days[3].measures[0] = {};
  diary.days[4].measures[0] = Entry<double>::none();
  diary.days[9].dose = {};
  const auto lines = plotted(diary);
  ASSERT_EQ(lines.size(), 15u);
  EXPECT_EQ(lines[6], "   5 | ooo  ooooooooo");
  EXPECT_EQ(lines[11], "   0 |     o") << "none at all is a value";
  EXPECT_EQ(lines[12], "dose | .......##?####");
  EXPECT_EQ(lines[13], "       2020-03-02 to 2020-03-15");
}

TEST(Plot, the_axis_of_a_rating_is_its_whole_scale_whatever_the_data) {
  const auto lines = plotted(diary_of(14, "pain", 4, 0));
  EXPECT_EQ(lines[1].substr(0, 6), "  10 |");
  EXPECT_EQ(lines[11].substr(0, 6), "   0 |");
}

TEST(Plot, more_days_than_columns_are_shown_as_means_and_it_says_so) {
  EXPECT_NE(plotted(diary_of(71, "pain"))[0].find("(means of 2 days)"), std::string::npos);
  EXPECT_EQ(plotted(diary_of(70, "pain"))[0].find("means"), std::string::npos);
}

TEST(Plot, of_the_effect_marks_zero_and_the_smallest_worthwhile_difference) {
  const Diary diary = diary_of(70, "pain");
  const auto lines = lines_of(plot_of_effect(reviewed(diary)));
  ASSERT_EQ(lines.size(), 4u);
  const auto zero = lines[2].find('0'), worthwhile = lines[2].find('^');
  ASSERT_NE(zero, std::string::npos);
  ASSERT_NE(worthwhile, std::string::npos);
  EXPECT_LT(worthwhile, zero) << "lower pain is better, and lower is to the left";
  EXPECT_NE(lines[3].find("smallest worthwhile (2)"), std::string::npos);
}

TEST(Plot, of_nothing_is_nothing) {
  Diary empty = diary_of(0, "pain");
  EXPECT_EQ(plot_of_days(reviewed(empty), empty), "");
  EXPECT_EQ(plot_of_effect(reviewed(empty)), "");
}

TEST(ReviewText, says_first_of_all_that_an_example_is_simulated_and_is_bold_only_when_asked) {
  Diary diary = diary_of(28, "pain");
  diary.simulated = true;
  EXPECT_TRUE(review_text(reviewed(diary), diary, false).starts_with("SIMULATED EXAMPLE"));
  EXPECT_EQ(review_text(reviewed(diary), diary, false).find('\033'), std::string::npos);
  EXPECT_NE(review_text(reviewed(diary), diary, true).find('\033'), std::string::npos);
}

TEST(FitText, keeps_its_columns_whatever_the_size_of_the_numbers) {
  for (const double size : {1e-9, 1.0, 9999.0, 12345.0, 1e9, 1e18}) {
    Posterior posterior;
    posterior.effect = NormalMixture({1}, {-size}, {size});
    posterior.sigma = Summary{.mean = size, .sd = size, .q = {-size, -size, 0, size, size, size, -size}};
    posterior.log_evidence = -size;
    for (const std::string& line : lines_of(fit_text(posterior))) EXPECT_LE(line.size(), 79u) << line;
    const auto row = lines_of(fit_text(posterior))[4];
    EXPECT_TRUE(row.starts_with("sigma")) << row;
    for (std::size_t column = 16; column < row.size(); column += 10) EXPECT_EQ(row[column], ' ') << row;
  }
}

TEST(ReviewText, says_by_which_option_what_was_not_said_is_said) {
  const Diary diary = diary_of(60, "steps");
  const std::string text = review_text(reviewed(diary), diary, false);
  for (const char* option : {"--better", "--smallest", "--randomised"}) EXPECT_NE(text.find(option), std::string::npos);
  const Diary known = diary_of(60, "pain");
  EXPECT_EQ(review_text(reviewed(known), known, false).find("--better"), std::string::npos) << "pain has a direction";
}

TEST(Plot, a_curve_goes_through_its_points_and_marks_the_one_that_is_read_off) {
  const std::string text =
      plot_of_curve({{0, 0}, {100, 1}, {200, 0}}, {150, 0.5}, {"dose, mg", 0, 200, 100}, {"share", 0, 1, 0.5});
  const std::vector<std::string> lines = lines_of(text);
  ASSERT_EQ(lines.size(), 15u) << text;
  EXPECT_EQ(lines[0], "  share");
  EXPECT_EQ(lines[1], "    1 |           .");             // the top, above 100
  EXPECT_EQ(lines[6], "  0.5 |      .         X");        // half way up, above 50 and 150
  EXPECT_EQ(lines[11], "    0 | .                   .");  // both ends
  EXPECT_EQ(lines[13], "        0        100       200");
  EXPECT_NE(lines[14].find("dose, mg"), std::string::npos);
  const std::string outside =
      plot_of_curve({{0, 0}, {200, 1}}, {900, 0.5}, {"dose, mg", 0, 200, 100}, {"share", 0, 1, 0.5});
  EXPECT_EQ(outside.find("X\n"), std::string::npos) << "what lies outside is not drawn at the edge";
  for (const std::string& line : lines) EXPECT_LE(line.size(), 80u);
}

}  // namespace
}  // namespace titrate::cli
