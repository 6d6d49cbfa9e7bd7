#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/quantity.h"
#include "catalog/source.h"

namespace titrate {

class Faults;
struct Catalog;
struct OutcomeDomain;

namespace dimension {
struct DailyActiveMass {};
}  // namespace dimension
/// A day's amount of what is counted of a substance (Substance::active): for a mineral the element, else the whole.
using DailyActiveMass = Quantity<dimension::DailyActiveMass>;
inline constexpr DailyActiveMass active_milligram_per_day = DailyActiveMass::base_unit();

enum class StudyDesign { review, randomised, crossover, open_label, uncontrolled, cohort, guideline, laboratory, none };

/// How sure the published evidence lets us be, in the manner of GRADE; a judgement of this project.
enum class Certainty { none, very_low, low, moderate, high };

/// What the people who took it were, beside those who did not. `untested`: nobody looked in people.
enum class Tendency { no_difference, better, mixed, worse, untested };

/// Was the form that the person asks about (Substance::form) the one that was taken? `companion`: only what comes with
/// it, without the substance itself.
enum class FormTested { yes, partly, no, companion };

/// On which scale an effect can be held against the smallest worthwhile one of its instrument.
enum class EffectScale { none, points, percent };

/// What one study, or one review of studies, reports of one claim.
struct Evidence {
  std::string id;         ///< "ev001"
  std::string substance;  ///< id
  std::string claim;      ///< in our own words
  std::string outcome;    ///< id of an OutcomeDomain row
  std::string population;
  std::string study;  ///< "Garrison 2020"; empty: none was found
  StudyDesign design = StudyDesign::none;
  std::optional<int> studies, participants;  ///< nothing: not said

  // Of those who took it minus the others, as reported; the interval is of 95 %.
  std::optional<double> effect, effect_low, effect_high;
  std::string effect_unit;
  std::string instrument;  ///< id of an Instrument row in whose numbers the effect is
  EffectScale scale = EffectScale::none;

  std::string form;
  std::optional<DailyActiveMass> dose_low, dose_high;
  std::optional<double> weeks_low, weeks_high;
  FormTested form_tested = FormTested::no;
  Certainty certainty = Certainty::none;
  Tendency tendency = Tendency::untested;
  std::string summary;    ///< in our own words
  std::string doi, pmid;  ///< where to find it
  Source source;
};

const Evidence* evidence_with_id(const Catalog& catalog, std::string_view id);

/// The rows of an outcome, the most certain first, in the order of the table among equals.
std::vector<const Evidence*> evidence_of(const Catalog& catalog, std::string_view substance, std::string_view outcome);

/// What rows say together: the certainty of the most certain ones, and their tendency where they agree, else mixed.
/// Guidelines and laboratories speak only where no study in people does.
struct Standing {
  Certainty certainty = Certainty::none;
  Tendency tendency = Tendency::untested;
  FormTested form_tested = FormTested::no;     ///< of any of the rows, at best
  Certainty form_certainty = Certainty::none;  ///< of the most certain row that tested the form so
};
Standing standing_of(const std::vector<const Evidence*>& rows);

/// The smallest worthwhile effect on the scale of this row's effect: points of its instrument, or percent.
std::optional<double> worthwhile_beside(const Catalog& catalog, const Evidence& evidence);

const char* in_words(Certainty certainty);     ///< "very low"
const char* in_words(Tendency tendency);       ///< "no difference"
const char* in_words(StudyDesign design);      ///< "review of trials"
const char* in_words(FormTested form_tested);  ///< "yes", "partly", "no", "only what comes with it"

void faults_of_evidence(const Catalog& catalog, Faults& faults);

}  // namespace titrate
