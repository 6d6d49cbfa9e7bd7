#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "imports/fhir_stream.h"
#include "imports/format.h"

namespace titrate::imports {

// Values of FHIR resources. What is not there, or of another type, is empty.

const FhirJson& fhir_field(const FhirJson& object, std::string_view key);  ///< null where there is none
std::string fhir_text(const FhirJson& object, std::string_view key);
std::optional<double> fhir_number(const FhirJson& object, std::string_view key);  ///< finite
const FhirJson& fhir_list(const FhirJson& object, std::string_view key);          ///< an empty list where there is none

const FhirJson& fhir_first(const FhirJson& object, std::string_view key);  ///< of a list; null where it is empty

/// What a CodeableConcept calls its thing: its text, else a display, else its code with the system. Of a medicine
/// without a text the ATC's display comes first, since it is the name of the substance alone.
std::string fhir_name(const FhirJson& coded);
/// The code of the concept in this system, or empty.
std::string fhir_code(const FhirJson& coded, std::string_view system);
/// The first code of a concept: of a status in a required value set.
std::string fhir_status(const FhirJson& coded);

/// A date, dateTime or instant, as far as it says a day.
struct FhirWhen {
  std::string written;     ///< empty: none
  std::optional<Day> day;  ///< nothing for a year or a month alone
};
FhirWhen fhir_when(const std::string& written, DayStart start);
/// When something was or held: key + "DateTime", "Instant" or "Period". Of a period its end, else its beginning.
FhirWhen fhir_when_of(const FhirJson& resource, const std::string& key, DayStart start);

/// Why a resource is of another release of FHIR than R4, as a sentence; empty: it looks like R4.
std::string of_another_release(const FhirJson& resource);

/// The number that an answer or a coding is, or nothing: a coding has one where its ordinal value is given.
std::optional<double> fhir_ordinal(const FhirJson& coding);

/// Reads resources one by one, and what had to wait for others at the end.
class FhirReader {
 public:
  explicit FhirReader(const Reading& reading) : reading_(reading) {}
  std::optional<Problem> take(const FhirRecord& record) { return take(record, 0); }
  std::optional<Problem> finish();

 private:
  struct Said {  ///< where something stands, for whoever has to find it
    std::size_t line;
    std::string record;
  };
  struct Waiting {
    FoundName name;
    std::string reference, display;
  };
  std::optional<Problem> take(const FhirRecord& record, int depth);
  std::optional<Problem> read(const FhirJson& resource, const std::string& full_url, const Said& at, int depth);
  bool is_void(const FhirJson& resource, std::string_view type);  ///< entered in error, or never done
  void person(const FhirJson& resource, const std::string& full_url);
  void subject_of(const FhirJson& resource);
  void not_understood(const Said& at, std::string why);

  // fhir_names.cc
  void medicine(const FhirJson& resource, const std::string& full_url);
  void medication(const FhirJson& resource, std::string_view type, const Said& at);
  bool own_doses(const FhirJson& resource, const Said& at);
  void condition(const FhirJson& resource, const Said& at);
  void allergy(const FhirJson& resource, const Said& at);
  void name(FoundName found);
  bool says_none(const FhirJson& coded, std::string_view of_what);

  // fhir_observations.cc
  void observation(const FhirJson& resource, const Said& at);
  void laboratory(const FhirJson& resource, const FhirWhen& when);
  void measured(const FhirJson& holder, const std::string& outer_name, const FhirWhen& when, const Said& at);

  // fhir_answers.cc
  void answers(const FhirJson& resource, const Said& at);
  void answers_of(const FhirJson& items, const std::string& prefix, bool own, Day day, const Said& at, int depth);
  void own_answer(const std::string& link, const FhirJson& answers, Day day, const Said& at);
  void other_answer(const std::string& name, const std::string& link, const FhirJson& answers, Day day, const Said& at);
  void side_effect(const FhirJson& resource, const Said& at);

  const Reading& reading_;
  std::map<std::string, std::string> medicines_;  ///< by every way in which they are referred to
  std::vector<Waiting> waiting_;
  std::map<std::string, std::string> same_person_;  ///< id of a Patient -> what its fullUrl calls it
  std::set<std::string> subjects_, patients_;
};

}  // namespace titrate::imports
