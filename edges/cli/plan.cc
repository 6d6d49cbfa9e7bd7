#include <fmt/core.h>

#include <filesystem>
#include <fstream>

#include "cli/clock.h"
#include "cli/lines.h"
#include "cli/own_data.h"
#include "cli/passphrase.h"
#include "cli/plan_text.h"
#include "cli/progress_line.h"
#include "cli/rehearsal_text.h"
#include "cli/say.h"
#include "cli/verbs.h"
#include "codec/file.h"
#include "codec/json.h"
#include "door/handle.h"
#include "print/sheets.h"

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
    put(request, "blinding", options.blinding);
    put(request, "comparator", options.comparator);
    if (options.dry_run) request["keep"] = false;
  }
  put(request, "people", options.people);
  put(request, "reason", options.reason);
  put(request, "gone_since", options.gone_since);
  put(request, "clinician", options.clinician);
  put(request, "agreed_on", options.agreed_on);
  put(request, "hash", options.hash);
  put(request, "secret", options.secret);
  if (options.what == "kit") {
    if (options.for_helper) request["for"] = "helper";
    if (options.alone) request["for"] = "self";
    if (options.again) request["again"] = true;
    if (!options.mixed_up.empty()) request["mixed_up"] = options.mixed_up;
    if (!options.helper_sheet.empty()) request["helper_sheet"] = true;
    put(request, "bag", options.bag);
  }
  if (options.confirm) request["confirm"] = true;
  const auto passphrase = helpers_passphrase(options.ask_passphrase, options.what == "lock", options.passphrase_file);
  if (!passphrase) return passphrase.problem();
  put(request, "passphrase", *passphrase);
  if (!options.secret_file.empty()) {
    const auto secret = codec::read_file(options.secret_file);
    if (!secret) return secret.problem();
    request["secret"] = *secret;
  }
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
  if (what == "kit") return kit_text(reply);
  return what == "show" ? plan_text(reply) : sealed_text(reply);
}

/// Written before anything is said: what a person is told to keep must be there.
std::optional<Problem> write_file(const std::string& name, const std::string& bytes) {
  std::ofstream file(name, std::ios::binary);
  file << bytes;
  if (file.flush()) return std::nullopt;
  return Problem{"This file cannot be written.", {.file = name}, "Name a folder that may be written to."};
}

/// The PDF files that a kit is printed from.
std::optional<Problem> write_kit(const PlanOptions& options, const Json& reply, const Moment& made) {
  Json sheets = reply["sheets"];
  if (reply["strips"].is_array())
    for (const Json& sheet : reply["strips"]) sheets.push_back(sheet);
  if (!options.out.empty())
    if (auto problem = write_file(options.out, print::pdf_of(sheets, "Study capsules", made))) return problem;
  if (options.helper_sheet.empty() || !reply["helper_sheets"].is_array()) return std::nullopt;
  return write_file(options.helper_sheet, print::pdf_of(reply["helper_sheets"], "Helper's sheet", made));
}

std::string file_of(const std::string& what, const Json& reply) {
  return what == "new" ? reply["proposal"]["trial"].dump(2) + "\n" : reply["sealed"]["protocol"].get<std::string>();
}

}  // namespace

Ending plan(const PlanOptions& options) {
  auto request = request_of(options);
  if (!request) return complain(request.problem());
  for (const std::string& file : {options.out, options.helper_sheet})
    if (!file.empty() && std::filesystem::exists(file))
      return complain({"This file is there already.", {.file = file}, "Name another one."});
  const auto diary = OwnDiary::open(options.data);
  if (!diary) return complain(diary.problem());
  OwnDiary& own = **diary;
  const Moment at = now();
  const auto ask = [&] {
    ProgressLine progress;
    return door::handle(own.records(), progress, request->dump(), at, {.vault = &own.vault, .backups = &own.backups});
  };
  std::string text = ask();
  Json reply = Json::parse(text);
  // Opening before the end is asked for once more, of somebody who sits there.
  if (reply["ok"] != true && reply["problem"]["where"] == "plan_open.confirm" &&
      said_yes(wrapped(reply["problem"]["what"].get<std::string>(), "", ""))) {
    (*request)["confirm"] = true;
    reply = Json::parse(text = ask());
  }
  // Somebody alone needs the pages of codes, which no other surface shows.
  if (reply["ok"] == true && options.what == "kit" && !options.out.empty() && reply["sheets"].size() > 0 &&
      reply["kit"]["for"] == "self") {
    request->erase("again");
    (*request)["strips"] = true;
    reply = Json::parse(text = ask());
  }
  if (reply["ok"] != true) {
    const Json& problem = reply["problem"];
    const std::string place = problem["where"];
    complain({problem["what"].get<std::string>(), {.file = place}, problem["way_out"].get<std::string>()});
    // A plan that may not be sealed, or opened, is an answer; words that cannot be understood are bad input.
    const bool refused = place == "plan_lock.plan" || place == "plan_open.reason" || place == "plan_open.confirm" ||
                         place == "plan" || options.what == "pause" || options.what == "resume";
    return refused ? Ending::refused : Ending::bad_input;
  }
  if (options.what == "kit") {
    if (const auto problem = write_kit(options, reply, at)) return complain(*problem);
    // Neither a screen nor a pipe is a place for what only a helper may read.
    for (const char* hidden : {"helper_sheets", "strips"}) reply[hidden] = nullptr;
    text = reply.dump();
  } else if (!options.out.empty()) {
    if (const auto problem = write_file(options.out, file_of(options.what, reply))) return complain(*problem);
  }
  fmt::print("{}", options.json ? text + "\n" : text_for(options.what, reply));
  if (options.what == "kit" && !options.json) fmt::print("{}", kit_files_text(options.out, options.helper_sheet));
  return reply.value("holds", true) ? Ending::done : Ending::refused;
}

}  // namespace titrate::cli
