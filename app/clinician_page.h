#pragma once

#include "app/report_material.h"

namespace titrate {

/// One page of A4 for a doctor or pharmacist: what was asked, what was taken, what was found and what was decided, with
/// everything that could not be checked. Sections: person, question, design, taken, completeness, effect, periods,
/// side_effects, medicines, decision, verify; and about, which is always there.
///
/// Honest also without an answer: without a trial no benefit is told and the page says why; of a blinded trial nothing
/// by arm before its order is open. Lists are cut, and say by how much. Test: edges/print/documents_test.cc; that it
/// fits, edges/print/document_pdf_test.cc.
Document clinician_page(const ReportMaterial& of);

/// The statement at the end of every document: whose words these are. It may not be left out.
document::Section about_this(const ReportMaterial& of);
/// How anybody can check that the plan and its order are what was sealed.
/// `whole`: with the secret, once it was told.
document::Section how_to_verify(const ReportMaterial& of, const std::string& id, bool whole = true);
/// Who made it when, and whether a person lived it.
std::vector<document::Paragraph> preface_of(const ReportMaterial& of);

}  // namespace titrate
