#include "safety/medicines.h"
#include "catalog/catalog.h"
#include "catalog/faults.h"
#include "catalog/medicine_names.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>

namespace titrate {
namespace {

const Source somewhere{"A label (2020)", "verified"};

Interaction rule(const char* ingredient, const char* of_class, std::vector<std::string> names, Severity severity,
                 std::optional<double> before = {}, std::optional<double> after = {}) {
  Interaction row;
  row.id = std::string("magnesium_") + ingredient;
  row.substance = "magnesium";
  row.ingredient = ingredient;
  row.drug_class = of_class;
  row.names = std::move(names);
  row.mechanism = "chelation";
  row.severity = severity;
  row.hours_before = before;
  row.hours_after = after;
  row.hours_from = before || after ? HoursFrom::source : HoursFrom::none;
  row.action = "Keep them apart.";
  row.reason = "It binds.";
  row.source = somewhere;
  return row;
}

Catalog small_interactions() {
  Catalog catalog;
  catalog.substances = {{"magnesium", "magnesium", "elemental magnesium", true, "A mineral.", somewhere},
                        {"glycine", "glycine", "glycine", false, "An amino acid.", somewhere}};
  catalog.drug_classes = {{"quinolone",
                           "fluoroquinolone antibiotic",
                           {"fluoroquinolone", "quinolones"},
                           {"antibiotic"},
                           {"J01M"},
                           somewhere},
                          {"thyroid", "thyroid hormone", {"Schilddrüsenhormon"}, {}, {"H03AA"}, somewhere},
                          {"integrase", "HIV integrase inhibitor", {}, {}, {"J05AJ"}, somewhere},
                          {"loop", "loop diuretic", {}, {"water tablet"}, {"C03C"}, somewhere},
                          {"sparing", "potassium-sparing diuretic", {}, {"water tablet"}, {"C03D"}, somewhere},
                          {"mineral", "mineral", {}, {}, {"B03A"}, somewhere},
                          {"source", "magnesium product", {}, {}, {"A12CC"}, somewhere},
                          {"antipsychotic", "clozapine", {}, {}, {"N05AH02"}, somewhere}};
  catalog.interactions = {
      rule("ciprofloxacin", "quinolone", {"Cipro", "Ciproxin"}, Severity::separate, 2, 6),
      rule("moxifloxacin", "quinolone", {"Avelox"}, Severity::separate, 4, 8),
      rule("levothyroxine", "thyroid", {"L-Thyroxin", "Levothyroxin", "Synthroid"}, Severity::separate, 4, 4),
      rule("dolutegravir", "integrase", {"Tivicay"}, Severity::separate, 2, 6),
      rule("furosemide", "loop", {"Lasix"}, Severity::monitor),
      rule("amiloride", "sparing", {}, Severity::caution),
      rule("iron", "mineral", {"Eisen", "ferrous sulfate"}, Severity::separate, 4, 4),
      rule("magnesium hydroxide", "source", {"Milk of Magnesia"}, Severity::avoid),
      rule("clozapine", "antipsychotic", {}, Severity::caution)};
  auto& rules = catalog.interactions;
  rules[2].applies_to = AppliesTo::alkaline;
  rules[3].needs_clinician = true;
  rules[3].also_in = {"Triumeq"};
  rules[4].also_in = {"co-amilofruse"};
  rules[5].also_in = {"co-amilofruse"};
  rules[7].mechanism = adds_magnesium;
  rules[7].brings_magnesium = 2001 * elemental_milligram_per_day;
  rules[7].id = "magnesium_hydroxide";
  rules[8].id = "glycine_clozapine", rules[8].substance = "glycine";
  catalog.ingredients = {{"paracetamol", "paracetamol", {"acetaminophen"}, {}, "N02BE01", somewhere},
                         {"sertraline", "sertraline", {"Sertralin"}, {}, "N06AB06", somewhere},
                         {"lamivudine", "lamivudine", {}, {"Triumeq"}, "J05AF05", somewhere},
                         {"valsartan", "valsartan", {}, {}, "C09CA03", somewhere}};
  return catalog;
}

MedicineScreening screened(const std::vector<std::string>& lines, const TrialSupplement& supplement = {}) {
  return screen_medicines(lines, supplement, small_interactions());
}

using Texts = std::vector<std::string>;

Texts abouts(const MedicineScreening& screening) {
  Texts texts;
  for (const Finding& finding : screening.findings) texts.push_back(finding.about);
  std::sort(texts.begin(), texts.end());
  return texts;
}

TEST(Medicines, the_small_catalog_of_this_test_is_sound) {
  Faults faults;
  faults_of_interactions(small_interactions(), faults);
  faults_of_drug_classes(small_interactions(), faults);
  faults_of_ingredients(small_interactions(), faults);
  EXPECT_EQ(std::move(faults).found(), Texts{});
}

TEST(Medicines, a_finding_keeps_what_was_written_the_hours_and_the_source) {
  const auto screening = screened({"Cipro 500 mg"});
  ASSERT_EQ(screening.findings.size(), 1u);
  const Finding& finding = screening.findings.front();
  EXPECT_EQ(finding.about, "ciprofloxacin");
  EXPECT_EQ(finding.matched, "Cipro 500 mg");
  EXPECT_EQ(finding.severity, Severity::separate);
  EXPECT_EQ(finding.hours_before, 2);
  EXPECT_EQ(finding.hours_after, 6);
  EXPECT_EQ(finding.source.citation, "A label (2020)");
  EXPECT_TRUE(screening.nothing_in_our_rules.empty());
  EXPECT_TRUE(screening.could_not_check.empty());
}

TEST(Medicines, strength_form_salt_case_and_german_spelling_do_not_matter) {
  for (const char* line : {"levothyroxine", "LEVOTHYROXINE", "levothyroxine sodium 50 mcg tablets",
                           "Levothyroxin-Natrium 75 µg", "L-Thyroxin Tabletten 1x täglich", "l thyroxin100",
                           "Synthroid® 0.1 mg once daily", "levo-thyroxine 50mcg/day", "  Levothyroxin (morgens) "})
    EXPECT_EQ(abouts(screened({line})), Texts{"levothyroxine"}) << line;
  for (const char* line :
       {"Ciprofloxacin HCl XR", "ciprofloxacin hydrochloride 500mg", "Ciproxin-500", "cipro (twice daily)"}) {
    EXPECT_EQ(abouts(screened({line})), Texts{"ciprofloxacin"}) << line;
    EXPECT_TRUE(screened({line}).could_not_check.empty()) << line;
  }
}

TEST(Medicines, every_ingredient_of_a_product_is_checked) {
  EXPECT_EQ(abouts(screened({"co-amilofruse 5/40"})), (Texts{"amiloride", "furosemide"}));
  const auto triumeq = screened({"Triumeq"});
  EXPECT_EQ(abouts(triumeq), Texts{"dolutegravir"});
  EXPECT_EQ(triumeq.nothing_in_our_rules, Texts{"lamivudine"});
  for (const char* line :
       {"dolutegravir/valsartan", "dolutegravir + valsartan", "dolutegravir and valsartan 50mg/160mg",
        "Dolutegravir & Valsartan", "dolutegravir (valsartan)"}) {
    EXPECT_EQ(abouts(screened({line})), Texts{"dolutegravir"}) << line;
    EXPECT_EQ(screened({line}).nothing_in_our_rules, Texts{"valsartan"}) << line;
    EXPECT_TRUE(screened({line}).could_not_check.empty()) << line;
  }
}

TEST(Medicines, one_unknown_ingredient_leaves_the_line_unchecked) {
  const auto screening = screened({"dolutegravir/zzyzxavir", "paracetamol + zzyzxavir"});
  EXPECT_EQ(abouts(screening), Texts{"dolutegravir"});
  EXPECT_EQ(screening.could_not_check, (Texts{"dolutegravir/zzyzxavir", "paracetamol + zzyzxavir"}));
  EXPECT_EQ(screening.nothing_in_our_rules, Texts{});
}

TEST(Medicines, a_known_ingredient_without_a_rule_and_an_unknown_one_are_two_things) {
  const auto screening = screened({"Acetaminophen 500 mg", "zzyzxavir", "500 mg", "", "  "});
  EXPECT_EQ(screening.nothing_in_our_rules, Texts{"Acetaminophen 500 mg"});
  EXPECT_EQ(screening.could_not_check, (Texts{"500 mg", "zzyzxavir"}));
  EXPECT_TRUE(screening.findings.empty());
}

TEST(Medicines, a_clinic_that_must_agree_makes_a_clinician_finding_that_keeps_its_hours) {
  const auto screening = screened({"Tivicay"});
  ASSERT_EQ(screening.findings.size(), 1u);
  EXPECT_EQ(screening.findings[0].severity, Severity::clinician);
  EXPECT_EQ(screening.findings[0].hours_before, 2);
  EXPECT_EQ(screening.findings[0].hours_after, 6);
}

TEST(Medicines, a_class_word_means_every_row_of_the_class) {
  for (const char* line : {"a fluoroquinolone", "Quinolones", "fluoroquinolone antibiotic"}) {
    EXPECT_EQ(abouts(screened({line})), (Texts{"ciprofloxacin", "moxifloxacin"})) << line;
    EXPECT_TRUE(screened({line}).could_not_check.empty()) << line;
  }
  EXPECT_EQ(abouts(screened({"Schilddruesenhormon"})), Texts{"levothyroxine"});
}

TEST(Medicines, a_word_wider_than_our_rows_finds_them_and_asks_for_the_name) {
  EXPECT_EQ(abouts(screened({"antibiotic"})), (Texts{"ciprofloxacin", "moxifloxacin"}));
  EXPECT_EQ(screened({"antibiotic"}).could_not_check, Texts{"antibiotic"});
  EXPECT_EQ(abouts(screened({"water tablet"})), (Texts{"amiloride", "furosemide"}));
}

TEST(Medicines, a_class_word_beside_its_medicine_only_describes_it) {
  const auto screening = screened({"furosemide (water tablet)"});
  EXPECT_EQ(abouts(screening), Texts{"furosemide"});
  EXPECT_TRUE(screening.could_not_check.empty());
}

TEST(Medicines, a_misspelling_adds_a_finding_as_a_guess_and_stays_unchecked) {
  for (const char* line : {"ciprofloxacn", "levothyroxne 50 mcg", "my levothyroxinn", "moxyfloxacin 400"}) {
    const auto screening = screened({line});
    ASSERT_EQ(screening.findings.size(), 1u) << line;
    EXPECT_EQ(screening.findings[0].action.rfind("Did you mean ", 0), 0u) << screening.findings[0].action;
    EXPECT_EQ(screening.could_not_check, Texts{line});
    ASSERT_EQ(screening.did_you_mean.size(), 1u) << line;
    EXPECT_EQ(screening.did_you_mean[0].written, line);
    EXPECT_TRUE(screening.nothing_in_our_rules.empty()) << line;
  }
}

TEST(Medicines, a_misspelt_name_without_a_rule_is_asked_and_never_passed) {
  const auto screening = screened({"sertralinne"});
  EXPECT_TRUE(screening.nothing_in_our_rules.empty());
  EXPECT_EQ(screening.could_not_check, Texts{"sertralinne"});
  ASSERT_EQ(screening.did_you_mean.size(), 1u);
  EXPECT_EQ(screening.did_you_mean[0].names, Texts{"sertraline"});
  EXPECT_EQ(screened({"Syntroid"}).did_you_mean.at(0).names, Texts{"Synthroid (levothyroxine)"});
}

TEST(Medicines, a_form_that_is_not_alkaline_turns_the_rule_into_information_without_hours) {
  const auto screening = screened({"levothyroxine"}, {"magnesium", false, true});
  ASSERT_EQ(screening.findings.size(), 1u);
  EXPECT_EQ(screening.findings[0].severity, Severity::info);
  EXPECT_FALSE(screening.findings[0].hours_before || screening.findings[0].hours_after);
  EXPECT_EQ(screened({"ciprofloxacin"}, {"magnesium", false, false}).findings.at(0).hours_after, 6);
}

TEST(Medicines, a_supplement_of_which_nobody_said_otherwise_counts_as_alkaline) {
  const auto screening = screened({"levothyroxine"}, TrialSupplement{});
  ASSERT_EQ(screening.findings.size(), 1u);
  EXPECT_EQ(screening.findings[0].severity, Severity::separate);
  EXPECT_EQ(screening.findings[0].hours_after, 4);
}

TEST(Medicines, another_supplement_has_rules_of_its_own) {
  EXPECT_EQ(abouts(screened({"clozapine"}, {"glycine", false, false})), Texts{"clozapine"});
  EXPECT_EQ(screened({"ciprofloxacin"}, {"glycine", false, false}).nothing_in_our_rules, Texts{"ciprofloxacin"});
  EXPECT_EQ(screened({"clozapine"}).nothing_in_our_rules, Texts{"clozapine"});
}

TEST(Medicines, what_brings_magnesium_is_handed_on_to_be_counted) {
  const auto screening = screened({"Milk of Magnesia", "zinc"});
  ASSERT_EQ(screening.magnesium_sources.size(), 1u);
  EXPECT_EQ(screening.magnesium_sources[0].matched, "Milk of Magnesia");
  EXPECT_EQ(screening.magnesium_sources[0].a_day, 2001 * elemental_milligram_per_day);
}

TEST(Medicines, the_strictest_finding_comes_first) {
  const auto findings = screened({"lasix", "cipro", "tivicay", "milk of magnesia"}).findings;
  for (std::size_t i = 1; i < findings.size(); ++i) EXPECT_GE(findings[i - 1].severity, findings[i].severity);
}

TEST(Medicines, a_catalog_that_keeps_its_names_answers_as_one_that_does_not_and_a_copy_may_be_changed) {
  Catalog indexed = small_interactions();
  indexed.medicine_names.make(indexed);
  ASSERT_TRUE(indexed.medicine_names.made());
  const auto answer = screen_medicines({"Cipro 500 mg", "Triumeq", "levothyroxn", "no such thing"}, {}, indexed);
  const auto asked_anew = screened({"Cipro 500 mg", "Triumeq", "levothyroxn", "no such thing"});
  EXPECT_EQ(abouts(answer), abouts(asked_anew));
  EXPECT_EQ(answer.could_not_check, asked_anew.could_not_check);
  EXPECT_EQ(answer.nothing_in_our_rules, asked_anew.nothing_in_our_rules);

  Catalog changed = indexed;
  changed.interactions.push_back(rule("new", "mineral", {"Novum"}, Severity::avoid));
  EXPECT_EQ(abouts(screen_medicines({"Novum"}, {}, changed)), Texts{"new"});
  changed = indexed;
  EXPECT_FALSE(changed.medicine_names.made());
}

TEST(Medicines, slips_are_counted_as_published) {
  EXPECT_EQ(slips_between("kitten", "sitting", 5), 3);  // Levenshtein's textbook pair
  EXPECT_EQ(slips_between("ca", "abc", 5), 3);          // optimal string alignment; unrestricted Damerau would say 2
  EXPECT_EQ(slips_between("ab", "ba", 5), 1);
  EXPECT_EQ(slips_between("", "abc", 5), 3);
  EXPECT_EQ(slips_between("abcdef", "uvwxyz", 2), 3) << "more than asked for is one more";
}

/// Lines from a bag of names, guesses, classes, unknown words and noise.
rc::Gen<std::vector<std::string>> lists() {
  return rc::gen::container<std::vector<std::string>>(rc::gen::map(
      rc::gen::pair(rc::gen::elementOf(Texts{"cipro", "ciprofloxacn", "levothyroxine", "Triumeq", "co-amilofruse",
                                             "paracetamol", "antibiotic", "quinolones", "zzyzx", "iron/valsartan",
                                             "sertralinn", "furosemide", "", "dolutegravir + zzyzx"}),
                    rc::gen::elementOf(Texts{"", " 500 mg", " tablets", "/valsartan", " and paracetamol"})),
      [](const auto& both) { return both.first + both.second; }));
}

std::set<std::tuple<std::string, std::string, std::string>> as_set(const MedicineScreening& screening) {
  std::set<std::tuple<std::string, std::string, std::string>> all;
  for (const Finding& finding : screening.findings) all.emplace(finding.rule, finding.matched, finding.action);
  return all;
}

RC_GTEST_PROP(Medicines, one_line_more_never_removes_a_finding_or_an_open_question, ()) {
  auto lines = *lists();
  const auto extra = *lists();
  const auto before = screened(lines);
  lines.insert(lines.end(), extra.begin(), extra.end());
  const auto after = screened(lines);
  const auto few = as_set(before), many = as_set(after);
  RC_ASSERT(std::includes(many.begin(), many.end(), few.begin(), few.end()));
  RC_ASSERT(std::includes(after.could_not_check.begin(), after.could_not_check.end(), before.could_not_check.begin(),
                          before.could_not_check.end()));
}

RC_GTEST_PROP(Medicines, the_order_of_lines_does_not_matter, ()) {
  auto lines = *lists();
  const auto one = screened(lines);
  std::reverse(lines.begin(), lines.end());
  const auto other = screened(lines);
  RC_ASSERT(as_set(one) == as_set(other));
  RC_ASSERT(abouts(one) == abouts(other));
  RC_ASSERT(one.nothing_in_our_rules == other.nothing_in_our_rules);
  RC_ASSERT(one.could_not_check == other.could_not_check);
  RC_ASSERT(one.did_you_mean == other.did_you_mean);
}

RC_GTEST_PROP(Medicines, noise_around_a_name_does_not_matter, ()) {
  const Catalog catalog = small_interactions();
  const auto& row = catalog.interactions[*rc::gen::inRange<std::size_t>(0, 8)];
  std::string name = row.ingredient;
  for (char& c : name)
    if (*rc::gen::arbitrary<bool>() && c >= 'a' && c <= 'z') c = char(c - 'a' + 'A');
  const auto before = *rc::gen::elementOf(Texts{"", " ", "\"", "- ", "2x ", "• ", "my "});
  const auto after = *rc::gen::elementOf(Texts{"", " 500 mg", "-250mg", ", 2 tablets", " (once daily)", "®", "!", " XR",
                                               " 1,5 g/Tag", " Filmtabletten N2"});
  const auto screening = screened({before + name + after});
  RC_ASSERT(abouts(screening) == Texts{row.ingredient});
  RC_ASSERT(screening.could_not_check.empty());
}

TEST(Medicines, a_name_of_two_words_does_not_reach_over_a_separator) {
  Catalog catalog = small_interactions();
  catalog.ingredients.push_back({"ginkgo", "ginkgo biloba", {}, {}, "N06DX02", somewhere});
  const auto could_not_check = [&](const std::string& line) {
    return !screen_medicines({line}, {}, catalog).could_not_check.empty();
  };
  EXPECT_FALSE(could_not_check("ginkgo biloba 120 mg"));
  for (const char* line : {"ginkgo, biloba", "ginkgo + biloba", "ginkgo / biloba", "ginkgo; biloba"})
    EXPECT_TRUE(could_not_check(line)) << line << ": two things, and we may know neither";
}

RC_GTEST_PROP(Medicines, every_line_that_is_not_blank_is_answered, ()) {
  auto lines = *lists();
  lines.push_back(*rc::gen::arbitrary<std::string>());
  const auto screening = screened(lines);
  std::set<std::string> answered(screening.could_not_check.begin(), screening.could_not_check.end());
  answered.insert(screening.nothing_in_our_rules.begin(), screening.nothing_in_our_rules.end());
  for (const Finding& finding : screening.findings) answered.insert(finding.matched);
  for (const std::string& line : lines) {
    const auto first = line.find_first_not_of(" \t\r\n\f\v");
    if (first == std::string::npos) continue;
    RC_ASSERT(answered.contains(line.substr(first, line.find_last_not_of(" \t\r\n\f\v") - first + 1)));
  }
}

RC_GTEST_PROP(Medicines, a_slip_in_a_name_never_makes_nothing_in_our_rules, ()) {
  const Catalog catalog = small_interactions();
  const std::string right =
      *rc::gen::elementOf(Texts{"paracetamol", "sertraline", "valsartan", "lamivudine", "ciprofloxacin"});
  std::string name = right;
  name[*rc::gen::inRange<std::size_t>(0, name.size())] = *rc::gen::elementOf(std::string("qxzk"));
  RC_PRE(name != right);  // ciprofloxacin has an x already
  RC_ASSERT(screened({name}).nothing_in_our_rules.empty());
  RC_ASSERT(screened({name}).could_not_check == Texts{name});
}

}  // namespace
}  // namespace titrate
