#include <fmt/core.h>

#include <filesystem>
#include <fstream>

#include "cli/clock.h"
#include "cli/own_data.h"
#include "cli/plan_text.h"
#include "cli/progress_line.h"
#include "cli/rehearsal_text.h"
#include "cli/review_text.h"
#include "cli/say.h"
#include "cli/verbs.h"
#include "codec/file.h"
#include "codec/handle.h"
#include "codec/json.h"

namespace titrate::cli {
namespace {

using codec::Json;

template <class Value>
void put(Json& request, const char* field, const std::optional<Value>& value) {
  if (value) request[field] = *value;
}

void put(Json& request, const char* field, const std::string& value) {
  if (!value.empty()) request[field] = value;
}

/// The words of the shell as a request of the door, or why a file that they name cannot be read.
Result<Json> request_of(const PlanOptions& options) {
  Json request{{"verb", options.what == "show" ? "plan" : "plan_" + options.what}};
  if (options.what == "new") {
    put(request, "outcome", options.outcome);
    put(request, "better", options.better);
    put(request, "smallest", options.smallest);
    put(request, "comparator", options.comparator);
    put(request, "comparator_dose_mg", options.comparator_dose);
    put(request, "dose_mg", options.dose);
    put(request, "start", options.start);
    put(request, "kind", options.kind);
    put(request, "pairs", options.pairs);
    put(request, "period_days", options.period_days);
    put(request, "gap_days", options.gap_days);
    put(request, "run_in_days", options.run_in_days);
    put(request, "sd", options.sd);
    put(request, "rho", options.rho);
    put(request, "mean", options.mean);
    put(request, "missing_fraction", options.missing);
    if (options.dry_run) request["keep"] = false;
  }
  put(request, "people", options.people);
  put(request, "reason", options.reason);
  put(request, "gone_since", options.gone_since);
  put(request, "clinician", options.clinician);
  put(request, "agreed_on", options.agreed_on);
  put(request, "hash", options.hash);
  put(request, "secret", options.secret);
  if (!options.trial.empty()) {
    const auto bytes = codec::read_file(options.trial);
    if (!bytes) return bytes.problem();
    auto trial = codec::json_object_of(*bytes, options.trial);
    if (!trial) return trial.problem();
    request["trial"] = std::move(trial).value();
  }
  if (!options.protocol.empty()) {
    const auto bytes = codec::read_file(options.protocol);
    if (!bytes) return bytes.problem();
    request["protocol"] = *bytes;
  }
  return request;
}

std::string text_for(const std::string& what, const Json& reply) {
  if (what == "new") return proposal_text(reply);
  if (what == "open") return opened_text(reply);
  if (what == "verify") return verified_text(reply);
  if (what == "pause" || what == "resume") return rested_text(reply);
  return what == "show" ? plan_text(reply) : sealed_text(reply);
}

/// Written before anything is said: what a person is told to keep must be there.
std::optional<Problem> write_file(const std::string& name, const std::string& bytes) {
  std::ofstream file(name, std::ios::binary);
  file << bytes;
  if (file.flush()) return std::nullopt;
  return Problem{"This file cannot be written.", {.file = name}, "Name a folder that may be written to."};
}

std::string file_of(const std::string& what, const Json& reply) {
  return what == "new" ? reply["proposal"]["trial"].dump(2) + "\n" : reply["sealed"]["protocol"].get<std::string>();
}

}  // namespace

Ending plan(const PlanOptions& options) {
  const auto request = request_of(options);
  if (!request) return complain(request.problem());
  if (!options.out.empty() && std::filesystem::exists(options.out))
    return complain({"This file is there already.", {.file = options.out}, "Name another one with --out."});
  const auto diary = OwnDiary::open(options.data);
  if (!diary) return complain(diary.problem());
  OwnDiary& own = **diary;
  std::string text;
  {
    ProgressLine progress;
    text = codec::handle(own.records(), progress, request->dump(), now(), nullptr, &own.vault, &own.backups);
  }
  const Json reply = Json::parse(text);
  if (reply["ok"] != true) {
    const Json& problem = reply["problem"];
    complain({problem["what"].get<std::string>(),
              {.file = problem["where"].get<std::string>()},
              problem["way_out"].get<std::string>()});
    // A plan that may not be sealed, or opened, is an answer; words that cannot be understood are bad input.
    const std::string where = problem["where"];
    const bool refused =
        where == "plan_lock.plan" || where == "plan_open.reason" || options.what == "pause" || options.what == "resume";
    return refused ? Ending::refused : Ending::bad_input;
  }
  if (!options.out.empty())
    if (const auto problem = write_file(options.out, file_of(options.what, reply))) return complain(*problem);
  fmt::print("{}", options.json ? text + "\n" : text_for(options.what, reply));
  return reply.value("holds", true) ? Ending::done : Ending::refused;
}

}  // namespace titrate::cli
