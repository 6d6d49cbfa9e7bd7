#include "codec/translated.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "base/require.h"
#include "codec/csv.h"

namespace titrate::codec {
namespace {

/// Fields that hold what a person wrote, what is sent back as it came, a code of the contract, or a citation.
constexpr std::array verbatim = {
    // what a person wrote, or is called
    "matched", "clinician", "resolved_by", "medicines", "conditions", "supplements", "ingredients", "not_counted",
    // what is sent back, checked or read by another program
    "token", "key", "hash", "commitment", "protocol", "secret", "csv", "ics", "html", "pdf", "qr", "authority",
    "country", "zone", "media_type", "id", "item", "log", "to_type_back", "mapping", "target", "base64",
    // a code, of which the page has its own words
    "certainty", "form_certainty", "direction", "form_tested", "kind", "verdict", "severity", "state", "phase",
    // where it was read
    "doi", "pmid", "source", "formula"};

/// The same of a field that elsewhere is the program's: by the object that holds it.
constexpr std::array<std::pair<std::string_view, std::string_view>, 28> verbatim_in{
    {{"today", "note"},           {"context", "text"},      {"side_effects", "effect"},
     {"decisions", "reason"},     {"decision", "reason"},   {"overrides", "reason"},
     {"opened", "reason"},        {"amendments", "reason"}, {"product", "label"},
     {"product", "name"},         {"taken", "said"},        {"exported", "text"},
     {"could_not_check", "said"}, {"foods", "said"},        {"other_sources", "name"},
     {"foods", "words"},          {"items", "name"},        {"items", "unit"},
     {"names", "name"},           {"names", "detail"},      {"new", "text"},
     {"duplicate", "text"},       {"conflicting", "text"},  {"doubted", "text"},
     {"refused", "text"},         {"left_out", "text"},     {"not_understood", "text"},
     {"not_understood", "file"}}};

/// Fields whose single word in small letters is there to be read. In any other it is a code: the name of an outcome, an
/// arm, a unit that is counted.
constexpr std::array read_by_people = {
    "label",      "title",   "text",        "about",           "what",     "value",     "why", "asked",
    "population", "summary", "not_checked", "could_not_check", "in_words", "because_of"};
constexpr std::array<std::pair<std::string_view, std::string_view>, 13> read_by_people_in{
    {{"instruments", "unit"},
     {"dose", "arm"},
     {"next_dose", "without_a_time"},
     {"today", "arm"},
     {"trial", "arm"},
     {"outcomes", "unit"},
     {"effect", "unit"},
     {"side_effects", "name"},
     {"questions", "name"},
     {"other_sources", "name"},
     {"foods", "name"},
     {"servings", "name"},
     {"reasons", "effect"}}};

bool is_read_by_people(std::string_view parent, std::string_view key) {
  return std::find(read_by_people.begin(), read_by_people.end(), key) != read_by_people.end() ||
         std::find(read_by_people_in.begin(), read_by_people_in.end(), std::pair(parent, key)) !=
             read_by_people_in.end();
}

bool is_verbatim(std::string_view parent, std::string_view key) {
  return std::find(verbatim.begin(), verbatim.end(), key) != verbatim.end() ||
         std::find(verbatim_in.begin(), verbatim_in.end(), std::pair(parent, key)) != verbatim_in.end();
}

/// A TRIAL.json: its numbers, names and units come back in the next request.
bool is_plan(const Json& object) { return object.contains("primary"); }

class Translation {
 public:
  Translation(const PhraseBook& book, std::vector<std::string>* missed) : book_(book), missed_(missed) {}

  /// `key` is the field that holds the value, or the list that it stands in; `parent` that of the object around it.
  void of(Json& value, std::string_view parent, std::string_view key) {
    if (value.is_string()) {
      const auto& text = value.get_ref<const std::string&>();
      if (!could_be_code(text) || is_read_by_people(parent, key)) value = said(text, key);
    } else if (value.is_array()) {
      for (Json& one : value) of(one, parent, key);
    } else if (value.is_object()) {
      of_object(value, parent, key);
    }
  }

 private:
  /// Where something stands is said in the first line; below it stands the line of a file, as somebody wrote it.
  std::string said(const std::string& text, std::string_view key) {
    const std::size_t end = key == "where" ? std::min(text.find('\n'), text.size()) : text.size();
    return book_.say(text.substr(0, end), missed_) + text.substr(end);
  }

  void of_object(Json& object, std::string_view parent, std::string_view key) {
    if (is_plan(object)) return question(object, parent, key);
    for (auto& [name, value] : object.items())
      if (!is_verbatim(key, name)) of(value, key, name);
  }

  /// The question of a draft and of what is proposed, which is sealed in the person's language. One that is sealed
  /// stays as it was.
  void question(Json& plan, std::string_view parent, std::string_view key) {
    const bool draft = key == "draft" || (parent == "proposal" && key == "trial");
    if (const auto found = plan.find("question"); draft && found != plan.end()) of(*found, key, "question");
  }

  const PhraseBook& book_;
  std::vector<std::string>* missed_;
};

}  // namespace

bool could_be_code(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == ':' || c == '.' || c == '-';
  });
}

Result<PhraseBook> german_from(std::span<const EmbeddedFile> files) {
  std::vector<PhraseRow> rows;
  for (const EmbeddedFile& file : files) {
    const Result<Csv> csv = read_csv(file.bytes, std::string(file.name));
    if (!csv) return csv.problem();
    const auto english = find_column(*csv, "english"), other = find_column(*csv, "german");
    if (!english || !other || csv->header().size() != 2)
      return Problem{"the columns are not english and german.", {.file = csv->name()}, "Begin it with english,german."};
    for (std::size_t i = 1; i < csv->rows(); ++i)
      rows.push_back({std::string(csv->row(i)[*english].text), std::string(csv->row(i)[*other].text)});
  }
  return PhraseBook::of(rows, german_manner);
}

const PhraseBook& german() {
  static const PhraseBook book = [] {
    auto read = german_from(german_files());
    require(read.ok(), "the phrases that are built in can be read");
    return *std::move(read);
  }();
  return book;
}

void translate(Json& reply, const PhraseBook& book, std::vector<std::string>* missed) {
  Translation(book, missed).of(reply, "", "");
}

}  // namespace titrate::codec
