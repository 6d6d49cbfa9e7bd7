#include <fmt/core.h>

#include "cli/clock.h"
#include "cli/own_data.h"
#include "cli/say.h"
#include "cli/verbs.h"
#include "codec/catalog_tables.h"
#include "codec/file.h"
#include "codec/handle.h"
#include "store/file_vault.h"
#include "store/food_index.h"
#include "store/sqlite_records.h"

namespace titrate::cli {

Ending ask(const AskOptions& options) {
  const auto request = codec::read_file(options.request);
  if (!request) return complain(request.problem());
  const auto folder = data_folder(options.data, environment());
  if (!folder) return complain(folder.problem());
  auto records = SqliteRecords::open(diary_file(*folder));
  if (!records) return complain(records.problem());

  FileVault vault(order_key_file(*folder));
  FoodIndex foods(codec::catalog(), diary_file(*folder));
  Progress patient;
  const std::string reply = codec::handle(**records, patient, *request, now(), &foods, &vault);
  fmt::print("{}\n", reply);
  return reply.rfind(R"({"ok":true)", 0) == 0 ? Ending::done : Ending::refused;  // "ok" is the first field of a reply
}

}  // namespace titrate::cli
