// Are the probabilities right? See docs/calibration.md.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "accuracy.h"
#include "checks.h"
#include "crowd.h"
#include "document.h"
#include "operating.h"
#include "oracle.h"
#include "rivals.h"
#include "sbc.h"
#include "simulation/operating_characteristics.h"
#include "verdicts.h"

namespace titrate::calibration {
namespace {

constexpr const char* usage =
    "calibration [all | sbc | accuracy | oracle | operating | verdicts | rivals | mutations | check] [options]\n"
    "\n"
    "  all         everything, and what must be true of it (the default)\n"
    "  sbc         simulated truths against their posteriors, for each family\n"
    "  accuracy    fits of ratings, counts and yes or no beside half a million weighted draws\n"
    "  oracle      gaussian fits beside a dense quadrature that shares no code with them\n"
    "  operating   coverage, false claims and power of the gaussian model over designs and disturbances\n"
    "  verdicts    \"keep taking it\" and \"stop\" over all looks of plans, and in files without one\n"
    "  rivals      rules of other programs and textbook tests beside this one, on the same diaries\n"
    "  mutations   fits with a wrong prior, which must be noticed\n"
    "  check       the short version that ./test runs\n"
    "\n"
    "  --short | --table | --full   how many people: as check; as in docs/calibration.md (the default); ten times as "
    "many\n"
    "  --out DIR     keep the results there, scenario by scenario; a second run does only what is missing\n"
    "  --write DIR   write the tables and pictures into DIR/docs (DIR is the root of the tree)\n"
    "  --threads N   default: as many as the machine has; no result depends on it\n"
    "  --seed N      default 1\n";

/// A scenario that may have been run before.
struct Work {
  std::string scenario;
  double cost;  ///< about, in milliseconds of one core
  std::function<Counts()> run;
};

struct Options {
  std::string what = "all", out, root;
  Sizes sizes = table_sizes;
  int threads = int(std::max(1u, std::thread::hardware_concurrency()));
};

void add_sbc(const Options& o, const Ledger&, std::vector<Work>& work) {
  constexpr double milliseconds[] = {0.3, 12, 3, 10, 6};
  for (std::size_t f = 0; f < std::size(families); ++f)
    work.push_back({sbc_scenario(families[f], Mutation::none, o.sizes.sbc[f], o.sizes.seed),
                    milliseconds[f] * o.sizes.sbc[f],
                    [=] { return sbc(families[f], Mutation::none, o.sizes.sbc[f], o.sizes.seed, o.threads); }});
}

void add_accuracy(const Options& o, const Ledger&, std::vector<Work>& work) {
  for (const Owed& owed : accuracies_owed)
    work.push_back({accuracy_scenario(owed.family, o.sizes.accuracy, o.sizes.seed), 1500.0 * o.sizes.accuracy,
                    [=] { return accuracy(owed.family, o.sizes.accuracy, o.sizes.seed, o.threads); }});
}

void add_oracle(const Options& o, const Ledger&, std::vector<Work>& work) {
  int first = 0;
  for (const std::string& scenario : oracle_scenarios(o.sizes.oracle, o.sizes.seed)) {
    const int from = first, count = std::min(oracle_series_at_once, o.sizes.oracle - first);
    work.push_back({scenario, 250.0 * count, [=] { return beside_the_oracle(from, count, o.sizes.seed, o.threads); }});
    first += count;
  }
}

void add_mutations(const Options& o, const Ledger&, std::vector<Work>& work) {
  for (const Mutation mutation : mutations)
    work.push_back({sbc_scenario(Family::gaussian, mutation, o.sizes.mutations, o.sizes.seed), 0.3 * o.sizes.mutations,
                    [=] { return sbc(Family::gaussian, mutation, o.sizes.mutations, o.sizes.seed, o.threads); }});
}

void add_operating(const Options& o, const Ledger&, std::vector<Work>& work) {
  for (const Situation& situation : all_situations()) {
    // The short version: randomised orders without any effect, one disturbance.
    if (o.what == "check" &&
        (!randomised(situation.design) || situation.truth.effect != 0 || situation.disturbance != Disturbance::none))
      continue;
    work.push_back({scenario_name(situation, o.sizes.operating, o.sizes.seed), 0.035 * o.sizes.operating,
                    [=] { return operating(situation, o.sizes.operating, o.sizes.seed, o.threads); }});
  }
}

void add_verdicts(const Options& o, const Ledger&, std::vector<Work>& work) {
  for (const Judged& judged : all_judged())
    work.push_back({verdicts_scenario(judged, o.sizes.operating, o.sizes.seed),
                    0.8 * o.sizes.operating * double(judged.plan.looks.size()),
                    [=] { return verdicts(judged, o.sizes.operating, o.sizes.seed, o.threads); }});
}

void add_rivals(const Options& o, Ledger& ledger, std::vector<Work>& work) {
  char scenario[80];
  std::snprintf(scenario, sizeof scenario, "rule people=%d seed=%d", o.sizes.rule, int(o.sizes.seed));
  const std::string rule_scenario = scenario;
  work.push_back({rule_scenario, 2.0 * o.sizes.rule, [=] {
                    const DecisionRule rule = calibrated_rule(o.sizes.rule, o.sizes.seed, o.threads);
                    return Counts{{"people", double(o.sizes.rule)}, {"better", rule.better.value_or(2)}};
                  }});
  for (const RivalSituation& situation : rival_situations())
    work.push_back({scenario_name(situation, o.sizes.rivals, o.sizes.seed), 3.0 * o.sizes.rivals, [=, &ledger] {
                      DecisionRule rule;
                      rule.better = count_of(*ledger.find(rule_scenario), "better");
                      return rivals(situation, rule, o.sizes.rivals, o.sizes.seed, o.threads);
                    }});
  for (const double rho : dependences)
    work.push_back({all_pairs_scenario(rho, o.sizes.rivals, o.sizes.seed), 0.05 * o.sizes.rivals,
                    [=] { return all_pairs(rho, o.sizes.rivals, o.sizes.seed, o.threads); }});
}

void run(const std::vector<Work>& work, Ledger& ledger) {
  double total = 0;
  std::size_t kept = 0;
  for (const Work& one : work)
    if (ledger.find(one.scenario))
      ++kept;
    else
      total += one.cost;
  if (kept > 0) std::fprintf(stderr, "%zu of %zu scenarios were there already.\n", kept, work.size());
  Eta eta(total);
  for (const Work& one : work) {
    if (ledger.find(one.scenario)) continue;
    ledger.add(one.scenario, one.run());
    eta.done(one.scenario, one.cost);
  }
}

bool says(const std::vector<Finding>& findings) {
  bool good = true;
  for (const Finding& finding : findings) {
    std::printf("%s  %s\n", finding.good ? "good" : "BAD ", finding.what.c_str());
    good = good && finding.good;
  }
  return good;
}

bool options_from(int count, char** words, Options& o) {
  std::uint64_t seed = 1;
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    const char* next = i + 1 < count ? words[i + 1] : nullptr;
    if (word == "--short")
      o.sizes = short_sizes;
    else if (word == "--table")
      o.sizes = table_sizes;
    else if (word == "--full")
      o.sizes = full_sizes;
    else if (word == "--out" && next)
      o.out = words[++i];
    else if (word == "--write" && next)
      o.root = words[++i];
    else if (word == "--threads" && next && std::atoi(next) > 0)
      o.threads = std::atoi(words[++i]);
    else if (word == "--seed" && next)
      seed = std::strtoull(words[++i], nullptr, 10);
    else if (i == 1 && word[0] != '-')
      o.what = word;
    else
      return false;
  }
  if (o.what == "check") o.sizes = short_sizes;
  o.sizes.seed = seed;
  return true;
}

int main_of(int count, char** words) {
  Options o;
  const bool understood = options_from(count, words, o);
  const bool all = o.what == "all", check = o.what == "check";
  std::vector<Work> work;
  Ledger ledger(understood ? o.out : "");
  if (all || check || o.what == "sbc") add_sbc(o, ledger, work);
  if (all || o.what == "accuracy") add_accuracy(o, ledger, work);
  if (all || check || o.what == "oracle") add_oracle(o, ledger, work);
  if (all || o.what == "mutations") add_mutations(o, ledger, work);
  if (all || check || o.what == "operating") add_operating(o, ledger, work);
  if (all || o.what == "verdicts") add_verdicts(o, ledger, work);
  if (all || check || o.what == "rivals") add_rivals(o, ledger, work);
  if (!understood || work.empty()) {
    std::fputs(usage, stderr);
    return 2;
  }
  run(work, ledger);
  bool good = true;
  for (const auto& findings :
       {check_sbc(ledger, o.sizes), check_accuracy(ledger, o.sizes), check_oracle(ledger, o.sizes),
        check_mutations(ledger, o.sizes), check_false_claims(ledger, o.sizes), check_verdicts(ledger, o.sizes),
        check_rivals(ledger, o.sizes)})
    good = says(findings) && good;
  if (o.what == "oracle") std::printf("\n%s", table_named("oracle", ledger, o.sizes).c_str());
  if (!o.root.empty()) write_documents(o.root, ledger, o.sizes);
  if (o.what == "verdicts") std::printf("\n%s", table_named("verdicts", ledger, o.sizes).c_str());
  if (o.what == "rivals") {
    for (const char* name : {"rule", "rivals", "rivals_by_design", "other_errors"})
      std::printf("\n%s", table_named(name, ledger, o.sizes).c_str());
  }
  return good ? 0 : 1;
}

}  // namespace
}  // namespace titrate::calibration

int main(int count, char** words) { return titrate::calibration::main_of(count, words); }
