#include "codec/number.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace titrate::codec {
namespace {

Result<double> number(const std::string& text, NumberOf kind) {
  const std::string bytes = "day,x\n2026-03-01," + csv_cell(text) + "\n";
  const auto csv = read_csv(bytes, "t.csv");
  return number_in(*csv, csv->row(1)[1], kind);
}

std::string number_refusal(const std::string& text, NumberOf kind = NumberOf::dose) {
  const auto result = number(text, kind);
  return result ? "read as " + std::to_string(*result) : describe(result.problem());
}

TEST(Number, is_decimal_with_a_point) {
  EXPECT_EQ(*number("3.5", NumberOf::dose), 3.5);
  EXPECT_EQ(*number(" -2 ", NumberOf::measure), -2);
  EXPECT_EQ(*number("1e-3", NumberOf::measure), 0.001);
  EXPECT_EQ(*number("0.500", NumberOf::dose), 0.5);
  EXPECT_EQ(*number("1.0000", NumberOf::dose), 1);
  EXPECT_EQ(*number("-1.00000000", NumberOf::measure), -1);
  EXPECT_EQ(*number("7.000", NumberOf::measure), 7) << "only a dose is dangerous enough to ask";
}

TEST(Number, a_decimal_comma_is_refused_with_the_point_shown) {
  EXPECT_EQ(number_refusal("3,5"),
            "t.csv, line 2: \"3,5\" has a decimal comma; numbers in this file have a decimal point.\n"
            "  2026-03-01,\"3,5\"\n"
            "             ^^^^^\n"
            "Write 3.5. A spreadsheet writes points when it exports with an English (US) number format.");
}

TEST(Number, a_dose_that_may_mean_a_thousand_is_refused) {
  EXPECT_EQ(number_refusal("1.000"),
            "t.csv, line 2: \"1.000\" may mean 1 or 1000: a dose is not guessed.\n"
            "  2026-03-01,1.000\n"
            "             ^^^^^\n"
            "Write 1 or 1000.");
  EXPECT_NE(number_refusal("12.500").find("may mean 12.5 or 12500"), std::string::npos);
  EXPECT_NE(number_refusal("1,000").find("if you mean thousands"), std::string::npos);
  EXPECT_NE(number_refusal("1,000,000").find("separators between thousands"), std::string::npos);
}

TEST(Number, a_unit_in_the_cell_is_refused_and_units_are_named) {
  EXPECT_EQ(number_refusal("400 mgs"),
            "t.csv, line 2: \"400 mgs\" is not an amount I know.\n"
            "  2026-03-01,400 mgs\n"
            "             ^^^^^^^\n"
            "Write the number of mg alone, as in 400. Units I know here: mg, g, mcg, IU.");
  EXPECT_NE(number_refusal("400 mg").find("Write 400 alone: this column is in mg."), std::string::npos);
  EXPECT_NE(number_refusal("0.4 g").find("Convert it to mg"), std::string::npos);
  EXPECT_NE(number_refusal("5 points", NumberOf::measure).find("Write 5 alone"), std::string::npos);
}

TEST(Number, what_is_no_finite_decimal_number_is_refused) {
  for (const char* text : {"NaN", "nan", "inf", "-inf", "Infinity", "0x10", "1e999", "-1e999", "1e-999", "--5", "+5",
                           "5-", "1..2", "five", "-", "", " ", "NA"})
    for (const NumberOf kind : {NumberOf::dose, NumberOf::measure}) EXPECT_FALSE(number(text, kind)) << text;
  EXPECT_NE(number_refusal("NaN").find("Leave the cell empty where nothing was recorded; write 0 where it was none"),
            std::string::npos);
}

RC_GTEST_PROP(Number, a_written_number_is_read_back_exactly, (double any)) {
  RC_PRE(std::isfinite(any));
  const double x = std::fmod(any, 1e9);  // beyond that a number is a slip
  RC_PRE(x == 0 || std::abs(x) >= 1e-100);
  for (const NumberOf kind : {NumberOf::dose, NumberOf::measure}) RC_ASSERT(*number(number_text(x), kind) == x);
}

TEST(Number, beyond_a_thousand_million_or_next_to_nothing_is_a_slip) {
  EXPECT_TRUE(number("1e9", NumberOf::measure));
  for (const char* text : {"1e10", "-1e200", "1e308", "5e-300", "-1e-200"})
    EXPECT_FALSE(number(text, NumberOf::measure)) << text;
}

TEST(Number, a_written_dose_is_never_ambiguous) {
  EXPECT_EQ(number_text(1.125), "1.1250");
  EXPECT_EQ(number_text(200), "200");
  EXPECT_EQ(number_text(-0.0), "0");
}

TEST(TypedAmount, is_read_with_a_point_or_a_comma_with_its_unit_or_without) {
  for (const auto& [text, amount] : std::initializer_list<std::pair<const char*, double>>{{"250", 250},
                                                                                          {"250,5", 250.5},
                                                                                          {"250.5", 250.5},
                                                                                          {" 100 mg ", 100},
                                                                                          {"0", 0},
                                                                                          {"0,5", 0.5},
                                                                                          {"0.125", 0.125}})
    EXPECT_EQ(*typed_amount(text, "value"), amount) << text;
}

TEST(TypedAmount, one_or_a_thousand_is_not_guessed_and_everything_else_is_no_amount) {
  for (const char* text : {"1.000", "1,000", "12.500 mg", "1.000.000"}) {
    const auto read = typed_amount(text, "value");
    ASSERT_FALSE(read.ok()) << text;
    EXPECT_NE(read.problem().what.find("is not guessed"), std::string::npos) << text;
  }
  for (const char* text : {"", "mg", "-5", "+5", "1e3", "nan", "250 g", "1,2,3", ",5", "5,", "two", "9999999999"})
    EXPECT_FALSE(typed_amount(text, "value").ok()) << text;
}

}  // namespace
}  // namespace titrate::codec
