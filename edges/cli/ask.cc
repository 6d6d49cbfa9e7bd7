#include <fmt/core.h>

#include "cli/clock.h"
#include "cli/own_data.h"
#include "cli/say.h"
#include "cli/verbs.h"
#include "codec/catalog_tables.h"
#include "codec/file.h"
#include "door/handle.h"
#include "imports/importer.h"
#include "print/document_pdf.h"
#include "store/food_index.h"

namespace titrate::cli {

Ending ask(const AskOptions& options) {
  const auto request = codec::read_file(options.request);
  if (!request) return complain(request.problem());
  const auto diary = OwnDiary::open(options.data);
  if (!diary) return complain(diary.problem());
  OwnDiary& own = **diary;

  FoodIndex foods(codec::catalog(), diary_file(own.folder));
  print::DocumentPrinter printer;
  Progress patient;
  imports::FileImporter importer;
  const std::string reply =
      door::handle(own.records(), patient, *request, now(), {&foods, &own.vault, &own.backups, &importer, &printer});
  fmt::print("{}\n", reply);
  return reply.rfind(R"({"ok":true)", 0) == 0 ? Ending::done : Ending::refused;  // "ok" is the first field of a reply
}

}  // namespace titrate::cli
