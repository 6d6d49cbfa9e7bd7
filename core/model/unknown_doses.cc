#include "model/unknown_doses.h"

#include <cmath>

namespace titrate {
namespace {

constexpr double half_the_dose = 0.5;

/// A share that is learned from days, and never certain.
struct Share {
  int yes = 0, all = 0;
  void count(bool one) {
    yes += one;
    ++all;
  }
  double log_of(bool one) const { return std::log((one ? yes + 1.0 : all - yes + 1.0) / (all + 2.0)); }
};

/// How regularly it was taken, on the days that say.
class Habit {
 public:
  explicit Habit(const Exposure& exposure) : exposure_(&exposure) {
    std::optional<bool> before;
    for (std::size_t t = 0; t < exposure.taken.size(); ++t) {
      std::optional<bool> taken;
      if (const auto dose = exposure.taken[t].maybe()) taken = relative(*dose, *exposure.full_dose) >= half_the_dose;
      if (taken && meant(t)) (*meant(t) ? on_ : off_).count(*taken);
      if (taken && before) alike_.count(*taken == *before);
      before = taken;
    }
  }

  double log_prior(const std::vector<double>& doses, const std::vector<bool>& unknown) const {
    double sum = 0;
    for (std::size_t t = 0; t < doses.size(); ++t) {
      const bool taken = doses[t] >= half_the_dose, by_arm = meant(t).has_value();
      if (unknown[t] && by_arm) sum += (*meant(t) ? on_ : off_).log_of(taken);
      if (t == 0) continue;
      const bool follows = unknown[t] && !by_arm, is_followed = unknown[t - 1] && !meant(t - 1);
      if (follows || is_followed) sum += alike_.log_of(taken == (doses[t - 1] >= half_the_dose));
    }
    return sum;
  }

 private:
  std::optional<bool> meant(std::size_t day) const {
    const auto& dose = exposure_->assigned[day];
    return dose ? std::optional(relative(*dose, *exposure_->full_dose) >= half_the_dose) : std::nullopt;
  }
  const Exposure* exposure_;
  Share on_, off_, alike_;
};

}  // namespace

PossibleDoses possible_doses(const MaybeDoses& doses, const Exposure& exposure) {
  std::vector<std::size_t> unknown;
  std::vector<bool> is_unknown(doses.size());
  for (std::size_t t = 0; t < doses.size(); ++t)
    if ((is_unknown[t] = !doses[t])) unknown.push_back(t);
  PossibleDoses possible;
  const auto add = [&](auto taken) {
    auto& way = possible.doses.emplace_back();
    for (const auto& dose : doses) way.push_back(dose.value_or(0));
    for (std::size_t k = 0; k < unknown.size(); ++k) way[unknown[k]] = taken(k) ? 1 : 0;
  };
  if (unknown.size() > most_unknown_averaged) {
    for (const bool all : {false, true}) add([all](std::size_t) { return all; });
    return possible;
  }
  const Habit habit(exposure);
  for (unsigned way = 0; way < (1u << unknown.size()); ++way) {
    add([way](std::size_t k) { return (way >> k & 1u) != 0; });
    possible.log_prior.push_back(habit.log_prior(possible.doses.back(), is_unknown));
  }
  return possible;
}

}  // namespace titrate
