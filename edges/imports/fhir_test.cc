// The oracle is FHIR R4 (hl7.org/fhir/R4): what its elements mean, by its own words.

#include "imports/fhir.h"

#include <gtest/gtest.h>

#include "imports/findings_for_test.h"
#include "imports/format.h"
#include "imports/german_for_test.h"

namespace titrate::imports {
namespace {

using Kind = FoundName::Kind;

Result<FileFindings> fhir_read(const std::string& bytes, const FindingsAsked& asked = {}) {
  Progress progress;
  return findings_in_german(*part_of_bytes(bytes, "record.json"), asked, progress);
}

std::string fhir_bundle_of(const std::vector<std::string>& resources) {
  std::string bundle = R"({"resourceType":"Bundle","type":"collection","entry":[)";
  for (std::size_t i = 0; i < resources.size(); ++i)
    bundle += (i ? "," : "") + std::string("\n{\"resource\":") + resources[i] + "}";
  return bundle + "]}";
}

FileFindings fhir_of(const std::vector<std::string>& resources) { return fhir_read(fhir_bundle_of(resources)).value(); }

std::string statement(const std::string& fields) { return R"({"resourceType":"MedicationStatement",)" + fields + "}"; }
std::string pain(const std::string& fields) {
  return R"({"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org",)"
         R"("code":"72514-3","display":"Pain severity"}]},)" +
         fields + "}";
}
std::string answered(const std::string& items) {
  return R"({"resourceType":"QuestionnaireResponse","status":"completed","authored":"2026-03-01T20:00:00+01:00",)"
         R"("questionnaire":"http://example.org/Questionnaire/evening|1","item":)" +
         items + "}";
}

bool says(const std::vector<std::string>& remarks, const char* part) {
  for (const std::string& one : remarks)
    if (one.find(part) != one.npos) return true;
  return false;
}

TEST(Fhir, a_text_only_medicine_without_a_status_becomes_a_name_to_be_asked_about) {
  const FileFindings found = fhir_of({statement(R"("medicationCodeableConcept":{"text":"Tafil 0,5"})")});
  ASSERT_EQ(found.names.size(), 1u);
  EXPECT_EQ(found.names[0].name, "Tafil 0,5");
  EXPECT_EQ(found.names[0].kind, Kind::medicine);
  EXPECT_TRUE(found.names[0].current) << "a list that is too long makes a question, one too short a silence";
  EXPECT_EQ(found.names[0].detail, "no status given");
  EXPECT_EQ(found.format, "fhir");
}

TEST(Fhir, a_medicine_is_found_by_every_way_in_which_it_is_referred_to) {
  const FileFindings found = fhir_read(R"({"resourceType":"Bundle","type":"document","entry":[
    {"fullUrl":"urn:uuid:s1","resource":{"resourceType":"MedicationStatement","status":"active",
      "medicationReference":{"reference":"urn:uuid:m1"},"effectivePeriod":{"start":"2015-03"},
      "dosage":[{"doseAndRate":[{"doseQuantity":{"value":1,"unit":"tablet"}}]}]}},
    {"fullUrl":"urn:uuid:m1","resource":{"resourceType":"Medication","code":{"coding":[
      {"system":"http://snomed.info/sct","code":"1","display":"Product containing anastrozole"},
      {"system":"http://www.whocc.no/atc","code":"L02BG03","display":"anastrozole"}]}}},
    {"fullUrl":"http://x/Medication/7","resource":{"resourceType":"Medication","id":"7","code":{"text":"Ramipril 5 mg"}}},
    {"resource":{"resourceType":"MedicationStatement","status":"active","medicationReference":{"reference":"Medication/7"}}},
    {"resource":{"resourceType":"MedicationStatement","status":"active","contained":[{"resourceType":"Medication",
      "id":"in","ingredient":[{"itemCodeableConcept":{"text":"codeine"}},{"itemCodeableConcept":{"text":"paracetamol"}}],
      "code":{"text":"Talvosilen"}}],"medicationReference":{"reference":"#in"}}},
    {"resource":{"resourceType":"MedicationStatement","status":"active","medicationReference":{"display":"Zolpidem"}}}
  ]})")
                                 .value();
  std::vector<std::string> names;
  for (const FoundName& one : found.names) names.push_back(one.name);
  EXPECT_EQ(names, (std::vector<std::string>{"Talvosilen", "anastrozole", "Ramipril 5 mg", "Zolpidem"}));
  EXPECT_EQ(found.names[1].detail, "from 2015-03; 1 tablet");
  EXPECT_FALSE(found.names[1].last) << "a month is no day";
  EXPECT_EQ(found.not_understood, 0);
}

