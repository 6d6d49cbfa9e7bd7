#pragma once

#include <string>
#include <vector>

#include "app/report_material.h"

namespace titrate {

/// A report organised by the items of CENT 2015 (Vohra et al., BMJ 350:h1738), which extends CONSORT 2010 to trials of
/// one person. It is never called conformant: item 6b and the later ones are in our own brief words. Each item has a
/// section of its number, filled, or "Not done, because ..."; after them what was found about medicines, the operating
/// characteristics, the data as a table, and whose words these are.
/// Test: edges/print/documents_test.cc.
Document full_report(const ReportMaterial& of);

/// A protocol organised by the prompts of SPENT 2019 (Porcino et al., BMJ 368:m122), of the plan that is sealed, or of
/// a draft. Without a plan it says that there is none. Test: edges/print/documents_test.cc.
Document protocol_document(const ReportMaterial& of);

/// The numbers of the CENT items, in order: "1a", "1b" ... "25".
const std::vector<std::string>& cent_items();

// Parts of both (report_methods.cc).

/// The rule, with its thresholds and how they were found.
std::vector<std::string> rule_in_words(const Trial& trial);
/// When somebody looks.
std::string looks_in_words(const Trial& trial);
/// Blocks and pairs: which orders could have been drawn.
std::vector<std::string> restriction_in_words(const Trial& trial);
/// How often the plan's rule claims, and finds, with simulated people; or why that was not computed.
document::Section operating_characteristics(const ReportMaterial& of, const std::string& id,
                                            const document::Text& heading);
/// Everything that the screening found, with reasons and sources.
document::Section screening_section(const ReportMaterial& of);
/// Equations and priors of a model, as a list and a table.
void put_model(document::Section& section, const Model& model, const document::Text& caption);

}  // namespace titrate
