// What a person's own bundle holds comes back as what it was.

#include <gtest/gtest.h>

#include <map>

#include "codec/fhir_bundle.h"
#include "codec/fhir_life.h"
#include "imports/format.h"
#include "imports/german_for_test.h"

namespace titrate::imports {
namespace {

FileFindings back(const OpenNotebook& notebook, const codec::FhirOptions& options = {}) {
  const auto plan = codec::sealed_plan_of(notebook.says, codec::catalog());
  const std::string bytes = codec::fhir_bundle({notebook, codec::catalog(), *parse_moment("2026-04-20T21:00:00+02:00"),
                                                plan ? *plan : std::nullopt, options, "%PDF-1.7"});
  Progress progress;
  return findings_in_german(*part_of_bytes(bytes, "mine.json"), {}, progress).value();
}

std::map<std::string, std::string> by_day(const FileFindings& found, const std::string& item) {
  std::map<std::string, std::string> said;
  for (const FoundEntry& one : found.entries)
    if (found.items[one.item].name == item) {
      std::string text = one.text.empty() ? to_string(one.entry.state()) : one.text;
      if (one.entry.state() == EntryState::value) text = codec::Json(one.entry.amount()).dump();
      said[to_string(one.day).substr(8)] = text;
    }
  return said;
}

using Days = std::map<std::string, std::string>;

TEST(FhirRoundTrip, values_zeros_and_skipped_ones_come_back_and_missing_ones_stay_missing) {
  const FileFindings found = back(codec::fhir_life());
  EXPECT_EQ(by_day(found, "pain"), (Days{{"01", "4.0"}, {"02", "none"}, {"03", "skipped"}}));
  EXPECT_EQ(by_day(found, "headache_day"), (Days{{"01", "1.0"}, {"02", "none"}, {"03", "skipped"}}));
  EXPECT_EQ(by_day(found, "tst_min"), (Days{{"01", "432.5"}}));
  EXPECT_EQ(by_day(found, "jaw clicks"), (Days{{"01", "12.0"}}));
  EXPECT_EQ(
      by_day(found, "magnesium"),
      (Days{{"01", "100.0"}, {"02", "100.0"}, {"03", "100.0"}, {"04", "none"}, {"06", "skipped"}, {"07", "200.0"}}));
  EXPECT_EQ(by_day(found, "diarrhoea"), (Days{{"02", "2.0"}}));
  EXPECT_EQ(by_day(found, "nausea"), (Days{{"02", "none"}}));
  EXPECT_EQ(by_day(found, "itching all over"), (Days{{"07", "4.0"}}));
  EXPECT_EQ(by_day(found, "note"), (Days{{"03", "a secret of mine\nin two lines"}}));
  EXPECT_EQ(by_day(found, "context: illness"), (Days{{"03", "flu with fever"}}));
  EXPECT_EQ(found.not_understood, 0) << (found.listed.empty() ? "" : found.listed[0].why);
  for (const FoundItem& item : found.items)
    EXPECT_EQ(item.suggested, item.name == "magnesium"             ? "dose"
                              : item.name.starts_with("context: ") ? "illness"
                                                                   : item.name);
}

TEST(FhirRoundTrip, the_sheet_s_names_are_offered_again_each_of_its_kind) {
  codec::FhirOptions named;
  named.include_patient = true;
  for (const FileFindings& found : {back(codec::fhir_life()), back(codec::fhir_life(), named)}) {
    std::map<std::string, FoundName::Kind> kinds;
    for (const FoundName& one : found.names) {
      kinds[one.name] = one.kind;
      EXPECT_TRUE(one.current);
    }
    using Kind = FoundName::Kind;
    EXPECT_EQ(kinds, (std::map<std::string, Kind>{{"Levothyroxine 50", Kind::medicine},
                                                  {"zinc 25 mg", Kind::supplement},
                                                  {"migraine", Kind::condition},
                                                  {"penicillin", Kind::allergy}}));
  }
}

TEST(FhirRoundTrip, hidden_study_capsules_come_back_as_capsules_and_as_no_dose) {
  const FileFindings found = back(codec::fhir_trial(false));
  EXPECT_EQ(by_day(found, "study capsules").size(), 8u);
  EXPECT_EQ(by_day(found, "study capsules")["02"], "2.0");
  EXPECT_TRUE(by_day(found, "magnesium").empty());
  for (const FoundItem& item : found.items)
    if (item.name == "study capsules") {
      EXPECT_EQ(item.suggested, "");
    }
}

TEST(FhirRoundTrip, of_an_opened_trial_each_day_has_the_dose_that_was_in_its_bag) {
  const FileFindings found = back(codec::fhir_trial(true));
  std::map<std::string, int> days;
  for (const auto& [day, dose] : by_day(found, "magnesium")) ++days[dose];
  EXPECT_EQ(days, (std::map<std::string, int>{{"200.0", 4}, {"none", 4}}))
      << "one period of two days in each of two pairs";
  EXPECT_TRUE(by_day(found, "study capsules").empty());
}

}  // namespace
}  // namespace titrate::imports
