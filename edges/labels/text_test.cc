#include "labels/text.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>

#include "codec/catalog_tables.h"
#include "labels/words.h"

namespace titrate::labels {
namespace {

Resolved meaning_of_text(const std::string& text) {
  return resolve(label_from_text(text, codec::catalog()), codec::catalog(), parse_day("2026-03-01"));
}
double serving_of_text(const std::string& text) {
  const Resolved answer = meaning_of_text(text);
  return answer.per_serving ? answer.per_serving->in(elemental_milligram) : NAN;
}
double unit(const std::string& text) {
  const Resolved answer = meaning_of_text(text);
  return answer.per_unit ? answer.per_unit->in(elemental_milligram) : NAN;
}
bool asks(const std::string& text) { return !meaning_of_text(text).can_tell(); }

TEST(LabelText, a_us_panel_row_prints_the_element) {
  EXPECT_EQ(serving_of_text("Magnesium (as magnesium bisglycinate chelate) 100 mg 24%"), 100);
  EXPECT_EQ(meaning_of_text("Magnesium (as magnesium bisglycinate chelate) 100 mg 24%").form, "bisglycinate");
}

TEST(LabelText, a_whole_panel_gives_the_amount_in_each_capsule) {
  const std::string panel =
      "Supplement Facts\nServing Size: 2 Vegetable Capsules\nServings Per Container: 60\n"
      "Amount Per Serving % Daily Value*\nMagnesium (as magnesium bisglycinate chelate)  200 mg  48%\n"
      "Other ingredients: hypromellose (capsule), magnesium stearate, silica.";
  EXPECT_EQ(serving_of_text(panel), 200);
  EXPECT_EQ(unit(panel), 100);
  EXPECT_EQ(meaning_of_text(panel).units_per_serving, 2);
}

TEST(LabelText, the_public_guide_s_mistake_is_not_made) {
  // A guide multiplies the printed 500 mg by 14.1 %; 119 % of 420 mg says that 500 mg is the element.
  EXPECT_EQ(serving_of_text("Magnesium Glycinate 500 mg 119%"), 500);
  // And here the percentage says that it is the compound: 17 % of 420 mg.
  EXPECT_NEAR(serving_of_text("Magnesium (as magnesium glycinate) 500 mg 17%"), 71.4, 1e-9);
  // Without a percentage nobody knows.
  EXPECT_TRUE(asks("Magnesium Glycinate 500 mg"));
  EXPECT_TRUE(asks("Magnesium 400 mg"));
}

TEST(LabelText, adults_and_children_on_one_line_are_asked_about) {
  EXPECT_TRUE(asks("Magnesium glycinate 400mg (Adults) / 200mg (Ages 4+)"));
  EXPECT_TRUE(asks("Magnesium (as glycinate) 400 mg (Adults) / 200 mg (Ages 4+)"));
  EXPECT_TRUE(asks("400mg (Adults) / 200mg (Ages 4+)"));
}

TEST(LabelText, magnesium_stearate_is_not_magnesium_of_the_dose) {
  EXPECT_TRUE(asks("magnesium stearate 5 mg"));
  EXPECT_EQ(serving_of_text("Magnesium (as citrate) 100 mg 24%\nOther ingredients: magnesium stearate 10 mg"), 100);
  EXPECT_EQ(serving_of_text("Magnesium (as citrate) 100 mg 24%, Magnesiumsalze von Speisefetts\xc3\xa4uren 5 mg"), 100);
  EXPECT_NE(meaning_of_text("Magnesium stearate").warnings.size(), 0u);
}

TEST(LabelText, providing_of_which_davon_and_entspricht_name_the_magnesium_inside) {
  for (const char* text :
       {"Magnesium bisglycinate 1000 mg providing 100 mg elemental magnesium",
        "1000 mg of magnesium bisglycinate, of which magnesium 100 mg",
        "Magnesiumbisglycinat 1000 mg, davon Magnesium 100 mg", "Magnesiumbisglycinat 1000 mg davon 100 mg Magnesium",
        "1000 mg Magnesiumbisglycinat (entspricht 100 mg Magnesium)",
        "Magnesium bisglycinate 1000 mg (100 mg elemental)", "Magnesium (from 1000 mg magnesium bisglycinate) 100 mg",
        "Magnesium bisglycinate 1000 mg\n  davon Magnesium 100 mg"}) {
    const Resolved answer = meaning_of_text(text);
    ASSERT_TRUE(answer.can_tell()) << text << ": " << *answer.question;
    EXPECT_EQ(answer.per_serving->in(elemental_milligram), 100) << text;
    ASSERT_TRUE(answer.fraction) << text;
    EXPECT_NEAR(*answer.fraction, 0.1, 1e-9) << text;
  }
}

TEST(LabelText, german_labels_are_read) {
  const std::string text =
      "2 Kapseln enthalten: Magnesium 200 mg (53 % NRV*)\nZutaten: Magnesiumbisglycinat, \xc3\x9c"
      "berzugsmittel, "
      "Trennmittel: Magnesiumsalze von Speisefetts\xc3\xa4uren";
  EXPECT_EQ(unit(text), 100);
  EXPECT_EQ(meaning_of_text(text).form, "bisglycinate");
  EXPECT_EQ(unit("Magnesium (als Magnesiumbisglycinat) 300 mg 80 % NRV pro Tagesdosis (3 Kapseln)"), 100);
  EXPECT_EQ(unit("N\xc3\xa4hrwerte pro Kapsel / pro 3 Kapseln\nMagnesium 100 mg (27 % NRV) 300 mg (80 % NRV)"), 100);
  EXPECT_EQ(serving_of_text("Magnesiumcitrat 1,5 g, davon 240 mg Magnesium (64 % NRV)"), 240);
}

TEST(LabelText, per_capsule_per_two_capsules_per_day_and_per_100_g_are_told_apart) {
  EXPECT_EQ(unit("Magnesium (as glycinate) 100 mg 24% per capsule"), 100);
  EXPECT_EQ(unit("Magnesium (as glycinate) 100 mg 24% per 2 capsules"), 50);
  EXPECT_EQ(unit("Per 2 capsules: magnesium (as glycinate) 100 mg 24%"), 50);
  EXPECT_EQ(unit("Each tablet contains 243 mg magnesium (10 mmol)"), 243);
  const std::string powder = "Serving size: 1 scoop (5 g)\nPer 100 g: magnesium (as citrate) 8 g";
  EXPECT_NEAR(serving_of_text(powder), 400, 1e-9);
  EXPECT_TRUE(asks("Per 100 g: magnesium (as citrate) 8 g"));
  EXPECT_EQ(unit("Magnesium (as glycinate) 100 mg per capsule, 300 mg per 3 capsules"), 100);
}

TEST(LabelText, what_a_serving_weighs_is_no_amount_of_a_compound) {
  const std::string row = ": Magnesium 250 mg 67 % NRV";
  for (const std::string size : {"Pro Tagesportion (1 Messlöffel = 2,5 g)", "Per serving (1 scoop = 2.5 g)",
                                 "Pro Portion (1 Messlöffel = 2,5 g)", "Pro Tagesdosis (1 Messlöffel entspricht 2,5 g)",
                                 "Per daily dose (1 scoop = approx. 2.5 g)"}) {
    const Resolved answer = meaning_of_text(size + row);
    ASSERT_TRUE(answer.can_tell()) << size << ": " << *answer.question;
    EXPECT_EQ(answer.per_serving->in(elemental_milligram), 250) << size;
    EXPECT_EQ(unit(size + row), 250) << size;
    EXPECT_TRUE(answer.warnings.empty()) << size << ": " << answer.warnings.front();
    EXPECT_FALSE(answer.fraction) << size << ": there is no weight of a compound";
    EXPECT_NE(answer.derivation.front().find("is the magnesium itself"), std::string::npos)
        << answer.derivation.front();
  }
  for (const std::string size : {"Pro Tagesdosis (2 Kapseln = 1,4 g)", "Per serving (2 capsules = 1.4 g)"}) {
    EXPECT_EQ(serving_of_text(size + row), 250) << size;
    EXPECT_EQ(unit(size + row), 125) << size;
  }
  EXPECT_EQ(serving_of_text("Magnesium (1 scoop = 2.5 g) 250 mg 67% NRV"), 250);
  EXPECT_EQ(serving_of_text("Magnesium 250 mg 67 % NRV pro Tagesportion (1 Messlöffel = 2,5 g)"), 250);
  EXPECT_NEAR(serving_of_text("Per 100 g (1 scoop = 5 g): magnesium (as citrate) 8 g"), 400, 1e-9);
  // What stands behind the sign may be the magnesium itself.
  EXPECT_EQ(serving_of_text("Magnesium (as citrate) per day (2 capsules = 200 mg) 48%"), 200);
  EXPECT_EQ(serving_of_text("Per day (2 capsules = 200 mg magnesium) 48%"), 200);
}

TEST(LabelText, a_slipped_digit_or_mark_is_not_guessed) {
  EXPECT_TRUE(asks("1.000 mg Magnesiumbisglycinat"));
  EXPECT_TRUE(asks("Magnesium (als Magnesiumcitrat) 1.000 mg"));
  // beside its magnesium, a thousand is the only reading that can hold it
  const Resolved told = meaning_of_text("1.000 mg Magnesiumbisglycinat, davon 100 mg Magnesium");
  EXPECT_NEAR(*told.fraction, 0.1, 1e-9);
  EXPECT_EQ(serving_of_text("Magnesium L-threonate 2,000 mg providing 144 mg elemental magnesium"), 144);
  EXPECT_EQ(serving_of_text("Magnesium (als Magnesiumcitrat) 0,15 g 40 % NRV"), 150);
}

TEST(LabelText, mg_after_a_number_is_a_unit_and_elsewhere_the_element) {
  EXPECT_EQ(serving_of_text("Mg (as bisglycinate) 200 Mg 48%"), 200);
  EXPECT_EQ(serving_of_text("Magnesium citrate 1000mg (150 mg elemental Mg)"), 150);
  EXPECT_EQ(serving_of_text("Mg 350 mg 93% NRV"), 350);
}

TEST(LabelText, grams_and_micrograms_are_milligrams) {
  EXPECT_EQ(serving_of_text("Magnesium (as citrate) 0.2 g 48%"), 200);
  EXPECT_NEAR(serving_of_text("Magnesium (as citrate) 200000 mcg 48%"), 200, 1e-9);
}

TEST(LabelText, moles_and_equivalents_count_the_element) {
  // 1 mmol is 24.305 mg, 1 mEq 12.1525 mg; UK SmPC emc 11577: 777.6 mg glycerophosphate, 97.2 mg, 4 mmol
  EXPECT_NEAR(serving_of_text("Magnesium glycerophosphate 4 mmol per tablet"), 97.22, 0.01);
  EXPECT_NEAR(serving_of_text("Magnesium 8 mEq per tablet"), 97.22, 0.01);
  const std::string licensed =
      "Magnesium glycerophosphate 777.6 mg equivalent to 97.2 mg (4 mmol) magnesium per tablet";
  EXPECT_EQ(unit(licensed), 97.2);
  EXPECT_EQ(meaning_of_text(licensed).form, "glycerophosphate");
  EXPECT_NEAR(*meaning_of_text(licensed).fraction, 0.125, 1e-6);
  EXPECT_TRUE(asks("Magnesium 10 mmol (500 mg)"));  // 10 mmol are 243 mg
}

TEST(LabelText, several_compounds_in_one_product) {
  EXPECT_EQ(serving_of_text("Magnesium (as magnesium oxide) 100 mg 24%\nMagnesium (as magnesium citrate) 50 mg 12%"),
            150);
  EXPECT_EQ(
      serving_of_text("Magnesium glycinate 1200 mg (yielding 120 mg elemental magnesium), magnesium citrate 500 mg "
                      "(yielding 75 mg elemental magnesium)"),
      195);
  const Resolved blend = meaning_of_text("Magnesium (as magnesium oxide and magnesium glycinate) 300 mg 71%");
  EXPECT_EQ(blend.buffered, Buffered::buffered);
  EXPECT_EQ(blend.form, "bisglycinate");
  EXPECT_EQ(meaning_of_text("Magnesium (as citrate, malate) 150 mg 36%").form, "several");
}

TEST(LabelText, other_nutrients_keep_their_amounts) {
  EXPECT_EQ(serving_of_text(
                "Vitamin C 100 mg 111%, Magnesium (as glycinate) 150 mg 36%, Zinc (as zinc bisglycinate) 15 mg 136%"),
            150);
  EXPECT_EQ(serving_of_text("Vitamin B6 2 mg 118%\nMagnesium (as glycinate) 150 mg 36%\nZinc 15 mg 136%"), 150);
  EXPECT_EQ(serving_of_text("Magnesium (as glycinate) 150 mg 36% and 15 mg zinc"), 150);
  EXPECT_NE(meaning_of_text("Magnesium (as glycinate) 150 mg 36%, Vitamin B6 2 mg").warnings.size(), 0u);
}

TEST(LabelText, brands_point_to_a_form_and_a_printed_name_is_stronger) {
  EXPECT_EQ(meaning_of_text("TRAACS magnesium 100 mg 24%").form, "bisglycinate");
  EXPECT_EQ(meaning_of_text("Magnesium (as TRAACS\xc2\xae magnesium lysinate glycinate chelate) 200 mg 48%").form,
            "lysinate_glycinate");
  EXPECT_EQ(meaning_of_text("Magtein (magnesium L-threonate) 2000 mg\nMagnesium (elemental) 144 mg 34%").form,
            "l_threonate");
}

TEST(LabelText, buffered_is_read_from_words_and_from_weights) {
  EXPECT_EQ(meaning_of_text("Magnesium (as buffered magnesium bisglycinate) 200 mg 48%").buffered, Buffered::buffered);
  EXPECT_EQ(meaning_of_text("Magnesium (as magnesium bisglycinate, unbuffered) 200 mg 48%").buffered, Buffered::pure);
  EXPECT_EQ(meaning_of_text("Magnesium (as magnesium bisglycinate) 200 mg 48%. No magnesium oxide.").buffered,
            Buffered::pure);
  EXPECT_EQ(meaning_of_text("Magnesium bisglycinate 500 mg (100 mg elemental)").buffered, Buffered::buffered);  // 20 %
  EXPECT_EQ(meaning_of_text("Magnesium (as bisglycinate) 100 mg 24%").buffered, Buffered::unknown);
  EXPECT_EQ(serving_of_text("Magnesium bisglycinate 1000 mg (containing 14% magnesium)"), 140);
}

TEST(LabelText, marks_lot_and_expiry_are_found_with_the_way_to_check) {
  const Resolved answer =
      meaning_of_text("Magnesium (as citrate) 100 mg 24%. NSF Certified for Sport. LOT# A1-2345 EXP 02/2026");
  ASSERT_EQ(answer.marks.size(), 1u);
  EXPECT_EQ(answer.marks[0].id, "q_nsf_sport");
  EXPECT_NE(answer.marks[0].how_to_check.find("nsfsport.com"), std::string::npos);
  EXPECT_EQ(answer.lot, "A1-2345");
  EXPECT_EQ(answer.expiry, parse_day("2026-02-28"));
  EXPECT_EQ(answer.expired, true);
  EXPECT_EQ(meaning_of_text("Magnesium (als Magnesiumcitrat) 100 mg 27 % NRV, mindestens haltbar bis: 12.2027").expiry,
            parse_day("2027-12-31"));
}

TEST(LabelText, an_expiry_date_is_read_only_where_day_and_month_are_certain) {
  EXPECT_EQ(expiry_in("03/2027"), parse_day("2027-03-31"));
  EXPECT_EQ(expiry_in("03/27"), parse_day("2027-03-31"));
  EXPECT_EQ(expiry_in("mar 2027"), parse_day("2027-03-31"));
  EXPECT_EQ(expiry_in("2027-03"), parse_day("2027-03-31"));
  EXPECT_EQ(expiry_in("2027-03-15"), parse_day("2027-03-15"));
  EXPECT_EQ(expiry_in("31.12.2026"), parse_day("2026-12-31"));
  EXPECT_EQ(expiry_in("25/03/2027"), parse_day("2027-03-25"));
  EXPECT_EQ(expiry_in("03/04/2027"), std::nullopt);
  EXPECT_EQ(expiry_in("13/2027"), std::nullopt);
  EXPECT_EQ(expiry_in("soon"), std::nullopt);
}

// ---- properties ----

struct Row {
  std::string name;
  std::string amount;
};

RC_GTEST_PROP(LabelText, the_order_of_rows_does_not_matter, ()) {
  const int mass = *rc::gen::inRange(20, 400);
  std::vector<std::string> rows = {"Serving size: " + std::to_string(*rc::gen::inRange(1, 5)) + " tablets",
                                   "Magnesium (as magnesium citrate) " + std::to_string(mass) + " mg " +
                                       std::to_string(int(std::lround(mass / 4.2))) + "%",
                                   "Zinc 15 mg 136%",
                                   "Vitamin B6 2 mg 118%",
                                   "LOT 12345",
                                   "Calories 5"};
  const Resolved before =
      meaning_of_text(rows[0] + "\n" + rows[1] + "\n" + rows[2] + "\n" + rows[3] + "\n" + rows[4] + "\n" + rows[5]);
  for (std::size_t i = rows.size() - 1; i > 0; --i)
    std::swap(rows[i], rows[std::size_t(*rc::gen::inRange(0, int(i) + 1))]);
  std::string text;
  for (const std::string& row : rows) text += row + "\n";
  const Resolved after = meaning_of_text(text);
  RC_ASSERT(before.per_serving.has_value());
  RC_ASSERT(after.per_serving == before.per_serving);
  RC_ASSERT(after.per_unit == before.per_unit);
  RC_ASSERT(after.form == before.form);
}

RC_GTEST_PROP(LabelText, each_unit_times_the_units_is_the_serving, ()) {
  const int units = *rc::gen::inRange(1, 9), mass = *rc::gen::inRange(10, 500);
  const std::string count = std::to_string(units);
  const std::string text = *rc::gen::element<std::string>(
      "Serving size: " + count + " tablets\nMagnesium (as malate) " + std::to_string(mass) + " mg " +
          std::to_string(int(std::lround(mass / 4.2))) + "%",
      count + " Tabletten enthalten: Magnesium (als Magnesiummalat) " + std::to_string(mass) + " mg (" +
          std::to_string(int(std::lround(mass / 3.75))) + " % NRV)");
  const Resolved answer = meaning_of_text(text);
  RC_ASSERT(answer.can_tell());
  RC_ASSERT(answer.units_per_serving == double(units));
  RC_ASSERT(std::abs(answer.per_unit->in(elemental_milligram)*units - mass) < 1e-9);
  RC_ASSERT(std::abs(answer.per_serving->in(elemental_milligram)-mass) < 1e-9);
}

RC_GTEST_PROP(LabelText, a_compound_with_a_number_alone_never_becomes_an_amount, ()) {
  const std::string name =
      *rc::gen::element<std::string>("Magnesium glycinate", "Magnesiumbisglycinat", "magnesium citrate",
                                     "Magnesiumoxid", "magnesium L-threonate", "Magnesium taurate");
  const std::string mass = std::to_string(*rc::gen::inRange(1, 3000));
  const std::string text = *rc::gen::element<std::string>(
      name + " " + mass + " mg", mass + "mg " + name, mass + " mg of " + name, name + ": " + mass + " mg, 60 pieces");
  const Resolved answer = meaning_of_text(text);
  RC_ASSERT(!answer.can_tell());
  RC_ASSERT(!answer.per_serving && !answer.per_unit);
}

RC_GTEST_PROP(LabelText, milligrams_grams_and_micrograms_mean_the_same, ()) {
  const int mass = *rc::gen::inRange(10, 500);
  const std::string percent = " " + std::to_string(int(std::lround(mass / 4.2))) + "%";
  char grams[32];
  std::snprintf(grams, sizeof grams, "0.%04d", mass * 10);
  const std::string head = "Magnesium (as citrate) ";
  RC_ASSERT(std::abs(serving_of_text(head + std::to_string(mass) + " mg" + percent) - mass) < 1e-9);
  RC_ASSERT(std::abs(serving_of_text(head + grams + " g" + percent) - mass) < 1e-9);
  RC_ASSERT(std::abs(serving_of_text(head + std::to_string(mass) + "000 mcg" + percent) - mass) < 1e-9);
}

RC_GTEST_PROP(LabelText, any_text_is_an_amount_or_a_question, (const std::string& text)) {
  const Resolved answer = meaning_of_text(text);
  RC_ASSERT(answer.can_tell() == answer.per_serving.has_value());
}

}  // namespace
}  // namespace titrate::labels
