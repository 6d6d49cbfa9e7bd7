#include "app/rehearse.h"

#include <fmt/core.h>

#include <filesystem>
#include <fstream>

#include "cli/progress_line.h"
#include "cli/rehearsal_text.h"
#include "cli/say.h"
#include "cli/verbs.h"
#include "codec/catalog_tables.h"
#include "codec/file.h"
#include "codec/printed.h"
#include "codec/trial_json.h"

namespace titrate::cli {
namespace {

Ending stopped() {
  fmt::print(stderr, "Stopped before the end; nothing was kept.\n");
  return Ending::refused;
}

/// One row for each way of drawing an order, as the catalog keeps them.
Ending print_bare_thresholds(const RehearseOptions& options) {
  ProgressLine progress;
  const auto rows = bare_thresholds(codec::catalog(), options.people, options.seed, options.threads, progress);
  if (!rows) return stopped();
  fmt::print(
      "id,shortest_period,longest_period,fewest_days,most_days,better,people,seed,upper_95,citation,confidence\n");
  for (const BareThreshold& row : *rows)
    fmt::print(
        "{},{},{},{},{},{:.5f},{},{},{:.4f},\"Simulated by this program: titrate rehearse --bare-thresholds "
        "--people {} --seed {} (docs/mathematics.md, section 6)\",verified\n",
        row.id, row.shortest_period, row.longest_period, row.fewest_days, row.most_days, row.better, row.people,
        row.seed, row.upper_95, row.people, row.seed);
  return Ending::done;
}

}  // namespace

Ending rehearse(const RehearseOptions& options) {
  if (options.people < 1000 && !options.quick)
    return complain({"Fewer than 1,000 people say too little.",
                     {.file = "--people"},
                     "Give 1,000 or more, or ask for a rough idea: --quick"});
  if (options.bare_thresholds) return print_bare_thresholds(options);
  if (options.trial.empty())
    return complain({"There is no plan to rehearse.", {.file = "TRIAL.json"}, "Name one: titrate rehearse TRIAL.json"});
  if (options.quick && !options.out.empty())
    return complain(
        {"A quick estimate is not to be stored.", {.file = "--out"}, "Leave out --quick, or leave out --out."});
  const auto bytes = codec::read_file(options.trial);
  if (!bytes) return complain(bytes.problem());
  const auto trial = codec::trial_from_json(*bytes, options.trial, codec::catalog());
  if (!trial) return complain(trial.problem());
  if (auto problem = cannot_rehearse(*trial)) {
    problem->where.file = options.trial + ", " + problem->where.file;
    return complain(*problem);
  }
  if (!options.out.empty() && std::filesystem::exists(options.out))
    return complain({"This file is there already.", {.file = options.out}, "Name another one with --out."});

  RehearsalOptions asked;
  asked.people = options.people;
  asked.seed = options.seed;
  asked.quick = options.quick;
  asked.threads = options.threads;
  double seconds = 0;
  std::optional<Rehearsal> rehearsal;
  {
    ProgressLine progress;
    rehearsal = titrate::rehearse(*trial, codec::catalog(), asked, progress);
    seconds = progress.seconds();
  }
  if (!rehearsal) return stopped();
  fmt::print("{}\n", options.json ? codec::printed_rehearsal(*rehearsal, seconds, codec::catalog())
                                  : rehearsal_text(*rehearsal, seconds));
  if (options.out.empty()) return Ending::done;
  std::ofstream file(options.out, std::ios::binary);
  file << codec::json_of(rehearsal->plan.trial);
  if (!file.flush())
    return complain({"This file cannot be written.", {.file = options.out}, "Name a folder that may be written to."});
  return Ending::done;
}

}  // namespace titrate::cli