TEST(Fhir, a_medicine_that_is_not_in_the_file_is_not_left_out) {
  const FileFindings found =
      fhir_of({statement(R"("status":"active","medicationReference":{"reference":"Medication/9"})"),
               statement(R"("status":"active")")});
  ASSERT_EQ(found.names.size(), 1u);
  EXPECT_NE(found.names[0].name.find("does not name"), std::string::npos);
  EXPECT_EQ(found.not_understood, 2) << "the one that refers nowhere, and the one that names nothing";
}

TEST(Fhir, what_a_status_says_is_kept_and_what_was_an_error_is_not_read) {
  const auto with = [](const char* name, const char* status) {
    return statement(R"("status":")" + std::string(status) + R"(","medicationCodeableConcept":{"text":")" + name +
                     "\"}");
  };
  const FileFindings found =
      fhir_of({with("a", "active"), with("b", "completed"), with("c", "entered-in-error"), with("d", "not-taken"),
               with("e", "on-hold"), with("f", "stopped"), with("g", "unknown"), with("h", "intended")});
  std::map<std::string, bool> current;
  for (const FoundName& one : found.names) current[one.name] = one.current;
  EXPECT_EQ(current,
            (std::map<std::string, bool>{
                {"a", true}, {"b", false}, {"d", false}, {"e", true}, {"f", false}, {"g", true}, {"h", true}}));
  EXPECT_EQ(found.passed_over, 1);
}

TEST(Fhir, a_statement_of_somebody_else_never_becomes_a_day_s_dose) {
  const FileFindings found = fhir_of({statement(
      R"("status":"active","medicationCodeableConcept":{"text":"Magnesium"},"effectivePeriod":{"start":"2026-01-01",)"
      R"("end":"2026-03-01"},"dosage":[{"doseAndRate":[{"doseQuantity":{"value":300,"unit":"mg","code":"mg"}}]}])")});
  EXPECT_TRUE(found.entries.empty());
  ASSERT_EQ(found.names.size(), 1u);
  EXPECT_EQ(found.names[0].last, parse_day("2026-03-01"));
}

TEST(Fhir, look_alikes_of_other_releases_are_refused_with_the_reason) {
  for (
      const auto& [resource, reason] : std::vector<std::pair<std::string, const char*>>{
          {statement(R"("status":"active","taken":"y","medicationCodeableConcept":{"text":"x"})"),
           "taken belongs to FHIR STU3"},
          {statement(
               R"("status":"active","medicationCodeableConcept":{"text":"x"},"dosage":[{"doseQuantity":{"value":1}}])"),
           "dose[x] belongs to FHIR STU3"},
          {statement(R"("status":"active","wasNotTaken":false,"medicationCodeableConcept":{"text":"x"})"), "DSTU2"},
          {statement(R"("status":"recorded","medication":{"concept":{"text":"x"}})"), "R5"},
          {R"({"resourceType":"MedicationOrder","status":"active"})", "MedicationOrder belongs to FHIR DSTU2"},
          {R"({"resourceType":"ProcedureRequest","status":"active"})", "STU3"},
          {R"({"resourceType":"Condition","clinicalStatus":"active","code":{"text":"x"}})", "clinicalStatus as a text"},
          {R"({"resourceType":"AllergyIntolerance","verificationStatus":"confirmed","code":{"text":"x"}})", "STU3"},
          {pain(R"("effectiveDateTime":"2026-03-01","valueInteger":4,"comment":"x")"), "Observation.comment"},
          {R"({"resourceType":"Observation","status":"final","meta":{"profile":["https://x/STU3/StructureDefinition/y"]}})",
           "STU3"}}) {
    const auto read = fhir_read(fhir_bundle_of({resource}));
    ASSERT_FALSE(read) << resource;
    EXPECT_NE(read.problem().what.find(reason), std::string::npos) << read.problem().what;
    EXPECT_NE(read.problem().way_out.find("R4"), std::string::npos);
    EXPECT_EQ(read.problem().where.line, 2u);
  }
}

