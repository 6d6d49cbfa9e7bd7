#pragma once

#include <string>
#include <vector>

#include "catalog/forms.h"
#include "catalog/instruments.h"
#include "catalog/limits.h"
#include "catalog/quality.h"
#include "catalog/substance.h"
#include "catalog/thresholds.h"

namespace titrate {

/// Everything the program knows, a vector for each table, each row with its source. The tables are files in
/// core/catalog/tables; a page for each, in docs/catalog, says what its columns mean and how to extend it.
struct Catalog {
  std::vector<Substance> substances;
  std::vector<SupplementalLimit> limits;
  std::vector<Kinetics> kinetics;
  std::vector<Instrument> instruments;
  std::vector<EffectPrior> effect_priors;
  std::vector<BareThreshold> bare_thresholds;
  std::vector<Form> forms;
  std::vector<Quality> quality;
  std::string hash;  ///< SHA-256 of the tables, in hexadecimal: printed in every report
};

/// What is wrong with the tables, a sentence each; empty for a sound catalog.
std::vector<std::string> faults_of(const Catalog& catalog);

}  // namespace titrate
