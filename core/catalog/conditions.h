#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/quantity.h"
#include "catalog/severity.h"
#include "catalog/source.h"

namespace titrate {

class Faults;
struct Catalog;

/// Something about a person that a screening asks for, and what follows from a yes. A row applies when the person wrote
/// one of its names, or stands in its life stage, or within its age or kidney function, or takes one of its medicines:
/// any one of them is enough. A row without a severity is known to us and has no rule.
struct Condition {
  std::string id;
  std::string fact;       ///< id of the row of the fact base that it was written from; empty for a later addition
  std::string substance;  ///< id of a Substance, or "all"
  std::string category;   ///< a word: "kidney"
  std::string label;      ///< as a sentence says it: "myasthenia gravis"
  std::vector<std::string> names;      ///< what else a person would write; German too
  std::vector<std::string> medicines;  ///< words in a list of medicines or supplements that mean a yes
  std::string question;                ///< as asked on the page; empty where nobody is asked
  std::optional<Severity> severity;
  std::optional<DailyElementalMass> cap;  ///< the most in a day while it applies
  std::optional<int> age_from, age_to;    ///< completed years, included
  std::optional<double> egfr_from;        ///< mL/min/1.73 m2, included
  std::optional<double> egfr_below;       ///< mL/min/1.73 m2, not included
  bool without_egfr = false;              ///< applies only while no kidney test of the past 12 months is known
  bool women = true, men = true;
  bool trying_to_conceive = false, pregnant = false, breastfeeding = false;
  bool randomised_off = true;  ///< may a coin decide on periods without the supplement?
  bool red_flag = false;       ///< a symptom that needs a doctor before any trial
  std::string action;
  std::string reason;
  Source source;
};

void faults_of_conditions(const Catalog& catalog, Faults& faults);

}  // namespace titrate