TEST(Fhir, a_refuted_allergy_or_condition_is_passed_over_and_a_resolved_one_is_over) {
  const auto status = [](const char* element, const char* code) {
    return "\"" + std::string(element) + R"(":{"coding":[{"code":")" + code + "\"}]},";
  };
  const FileFindings found = fhir_of(
      {R"({"resourceType":"AllergyIntolerance",)" + status("verificationStatus", "refuted") +
           R"("code":{"text":"nuts"}})",
       R"({"resourceType":"AllergyIntolerance",)" + status("clinicalStatus", "active") +
           R"("code":{"text":"penicillin"},"reaction":[{"manifestation":[{"text":"hives"}]}]})",
       R"({"resourceType":"AllergyIntolerance",)" + status("clinicalStatus", "resolved") + R"("code":{"text":"milk"}})",
       R"({"resourceType":"Condition",)" + status("verificationStatus", "entered-in-error") +
           R"("code":{"text":"gout"}})",
       R"({"resourceType":"Condition",)" + status("clinicalStatus", "remission") + R"("code":{"text":"asthma"}})",
       R"({"resourceType":"Condition",)" + status("verificationStatus", "provisional") +
           R"("code":{"text":"myasthenia"},"onsetDateTime":"2015"})",
       R"({"resourceType":"Condition","code":{"text":"migraine"},"abatementString":"in youth"})"});
  struct Expected {
    std::string name;
    bool current;
    std::string detail;
  };
  const std::vector<Expected> expected{{"penicillin", true, "hives"},
                                       {"milk", false, "resolved"},
                                       {"asthma", false, "remission"},
                                       {"myasthenia", true, "no status given; provisional; since 2015"},
                                       {"migraine", false, "no status given"}};
  ASSERT_EQ(found.names.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(found.names[i].name, expected[i].name);
    EXPECT_EQ(found.names[i].current, expected[i].current) << expected[i].name;
    EXPECT_EQ(found.names[i].detail, expected[i].detail);
  }
  EXPECT_EQ(found.passed_over, 2);
}

TEST(Fhir, no_known_allergies_is_no_allergy_and_no_answer_either) {
  const FileFindings found =
      fhir_of({R"({"resourceType":"AllergyIntolerance","code":{"coding":[{"display":"No known allergies"}]}})",
               statement(R"("status":"unknown","medicationCodeableConcept":{"coding":[{"code":"no-known-medications",
                 "system":"http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips","display":"nil"}]})")});
  EXPECT_TRUE(found.names.empty());
  EXPECT_TRUE(says(found.remarks, "No known allergies"));
}

TEST(Fhir, pain_by_its_loinc_code_is_an_entry_of_its_day) {
  FindingsAsked asked;
  asked.day_start = {3};
  const FileFindings found =
      fhir_read(fhir_bundle_of({pain(R"("effectiveDateTime":"2026-03-01","valueInteger":4)"),
                                pain(R"("effectiveDateTime":"2026-03-03T01:30:00+01:00","valueQuantity":{"value":6,
                                  "unit":"score","system":"http://unitsofmeasure.org","code":"{score}"})"),
                                pain(R"("effectivePeriod":{"start":"2026-03-04","end":"2026-03-05"},"valueInteger":1)"),
                                pain(R"("effectiveInstant":"2026-03-06T23:59:59.123-05:00","valueInteger":2)")}),
                asked)
          .value();
  ASSERT_EQ(found.items.size(), 1u);
  EXPECT_EQ(found.items[0].name, "Pain severity");
  EXPECT_EQ(found.items[0].suggested, "pain");
  EXPECT_EQ(found.items[0].highest, 10);
  std::vector<std::pair<std::string, double>> entries;
  for (const FoundEntry& one : found.entries) entries.emplace_back(to_string(one.day), one.entry.amount());
  EXPECT_EQ(entries, (std::vector<std::pair<std::string, double>>{
                         {"2026-03-01", 4}, {"2026-03-02", 6}, {"2026-03-05", 1}, {"2026-03-06", 2}}))
      << "half past one belongs to the evening before, where the day begins at three";
}

TEST(Fhir, a_year_or_a_month_is_no_day_and_is_not_guessed) {
  const FileFindings found =
      fhir_of({pain(R"("effectiveDateTime":"2020","valueInteger":4)"),
               pain(R"("effectiveDateTime":"2020-05","valueInteger":4)"), pain(R"("valueInteger":4)")});
  EXPECT_TRUE(found.entries.empty());
  ASSERT_EQ(found.listed.size(), 3u);
  EXPECT_EQ(found.listed[1].why, "\"2020-05\" is no single day: nothing is guessed");
  EXPECT_EQ(found.listed[1].line, 3u);
}

TEST(Fhir, what_is_no_plain_number_of_the_scale_is_listed) {
  const std::string day = R"("effectiveDateTime":"2026-03-01",)";
  const FileFindings found =
      fhir_of({pain(day + R"("valueQuantity":{"value":4,"comparator":"<"})"),
               pain(day + R"("valueQuantity":{"value":40,"code":"%"})"), pain(day + R"("valueInteger":11)"),
               pain(day + R"("valueString":"four")"), pain(day + R"("valueQuantity":{"unit":"score"})")});
  EXPECT_TRUE(found.entries.empty());
  EXPECT_EQ(found.not_understood, 5);
}

TEST(Fhir, declined_is_skipped_and_any_other_absence_is_not_recorded) {
  const auto absent = [](const char* day, const char* why) {
    return pain(R"("effectiveDateTime":")" + std::string(day) + R"(","dataAbsentReason":{"coding":[{"code":")" + why +
                "\"}]}");
  };
  const FileFindings found = fhir_of({absent("2026-03-01", "asked-declined"), absent("2026-03-02", "unknown")});
  ASSERT_EQ(found.entries.size(), 1u);
  EXPECT_EQ(found.entries[0].entry.state(), EntryState::skipped);
}

