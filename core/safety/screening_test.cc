#include "safety/screening.h"
#include "catalog/catalog.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace titrate {
namespace {

Catalog one_limit() {
  Catalog catalog;
  catalog.limits = {
      {"eu", "EU", 250 * elemental_milligram_per_day, "Set by diarrhoea.", {"An opinion (2001)", "verified"}}};
  return catalog;
}

Screening screened(const std::vector<Entry<Dose>>& doses) {
  Exposure exposure;
  exposure.taken = doses;
  return screen(exposure, one_limit());
}

Entry<Dose> took(double mg) { return dose_entry(mg, true); }

TEST(Screening, doses_on_the_limit_and_below_are_no_finding) {
  EXPECT_TRUE(screened({}).findings.empty());
  EXPECT_TRUE(screened({took(250), took(0), took(100), {}, Entry<Dose>::skipped()}).findings.empty());
}

TEST(Screening, a_finding_names_how_many_days_the_largest_dose_the_limit_and_the_source) {
  const Screening screening = screened({took(300), took(250), {}, took(412.5), took(260)});
  ASSERT_EQ(screening.findings.size(), 1u) << "one rule, one finding";
  const Finding& finding = screening.findings.front();
  EXPECT_EQ(finding.about, "daily dose");
  EXPECT_EQ(finding.severity, Severity::caution);
  for (const char* said : {"3 days", "412.5 mg", "250 mg", "Set by diarrhoea."})
    EXPECT_NE(finding.reason.find(said), std::string::npos) << said << " in: " << finding.reason;
  EXPECT_EQ(finding.source.citation, "An opinion (2001)");
  EXPECT_NE(finding.action.find("doctor or pharmacist"), std::string::npos);
}

TEST(Screening, a_single_day_is_a_day) {
  const std::string reason = screened({took(0), took(251)}).findings.at(0).reason;
  EXPECT_NE(reason.find("On 1 day the"), std::string::npos) << reason;
  EXPECT_NE(reason.find("251 mg"), std::string::npos) << reason;
}

TEST(Screening, another_treatment_is_not_measured_in_milligrams_of_magnesium) {
  EXPECT_TRUE(screened({dose_entry(1000, false)}).findings.empty());
}

TEST(Screening, says_what_it_did_not_check) {
  const auto& not_checked = screened({}).not_checked;
  for (const char* what : {"medicines", "conditions", "kidney function"})
    EXPECT_TRUE(std::count(not_checked.begin(), not_checked.end(), what)) << what;
}

}  // namespace
}  // namespace titrate
