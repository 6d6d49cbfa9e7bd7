// What a person is told of a file, in German. The samples of the other tests here are asked too (german_for_test.h).

#include "imports/german_for_test.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "app/memory_records.h"
#include "codec/fhir_codes.h"
#include "codec/json.h"
#include "door/handle.h"
#include "imports/importer.h"

namespace titrate::imports {
namespace {

using codec::Json;

std::filesystem::path source_of_titrate() { return std::getenv("TITRATE_SOURCE"); }

/// The reply of the door. Of an upload the name is a path, so that bytes that are no text come in too.
Json reply_to_import(Json request) {
  MemoryRecords records;
  Progress progress;
  FileImporter importer([](const std::string& upload) { return std::optional(std::filesystem::path(upload)); });
  request["now"] = "2026-11-29T21:00:00+01:00";
  return Json::parse(door::handle(records, progress, request.dump(), std::nullopt, {.importer = &importer}));
}

void expect_german_reply(const Json& request) {
  Json reply = reply_to_import(request);
  std::vector<std::string> missed;
  codec::translate(reply, codec::german(), &missed);
  for (const std::string& one : missed) ADD_FAILURE() << request << " says in English: " << one;
}

TEST(ImportsInGerman, every_seed_is_told_without_an_english_sentence) {
  int files = 0;
  for (const auto& seed :
       std::filesystem::recursive_directory_iterator(source_of_titrate() / "checks/fuzz/seeds/import")) {
    if (!seed.is_regular_file()) continue;
    ++files;
    Json request{{"verb", "import"},
                 {"upload", seed.path().string()},
                 {"as", seed.path().parent_path().filename().string()},
                 {"dry_run", true}};
    expect_german_reply(request);
    for (const bool day_first : {true, false}) {
      request["day_first"] = day_first;
      expect_german_reply(request);
    }
  }
  EXPECT_GE(files, 40);
}

TEST(ImportsInGerman, a_format_says_what_it_is_and_where_its_file_comes_from) {
  expect_german_reply({{"verb", "imports"}});
  expect_german_reply({{"verb", "import"}, {"dry_run", true}, {"data", "nobody knows this"}});
  expect_german_reply({{"verb", "import"}, {"dry_run", true}, {"data", "a,b\n1,2\n"}, {"as", "csv"}});
  expect_german_reply({{"verb", "import"}, {"dry_run", true}, {"data", "x"}, {"as", "diary of a bear"}});
  expect_german_reply({{"verb", "import"}, {"dry_run", true}, {"upload", "/nowhere at all"}});
}

TEST(ImportsInGerman, what_no_other_sample_brings_out_is_told_without_an_english_sentence) {
  const std::string evening =
      R"({"resourceType":"QuestionnaireResponse","status":"completed","identifier":{"system":")" +
      std::string(codec::fhir::evening) +
      R"(","value":"2026-03-01"},"item":[{"linkId":"measure.pain","answer":[{"valueString":"x"}]}]})";
  for (const auto& [format, text] : std::vector<std::pair<std::string, std::string>>{
           {"apple_health", "<?xml version=\"1.0\"?>\n<Other/>\n"},
           {"apple_health", "<HealthData>\n<Record>\n</HealthData>\n"},
           {"bearable", "date,pain\n2026-03-01,1\n"},
           {"csv", "date,pain\n22/09/2026,1\n09/22/2026,2\n"},
           {"csv", "date,Pain: all. Day\n2026-03-01,\"1,5\"\n2026-03-02,\"2,5\"\n2026-03-03,1.234.5\n"},
           {"csv", "date,pain\n2026-03-01,3 mg\n2026-03-02,3 g\n"},
           {"fhir", R"({"resourceType":"AllergyIntolerance","substance":{"text":"x"}})"},
           {"fhir", R"({"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org",)"
                    R"("code":"98979-8"}]},"valueQuantity":{"value":72.5}})"},
           {"fhir", evening},
           {"psychonaut",
            R"({"experiences":[{"ingestions":[{"substanceName":"Magnesium","time":1719871200000,"dose":2,)"
            R"("customUnitId":7}]}],"customUnits":[{"id":7,"name":"Brand","dose":100,"isEstimate":true,)"
            R"("unit":"capsule","originalUnit":"mg"}]})"}})
    expect_german_reply({{"verb", "import"}, {"dry_run", true}, {"as", format}, {"data", text}});
  // A hole for a name takes English too, without a word.
  EXPECT_EQ(codec::german().say("The file has a kidney value (eGFR) of 72.5, without a date."),
            "Die Datei hat einen Nierenwert (eGFR) von 72,5, ohne Datum.");
  EXPECT_EQ(codec::german().say("A.substance or .status belongs to FHIR R5, and this program reads R4."),
            "A.substance oder .status gehört zu FHIR R5, und dieses Programm liest R4.");
}

