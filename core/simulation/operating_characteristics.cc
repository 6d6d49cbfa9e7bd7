#include "simulation/operating_characteristics.h"

#include <algorithm>
#include <cmath>

#include "base/require.h"

namespace titrate {
namespace {

constexpr double least_better = 0.9, step = 1e-5, near = 1e-8;

/// P(at most k of n) when each is one with probability p; log terms, so that n may be large.
double binomial_cdf(int k, int n, double p) {
  double sum = 0;
  for (int i = 0; i <= k; ++i)
    sum += std::exp(std::lgamma(n + 1.0) - std::lgamma(i + 1.0) - std::lgamma(n - i + 1.0) + i * std::log(p) +
                    (n - i) * std::log1p(-p));
  return std::min(sum, 1.0);
}

/// The largest threshold on P(better) at which this person would still be told to keep taking it; 0: at none.
double claim_of(const DecisionRule& rule, const std::vector<Seen>& looks) {
  double claim = 0;
  for (const Seen& look : looks) {
    if (!look.belief) continue;
    DecisionRule lenient = rule;
    lenient.better = 0;
    const Verdict verdict = verdict_of(lenient, *look.belief, false);
    if (verdict == Verdict::stop_taking) break;
    if (verdict == Verdict::keep_taking) claim = std::max(claim, look.belief->better);
  }
  return claim;
}

/// How many of n may be claims.
int allowed(int people, double most, bool rough) {
  if (rough) return int(most * people);
  int times = int(most * people);
  while (times >= 0 && Rate{people, times}.upper_95() > most) --times;
  return times;
}

}  // namespace

double Rate::mcse() const { return people > 0 ? std::sqrt(rate() * (1 - rate()) / people) : 0; }

double Rate::upper_95() const {
  if (times >= people) return 1;
  double low = rate(), high = 1;
  for (int i = 0; i < 60; ++i) {
    const double middle = 0.5 * (low + high);
    (binomial_cdf(times, people, middle) > 0.05 ? low : high) = middle;
  }
  return high;
}

Verdict ending_of(const DecisionRule& rule, const std::vector<Seen>& looks) {
  for (const Seen& look : looks) {
    if (!look.belief) continue;
    const Verdict verdict = verdict_of(rule, *look.belief, false);
    if (verdict != Verdict::carry_on) return verdict;
  }
  return Verdict::undecided;
}

DecisionRule calibrated(DecisionRule rule, const std::vector<Crowd>& without_effect, std::uint64_t seed, bool rough) {
  rule.better.reset();
  rule.calibration.reset();
  double threshold = least_better;
  for (const Crowd& crowd : without_effect) {
    require(!crowd.empty(), "a rule is calibrated with people");
    const int most = allowed(int(crowd.size()), rule.max_false_claims, rough);
    if (most < 0) return rule;
    std::vector<double> claims;
    for (const auto& looks : crowd) claims.push_back(claim_of(rule, looks));
    std::sort(claims.begin(), claims.end(), std::greater<>());
    if (std::size_t(most) >= claims.size()) continue;
    // The next claim that would be one too many must fall short of the threshold.
    threshold = std::max(threshold, step * (std::floor(claims[std::size_t(most)] / step) + 1));
  }
  if (threshold >= 1) return rule;
  rule.better = threshold;
  Rate worst;
  for (const Crowd& crowd : without_effect) {
    const Rate rate = outlook_of(rule, {}, crowd).keep_taking;
    if (rate.rate() >= worst.rate()) worst = rate;
  }
  rule.calibration = Calibration{worst.people, seed, worst.rate(), worst.mcse(), worst.upper_95()};
  return rule;
}

Outlook outlook_of(const DecisionRule& rule, const Truth& truth, const Crowd& crowd) {
  Outlook outlook;
  outlook.truth = truth;
  const int people = int(crowd.size());
  outlook.keep_taking.people = outlook.stop_taking.people = outlook.undecided.people = people;
  for (const auto& looks : crowd) {
    const Verdict ending = ending_of(rule, looks);
    ++(ending == Verdict::keep_taking   ? outlook.keep_taking
       : ending == Verdict::stop_taking ? outlook.stop_taking
                                        : outlook.undecided)
          .times;
    outlook.near_threshold += std::any_of(looks.begin(), looks.end(), [&](const Seen& look) {
      const auto touches = [](double p, double bound) { return std::abs(p - bound) < near; };
      return look.belief &&
             ((rule.better && touches(look.belief->better, *rule.better)) ||
              touches(look.belief->worthwhile, rule.worthwhile) ||
              touches(look.belief->worthwhile, rule.not_worthwhile) || touches(look.belief->worse, rule.worse));
    });
  }
  return outlook;
}

double mean_width(const Crowd& crowd) {
  double sum = 0;
  int count = 0;
  for (const auto& looks : crowd)
    if (!looks.empty() && looks.back().width_95 > 0) sum += looks.back().width_95, ++count;
  return count > 0 ? sum / count : 0;
}

Rate with_an_answer(const Crowd& crowd) {
  return {int(crowd.size()), int(std::count_if(crowd.begin(), crowd.end(), [](const std::vector<Seen>& looks) {
            return !looks.empty() && looks.back().belief;
          }))};
}

}  // namespace titrate
