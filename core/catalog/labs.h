#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "catalog/source.h"

namespace titrate {

class Faults;
struct Catalog;

/// A laboratory test: what may be typed in from a report, and how much of a change is only scatter.
struct Lab {
  std::string id;
  std::string substance;  ///< whose amount in the body it tells; empty: another test
  std::string label;
  std::string specimen;
  std::string unit;                                       ///< in UCUM
  std::string other_unit;                                 ///< in UCUM; empty: none
  std::optional<double> to_other_unit;                    ///< factor
  std::optional<double> low, high;                        ///< usual range in `unit`; laboratories differ
  std::string thresholds;                                 ///< values at which something is to be done
  std::optional<double> within_person_cv, analytical_cv;  ///< fractions
  std::string loinc;                                      ///< only where we are sure of it
  std::string meaning;
  Source source;
};

const Lab* lab_with_id(const Catalog& catalog, std::string_view id);

/// The reference change value: the smallest relative difference between two results of one person that scatter alone
/// would exceed in only 5 % of pairs,
///
///     1.96 sqrt(2) sqrt(CVi^2 + CVa^2) = 2.77 sqrt(CVi^2 + CVa^2)
///
/// (Harris & Yasaka 1983, Clin Chem 29:25-30), as a fraction. Nothing where the scatter within a person is not known.
/// An unknown scatter of the analysis counts as none, so that the true value is larger. Checked in labs_test.cc against
/// the published figures.
std::optional<double> reference_change(const Lab& lab);

void faults_of_labs(const Catalog& catalog, Faults& faults);

}  // namespace titrate
