#include <fmt/core.h>

#include <iostream>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/clock.h"
#include "cli/own_data.h"
#include "cli/say.h"
#include "cli/verbs.h"
#include "codec/file.h"
#include "codec/handle.h"
#include "store/sqlite_records.h"

namespace titrate::cli {
namespace {

struct Asked {
  std::string request, data;
};

Ending ask(const Asked& asked) {
  const auto request = asked.request == "-" ? codec::read_file("/dev/stdin") : codec::read_file(asked.request);
  if (!request) return complain(request.problem());
  const auto folder = data_folder(asked.data, environment());
  if (!folder) return complain(folder.problem());
  auto records = SqliteRecords::open(diary_file(*folder));
  if (!records) return complain(records.problem());

  Progress patient;
  const std::string reply = codec::handle(**records, patient, codec::with_now(*request, now()));
  fmt::print("{}\n", reply);
  const auto read = nlohmann::json::parse(reply, nullptr, false);
  return read.is_object() && read.value("ok", false) ? Ending::done : Ending::refused;
}

}  // namespace

void add_ask(CLI::App& program, Ending& ending) {
  const auto asked = std::make_shared<Asked>();
  CLI::App* verb = program.add_subcommand("ask", "one request to the machine's door, as POST /api takes it");
  verb->add_option("request", asked->request, "a file with one JSON object, or - for stdin")->required();
  verb->add_option("--data", asked->data, "folder of the diary (default: titrate in $XDG_DATA_HOME or ~/.local/share)");
  verb->footer("Example: echo '{\"verb\": \"today\"}' | titrate ask -\n\n"
               "edges/codec/openapi.yaml describes every verb. Exit code 1 when the reply says \"ok\": false.");
  verb->callback([asked, &ending] { ending = ask(*asked); });
}

}  // namespace titrate::cli
