#include "catalog/catalog.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/require.h"

namespace titrate {
namespace {

/// "Sleep-Quality" and "sleep_quality" are one name.
std::string plain(std::string_view name) {
  std::string bare;
  for (const char c : name) {
    if (c == ' ' || c == '-' || c == '_' || c == '\t') continue;
    bare += c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
  }
  return bare;
}

/// Gathers faults of rows under their table's name.
class Faults {
 public:
  void of(const std::string& row, bool fault, const std::string& sentence) {
    if (fault) found_.push_back(row + ": " + sentence);
  }
  void of_source(const std::string& row, const Source& source) {
    static const std::set<std::string> known = {"verified", "recalled-sure", "recalled-unsure"};
    of(row, source.citation.empty(), "it has no source.");
    of(row, !known.contains(source.confidence),
       "its confidence is not one of verified, recalled-sure, recalled-unsure.");
  }
  template <class Rows>
  void of_ids(const std::string& table, const Rows& rows) {
    std::set<std::string> seen;
    of(table, rows.empty(), "the table is empty.");
    for (const auto& row : rows) {
      of(table, row.id.empty(), "a row has no id.");
      of(table, !seen.insert(row.id).second, "the id " + row.id + " stands twice.");
    }
  }
  std::vector<std::string> found() && { return std::move(found_); }

 private:
  std::vector<std::string> found_;
};

}  // namespace

const Instrument* find_instrument(const Catalog& catalog, std::string_view name) {
  const std::string wanted = plain(name);
  for (const Instrument& instrument : catalog.instruments)
    for (const std::string& known : instrument.names)
      if (plain(known) == wanted) return &instrument;
  return nullptr;
}

const Kinetics& kinetics_of(const Catalog& catalog, std::string_view id) {
  const auto at =
      std::find_if(catalog.kinetics.begin(), catalog.kinetics.end(), [&](const Kinetics& row) { return row.id == id; });
  require(at != catalog.kinetics.end(), "every instrument names kinetics that the catalog has");
  return *at;
}

const EffectPrior* find_effect_prior(const Catalog& catalog, std::string_view id) {
  const EffectPrior* general = nullptr;
  for (const EffectPrior& prior : catalog.effect_priors) {
    if (prior.id == id) return &prior;
    if (prior.id == "general") general = &prior;
  }
  return general;
}

const SupplementalLimit& lowest_limit(const Catalog& catalog) {
  require(!catalog.limits.empty(), "the catalog has a supplemental limit");
  return *std::min_element(catalog.limits.begin(), catalog.limits.end(),
                           [](const auto& a, const auto& b) { return a.amount < b.amount; });
}

std::vector<std::string> faults_of(const Catalog& catalog) {
  Faults faults;
  faults.of_ids("limits", catalog.limits);
  for (const SupplementalLimit& limit : catalog.limits) {
    const std::string row = "limits, " + limit.id;
    faults.of(row, limit.authority.empty(), "it names no authority.");
    faults.of(row, !(limit.amount > DailyElementalMass{}), "the limit is not above zero.");
    faults.of(row, limit.reason.empty(), "it has no reason.");
    faults.of_source(row, limit.source);
  }
  faults.of_ids("kinetics", catalog.kinetics);
  for (const Kinetics& kinetics : catalog.kinetics) {
    const std::string row = "kinetics, " + kinetics.id;
    faults.of(row, !(kinetics.half_life_median_days > 0), "the median half-life is not above zero.");
    faults.of(row, !(kinetics.half_life_log_sd > 0), "the spread of the half-life is not above zero.");
    faults.of(row, kinetics.reason.empty(), "it has no reason.");
    faults.of_source(row, kinetics.source);
  }
  faults.of_ids("instruments", catalog.instruments);
  std::map<std::string, std::string> owner;
  for (const Instrument& instrument : catalog.instruments) {
    const std::string row = "instruments, " + instrument.id;
    faults.of(row, instrument.label.empty(), "it has no label.");
    faults.of(row, instrument.names.empty(), "no column name means it.");
    for (const std::string& name : instrument.names) {
      faults.of(row, plain(name).empty(), "one of its names is empty.");
      const auto [other, is_new] = owner.emplace(plain(name), instrument.id);
      faults.of(row, !is_new, "the name " + name + " already means " + other->second + ".");
    }
    faults.of(row, !(instrument.lowest < instrument.highest), "its scale does not rise.");
    faults.of(row, instrument.unit.empty(), "it has no unit.");
    faults.of(row, instrument.smallest_worthwhile && !(*instrument.smallest_worthwhile > 0),
              "the smallest worthwhile difference is not above zero.");
    faults.of(row, instrument.smallest_worthwhile && !instrument.better, "a worthwhile difference needs a direction.");
    faults.of(row,
              std::none_of(catalog.kinetics.begin(), catalog.kinetics.end(),
                           [&](const Kinetics& kinetics) { return kinetics.id == instrument.kinetics; }),
              "the catalog has no kinetics called " + instrument.kinetics + ".");
    faults.of_source(row, instrument.source);
  }
  for (const EffectPrior& prior : catalog.effect_priors) {
    const std::string row = "effect_priors, " + prior.id;
    faults.of(row, !(prior.sd > 0 && prior.sd <= 1), "its spread is not above zero and at most one.");
    faults.of(row, prior.reason.empty(), "it has no reason.");
    faults.of_source(row, prior.source);
  }
  for (const BareThreshold& threshold : catalog.bare_thresholds) {
    const std::string row = "bare_thresholds, " + threshold.id;
    faults.of(row, !(threshold.better > 0.5 && threshold.better < 1), "its threshold is not between a half and one.");
    faults.of(row, !(threshold.upper_95 <= 0.05), "it allows more than one false claim in twenty.");
    faults.of(row, threshold.people < 1000, "fewer than 1,000 people were simulated.");
    faults.of_source(row, threshold.source);
  }
  return std::move(faults).found();
}

}  // namespace titrate