TEST(Fhir, components_are_items_of_their_own_and_other_measurements_are_passed_over) {
  const FileFindings found =
      fhir_of({R"({"resourceType":"Observation","status":"final","effectiveDateTime":"2026-03-01","code":{"coding":[
         {"system":"http://loinc.org","code":"85354-9","display":"Blood pressure"}]},"component":[
         {"code":{"coding":[{"system":"http://loinc.org","code":"8480-6","display":"Systolic"}]},
          "valueQuantity":{"value":120,"unit":"mmHg","code":"mm[Hg]"}},
         {"code":{"coding":[{"system":"http://loinc.org","code":"8462-4","display":"Diastolic"}]},
          "valueQuantity":{"value":80,"unit":"mmHg","code":"mm[Hg]"}}]})",
               R"({"resourceType":"Observation","status":"final","effectiveDateTime":"2026-03-01","code":{"coding":[
         {"system":"http://loinc.org","code":"29463-7","display":"Body weight"}]},"valueQuantity":{"value":80}})",
               R"({"resourceType":"Observation","status":"final","effectiveDateTime":"2026-01-05","code":{"coding":[
         {"system":"http://loinc.org","code":"98979-8"}]},"valueQuantity":{"value":72}})"});
  ASSERT_EQ(found.items.size(), 2u);
  EXPECT_EQ(found.items[0].name, "Blood pressure: Systolic");
  EXPECT_EQ(found.items[1].name, "Blood pressure: Diastolic");
  EXPECT_EQ(found.items[0].suggested, "");
  EXPECT_EQ(found.passed_over, 2);
  EXPECT_TRUE(says(found.remarks, "eGFR) of 72, 2026-01-05"));
}

