#include "app/rehearse.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <exception>
#include <memory>
#include <mutex>
#include <set>
#include <thread>

#include "base/words.h"
#include "catalog/catalog.h"
#include "life/blinding.h"

namespace titrate {
namespace {

constexpr std::uint64_t calibration_people = std::uint64_t(1) << 32;  // the first of those who calibrate
constexpr std::size_t at_a_time = 25;
constexpr double low_chance = 0.20, low_prior = 0.02, low_identifiable = 0.80;
// Among the truths of a stage: half, smallest, twice, harm; then the smallest under each dependence.
constexpr std::size_t at_smallest = 1, by_dependence = 4;

/// People of one truth, waiting to be seen.
struct Task {
  const SimulatedTrial* trial = nullptr;
  Truth truth;
  std::uint64_t seed = 0, first_person = 0;
  Crowd* crowd = nullptr;  ///< as long as there are people
  LookOptions how;
};

/// Sees everybody, on several threads; each person's place is fixed, so the threads cannot change the result. The
/// calling thread tells `progress`. False when it asked for an end.
bool see_all(const std::vector<Task>& tasks, int threads, Progress& progress) {
  struct Slice {
    const Task* task;
    std::size_t first, end;
  };
  std::vector<Slice> slices;
  for (const Task& task : tasks)
    for (std::size_t at = 0; at < task.crowd->size(); at += at_a_time)
      slices.push_back({&task, at, std::min(at + at_a_time, task.crowd->size())});
  std::atomic<std::size_t> next = 0, done = 0;
  std::atomic<bool> stop = false;
  std::exception_ptr failure;
  std::mutex failing;
  const auto work = [&](bool tells) {
    try {
      LookRoom room;
      for (std::size_t i; !stop && (i = next++) < slices.size();) {
        const Slice& slice = slices[i];
        for (std::size_t person = slice.first; person < slice.end; ++person)
          slice.task->trial->see(slice.task->truth, slice.task->seed, slice.task->first_person + person,
                                 slice.task->how, room, (*slice.task->crowd)[person]);
        ++done;
        if (tells && !progress.keep_going(double(done) / double(slices.size()))) stop = true;
      }
    } catch (...) {
      const std::lock_guard lock(failing);
      failure = std::current_exception();
      stop = true;
    }
  };
  if (threads <= 0) threads = int(std::max(1u, std::thread::hardware_concurrency()));
  std::vector<std::thread> others;
  for (int i = 1; i < threads; ++i) others.emplace_back(work, false);
  work(true);
  for (std::thread& other : others) other.join();
  if (failure) std::rethrow_exception(failure);
  return !stop;
}

/// A plan and the crowds that it is judged by.
struct Stage {
  std::string what;
  SimulatedTrial trial;
  int people = 0;
  std::vector<Crowd> calibrating, without_effect;
  std::vector<Truth> truths;  ///< of those who have an effect, at the plan's own dependence and then at others
  std::vector<Crowd> with_effect;
};

bool needs_calibration(const DecisionRule& rule) { return !rule.better || !rule.calibration; }

std::unique_ptr<Stage> stage_of(std::string what, const Trial& plan, const Catalog& catalog, int people,
                                const RehearsalOptions& options) {
  const double size = *plan.primary.smallest_worthwhile, rho = plan.baseline ? plan.baseline->rho : Baseline{}.rho;
  const auto count = std::size_t(people);
  const bool calibrate = !options.quick && needs_calibration(plan.rule);
  auto stage = std::make_unique<Stage>(Stage{std::move(what),
                                             SimulatedTrial(plan, catalog),
                                             people,
                                             std::vector<Crowd>(calibrate ? dependences.size() : 0, Crowd(count)),
                                             std::vector<Crowd>(dependences.size(), Crowd(count)),
                                             {{0.5 * size, rho}, {size, rho}, {2 * size, rho}, {-size, rho}},
                                             {}});
  if (!options.quick && options.alternatives)
    for (const double other : dependences) stage->truths.push_back({size, other});
  stage->with_effect.assign(stage->truths.size(), Crowd(count));
  for (std::size_t i = 0; options.only_smallest && i < stage->with_effect.size(); ++i)
    if (i != at_smallest) stage->with_effect[i].clear();
  return stage;
}

void add_tasks(Stage& stage, const RehearsalOptions& options, std::vector<Task>& tasks) {
  // Nobody asks how wide the intervals are but of those who have the smallest worthwhile effect.
  const LookOptions verdict_only{.width = false, .accuracy = options.quick ? Accuracy::rough : Accuracy::standard};
  const auto add = [&](const Truth& truth, std::uint64_t first_person, Crowd& crowd, const LookOptions& how) {
    tasks.push_back({&stage.trial, truth, options.seed, first_person, &crowd, how});
  };
  for (std::size_t i = 0; i < stage.calibrating.size(); ++i)
    add({0, dependences[i]}, calibration_people, stage.calibrating[i], verdict_only);
  for (std::size_t i = 0; i < stage.without_effect.size(); ++i)
    add({0, dependences[i]}, 0, stage.without_effect[i], verdict_only);
  for (std::size_t i = 0; i < stage.with_effect.size(); ++i)
    add(stage.truths[i], 0, stage.with_effect[i], {.width = i == at_smallest, .accuracy = verdict_only.accuracy});
}

std::vector<std::string> warnings_of(const PlanOutlook& outlook) {
  std::vector<std::string> all;
  const double chance = outlook.at_smallest.keep_taking.rate();
  if (!outlook.trial.rule.better)
    all.push_back("No threshold keeps the false claims of this plan at bay, so it can never say to keep taking it.");
  if (chance < low_chance)
    all.push_back(
        "This plan has a chance of " + percent(chance) +
        " to find the smallest worthwhile difference, should it be there: more likely than not it will end "
        "without an answer. A longer plan, or another layout, may be worth the days; a rehearsal compares some.");
  if (outlook.identifiable.rate() < low_identifiable)
    all.push_back("Of 100 people like this, " + said("%.0f", 100 * (1 - outlook.identifiable.rate())) +
                  " end without any answer, whatever is true: their days cannot tell the effect from drift, from the "
                  "dependence of one day on the next, or from a half-life that nobody knows. More and shorter periods "
                  "help most, then more days.");
  if (outlook.prior_worthwhile < low_prior)
    all.push_back(
        "Before the first day, a difference as large as the smallest worthwhile one has a probability of less "
        "than 2 %: hardly any diary could show it.");
  return all;
}

/// An expectation that moves an outcome is an effect to every analysis: the rates under an effect of its size are its
/// own.
std::string knowing_the_arm(const PlanOutlook& outlook) {
  if (blinding_of(outlook.trial) != Blinding::none) return "";
  return "The arms are told as they come. Should knowing it, and nothing else, make the days with it better by half of "
         "the smallest worthwhile difference, the chance of being told to keep taking it would be " +
         percent(outlook.at_half.keep_taking.rate()) + ", and by all of it " +
         percent(outlook.at_smallest.keep_taking.rate()) + ". Capsules that look alike are the remedy.";
}

PlanOutlook outlook_of(const Stage& stage, const Catalog& catalog, const Trial& plan, std::uint64_t seed, bool quick) {
  PlanOutlook outlook;
  outlook.what = stage.what;
  outlook.trial = plan;
  outlook.people = stage.people;
  if (needs_calibration(plan.rule))
    outlook.trial.rule = calibrated(plan.rule, quick ? stage.without_effect : stage.calibrating, seed, quick);
  const DecisionRule& rule = outlook.trial.rule;
  for (std::size_t i = 0; i < dependences.size(); ++i)
    outlook.without_effect.push_back(titrate::outlook_of(rule, {0, dependences[i]}, stage.without_effect[i]));
  const auto at = [&](std::size_t i) { return titrate::outlook_of(rule, stage.truths[i], stage.with_effect[i]); };
  outlook.at_half = at(0);
  outlook.at_smallest = at(at_smallest);
  outlook.at_twice = at(2);
  outlook.under_harm = at(3);
  for (std::size_t i = by_dependence; i < stage.truths.size(); ++i) outlook.smallest_by_dependence.push_back(at(i));
  outlook.width_95 = mean_width(stage.with_effect[at_smallest]);
  outlook.identifiable = with_an_answer(stage.with_effect[at_smallest]);
  outlook.smallest_p = 1 / orders_of(plan).count();
  outlook.prior_worthwhile = prior_probability_worthwhile(stage.trial, catalog);
  outlook.knowing_the_arm = knowing_the_arm(outlook);
  outlook.warnings = warnings_of(outlook);
  return outlook;
}

/// One outcome for each sceptical prior that is unlike the others: thresholds that hold for these hold for every row of
/// the table. The general row's outcome is none.
std::vector<std::string> domains_of_unlike_priors(const Catalog& catalog) {
  std::set<std::pair<double, double>> seen;
  std::vector<std::string> domains;
  for (const EffectPrior& row : catalog.effect_priors)
    if (find_effect_prior(catalog, row.outcome) == &row && seen.emplace(row.mean, row.sd).second)
      domains.push_back(row.outcome);
  if (domains.empty()) domains.emplace_back();
  return domains;
}

/// What the bare table must hold for: kinds of order with their periods, lengths, outcomes (a rating that varies
/// little, one that varies much, a number without a scale), half-lives and sceptical priors. The smallest worthwhile
/// difference is next to nothing, so that P(better) alone decides.
std::vector<Trial> bare_designs(const Catalog& catalog, Randomisation::Kind kind) {
  const std::vector<std::string> domains = domains_of_unlike_priors(catalog);
  std::vector<Trial> all;
  for (const int period : kind == Randomisation::Kind::daily ? std::vector<int>{1} : std::vector<int>{7, 14})
    for (const int days : {56, 168})
      for (const double sd : {0.75, 2.0, 0.0})
        for (const char* kinetics : {"sleep", "cramps"})
          for (const std::string& domain : domains) {
            Trial trial;
            trial.primary.name = trial.primary.label = "y";
            trial.primary.better = Direction::lower;
            trial.primary.unit = "points";
            if (sd > 0) {
              trial.primary.lowest = 0;
              trial.primary.highest = 10;
            }
            trial.primary.smallest_worthwhile = 1e-6;
            trial.primary.kinetics = kinetics_of(catalog, kinetics).id;
            trial.primary.domain = domain;
            trial.randomisation = {kind, period, 0, 0};
            trial.planned_days = days;
            trial.missing_fraction = 0.1;
            trial.baseline = Baseline{sd > 0 ? sd : 1, 0, {}};
            all.push_back(std::move(trial));
          }
  return all;
}

}  // namespace

const Outlook& PlanOutlook::worst() const {
  return *std::max_element(without_effect.begin(), without_effect.end(), [](const Outlook& a, const Outlook& b) {
    return a.keep_taking.rate() < b.keep_taking.rate();
  });
}

std::optional<Rehearsal> rehearse(const Trial& plan, const Catalog& catalog, const RehearsalOptions& options,
                                  Progress& progress) {
  const int people = options.quick ? quick_people : options.people;
  std::vector<Trial> plans{plan};
  std::vector<std::unique_ptr<Stage>> stages;
  stages.push_back(stage_of("the plan", plan, catalog, people, options));
  for (const Alternative& other :
       options.quick || !options.alternatives ? std::vector<Alternative>() : alternatives_of(plan)) {
    plans.push_back(other.trial);
    stages.push_back(stage_of(other.what, other.trial, catalog, std::min(people, std::max(1000, people / 5)), options));
  }
  std::vector<Task> tasks;
  for (const auto& stage : stages) add_tasks(*stage, options, tasks);
  if (!see_all(tasks, options.threads, progress)) return std::nullopt;

  Rehearsal rehearsal;
  rehearsal.seed = options.seed;
  rehearsal.quick_estimate = options.quick;
  for (std::size_t i = 0; i < stages.size(); ++i) {
    PlanOutlook outlook = outlook_of(*stages[i], catalog, plans[i], options.seed, options.quick);
    if (i == 0)
      rehearsal.plan = std::move(outlook);
    else
      rehearsal.alternatives.push_back(std::move(outlook));
  }
  return rehearsal;
}

std::optional<std::vector<BareThreshold>> bare_thresholds(const Catalog& catalog, int people, std::uint64_t seed,
                                                          int threads, Progress& progress) {
  using Kind = Randomisation::Kind;
  std::vector<BareThreshold> rows;
  for (const auto& [kind, id] : {std::pair{Kind::pairs, "pairs"}, {Kind::blocks, "blocks"}, {Kind::daily, "daily"}}) {
    std::vector<std::unique_ptr<SimulatedTrial>> trials;
    std::vector<Crowd> crowds;
    std::vector<Task> tasks;
    const std::vector<Trial> designs = bare_designs(catalog, kind);
    crowds.reserve(designs.size() * dependences.size());
    for (const Trial& design : designs) {
      trials.push_back(std::make_unique<SimulatedTrial>(design, catalog));
      for (const double rho : dependences) {
        crowds.emplace_back(std::size_t(people));
        tasks.push_back({trials.back().get(), {0, rho}, seed, calibration_people, &crowds.back(), {.width = false}});
      }
    }
    if (!see_all(tasks, threads, progress)) return std::nullopt;
    const DecisionRule rule = calibrated({}, crowds, seed, false);
    BareThreshold& row = rows.emplace_back();
    row.id = id;
    row.shortest_period = kind == Kind::daily ? 1 : 7;
    row.longest_period = kind == Kind::daily ? 1 : 14;
    row.fewest_days = 56;
    row.most_days = 168;
    row.better = rule.better.value_or(1);
    row.people = people;
    row.seed = seed;
    row.upper_95 = rule.calibration ? rule.calibration->upper_95 : 1;
  }
  return rows;
}

}  // namespace titrate
