#include "codec/fhir_bundle.h"

#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <set>

#include "codec/catalog_tables.h"
#include "codec/fhir_codes.h"
#include "codec/fhir_life.h"
#include "codec/json.h"
#include "codec/seal.h"

namespace titrate::codec {
namespace {

struct Exported {
  std::string bytes;
  Json bundle;
  /// None in the bundle of a life without anything to say: FHIR knows no empty list.
  Json entries() const { return bundle.value("entry", Json::array()); }
  std::vector<Json> of(const std::string& type) const {
    std::vector<Json> found;
    for (const Json& entry : entries())
      if (entry["resource"]["resourceType"] == type) found.push_back(entry["resource"]);
    return found;
  }
  std::string all_of(const std::string& type) const {
    std::string all;
    for (const Json& one : of(type)) all += one.dump();
    return all;
  }
};

Exported exported(const OpenNotebook& notebook, const FhirOptions& options = {},
                  const std::optional<std::string>& pdf = {}) {
  const auto plan = sealed_plan_of(notebook.says, catalog());
  Exported made;
  made.bytes = fhir_bundle(
      {notebook, catalog(), *parse_moment("2026-04-20T21:00:00+02:00"), plan ? *plan : std::nullopt, options, pdf});
  made.bundle = Json::parse(made.bytes);
  return made;
}

/// Elements with a minimum of 1 in the resource tables of hl7.org/fhir/R4 (4.0.1), with "a|b" for a choice, and of
/// those that stand inside others only where these are there.
const std::map<std::string, std::vector<std::string>> required_in_r4{
    {"Bundle", {"type"}},
    {"Patient", {}},
    {"Medication", {}},
    {"MedicationStatement", {"status", "medicationCodeableConcept|medicationReference", "subject"}},
    {"Observation", {"status", "code"}},
    {"Questionnaire", {"status"}},
    {"QuestionnaireResponse", {"status"}},
    {"AdverseEvent", {"actuality", "subject"}},
    {"PlanDefinition", {"status"}},
    {"CarePlan", {"status", "intent", "subject"}},
    {"DocumentReference", {"status", "content"}},
    {"AllergyIntolerance", {"patient"}},
    {"Condition", {"subject"}},
    {"CodeSystem", {"status", "content"}},
};
/// Value sets with the binding "required" of the same pages.
const std::map<std::string, std::set<std::string>> allowed_in_r4{
    {"Bundle.type",
     {"document", "message", "transaction", "transaction-response", "batch", "batch-response", "history", "searchset",
      "collection"}},
    {"Patient.gender", {"male", "female", "other", "unknown"}},
    {"MedicationStatement.status",
     {"active", "completed", "entered-in-error", "intended", "stopped", "on-hold", "unknown", "not-taken"}},
    {"Observation.status",
     {"registered", "preliminary", "final", "amended", "corrected", "cancelled", "entered-in-error", "unknown"}},
    {"Questionnaire.status", {"draft", "active", "retired", "unknown"}},
    {"QuestionnaireResponse.status", {"in-progress", "completed", "amended", "entered-in-error", "stopped"}},
    {"AdverseEvent.actuality", {"actual", "potential"}},
    {"PlanDefinition.status", {"draft", "active", "retired", "unknown"}},
    {"CarePlan.status", {"draft", "active", "on-hold", "revoked", "completed", "entered-in-error", "unknown"}},
    {"CarePlan.intent", {"proposal", "plan", "order", "option"}},
    {"DocumentReference.status", {"current", "superseded", "entered-in-error"}},
    {"CodeSystem.status", {"draft", "active", "retired", "unknown"}},
    {"CodeSystem.content", {"not-present", "example", "fragment", "complete", "supplement"}},
};

bool has_one_of(const Json& resource, const std::string& choice) {
  std::size_t from = 0;
  while (from <= choice.size()) {
    const std::size_t to = std::min(choice.find('|', from), choice.size());
    if (resource.contains(choice.substr(from, to - from))) return true;
    from = to + 1;
  }
  return false;
}

void each_value(const Json& json, const std::function<void(const std::string&, const Json&)>& visit) {
  if (json.is_object())
    for (const auto& [key, value] : json.items()) visit(key, value), each_value(value, visit);
  if (json.is_array())
    for (const Json& value : json) each_value(value, visit);
}

void expect_r4(const Exported& made) {
  std::set<std::string> urls, wanted;
  std::vector<Json> all{made.bundle};
  for (const Json& entry : made.entries()) {
    EXPECT_TRUE(urls.insert(entry["fullUrl"]).second) << "bdl-7: a fullUrl stands once";
    EXPECT_EQ(entry["fullUrl"], "urn:uuid:" + entry["resource"]["id"].get<std::string>());
    all.push_back(entry["resource"]);
    EXPECT_EQ(entry["resource"]["text"]["status"], "generated");
  }
  for (const Json& resource : all) {
    const std::string type = resource["resourceType"];
    ASSERT_TRUE(required_in_r4.contains(type)) << type;
    for (const std::string& element : required_in_r4.at(type))
      EXPECT_TRUE(has_one_of(resource, element)) << type << "." << element;
    for (const auto& [path, codes] : allowed_in_r4) {
      const std::string element = path.substr(path.find('.') + 1);
      if (path != type + "." + element || !resource.contains(element)) continue;
      EXPECT_TRUE(codes.contains(resource[element])) << path;
    }
  }
  each_value(made.bundle, [&](const std::string& key, const Json& value) {
    EXPECT_FALSE(value.is_null()) << key;
    EXPECT_FALSE((value.is_object() || value.is_array()) && value.empty()) << key << ": no element is empty";
    if (value.is_string()) {
      EXPECT_NE(value, "") << key;
    }
    if (key == "reference") wanted.insert(value.get<std::string>());
  });
  for (const std::string& reference : wanted) EXPECT_TRUE(urls.contains(reference)) << reference;
}

TEST(FhirBundle, every_resource_has_what_r4_requires_and_refers_to_nothing_outside) {
  FhirOptions with_patient;
  with_patient.include_patient = true;
  for (const OpenNotebook& life : {fhir_life(), fhir_trial(false), fhir_trial(true), empty_fhir_life()}) {
    expect_r4(exported(life));
    expect_r4(exported(life, with_patient, "%PDF-1.7"));
  }
}

TEST(FhirBundle, the_same_input_gives_the_same_bytes_and_a_correction_keeps_the_id) {
  const OpenNotebook life = fhir_life();
  EXPECT_EQ(exported(life).bytes, exported(life).bytes);
  OpenNotebook corrected = life;
  say_in(corrected, "2026-04-19T20:00:00+02:00",
         recorded(*parse_day("2026-03-01"), measure_item("pain"), Entry<double>::of(9)));
  const auto pain_of = [](const Exported& made) {
    for (const Json& one : made.of("Observation"))
      if (one["code"]["text"] == "pain" && one["effectiveDateTime"] == "2026-03-01") return one;
    return Json();
  };
  EXPECT_EQ(pain_of(exported(life))["id"], pain_of(exported(corrected))["id"]);
  EXPECT_EQ(pain_of(exported(corrected))["valueQuantity"]["value"], 9);
  OpenNotebook somebody_else = life;
  std::vector<Event> lines = somebody_else.log;
  lines[0].entered.instant += std::chrono::seconds(1);
  somebody_else.log = std::move(lines);
  EXPECT_NE(pain_of(exported(life))["id"], pain_of(exported(somebody_else))["id"]);
}

TEST(FhirBundle, an_id_is_a_uuid_of_version_8) {
  for (const Json& entry : exported(fhir_life()).entries()) {
    const std::string id = entry["resource"]["id"];
    ASSERT_EQ(id.size(), 36u);
    for (std::size_t i = 0; i < id.size(); ++i)
      EXPECT_TRUE(i == 8 || i == 13 || i == 18 || i == 23 ? id[i] == '-' : std::isxdigit(id[i])) << id;
    EXPECT_EQ(id[14], '8');
    EXPECT_NE(std::string("89ab").find(id[19]), std::string::npos);
  }
}

TEST(FhirBundle, missing_is_in_no_resource_none_is_a_zero_and_skipped_says_so) {
  // Of the life: pain 4, 0 and skipped on the first three days; nothing on the fourth.
  std::map<std::string, Json> pain;
  for (const Json& one : exported(fhir_life()).of("Observation"))
    if (one["code"]["text"] == "pain") pain[one["effectiveDateTime"]] = one;
  EXPECT_EQ(pain.size(), 3u);
  EXPECT_EQ(pain["2026-03-01"]["valueQuantity"],
            Json::parse(R"({"value":4,"unit":"points","system":"http://unitsofmeasure.org","code":"{score}"})"));
  EXPECT_EQ(pain["2026-03-02"]["valueQuantity"]["value"], 0);
  EXPECT_FALSE(pain["2026-03-03"].contains("valueQuantity"));
  EXPECT_EQ(pain["2026-03-03"]["dataAbsentReason"]["coding"][0]["code"], "asked-declined");
  EXPECT_EQ(pain["2026-03-01"]["code"]["coding"][0], Json::parse(R"({"system":"http://loinc.org","code":"72514-3"})"));
}

TEST(FhirBundle, a_code_or_unit_of_others_stands_only_where_the_tables_have_it) {
  const Exported made = exported(fhir_life());
  std::set<std::string> loinc, ucum;
  for (const Instrument& one : catalog().instruments) loinc.insert(one.loinc.begin(), one.loinc.end());
  for (const Lab& one : catalog().labs) loinc.insert(one.loinc), ucum.insert(one.unit);
  ucum.insert({"mg", "{score}", "min", "h/d", "%", "a"});
  each_value(made.bundle, [&](const std::string&, const Json& value) {
    if (!value.is_object() || !value.contains("system") || !value.contains("code")) return;
    if (value["system"] == fhir::loinc) {
      EXPECT_TRUE(loinc.contains(value["code"])) << value;
    }
    if (value["system"] == fhir::ucum) {
      EXPECT_TRUE(ucum.contains(value["code"])) << value;
    }
  });
  // The person's own measure has our code alone, and its unit no code.
  for (const Json& one : made.of("Observation"))
    if (one["code"]["text"] == "jaw clicks") {
      EXPECT_EQ(one["code"]["coding"].size(), 1u);
      EXPECT_FALSE(one["valueQuantity"].contains("code"));
    }
}

TEST(FhirBundle, our_own_codes_are_defined_in_the_bundle) {
  const Exported made = exported(fhir_life());
  std::set<std::pair<std::string, std::string>> defined;
  for (const Json& system : made.of("CodeSystem"))
    for (const Json& one : system["concept"]) defined.emplace(system["url"], one["code"]);
  each_value(made.bundle, [&](const std::string&, const Json& value) {
    if (!value.is_object() || !value.contains("system") || !value.contains("code")) return;
    if (value["system"].get<std::string>().compare(0, 8, "urn:uuid") != 0) return;
    EXPECT_TRUE(defined.contains({value["system"], value["code"]})) << value;
  });
}

TEST(FhirBundle, what_was_really_taken_is_a_statement_of_each_stretch_of_one_dose) {
  // 100 mg on days 1 to 3, none on day 4, not recorded on day 5, skipped on day 6, 200 mg on day 7; the product was
  // chosen on day 2.
  std::vector<std::string> told;
  for (const Json& one : exported(fhir_life()).of("MedicationStatement"))
    if (one.contains("effectivePeriod"))
      told.push_back(one["effectivePeriod"]["start"].get<std::string>().substr(8) + "-" +
                     one["effectivePeriod"]["end"].get<std::string>().substr(8) + " " +
                     one["status"].get<std::string>() + " " + one["dosage"][0]["text"].get<std::string>() +
                     (one.contains("medicationReference") ? ", product" : ", no product"));
  EXPECT_EQ(told, (std::vector<std::string>{
                      "01-01 completed 100 mg of elemental magnesium in the whole day, no product",
                      "02-03 completed 100 mg of elemental magnesium in the whole day, product",
                      "04-04 not-taken none taken, product", "06-06 unknown asked, and not answered, product",
                      "07-07 completed 200 mg of elemental magnesium in the whole day, product"}));
}

TEST(FhirBundle, a_side_effect_has_its_severity_and_grade_and_no_cause) {
  const std::vector<Json> events = exported(fhir_life()).of("AdverseEvent");
  ASSERT_EQ(events.size(), 2u)
      << "diarrhoea of grade 2, itching of grade 4; a headache that was asked and not there is none";
  EXPECT_EQ(events[0]["event"]["text"], "diarrhoea");
  EXPECT_EQ(events[0]["severity"]["coding"][0]["code"], "moderate");
  EXPECT_EQ(events[0]["severity"]["extension"][0]["valueInteger"], 2);
  EXPECT_EQ(events[1]["severity"]["coding"][0]["code"], "severe") << "R4 has no graver word; the grade says the rest";
  EXPECT_EQ(events[1]["severity"]["extension"][0]["valueInteger"], 4);
  for (const Json& one : events) EXPECT_FALSE(one.contains("suspectEntity"));
}

TEST(FhirBundle, nobody_is_named_unless_it_is_asked_for) {
  const Exported plain = exported(fhir_life());
  EXPECT_TRUE(plain.of("Patient").empty());
  EXPECT_EQ(plain.bytes.find("completed years"), std::string::npos);
  FhirOptions options;
  options.include_patient = true;
  const Exported named = exported(fhir_life(), options);
  ASSERT_EQ(named.of("Patient").size(), 1u);
  EXPECT_EQ(named.of("Patient")[0]["gender"], "female");
  EXPECT_FALSE(named.of("Patient")[0].contains("birthDate")) << "an age is no birthday";
}

TEST(FhirBundle, free_words_are_left_out_where_that_is_asked) {
  EXPECT_NE(exported(fhir_life()).bytes.find("a secret of mine"), std::string::npos);
  FhirOptions options;
  options.leave_out_notes = true;
  const std::string bytes = exported(fhir_life(), options).bytes;
  EXPECT_EQ(bytes.find("a secret of mine"), std::string::npos);
  EXPECT_EQ(bytes.find("flu with fever"), std::string::npos);
}

TEST(FhirBundle, words_cannot_break_the_narrative_or_the_json) {
  OpenNotebook life = fhir_life();
  say_in(life, "2026-03-08T21:00:00+01:00",
         recorded(*parse_day("2026-03-08"), side_effect_item("<b>&\"\x01 \xff"), Entry<double>::of(1)));
  const Exported made = exported(life);
  expect_r4(made);
  for (const Json& one : made.of("AdverseEvent"))
    EXPECT_EQ(one["text"]["div"].get<std::string>().find("<b>"), std::string::npos);
}

TEST(FhirBundle, the_sheet_is_self_reported_and_not_confirmed) {
  const Exported made = exported(fhir_life());
  ASSERT_EQ(made.of("Condition").size(), 1u);
  EXPECT_EQ(made.of("Condition")[0]["code"], Json::parse(R"({"text":"migraine"})")) << "no code was invented";
  EXPECT_EQ(made.of("Condition")[0]["verificationStatus"]["coding"][0]["code"], "unconfirmed");
  EXPECT_EQ(made.of("AllergyIntolerance")[0]["verificationStatus"]["coding"][0]["code"], "unconfirmed");
  EXPECT_NE(made.all_of("MedicationStatement").find("Levothyroxine 50"), std::string::npos);
}

TEST(FhirBundle, the_seal_s_hash_is_that_of_the_bytes_that_go_along) {
  const Exported made = exported(fhir_trial(false));
  ASSERT_EQ(made.of("PlanDefinition").size(), 1u);
  const Json plan = made.of("PlanDefinition")[0];
  EXPECT_EQ(plan["identifier"][0]["value"], sha256(sealed_fhir_protocol()));
  EXPECT_EQ(plan["relatedArtifact"][0]["document"]["size"], sealed_fhir_protocol().size());
  EXPECT_EQ(made.of("CarePlan")[0]["instantiatesCanonical"][0], plan["url"]);
  EXPECT_TRUE(exported(fhir_life()).of("PlanDefinition").empty());
}

TEST(FhirBundle, while_the_order_is_hidden_study_capsules_are_capsules_and_nothing_more) {
  const Exported hidden = exported(fhir_trial(false));
  const std::string statements = hidden.all_of("MedicationStatement");
  EXPECT_NE(statements.find("2 a day of study capsules; what is in them is hidden"), std::string::npos);
  EXPECT_EQ(statements.find("\"code\":\"mg\""), std::string::npos) << "nor what they count as";
  EXPECT_EQ(hidden.all_of("QuestionnaireResponse").find("\"linkId\":\"arm\""), std::string::npos);
  // The plan cannot be read, or is not given: they stay hidden.
  const OpenNotebook life = fhir_trial(false);
  const std::string without = fhir_bundle({life, catalog(), life.log.back().entered, {}, {}, {}});
  EXPECT_EQ(without.find("\"code\":\"mg\""), std::string::npos);
  EXPECT_EQ(without.find("\"linkId\":\"arm\""), std::string::npos);
}

TEST(FhirBundle, once_the_order_is_open_each_day_is_what_was_in_its_bag) {
  const Exported opened = exported(fhir_trial(true));
  const std::string statements = opened.all_of("MedicationStatement");
  EXPECT_NE(statements.find("200 mg of elemental magnesium"), std::string::npos);
  EXPECT_NE(statements.find("2 a day of study capsules that held no magnesium"), std::string::npos);
  EXPECT_NE(opened.all_of("QuestionnaireResponse").find("\"linkId\":\"arm\""), std::string::npos);
  EXPECT_EQ(opened.of("PlanDefinition")[0]["status"], "retired");
}

TEST(FhirBundle, a_report_goes_along_as_the_bytes_it_is) {
  const Json document = exported(fhir_life(), {}, "%PDF-1.7").of("DocumentReference")[0];
  EXPECT_EQ(document["content"][0]["attachment"]["data"], "JVBERi0xLjc=");  // RFC 4648
  EXPECT_EQ(document["content"][0]["attachment"]["size"], 8);
}

TEST(FhirBundle, an_example_says_on_every_resource_that_nobody_is_behind_it) {
  OpenNotebook example = fhir_life();
  Notebook simulated = example.says;
  simulated.diary.simulated = true;
  example.says = std::move(simulated);
  for (const Json& entry : exported(example).entries()) {
    EXPECT_EQ(entry["resource"]["meta"]["security"][0]["code"], "HTEST");
    EXPECT_NE(entry["resource"]["text"]["div"].get<std::string>().find(simulated_label), std::string::npos);
  }
}

}  // namespace
}  // namespace titrate::codec
