#include "catalog/label.h"

#include <gtest/gtest.h>

#include <cmath>

#include "catalog/catalog.h"

namespace titrate {
namespace {

const Source on_a_label{"A book (2020)", "verified"};

Form form(const char* id, const char* family, const char* name, std::optional<double> fraction, double low, double high,
          bool alkaline, std::optional<double> glycine = {}) {
  Form made;
  made.id = id, made.family = family, made.name = name, made.names = {name}, made.substance = "magnesium";
  made.fraction = fraction, made.label_fraction_low = low, made.label_fraction_high = high;
  made.alkaline = alkaline, made.free_glycine = glycine, made.source = on_a_label;
  return made;
}

/// Three compounds with their published fractions.
Catalog label_catalog() {
  Catalog catalog;
  catalog.forms = {form("glycinate", "bisglycinate", "magnesium bisglycinate", 0.1410, 0.10, 0.141, true, 6.18),
                   form("oxide", "oxide", "magnesium oxide", 0.6030, 0.58, 0.603, true),
                   form("citrate", "citrate", "magnesium citrate", 0.1616, 0.14, 0.162, false)};
  return catalog;
}

PrintedAmount printed(double mg, std::optional<double> daily_value = {}) {
  return {.text = std::to_string(int(mg)) + " mg", .mass = mg * milligram, .daily_value = daily_value};
}
LabelRow element(PrintedAmount amount, std::vector<std::string> forms = {}) {
  return {.names = LabelRow::Names::element, .text = "magnesium", .forms = std::move(forms), .amounts = {amount}};
}
LabelRow compound(PrintedAmount amount, std::vector<std::string> forms = {"glycinate"}) {
  return {.names = LabelRow::Names::compound,
          .text = "magnesium bisglycinate",
          .forms = std::move(forms),
          .amounts = {amount}};
}
Label label_of(std::vector<LabelRow> rows, std::optional<Serving> serving = Serving{2, 2, "capsule"}) {
  Label label;
  label.rows = std::move(rows);
  label.serving = serving;
  return label;
}
double per_serving(const Resolved& resolved) {
  return resolved.per_serving ? resolved.per_serving->in(elemental_milligram) : NAN;
}
double per_unit(const Resolved& resolved) {
  return resolved.per_unit ? resolved.per_unit->in(elemental_milligram) : NAN;
}
Resolved resolved(std::vector<LabelRow> rows) {
  return resolve(label_of(std::move(rows)), label_catalog(), std::nullopt);
}

TEST(Label, a_panel_row_is_the_element_and_is_not_multiplied_by_a_fraction) {
  const Resolved answer = resolved({element(printed(200), {"glycinate"})});
  ASSERT_TRUE(answer.can_tell()) << *answer.question;
  EXPECT_EQ(per_serving(answer), 200);
  EXPECT_EQ(per_unit(answer), 100);
  EXPECT_EQ(in_a_sentence(answer), "100 mg of magnesium in each capsule, 200 mg in the serving of 2 capsules.");
}

TEST(Label, several_gummies_are_gummies) {
  Resolved two;
  two.unit = "gummy";
  two.per_unit = 50 * elemental_milligram;
  two.per_serving = 100 * elemental_milligram;
  two.units_per_serving = 2;
  EXPECT_EQ(in_a_sentence(two), "50 mg of magnesium in each gummy, 100 mg in the serving of 2 gummies.");
}

TEST(Label, the_daily_value_decides_that_a_number_is_the_element) {
  // 119 % of 420 mg is 499.8 mg
  EXPECT_EQ(per_serving(resolved({compound(printed(500, 1.19))})), 500);
  // 27 % of 375 mg is 101 mg, 30 % of 400 mg is 120 mg
  EXPECT_EQ(per_serving(resolved({compound(printed(100, 0.27))})), 100);
  EXPECT_EQ(per_serving(resolved({compound(printed(120, 0.30))})), 120);
}

TEST(Label, the_daily_value_decides_that_a_number_is_the_compound) {
  // 17 % of 420 mg is 71.4 mg; of 500 mg that is 14.3 %, glycinate within the rounding of the percentage
  const Resolved answer = resolved({element(printed(500, 0.17), {"glycinate"})});
  ASSERT_TRUE(answer.can_tell());
  EXPECT_NEAR(per_serving(answer), 71.4, 1e-9);
  // 16.5 % of 400 mg to 17.5 % of 420 mg
  EXPECT_NEAR(answer.at_least->in(elemental_milligram), 66, 1e-9);
  EXPECT_NEAR(answer.at_most->in(elemental_milligram), 73.5, 1e-9);
}

TEST(Label, a_daily_value_that_fits_neither_reading_is_asked_about) {
  const Resolved answer = resolved({element(printed(400, 0.60), {"glycinate"})});  // 252 mg: 63 % of the mass
  EXPECT_FALSE(answer.can_tell());
  EXPECT_FALSE(answer.per_serving);
  EXPECT_NE(answer.question->find("252 mg"), std::string::npos);
}

TEST(Label, a_compound_s_name_beside_a_number_alone_is_asked_about) {
  const Resolved answer = resolved({compound(printed(400))});
  EXPECT_FALSE(answer.can_tell());
  EXPECT_NE(answer.question->find("40 to 56.4 mg"), std::string::npos) << *answer.question;
}

TEST(Label, the_bare_word_magnesium_beside_a_number_is_asked_about) {
  EXPECT_FALSE(resolved({element(printed(400))}).can_tell());
}

TEST(Label, what_a_capsule_cannot_hold_is_asked_about) {
  // 400 mg of magnesium in one capsule, as pure glycinate, would weigh 2.8 g
  Label label = label_of({element(printed(400), {"glycinate"})}, Serving{1, 1, "capsule"});
  EXPECT_FALSE(resolve(label, label_catalog(), std::nullopt).can_tell());
  label.rows[0].amounts[0].daily_value = 0.95;
  const Resolved checked = resolve(label, label_catalog(), std::nullopt);
  EXPECT_EQ(per_serving(checked), 400);
  EXPECT_EQ(checked.buffered, Buffered::buffered);
}

TEST(Label, a_nested_row_gives_the_element_and_its_share_of_the_weight) {
  LabelRow row = compound(printed(1000));
  row.inside = {element(printed(100, 0.24))};
  const Resolved pure = resolved({row});
  EXPECT_EQ(per_serving(pure), 100);
  EXPECT_NEAR(*pure.fraction, 0.1, 1e-12);
  EXPECT_EQ(pure.buffered, Buffered::pure);
  // two glycines to one magnesium: 618 mg with 100 mg
  EXPECT_NEAR(pure.free_glycine->in(milligram), 618, 1e-9);
}

TEST(Label, above_14_1_percent_by_weight_glycinate_is_not_pure_and_its_oxide_follows) {
  // A blend of 82 parts glycinate and 18 parts oxide: 0.82 x 0.1410 + 0.18 x 0.6030 = 0.22416, of which 0.10854 is from
  // oxide, 48.4 % (worked by hand)
  LabelRow row = compound(printed(1000));
  row.inside = {element(printed(224.16))};
  row.inside[0].says_elemental = true;
  const Resolved blend = resolved({row});
  EXPECT_EQ(blend.buffered, Buffered::buffered);
  EXPECT_NEAR(*blend.oxide_fraction, 0.18, 1e-9);
  EXPECT_NEAR(*blend.fraction_of_magnesium_from_oxide, 0.10854 / 0.22416, 1e-9);
  EXPECT_NEAR(blend.free_glycine->in(milligram), 820 * 0.1410 * 6.18, 1e-6);
}

TEST(Label, more_magnesium_than_oxide_holds_is_no_answer) {
  LabelRow row = compound(printed(300), {"oxide"});
  row.inside = {element(printed(250))};
  EXPECT_FALSE(resolved({row}).can_tell());
}

TEST(Label, several_sources_add_up_and_a_total_is_not_added_to_its_parts) {
  EXPECT_EQ(per_serving(resolved({element(printed(100, 0.24), {"oxide"}), element(printed(50, 0.12), {"citrate"})})),
            150);
  EXPECT_EQ(per_serving(resolved({element(printed(150, 0.36)), element(printed(100, 0.24), {"oxide"}),
                                  element(printed(50, 0.12), {"citrate"})})),
            150);
  // the same row twice (front of the pack and panel) is one row
  EXPECT_EQ(per_serving(resolved({element(printed(100, 0.24), {"citrate"}), element(printed(100, 0.24), {"citrate"})})),
            100);
}

TEST(Label, a_second_source_that_nobody_can_read_leaves_no_number) {
  EXPECT_FALSE(resolved({element(printed(100, 0.24), {"oxide"}), compound(printed(500), {"citrate"})}).can_tell());
}

TEST(Label, the_front_of_the_pack_may_repeat_the_panel) {
  EXPECT_EQ(per_serving(resolved({compound(printed(400)), element(printed(400, 0.95), {"glycinate"})})), 400);
}

TEST(Label, a_range_of_units_is_asked_about) {
  const Resolved answer = resolve(label_of({element(printed(100, 0.24), {"glycinate"})}, Serving{1, 2, "capsule"}),
                                  label_catalog(), std::nullopt);
  EXPECT_FALSE(answer.can_tell());
  EXPECT_NE(answer.question->find("in 1 of them, or in 2"), std::string::npos);
}

TEST(Label, a_number_for_one_and_a_number_for_the_serving_that_disagree_are_asked_about) {
  PrintedAmount each = printed(150, 0.357), serving = printed(200, 0.476);
  each.basis.per = Per::unit, serving.basis.per = Per::serving;
  LabelRow row = element(each);
  row.amounts.push_back(serving);
  const Resolved answer = resolved({row});
  EXPECT_FALSE(answer.can_tell());
  ASSERT_TRUE(answer.question);
  EXPECT_NE(answer.question->find("which do not agree"), std::string::npos) << *answer.question;
}

TEST(Label, an_unknown_form_counts_as_alkaline_and_citrate_does_not) {
  EXPECT_TRUE(resolved({element(printed(100, 0.24))}).alkaline);
  EXPECT_FALSE(resolved({element(printed(100, 0.24), {"citrate"})}).alkaline);
  EXPECT_TRUE(resolved({element(printed(100, 0.24), {"citrate", "oxide"})}).alkaline);
  EXPECT_EQ(resolved({element(printed(100, 0.24), {"citrate", "oxide"})}).form, "several");
  EXPECT_EQ(resolved({element(printed(100, 0.24), {"glycinate", "oxide"})}).buffered, Buffered::buffered);
}

TEST(Label, past_its_expiry_date_is_said_and_the_last_day_is_not_past) {
  Label label = label_of({element(printed(100, 0.24), {"citrate"})});
  label.expiry = parse_day("2026-02-28");
  EXPECT_EQ(resolve(label, label_catalog(), parse_day("2026-03-01")).expired, true);
  EXPECT_EQ(resolve(label, label_catalog(), parse_day("2026-02-28")).expired, false);
  EXPECT_EQ(resolve(label, label_catalog(), std::nullopt).expired, std::nullopt);
}

TEST(Label, mmol_and_meq_count_the_element) {
  LabelRow row = compound({.text = "4 mmol", .moles = 97.22 * elemental_milligram});
  EXPECT_NEAR(per_serving(resolved({row})), 97.22, 1e-9);
}

TEST(Label, an_empty_label_asks_and_has_no_number) {
  const Resolved answer = resolved({});
  EXPECT_FALSE(answer.can_tell());
  EXPECT_FALSE(answer.per_serving || answer.per_unit || answer.at_least || answer.free_glycine);
  EXPECT_EQ(in_a_sentence(answer), "");
}

}  // namespace
}  // namespace titrate
