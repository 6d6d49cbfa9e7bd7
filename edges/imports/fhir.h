#pragma once

#include "imports/format.h"

namespace titrate::imports {

/// A health record as HL7 FHIR R4 in JSON (docs/formats/fhir.md): a bundle, one resource, or one a line. What it says
/// about the person becomes names that are offered for their sheet; measurements and answers become entries.
bool is_fhir(const Part& part);
Result<Done> read_fhir(const Reading& reading);

}  // namespace titrate::imports
