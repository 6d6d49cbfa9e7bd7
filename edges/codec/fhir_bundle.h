#pragma once

#include <optional>
#include <string>

#include "app/open_notebook.h"
#include "catalog/catalog.h"
#include "codec/sealed_plan.h"

namespace titrate::codec {

/// What of a person's own data goes into a bundle.
struct FhirOptions {
  bool include_patient = false;  ///< a Patient with the sex that was said, and the age; else nobody is named
  bool leave_out_notes = false;  ///< nothing in free words: no notes, and no words of what else changed
};

struct FhirAsked {
  const OpenNotebook& notebook;  ///< as open_notebook() gives it
  const Catalog& catalog;
  Moment made;
  std::optional<SealedPlan> plan;  ///< sealed_plan_of(); nothing: the bundle holds no plan
  FhirOptions options;
  std::optional<std::string> pdf;  ///< the bytes of a report that goes along
};

/// A diary as an HL7 FHIR R4 collection in JSON (docs/formats/fhir.md), which our own importer reads back.
///
/// - The same input gives the same bytes, and a resource keeps its id from one bundle to the next.
/// - Missing is not zero: what was not recorded is in no resource; "asked, not answered" is said as such.
/// - Codes and units of others stand only where the catalog's tables have them; what we name ourselves is defined in
///   the bundle.
/// - While the order of a blinded trial is hidden, study capsules are counted as capsules: nothing says what is in
/// them,
///   nor what they count as. Whether they are hidden follows from the log, also where the plan cannot be read.
/// - Nothing is worked out here: no verdict, no cause of a side effect, no diagnosis.
std::string fhir_bundle(const FhirAsked& asked);

}  // namespace titrate::codec
