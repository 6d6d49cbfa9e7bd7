// The shipped tables of forms and of quality. Oracles: the abridged standard atomic weights of IUPAC (2021), typed
// here, and numbers that are published for each compound.
#include <gtest/gtest.h>

#include <cctype>
#include <cmath>
#include <map>

#include "catalog/catalog.h"
#include "codec/catalog_tables.h"

namespace titrate::codec {
namespace {

using Atoms = std::map<std::string, int>;

/// The atoms of "Mg(C2H4NO2)2.2H2O": a point joins parts, a number before a part counts it.
class FormulaReader {
 public:
  explicit FormulaReader(std::string_view text) : text_(text) {}
  Atoms all() {
    Atoms atoms;
    while (at_ < text_.size()) {
      const int times = number();
      add(atoms, group(), times);
      if (at_ < text_.size() && text_[at_] == '.') ++at_;
    }
    return atoms;
  }

 private:
  int number() {
    int value = 0;
    while (at_ < text_.size() && std::isdigit(text_[at_])) value = 10 * value + (text_[at_++] - '0');
    return value == 0 ? 1 : value;
  }
  Atoms group() {
    Atoms atoms;
    while (at_ < text_.size() && text_[at_] != ')' && text_[at_] != '.') {
      Atoms one;
      if (text_[at_] == '(') {
        ++at_;
        one = group();
        ++at_;
      } else {
        std::string symbol(1, text_[at_++]);
        if (at_ < text_.size() && std::islower(text_[at_])) symbol += text_[at_++];
        one[symbol] = 1;
      }
      add(atoms, one, number());
    }
    return atoms;
  }
  static void add(Atoms& to, const Atoms& more, int times) {
    for (const auto& one : more) to[one.first] += times * one.second;
  }
  std::string_view text_;
  std::size_t at_ = 0;
};

const std::map<std::string, double> abridged_weights = {{"H", 1.008},  {"C", 12.011},  {"N", 14.007},
                                                        {"O", 15.999}, {"Mg", 24.305}, {"Si", 28.085},
                                                        {"P", 30.974}, {"S", 32.06},   {"Cl", 35.45}};

TEST(CatalogForms, the_formula_reader_counts_water_and_brackets) {
  EXPECT_EQ(FormulaReader("4MgCO3.Mg(OH)2.5H2O").all(), (Atoms{{"Mg", 5}, {"C", 4}, {"O", 19}, {"H", 12}}));
}

TEST(CatalogForms, molar_mass_and_fraction_of_every_form_follow_from_its_formula) {
  int computed = 0;
  for (const Form& form : catalog().forms) {
    if (form.formula.empty()) continue;
    double mass = 0;
    Atoms atoms = FormulaReader(form.formula).all();
    for (const auto& one : atoms) {
      ASSERT_TRUE(abridged_weights.contains(one.first)) << form.id << " " << one.first;
      mass += one.second * abridged_weights.at(one.first);
    }
    EXPECT_NEAR(*form.molar_mass_g_per_mol, mass, 0.0006) << form.id;
    ++computed;
    if (form.substance == "glycine") continue;
    EXPECT_EQ(form.atoms_of_element, atoms["Mg"]) << form.id;
    EXPECT_NEAR(*form.fraction, atoms["Mg"] * 24.305 / mass, 0.00006) << form.id;
  }
  EXPECT_GE(computed, 36);
}

TEST(CatalogForms, published_contents_are_met) {
  const auto fraction = [](const char* id) { return *form_of_id(catalog(), id)->fraction; };
  // UK SmPC emc 11577: 777.6 mg of the glycerophosphate are 97.2 mg (4 mmol)
  EXPECT_NEAR(777.6 * fraction("mg_glycerophosphate"), 97.2, 0.15);
  // US OTC labels: magnesium oxide 400 mg (241.3 mg of elemental magnesium)
  EXPECT_NEAR(400 * fraction("mg_oxide"), 241.3, 0.2);
  // US OTC labels: magnesium gluconate dihydrate 500 mg, 27 mg of magnesium
  EXPECT_NEAR(500 * fraction("mg_gluconate_dihydrate"), 27, 0.1);
}

TEST(CatalogForms, glycine_comes_with_glycinate_two_for_one) {
  // two glycines (75.067) to one magnesium (24.305)
  EXPECT_NEAR(*form_of_id(catalog(), "mg_bisglycinate")->free_glycine, 2 * 75.067 / 24.305, 0.005);
  EXPECT_NEAR(*form_of_id(catalog(), "mg_lysinate_glycinate")->free_glycine, 75.067 / 24.305, 0.005);
  EXPECT_EQ(form_of_id(catalog(), "glycine")->fraction, 1.0);
}

TEST(CatalogForms, oxide_hydroxide_carbonate_trisilicate_and_every_glycinate_are_alkaline) {
  for (const char* id :
       {"mg_oxide", "mg_hydroxide", "mg_carbonate", "mg_carbonate_basic", "mg_trisilicate", "mg_bisglycinate",
        "mg_bisglycinate_dihydrate", "mg_glycinate_buffered", "mg_lysinate_glycinate"})
    EXPECT_TRUE(form_of_id(catalog(), id)->alkaline) << id;
  for (const char* id : {"mg_citrate_tri", "mg_l_threonate", "mg_taurate", "mg_chloride_hexa"})
    EXPECT_FALSE(form_of_id(catalog(), id)->alkaline) << id;
}

TEST(CatalogForms, a_name_is_found_as_labels_write_it) {
  const auto id_of = [](const char* name) {
    const Form* form = find_form(catalog(), name);
    return form ? form->id : "nothing";
  };
  EXPECT_EQ(id_of("Magnesium Bis-Glycinate"), "mg_bisglycinate");
  EXPECT_EQ(id_of("Magnesiumbisglycinat"), "mg_bisglycinate");
  EXPECT_EQ(id_of("MAGNESIUM L-THREONATE"), "mg_l_threonate");
  EXPECT_EQ(id_of("Magtein\xc2\xae"), "mg_l_threonate");
  EXPECT_EQ(id_of("Magnesiumsalze der Zitronens\xc3\x84ure"), "mg_citrate_tri");
  EXPECT_EQ(id_of("magnesium stearate"), "nothing");
  EXPECT_EQ(id_of("magnesium"), "nothing");
}

TEST(CatalogForms, a_family_s_name_leaves_its_water_open) {
  const FractionRange citrate = fraction_range(catalog(), *find_form(catalog(), "magnesium citrate"));
  EXPECT_NEAR(citrate.low, 0.1134, 1e-9);
  EXPECT_NEAR(citrate.high, 0.162, 1e-9);
  const FractionRange dihydrate = fraction_range(catalog(), *find_form(catalog(), "magnesium bisglycinate dihydrate"));
  EXPECT_NEAR(dihydrate.high, 0.117, 1e-9);
  const FractionRange glycinate = fraction_range(catalog(), *find_form(catalog(), "magnesium glycinate"));
  EXPECT_NEAR(glycinate.high, 0.141, 1e-9);
  EXPECT_NEAR(largest_fraction(catalog(), "magnesium"), 0.603, 1e-9);
}

TEST(CatalogQuality, the_limits_for_metals_are_the_published_ones) {
  // USP <2232>: lead 5, arsenic (inorganic) 15, cadmium 5, mercury 15 ug a day; Regulation (EU) 2023/915: 3, 1, 0.1
  // mg/kg
  const auto threshold = [](const char* id) { return *quality_of_id(catalog(), id)->threshold; };
  EXPECT_EQ(threshold("lim_pb_usp"), 5);
  EXPECT_EQ(threshold("lim_as_usp"), 15);
  EXPECT_EQ(threshold("lim_cd_usp"), 5);
  EXPECT_EQ(threshold("lim_hg_usp"), 15);
  EXPECT_EQ(threshold("lim_eu_pb"), 3);
  EXPECT_EQ(threshold("lim_eu_cd"), 1);
  EXPECT_EQ(threshold("lim_eu_hg"), 0.1);
  EXPECT_EQ(catalog().quality.size(), 33u);
}

}  // namespace
}  // namespace titrate::codec