TEST(ImportsInGerman, a_question_names_its_item_whatever_it_is_called) {
  const Json reply = reply_to_import(
      {{"verb", "import"},
       {"language", "de"},
       {"dry_run", true},
       {"data",
        "date,category,rating/amount,detail\n2026-03-01,Meds/Supplements,400,Magnesium: night. Forte! (mg)\n"}});
  ASSERT_EQ(reply["import"]["questions"].size(), 1u) << reply;
  const std::string question = reply["import"]["questions"][0]["question"];
  EXPECT_TRUE(question.starts_with("„Meds/Supplements: Magnesium: night. Forte! (mg)“: Ist die Zahl elementares"))
      << question;
}

TEST(ImportsInGerman, a_line_of_the_file_stays_as_it_was_written) {
  const Json reply = reply_to_import(
      {{"verb", "import"}, {"language", "de"}, {"dry_run", true}, {"data", "date,pain\n03/04/2026,1.5\n"}});
  EXPECT_EQ(reply["problem"]["where"], "die Datei, Zeile 2\n  03/04/2026,1.5\n  ^^^^^^^^^^");
}

/// Texts in quotation marks of a source, next to each other as one, with what stands before and behind.
struct Quotation {
  std::string text;
  char before = ' ', behind = ' ';
};
std::vector<Quotation> quotations_of(const std::string& source) {
  std::vector<Quotation> all;
  bool goes_on = false;
  char before = ' ';
  for (std::size_t at = 0; at < source.size(); ++at) {
    const char letter = source[at];
    if (std::isspace(static_cast<unsigned char>(letter))) continue;
    if (source.compare(at, 2, "//") == 0) {
      at = std::min(source.find('\n', at), source.size());
    } else if (letter == '"') {
      if (!goes_on) all.push_back({"", before});
      while (++at < source.size() && source[at] != '"')
        all.back().text += source[at] == '\\' ? source[++at] : source[at];
      goes_on = true;
    } else {
      if (goes_on) all.back().behind = letter;
      goes_on = false;
      before = letter;
      if (letter == '\'') at += source[at + 1] == '\\' ? 3 : 2;
    }
  }
  return all;
}

/// Four words or more, to which nothing is joined, and which are none for a database.
bool is_whole_sentence(const Quotation& one) {
  return one.before != '+' && one.behind != '+' && std::count(one.text.begin(), one.text.end(), ' ') >= 3 &&
         std::isalnum(static_cast<unsigned char>(one.text[0])) && !one.text.ends_with(' ') &&
         !one.text.starts_with("SELECT ") && !one.text.starts_with("PRAGMA ");
}

/// Names of items and details of a medicine, shown as those of the file; a part of a sentence that has its row; and
/// what no person is told.
const std::vector<std::string> not_told{
    "Bowel Movements in words", "Magnesium in supplements (mg elemental)", "prescribed, not said to be taken",
    "its name is too long",     "a reader adds numbers that are finite",   "Repeat it by another rule."};

/// Of the readers, and of what is made of their findings. Why a text is no amount (amounts.cc) is told by the caller.
bool words_an_import(const std::filesystem::path& file) {
  const std::string name = file.filename().string();
  if (name.find("test") != name.npos || name.find("probe") != name.npos || name == "amounts.cc") return false;
  return file.parent_path().filename() == "imports" || name.starts_with("import_") || name.starts_with("bring_in");
}

/// A sentence that no sample brings out must have its German all the same.
TEST(ImportsInGerman, every_whole_sentence_in_the_sources_is_there) {
  int sentences = 0;
  for (const char* folder : {"edges/imports", "edges/codec", "app"})
    for (const auto& file : std::filesystem::directory_iterator(source_of_titrate() / folder)) {
      if (!words_an_import(file.path())) continue;
      std::ifstream in(file.path());
      for (const Quotation& one : quotations_of({std::istreambuf_iterator<char>(in), {}})) {
        if (!is_whole_sentence(one) || std::count(not_told.begin(), not_told.end(), one.text)) continue;
        ++sentences;
        expect_german(one.text);
      }
    }
  EXPECT_GE(sentences, 250);
}

}  // namespace
}  // namespace titrate::imports