TEST(Fhir, answers_are_read_by_their_link_however_deep_they_are) {
  const FileFindings found = fhir_of({answered(R"([{"linkId":"1","text":"Night","item":[
      {"linkId":"1.1","text":"Asleep","answer":[{"valueDecimal":6.5,"item":[{"linkId":"1.1.1","text":"Woken",
        "answer":[{"valueBoolean":true}]}]}]},
      {"linkId":"1.2","text":"How often","answer":[{"valueCoding":{"code":"LA6569-3","display":"Several days",
        "extension":[{"url":"http://hl7.org/fhir/StructureDefinition/ordinalValue","valueDecimal":1}]}}]},
      {"linkId":"1.3","text":"Where","answer":[{"valueCoding":{"code":"x","display":"head"}},{"valueString":"neck"}]},
      {"linkId":"1.4","text":"Nothing","answer":[]}]},
      {"linkId":"/44261-6","text":"Sum","answer":[{"valueInteger":7}]}])")});
  std::map<std::string, double> numbers;
  std::map<std::string, std::string> words;
  for (const FoundEntry& one : found.entries) {
    EXPECT_EQ(to_string(one.day), "2026-03-01");
    one.entry.known() ? void(numbers[found.items[one.item].name] = one.entry.amount())
                      : void(words[found.items[one.item].name] = one.text);
  }
  EXPECT_EQ(numbers, (std::map<std::string, double>{{"evening 1.1: Asleep", 6.5},
                                                    {"evening 1.1.1: Woken", 1},
                                                    {"evening 1.2: How often", 1},
                                                    {"evening /44261-6: Sum", 7}}));
  EXPECT_EQ(words, (std::map<std::string, std::string>{{"evening 1.3: Where (in words)", "head; neck"}}));
  for (const FoundItem& item : found.items)
    EXPECT_EQ(item.suggested, item.name == "evening /44261-6: Sum" ? "phq9" : "") << item.name;
}

TEST(Fhir, a_patient_is_a_remark_and_a_second_one_ends_the_reading) {
  const std::string one = R"({"resourceType":"Patient","id":"a","gender":"female","birthDate":"1971-03-28"})";
  const FileFindings found =
      fhir_of({one, statement(R"("medicationCodeableConcept":{"text":"x"},"subject":{"reference":"Patient/a"})")});
  EXPECT_TRUE(says(found.remarks, "born in 1971, female"));
  EXPECT_EQ(found.names.size(), 1u);
  EXPECT_FALSE(fhir_read(fhir_bundle_of({one, R"({"resourceType":"Patient","id":"b"})"})));
  const auto other = fhir_read(fhir_bundle_of(
      {one, statement(R"("medicationCodeableConcept":{"text":"x"},"subject":{"reference":"Patient/b"})")}));
  ASSERT_FALSE(other);
  EXPECT_NE(other.problem().what.find("more than one person"), std::string::npos);
}

TEST(Fhir, files_of_an_archive_that_are_about_several_people_are_refused_as_one_file_is) {
  const auto bundle_about = [](const std::string& who) {
    return fhir_bundle_of(
        {R"({"resourceType":"Condition","code":{"text":"gout"},"subject":{"reference":"Patient/)" + who + R"("}})"});
  };
  EXPECT_TRUE(fhir_read(for_test::archive_of({{"1.json", bundle_about("a")}, {"2.json", bundle_about("a")}})));
  const auto mixed = fhir_read(for_test::archive_of({{"1.json", bundle_about("a")}, {"2.json", bundle_about("b")}}));
  ASSERT_FALSE(mixed);
  EXPECT_NE(mixed.problem().what.find("more than one person"), std::string::npos);
}

TEST(Fhir, records_that_are_marked_as_test_data_are_said_to_be_nobody_s) {
  const FileFindings found = fhir_of({R"({"resourceType":"Condition","meta":{"security":[{"code":"HTEST"}]},)"
                                      R"("code":{"text":"gout"}})"});
  EXPECT_TRUE(says(found.remarks, "no real person"));
  EXPECT_TRUE(fhir_of({R"({"resourceType":"Condition","code":{"text":"gout"}})"}).remarks.empty());
}

