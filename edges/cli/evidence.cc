#include "app/evidence.h"

#include <fmt/core.h>

#include "cli/evidence_text.h"
#include "cli/say.h"
#include "cli/verbs.h"
#include "codec/catalog_tables.h"
#include "codec/printed.h"

namespace titrate::cli {
namespace {

Ending print_mechanism(const EvidenceOptions& options) {
  const Catalog& catalog = codec::catalog();
  MechanismQuestion asked;
  if (options.voltage) asked.membrane = *options.voltage * millivolt;
  if (options.magnesium) asked.outside = *options.magnesium * millimole_per_litre;
  if (options.dose) asked.dose = *options.dose * elemental_milligram;
  auto figures = mechanism_figures(catalog, asked);
  if (!figures) {
    Problem problem = figures.problem();
    problem.where.file = "--" + problem.where.file;
    return complain(problem);
  }
  fmt::print("{}\n", options.json ? codec::printed_mechanism(*figures, catalog)
                                  : mechanism_text(*figures, catalog, colours_on(1)));
  return Ending::done;
}

}  // namespace

Ending evidence(const EvidenceOptions& options) {
  std::string outcome;
  for (const std::string& word : options.outcome) outcome += (outcome.empty() ? "" : " ") + word;
  if (outcome == "mechanism") return print_mechanism(options);
  if (options.voltage || options.magnesium || options.dose)
    return complain({"These belong to the figures of the mechanism.",
                     {.file = "--voltage, --magnesium, --dose"},
                     "Ask for them: titrate evidence mechanism --voltage -60"});

  const Catalog& catalog = codec::catalog();
  const auto substance = substance_asked(catalog, options.substance);
  if (!substance) return complain(substance.problem());
  if (outcome.empty()) {
    fmt::print("{}\n", options.json
                           ? codec::printed_evidence(**substance, catalog)
                           : evidence_list_text(**substance, all_evidence(catalog, **substance), colours_on(1)));
    return Ending::done;
  }
  const auto known = evidence_about(catalog, outcome, **substance);
  if (!known) return complain(known.problem());
  fmt::print("{}\n",
             options.json ? codec::printed_evidence(*known, catalog) : evidence_text(*known, catalog, colours_on(1)));
  return Ending::done;
}

}  // namespace titrate::cli
