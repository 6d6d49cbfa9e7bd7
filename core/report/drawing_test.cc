#include "report/drawing.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace titrate {
namespace {

using drawing::Band;
using drawing::Dot;
using drawing::Letters;
using drawing::Line;

template <class Mark>
std::vector<Mark> all_of(const Drawing& drawing) {
  std::vector<Mark> marks;
  for (const drawing::Mark& mark : drawing.marks)
    if (const auto* one = std::get_if<Mark>(&mark)) marks.push_back(*one);
  return marks;
}

std::vector<std::string> letters_of(const Drawing& drawing) {
  std::vector<std::string> texts;
  for (const Letters& letters : all_of<Letters>(drawing)) texts.push_back(letters.text);
  return texts;
}

bool holds(const std::vector<std::string>& texts, const std::string& text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

TEST(Axis, steps_are_one_two_or_five_times_a_power_of_ten) {
  EXPECT_DOUBLE_EQ(round_step(10, 5), 2);
  EXPECT_DOUBLE_EQ(round_step(9, 5), 2);
  EXPECT_DOUBLE_EQ(round_step(0.9, 5), 0.2);
  EXPECT_DOUBLE_EQ(round_step(112, 8), 20);
  EXPECT_DOUBLE_EQ(round_step(21, 5), 5);
  EXPECT_DOUBLE_EQ(round_step(0, 5), 1);
}

TEST(Axis, holds_all_of_it_and_ends_on_a_step) {
  const Span span = span_of(-4.1, 0.3, 8);
  EXPECT_DOUBLE_EQ(span.step, 1);
  EXPECT_DOUBLE_EQ(span.low, -5);
  EXPECT_DOUBLE_EQ(span.high, 1);
}

// Low -2, high 2, smallest -1: with a margin of 0.24 the axis goes from -3 to 3, on a width of 100 between letters
// of 1.
TEST(EffectDrawing, estimate_and_interval_stand_where_the_axis_says) {
  document::EffectData data;
  data.estimate = -1;
  data.low = -2;
  data.high = 2;
  data.smallest = -1;
  data.better = Direction::lower;
  const Drawing drawing = drawing_of({data, "", ""}, 102, 1, false);
  const auto dots = all_of<Dot>(drawing);
  ASSERT_EQ(dots.size(), 1u);
  const auto x_of = [](double value) { return 1 + (value + 3) / 6 * 100; };
  EXPECT_NEAR(dots[0].x, x_of(-1), 1e-9);
  const auto lines = all_of<Line>(drawing);
  const auto interval = std::find_if(lines.begin(), lines.end(), [](const Line& line) { return line.width == 1.8; });
  ASSERT_NE(interval, lines.end());
  EXPECT_NEAR(interval->x1, x_of(-2), 1e-9);
  EXPECT_NEAR(interval->x2, x_of(2), 1e-9);
  const auto bands = all_of<Band>(drawing);
  ASSERT_EQ(bands.size(), 1u) << "what is worth having, on the lower side";
  EXPECT_NEAR(bands[0].x, 1, 1e-9);
  EXPECT_NEAR(bands[0].width, x_of(-1) - 1, 1e-9);
}

TEST(EffectDrawing, numbers_have_a_comma_where_the_language_has_one) {
  document::EffectData data;
  data.estimate = 0.1;
  data.low = 0.05;
  data.high = 0.4;
  EXPECT_TRUE(holds(letters_of(drawing_of({data, "", ""}, 100, 1, true)), "0,1"));
  EXPECT_TRUE(holds(letters_of(drawing_of({data, "", ""}, 100, 1, false)), "0.1"));
}

TEST(PeriodsDrawing, has_a_dot_for_each_day_a_line_for_each_median_and_grey_with_the_full_dose) {
  document::PeriodsData data;
  data.lowest = 0;
  data.highest = 10;
  data.periods.push_back({"1", "on", true, {2, 4, 6, 8}, 5, 3.5, 6.5});
  data.periods.push_back({"2", "off", false, {7}, 7, {}, {}});
  const Drawing drawing = drawing_of({data, "", ""}, 200, 8, false);
  EXPECT_EQ(all_of<Dot>(drawing).size(), 5u);
  EXPECT_EQ(all_of<Band>(drawing).size(), 1u);
  const auto lines = all_of<Line>(drawing);
  EXPECT_EQ(std::count_if(lines.begin(), lines.end(), [](const Line& line) { return line.width == 1.4; }), 2);
  EXPECT_EQ(std::count_if(lines.begin(), lines.end(), [](const Line& line) { return line.width == 1.6; }), 1);
  for (const Dot& dot : all_of<Dot>(drawing)) {
    EXPECT_GE(dot.y, 0);
    EXPECT_LE(dot.y, drawing.height);
  }
}

TEST(DaysDrawing, a_day_without_an_entry_is_a_gap) {
  document::DaysData data;
  data.values = {3, 5, std::nullopt, 4};
  data.lowest = 0;
  data.highest = 10;
  const auto lines = all_of<Line>(drawing_of({data, "", ""}, 200, 8, false));
  EXPECT_EQ(std::count_if(lines.begin(), lines.end(), [](const Line& line) { return line.width == 1.1; }), 3);
  EXPECT_EQ(std::count_if(lines.begin(), lines.end(), [](const Line& line) { return line.width == 0.6; }), 1)
      << "only the first two days are joined";
}

TEST(Drawings, of_nothing_are_a_frame) {
  for (const document::Figure& figure :
       {document::Figure{document::PeriodsData{}, "", ""}, document::Figure{document::DaysData{}, "", ""},
        document::Figure{document::EffectData{}, "", ""}}) {
    const Drawing drawing = drawing_of(figure, 200, 8, false);
    EXPECT_GT(drawing.height, 0);
  }
}

}  // namespace
}  // namespace titrate