TEST(Fhir, one_resource_and_one_a_line_are_read_too) {
  const std::string one = R"({"resourceType":"Condition","code":{"text":"gout"}})";
  EXPECT_EQ(fhir_read(one).value().names.size(), 1u);
  const FileFindings lines =
      fhir_read(one + "\n" + R"({"resourceType":"Condition","code":{"text":"asthma"}})" + "\n").value();
  EXPECT_EQ(lines.names.size(), 2u);
  EXPECT_EQ(lines.names[1].line, 2u);
}

TEST(Fhir, a_search_that_goes_on_elsewhere_says_so_and_bundles_in_bundles_are_read) {
  const std::string inner = fhir_bundle_of({R"({"resourceType":"Condition","code":{"text":"gout"}})"});
  const FileFindings found =
      fhir_read(R"({"resourceType":"Bundle","type":"searchset","link":[{"relation":"next","url":"x"}],
    "entry":[{"resource":)" +
                inner + "},{\"search\":{\"mode\":\"outcome\"}}]}")
          .value();
  EXPECT_EQ(found.names.size(), 1u);
  EXPECT_TRUE(says(found.remarks, "one page of several"));
}

TEST(Fhir, deep_nesting_and_a_file_that_was_cut_off_are_problems_with_their_line) {
  std::string deep = "{\"resourceType\":\"Bundle\",\n\"a\":";
  for (int i = 0; i < 100'000; ++i) deep += '[';
  const auto nested = fhir_read(deep);
  ASSERT_FALSE(nested);
  EXPECT_NE(nested.problem().what.find("64 deep"), std::string::npos);
  EXPECT_EQ(nested.problem().where.line, 2u);
  const std::string whole = fhir_bundle_of({R"({"resourceType":"Condition","code":{"text":"gout"}})"});
  EXPECT_FALSE(fhir_read(whole.substr(0, whole.size() - 1)));
}

TEST(Fhir, a_broken_letter_costs_its_record_and_a_field_that_is_there_twice_too) {
  const FileFindings found = fhir_of({"{\"resourceType\":\"Condition\",\"code\":{\"text\":\"g\xffout\"}}",
                                      R"({"resourceType":"Condition","code":{"text":"a"},"code":{"text":"b"}})",
                                      R"({"resourceType":"Condition","code":{"text":"asthma"}})"});
  ASSERT_EQ(found.names.size(), 1u);
  EXPECT_EQ(found.names[0].name, "asthma");
  ASSERT_EQ(found.listed.size(), 2u);
  EXPECT_EQ(found.listed[0].why, "it has text that is not UTF-8");
  EXPECT_EQ(found.listed[1].why, "it says \"code\" twice");
}

TEST(Fhir, of_a_scan_as_long_as_a_book_nothing_is_held) {
  std::string scan(8u << 20, 'A');
  scan += R"(\u00e4\"end)";
  const FileFindings found = fhir_of(
      {R"({"resourceType":"DocumentReference","status":"current","content":[{"attachment":{"data":")" + scan + "\"}}]}",
       R"({"resourceType":"Condition","code":{"text":"gout"}})"});
  EXPECT_EQ(found.names.size(), 1u);
  EXPECT_EQ(found.passed_over, 1);
}

TEST(Fhir, a_resource_with_more_values_than_a_record_has_is_listed) {
  std::string many = "[";
  for (int i = 0; i < 250'000; ++i) many += i ? ",1" : "1";
  const FileFindings found = fhir_of({R"({"resourceType":"Observation","status":"final","x":)" + many + "]}",
                                      R"({"resourceType":"Condition","code":{"text":"gout"}})"});
  EXPECT_EQ(found.names.size(), 1u);
  EXPECT_EQ(found.not_understood, 1);
}

TEST(Fhir, json_of_another_kind_is_not_taken_for_it) {
  EXPECT_FALSE(is_fhir(*part_of_bytes(R"({"resourceType": 4})", "x")));
  EXPECT_FALSE(is_fhir(*part_of_bytes(R"({"fdcId": 4})", "x")));
  EXPECT_FALSE(is_fhir(*part_of_bytes("resourceType,x\n", "x")));
  EXPECT_TRUE(is_fhir(*part_of_bytes("\xef\xbb\xbf{ \"id\": \"x\", \"resourceType\" : \"Bundle\"}", "x")));
}

}  // namespace
}  // namespace titrate::imports
