#include "catalog/catalog.h"
#include "catalog/faults.h"
#include "codec/catalog_tables.h"
#include "safety/medicines.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace titrate::codec {
namespace {

using Texts = std::vector<std::string>;

MedicineScreening screened(const Texts& lines, const TrialSupplement& supplement = {}) {
  return screen_medicines(lines, supplement, catalog());
}

const Finding* finding_about(const MedicineScreening& screening, const std::string& about) {
  for (const Finding& finding : screening.findings)
    if (finding.about == about) return &finding;
  return nullptr;
}

const Interaction& rule_of(const std::string& id) {
  for (const Interaction& rule : catalog().interactions)
    if (rule.id == id) return rule;
  ADD_FAILURE() << id;
  return catalog().interactions[0];
}

TEST(Interactions, a_second_substance_is_not_taken_for_the_salt_of_the_first) {
  for (const char* line :
       {"losartan, potassium chloride", "losartan + potassium chloride", "losartan/potassium chloride",
        "losartan potassium chloride", "valsartan potassium chloride"})
    EXPECT_EQ(screened({line}).could_not_check, Texts{line}) << line;
  for (const char* line : {"losartan potassium", "Cozaar (losartan potassium) 50 mg", "metoprolol succinate"})
    EXPECT_TRUE(screened({line}).could_not_check.empty()) << line;
}

TEST(Interactions, a_brand_with_and_without_magnesium_counts_as_with_it_until_it_is_said_which) {
  EXPECT_EQ(screened({"Gaviscon"}).magnesium_sources.size(), 1u);
  for (const char* line : {"Gaviscon Advance", "Gaviscon Liquid", "Gaviscon Double Action"})
    EXPECT_TRUE(screened({line}).magnesium_sources.empty()) << line;
}

TEST(Interactions, every_row_of_the_fact_base_has_a_row_here) {
  std::set<std::string> written;
  for (const Interaction& rule : catalog().interactions) written.insert(rule.facts.begin(), rule.facts.end());
  EXPECT_EQ(written.size(), 158u);
  for (int i = 1; i <= 158; ++i) {
    char id[8];
    std::snprintf(id, sizeof id, "IX%03d", i);
    EXPECT_TRUE(written.contains(id)) << id;
  }
}

TEST(Interactions, severities_and_hours_are_those_of_the_fact_base) {
  std::map<std::string, std::set<std::string>> facts_of;
  std::set<std::string> with_hours;
  for (const Interaction& rule : catalog().interactions) {
    facts_of[to_string(rule.severity)].insert(rule.facts.begin(), rule.facts.end());
    if (rule.hours_before) with_hours.insert(rule.facts.begin(), rule.facts.end());
  }
  // Counted in the fact base's own columns; "contraindicated" is a block.
  EXPECT_EQ(facts_of["block"], (std::set<std::string>{"IX144", "IX153"}));
  EXPECT_EQ(facts_of["avoid"].size(), 20u);
  EXPECT_EQ(facts_of["separate"].size(), 92u);
  EXPECT_EQ(facts_of["monitor"].size(), 25u);
  EXPECT_EQ(facts_of["caution"].size(), 14u);
  EXPECT_EQ(facts_of["info"].size(), 5u);
  EXPECT_EQ(with_hours.size(), 100u);
}

TEST(Interactions, every_medicine_the_fact_base_was_missing_has_a_row) {
  for (const char* name : {"levodopa",        "carbidopa",       "benserazide",
                           "Sinemet",         "Madopar",         "Stalevo",
                           "Vosevi",          "Pylera",          "Helidac",
                           "Malarone",        "Triumeq",         "Dovato",
                           "Juluca",          "Symtuza",         "Stribild",
                           "Genvoya",         "Fosavance",       "Actonel with calcium",
                           "Adrovance",       "Dyazide",         "co-amilofruse",
                           "Moduretic",       "Arthrotec",       "strontium ranelate",
                           "tipranavir",      "fosamprenavir",   "estramustine",
                           "vonoprazan",      "dexlansoprazole", "ethacrynic acid",
                           "metolazone",      "chlorothiazide",  "xipamide",
                           "acetazolamide",   "finerenone",      "pexidartinib",
                           "infigratinib",    "nirogacestat",    "mefenamic acid",
                           "tolfenamic acid", "dicycloverine",   "hyoscyamine",
                           "mesalazine",      "pancreatin",      "Xywav",
                           "Sutab",           "Brausetabletten", "multivitamin",
                           "sports drink",    "Epsom salt",      "metformin",
                           "salbutamol",      "theophylline",    "senna",
                           "sucralfate",      "lanthanum",       "sevelamer",
                           "erlotinib",       "voclosporin",     "sodium zirconium cyclosilicate"})
    EXPECT_FALSE(screened({name}).findings.empty()) << name;
  EXPECT_NE(finding_about(screened({"Pylera"}), "tetracycline"), nullptr);
  EXPECT_NE(rule_of("magnesium_erlotinib").reason.find("lower the level of magnesium"), std::string::npos);
}

/// Medicine, wait `before`, magnesium; magnesium, wait `after`, medicine: as their labels and the NIH fact sheet say.
TEST(Interactions, well_known_hours_are_as_published) {
  struct Published {
    const char* written;
    const char* about;
    double before, after;
    Severity severity;
  };
  for (const Published& one :
       {Published{"Cipro 500 mg", "ciprofloxacin", 2, 6, Severity::separate},        // FDA label
        Published{"moxifloxacin", "moxifloxacin", 4, 8, Severity::separate},         // FDA label
        Published{"doxycycline hyclate", "doxycycline", 4, 6, Severity::separate},   // NIH ODS: 4-6 after
        Published{"L-Thyroxin 75", "levothyroxine", 4, 4, Severity::separate},       // FDA label Synthroid
        Published{"Fosavance", "alendronate", 4, 4, Severity::separate},             // NIH ODS: 2; UK SmPC: 3-4
        Published{"Bonviva", "ibandronate", 4, 6, Severity::separate},               // label: fast of 6 hours
        Published{"Tivicay", "dolutegravir", 2, 6, Severity::clinician},             // FDA label
        Published{"Biktarvy", "bictegravir", 2, 6, Severity::clinician},             // FDA label
        Published{"Juluca", "dolutegravir/rilpivirine", 4, 6, Severity::clinician},  // Canadian monograph
        Published{"Edurant", "rilpivirine", 4, 2, Severity::clinician},              // label: antacid 2 before, 4 after
        Published{"Reyataz", "atazanavir", 2, 1, Severity::clinician},               // label: 2 before or 1 after
        Published{"CellCept", "mycophenolate mofetil", 2, 2, Severity::clinician},   // label
        Published{"gabapentin", "gabapentin", 2, 2, Severity::separate},             // FDA label Neurontin
        Published{"Crestor", "rosuvastatin", 2, 2, Severity::separate},              // FDA label: 2 after
        Published{"Promacta", "eltrombopag", 4, 4, Severity::separate},              // older EU text: 4 on both sides
        Published{"Lumakras", "sotorasib", 4, 10, Severity::clinician},              // FDA label
        Published{"Tarceva", "erlotinib", 2, 4, Severity::clinician},                // SmPC: 4 before or 2 after
        Published{"Lanoxin", "digoxin", 2, 2, Severity::clinician},                  // hours whatever the severity
        Published{"iron", "iron", 4, 4, Severity::separate}}) {                      // UK SmPC: 3-4
    const auto screening = screened({one.written});
    const Finding* finding = finding_about(screening, one.about);
    ASSERT_NE(finding, nullptr) << one.written;
    EXPECT_EQ(finding->hours_before, one.before) << one.written;
    EXPECT_EQ(finding->hours_after, one.after) << one.written;
    EXPECT_EQ(finding->severity, one.severity) << one.written;
  }
}

/// What each source asks for, as the fact base read it: medicine first, then magnesium first. The longest holds.
TEST(Interactions, of_several_sources_for_a_class_the_tightest_holds) {
  const std::map<std::string, std::vector<std::pair<double, double>>> asked = {
      {"tetracycline", {{2, 6}, {3, 3}, {4, 4}}},  // NIH ODS 2 before, 4-6 after; UK SmPC 2-3; a hospital formulary 4
      {"bisphosphonate", {{2, 2}, {4, 4}}},        // NIH ODS 2; UK SmPC 3-4
      {"thyroid_hormone", {{4, 4}}},               // FDA label Synthroid
      {"thrombopoietin", {{2, 4}, {4, 4}}}};       // FDA label 2 before, 4 after; older EU text 4 on both sides
  for (const Interaction& rule : catalog().interactions) {
    const auto sources = asked.find(rule.drug_class);
    if (sources == asked.end()) continue;
    for (const auto& [before, after] : sources->second) {
      EXPECT_GE(rule.hours_before.value_or(0), before) << rule.id;
      EXPECT_GE(rule.hours_after.value_or(0), after) << rule.id;
    }
  }
}

TEST(Interactions, hours_say_whose_they_are) {
  std::size_t ours = 0;
  for (const Interaction& rule : catalog().interactions) ours += rule.hours_from == HoursFrom::ours;
  EXPECT_EQ(rule_of("magnesium_zinc").hours_from, HoursFrom::ours);  // fact base: chosen here
  EXPECT_EQ(rule_of("magnesium_levothyroxine").hours_from, HoursFrom::source);
  EXPECT_GE(ours, 11u);  // as many rows of the fact base say "chosen conservatively here"
  Catalog changed = catalog();
  for (Interaction& rule : changed.interactions)
    if (rule.id == "magnesium_zinc") rule.hours_from = HoursFrom::source;
  for (Interaction& rule : changed.interactions)
    if (rule.id == "magnesium_iron") rule.hours_from = HoursFrom::none;
  Faults faults;
  faults_of_interactions(changed, faults);
  const Texts found = std::move(faults).found();
  ASSERT_EQ(found.size(), 2u);
  EXPECT_NE(found[0].find("magnesium_iron: its hours do not say"), std::string::npos);
  EXPECT_NE(found[1].find("magnesium_zinc: hours that are ours"), std::string::npos);
}

TEST(Interactions, what_is_said_about_glycine_does_not_say_magnesium) {
  const auto screening = screened({"clozapine"}, {"glycine", false, false});
  ASSERT_EQ(screening.findings.size(), 1u);
  for (const std::string* text : {&screening.findings[0].action, &screening.findings[0].reason}) {
    EXPECT_NE(text->find("glycine"), std::string::npos);
    EXPECT_EQ(text->find("magnesium"), std::string::npos);
  }
}

TEST(Interactions, raltegravir_is_not_put_apart_by_hours_and_levodopa_is_not_taken_along) {
  EXPECT_EQ(rule_of("magnesium_raltegravir").severity, Severity::avoid);
  EXPECT_FALSE(rule_of("magnesium_raltegravir").hours_before);
  const auto levodopa = screened({"Madopar"});
  ASSERT_NE(finding_about(levodopa, "levodopa"), nullptr);
  EXPECT_EQ(finding_about(levodopa, "levodopa")->severity, Severity::clinician);
  EXPECT_FALSE(finding_about(levodopa, "levodopa")->hours_after);
}

TEST(Interactions, where_a_clinic_must_agree_the_finding_says_clinician) {
  // Rows of the fact base whose action asks for a clinic's agreement.
  std::set<std::string> asked;
  for (int i :
       {41, 42, 43, 44, 45, 46, 47, 48,  49,  50,  59,  60,  61,  62,  63,  69,  70,  71,  72,  73,  74,  75,  76,
        77, 78, 79, 80, 82, 83, 97, 124, 125, 126, 127, 128, 129, 130, 131, 132, 133, 134, 135, 136, 137, 138, 146}) {
    char id[8];
    std::snprintf(id, sizeof id, "IX%03d", i);
    asked.insert(id);
  }
  for (const Interaction& rule : catalog().interactions)
    for (const std::string& fact : rule.facts) {
      if (!asked.contains(fact)) continue;
      const auto screening = screened({rule.ingredient});
      const bool clinician = std::any_of(screening.findings.begin(), screening.findings.end(), [&](const Finding& one) {
        return one.rule == rule.id && one.severity >= Severity::clinician;
      });
      EXPECT_TRUE(clinician) << rule.id;
    }
}

TEST(Interactions, hours_stand_whatever_the_severity) {
  for (const char* fact : {"IX020", "IX032", "IX061", "IX068", "IX074", "IX082", "IX109", "IX110", "IX112"})
    EXPECT_TRUE(std::any_of(catalog().interactions.begin(), catalog().interactions.end(), [&](const Interaction& rule) {
      return std::count(rule.facts.begin(), rule.facts.end(), fact) && rule.hours_before && rule.hours_after;
    })) << fact;
}

TEST(Interactions, every_name_finds_its_own_row) {
  for (const char* substance : {"magnesium", "glycine"}) {
    std::vector<std::pair<std::string, std::string>> all;  // line, row
    Texts lines;
    for (const Interaction& rule : catalog().interactions) {
      if (rule.substance != substance) continue;
      for (const auto* names : {&rule.names, &rule.also_in})
        for (const std::string& name : *names) all.emplace_back(name + " 10 mg", rule.id);
      all.emplace_back(rule.ingredient + " tablets", rule.id);
    }
    for (const auto& [line, id] : all) lines.push_back(line);
    const auto screening = screened(lines, {substance, true, true});
    std::set<std::pair<std::string, std::string>> found;
    for (const Finding& finding : screening.findings) found.emplace(finding.matched, finding.rule);
    for (const auto& one : all) EXPECT_TRUE(found.contains(one)) << one.second << ": " << one.first;
    EXPECT_EQ(screening.could_not_check, Texts{});
  }
}

TEST(Interactions, every_ingredient_without_a_rule_is_known_by_every_name) {
  Texts lines;
  for (const Ingredient& known : catalog().ingredients) {
    lines.push_back(known.name);
    for (const std::string& name : known.names) lines.push_back(name + " 20 mg");
  }
  const auto screening = screened(lines);
  EXPECT_EQ(screening.could_not_check, Texts{});
  EXPECT_TRUE(screening.findings.empty());
  EXPECT_EQ(screening.nothing_in_our_rules.size(), std::set<std::string>(lines.begin(), lines.end()).size());
}

TEST(Interactions, german_names_and_common_misspellings_are_known) {
  for (const auto& [written, about] :
       std::initializer_list<std::pair<const char*, const char*>>{{"Levothyroxin", "levothyroxine"},
                                                                  {"Eisen", "iron"},
                                                                  {"Zink 25mg", "zinc"},
                                                                  {"Kalzium", "calcium"},
                                                                  {"Pantoprazol 40", "pantoprazole"},
                                                                  {"Alendronsaeure", "alendronate"},
                                                                  {"Doxyzyklin", "doxycycline"},
                                                                  {"ciproflaxin", "ciprofloxacin"},
                                                                  {"propanolol", "propranolol"},
                                                                  {"frusemide", "furosemide"},
                                                                  {"ASS 100", "aspirin"},
                                                                  {"Flohsamenschalen", "psyllium"}}) {
    EXPECT_NE(finding_about(screened({written}), about), nullptr) << written;
    EXPECT_TRUE(screened({written}).could_not_check.empty()) << written;
  }
}

TEST(Interactions, class_words_match_the_rows_of_the_class) {
  for (const auto& [word, about] :
       std::initializer_list<std::pair<const char*, const char*>>{{"statin", "rosuvastatin"},
                                                                  {"fluoroquinolone antibiotic", "ciprofloxacin"},
                                                                  {"PPI", "omeprazole"},
                                                                  {"water tablet", "furosemide"},
                                                                  {"water tablet", "spironolactone"},
                                                                  {"beta-blocker", "atenolol"},
                                                                  {"Säureblocker", "pantoprazole"},
                                                                  {"bisphosphonate", "alendronate"},
                                                                  {"antacid", "sodium bicarbonate"}})
    EXPECT_NE(finding_about(screened({word}), about), nullptr) << word;
}

TEST(Interactions, supplements_go_through_the_same_door) {
  const auto screening =
      screened({"iron bisglycinate 25 mg", "zinc 25 mg", "calcium carbonate 600 mg", "vitamin D3 2000 IU",
                "multivitamin", "psyllium husk", "magnesium citrate 200 mg", "Vitamin C"});
  for (const char* about : {"iron", "zinc", "calcium", "multivitamin", "psyllium", "another magnesium product"})
    EXPECT_NE(finding_about(screening, about), nullptr) << about;
  EXPECT_EQ(screening.nothing_in_our_rules, (Texts{"Vitamin C", "vitamin D3 2000 IU"}));
  EXPECT_TRUE(screening.could_not_check.empty());
  EXPECT_EQ(screening.magnesium_sources.size(), 2u);
}

TEST(Interactions, products_of_several_ingredients_are_taken_apart) {
  const auto screening = screened({"amlodipine + valsartan", "Exforge", "dolutegravir/lamivudine"});
  EXPECT_NE(finding_about(screening, "amlodipine"), nullptr);
  EXPECT_NE(finding_about(screening, "lamivudine"), nullptr);
  EXPECT_EQ(screening.nothing_in_our_rules, Texts{"valsartan"});
  EXPECT_TRUE(screening.could_not_check.empty());
  const auto both = screened({"co-amilofruse"});
  EXPECT_NE(finding_about(both, "amiloride"), nullptr);
  EXPECT_NE(finding_about(both, "furosemide"), nullptr);
}

TEST(Interactions, the_magnesium_of_medicines_follows_from_their_labels_and_atomic_weights) {
  const double mg = 24.305, o = 15.999, h = 1.008, c = 12.011, s = 32.06;
  const double oxide = mg / (mg + o), hydroxide = mg / (mg + 2 * (o + h)), sulfate = mg / (mg + s + 4 * o);
  const double oxybate = mg / (mg + 2 * (4 * c + 7 * h + 3 * o));  // two hydroxybutyrates, C4H7O3
  const auto brings = [](const char* id) { return rule_of(id).brings_magnesium->in(elemental_milligram_per_day); };
  EXPECT_NEAR(brings("magnesium_calcium_magnesium_potassium_sodium_oxybates"), 18 * 96 * oxybate, 1);
  EXPECT_NEAR(brings("magnesium_sulfate_tablets"), 24 * 225 * sulfate, 1);
  EXPECT_NEAR(brings("magnesium_oral_sulfate_solution"), 2 * 1600 * sulfate, 1);
  EXPECT_NEAR(brings("magnesium_picosulfate_with_magnesium_citrate"), 2 * 3500 * oxide, 1);
  EXPECT_NEAR(brings("magnesium_magnesium_oxide"), 2 * 400 * oxide, 1);
  EXPECT_NEAR(brings("magnesium_magnesium_hydroxide"), 12 * 400 * hydroxide, 1);
}

TEST(Interactions, no_ingredient_without_a_rule_belongs_to_a_class_that_has_one) {
  Catalog changed = catalog();
  changed.ingredients.push_back({"simvastatin2", "simvastatin two", {}, {}, "C10AA01", {"A book", "verified"}});
  Faults faults;
  faults_of_ingredients(changed, faults);
  EXPECT_EQ(std::move(faults).found(), Texts{"ingredients, simvastatin2: we hold a rule for its class, statin."});
  EXPECT_GE(catalog().ingredients.size(), 80u);
}

TEST(Interactions, a_sibling_of_a_substance_with_a_rule_passes_only_with_a_reason) {
  // Of these classes the rule goes on to the siblings, as an analogy that says so.
  for (const char* sibling : {"Lyrica", "Zyrtec", "Xyzal", "Claritin", "Aerius"}) {
    const auto screening = screened({sibling});
    ASSERT_EQ(screening.findings.size(), 1u) << sibling;
    EXPECT_EQ(screening.findings[0].severity, Severity::info) << sibling;
    EXPECT_TRUE(screening.nothing_in_our_rules.empty()) << sibling;
  }
  // "Bismuth" alone may be the salicylate, which has a rule.
  EXPECT_EQ(screened({"bismuth"}).could_not_check, Texts{"bismuth"});
  EXPECT_EQ(screened({"another antihistamine"}).could_not_check.size(), 1u);
  // Of the others a reason is written down, and a new one without it is a fault.
  Catalog changed = catalog();
  changed.ingredients.push_back({"prasugrel", "prasugrel", {}, {}, "B01AC22", {"A book", "verified"}});
  for (Ingredient& one : changed.ingredients)
    if (one.id == "paracetamol") one.unlike = "It is unlike the others.";
  Faults faults;
  faults_of_ingredients(changed, faults);
  EXPECT_EQ(std::move(faults).found(),
            (Texts{"ingredients, paracetamol: it is unlike a substance that has no rule.",
                   "ingredients, prasugrel: a substance of its group has a rule, and nothing says why that is not one "
                   "for it too."}));
}

TEST(Interactions, what_a_person_reads_promises_nothing) {
  for (const Interaction& rule : catalog().interactions)
    for (const std::string* text : {&rule.action, &rule.reason})
      for (const char* word : {" works", "proves", "significant", " helps", "Mg "})
        EXPECT_EQ(text->find(word), std::string::npos) << rule.id << ": " << *text;
}

RC_GTEST_PROP(Interactions, a_slip_in_any_name_never_makes_nothing_in_our_rules, ()) {
  const auto& rules = catalog().interactions;
  const Interaction& rule = rules[*rc::gen::inRange<std::size_t>(0, rules.size())];
  std::string name = rule.ingredient;
  name.insert(*rc::gen::inRange<std::size_t>(0, name.size() + 1), 1, *rc::gen::elementOf(std::string("qxzkw")));
  RC_ASSERT(screened({name}).nothing_in_our_rules.empty());
}

}  // namespace
}  // namespace titrate::codec
