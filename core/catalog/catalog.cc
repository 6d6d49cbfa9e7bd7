#include "catalog/catalog.h"

#include "catalog/faults.h"

namespace titrate {

std::vector<std::string> faults_of(const Catalog& catalog) {
  Faults faults;
  faults_of_substances(catalog, faults);
  faults_of_limits(catalog, faults);
  faults_of_kinetics(catalog, faults);
  faults_of_instruments(catalog, faults);
  faults_of_effect_priors(catalog, faults);
  faults_of_bare_thresholds(catalog, faults);
  faults_of_forms(catalog, faults);
  faults_of_quality(catalog, faults);
  return std::move(faults).found();
}

}  // namespace titrate
