#pragma once

#include "catalog/catalog.h"

namespace titrate {

/// A catalog for tests: three outcomes and two limits, so that a test does not change when a table does.
inline Catalog small_catalog() {
  const Source somewhere{"A book (2020)", "verified"};
  Catalog catalog;
  catalog.limits = {{"us", "US", 350 * elemental_milligram_per_day, "Set by diarrhoea in the US.", somewhere},
                    {"eu", "EU", 250 * elemental_milligram_per_day, "Set by diarrhoea in the EU.", somewhere}};
  catalog.kinetics = {{"general", 5, 0.9, "Assumed for a test.", somewhere},
                      {"pain", 5, 0.9, "Assumed for a test.", somewhere}};
  const auto instrument = [&](const char* id, std::vector<std::string> names, double highest, bool whole,
                              std::optional<Direction> better) {
    return Instrument{id, names.back(), names, 0, highest, whole, better, "points", "pain", std::nullopt, somewhere};
  };
  catalog.instruments = {instrument("pain_nrs", {"pain", "pain_0_10", "average pain"}, 10, true, Direction::lower),
                         instrument("sleep_nrs", {"sleep_quality", "sleep quality"}, 10, true, Direction::higher),
                         instrument("sol_min", {"sol_min", "minutes to fall asleep"}, 1440, false, std::nullopt)};
  return catalog;
}

}  // namespace titrate
