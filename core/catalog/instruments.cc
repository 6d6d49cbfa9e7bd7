#include "catalog/instruments.h"

#include <algorithm>
#include <map>

#include "base/require.h"
#include "catalog/catalog.h"
#include "catalog/faults.h"
#include "catalog/names.h"
#include "catalog/outcomes.h"

namespace titrate {
namespace {

/// One number a day that means more or less of an outcome: a column name has to mean it. Three numbers at once, or a
/// choice of words, have none.
bool is_for_a_diary(const Instrument& instrument) {
  return instrument.better && !instrument.outcome.empty() && instrument.data_type != DataType::category;
}

}  // namespace

const Instrument* find_instrument(const Catalog& catalog, std::string_view name) {
  // A diary keeps one of the instrument's own names, and a long history asks for it again and again: nothing to fold.
  for (const Instrument& instrument : catalog.instruments)
    if (std::find(instrument.names.begin(), instrument.names.end(), name) != instrument.names.end()) return &instrument;
  const std::string wanted = name_key(name);
  for (const Instrument& instrument : catalog.instruments)
    for (const std::string& known : instrument.names)
      if (name_key(known) == wanted) return &instrument;
  return nullptr;
}

const Kinetics& kinetics_of(const Catalog& catalog, std::string_view id) {
  const auto at =
      std::find_if(catalog.kinetics.begin(), catalog.kinetics.end(), [&](const Kinetics& row) { return row.id == id; });
  require(at != catalog.kinetics.end(), "every instrument names kinetics that the catalog has");
  return *at;
}

const Instrument* instrument_with_id(const Catalog& catalog, std::string_view id) {
  const auto at = std::find_if(catalog.instruments.begin(), catalog.instruments.end(),
                               [&](const Instrument& row) { return row.id == id; });
  return at == catalog.instruments.end() ? nullptr : &*at;
}

bool is_asked_in_the_evening(const Instrument& instrument) {
  return !instrument.names.empty() && instrument.asked == Frequency::daily && instrument.recall_days.value_or(1) <= 1;
}

void faults_of_kinetics(const Catalog& catalog, Faults& faults) {
  faults.of("kinetics", catalog.kinetics.empty(), "the table is empty.");
  faults.of_ids("kinetics", catalog.kinetics);
  for (const Kinetics& kinetics : catalog.kinetics) {
    const std::string row = "kinetics, " + kinetics.id;
    faults.of(row, !(kinetics.half_life_median_days > 0), "the median half-life is not above zero.");
    faults.of(row, !(kinetics.half_life_log_sd > 0), "the spread of the half-life is not above zero.");
    faults.of(row, kinetics.reason.empty(), "it has no reason.");
    faults.of_source(row, kinetics.source);
  }
}

void faults_of_instruments(const Catalog& catalog, Faults& faults) {
  faults.of("instruments", catalog.instruments.empty(), "the table is empty.");
  faults.of_ids("instruments", catalog.instruments);
  std::map<std::string, std::string> owner;
  for (const Instrument& instrument : catalog.instruments) {
    const std::string row = "instruments, " + instrument.id;
    faults.of(row, instrument.label.empty(), "it has no label.");
    faults.of(row, instrument.names.empty() && is_for_a_diary(instrument), "no column name means it.");
    for (const std::string& name : instrument.names) {
      faults.of(row, name_key(name).empty(), "one of its names is empty.");
      const auto [other, is_new] = owner.emplace(name_key(name), instrument.id);
      faults.of(row, !is_new, "the name " + name + " already means " + other->second + ".");
    }
    faults.of(row, !(instrument.lowest < instrument.highest), "its scale does not rise.");
    faults.of(row, instrument.unit.empty(), "it has no unit.");
    faults.of(row, instrument.smallest_worthwhile && !(*instrument.smallest_worthwhile > 0),
              "the smallest worthwhile difference is not above zero.");
    faults.of(row, instrument.smallest_worthwhile && !instrument.better, "a worthwhile difference needs a direction.");
    faults.of(
        row,
        instrument.worthwhile_fraction && !(*instrument.worthwhile_fraction > 0 && *instrument.worthwhile_fraction < 1),
        "the smallest worthwhile change is not between none and all of the usual level.");
    faults.of(row, instrument.recall_days && !(*instrument.recall_days >= 0),
              "its question looks back less than no time.");
    faults.of(row, !instrument.outcome.empty() && !outcome_with_id(catalog, instrument.outcome),
              "the catalog has no outcome called " + instrument.outcome + ".");
    faults.of(row,
              std::none_of(catalog.kinetics.begin(), catalog.kinetics.end(),
                           [&](const Kinetics& kinetics) { return kinetics.id == instrument.kinetics; }),
              "the catalog has no kinetics called " + instrument.kinetics + ".");
    faults.of_source(row, instrument.source);
  }
}

}  // namespace titrate
