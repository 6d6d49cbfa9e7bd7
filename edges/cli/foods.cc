#include <fmt/core.h>

#include "cli/clock.h"
#include "cli/foods_text.h"
#include "cli/own_data.h"
#include "cli/say.h"
#include "cli/verbs.h"
#include "codec/catalog_tables.h"
#include "codec/file.h"
#include "codec/food_formats.h"
#include "codec/printed_foods.h"
#include "door/day_json.h"
#include "store/food_import.h"
#include "store/food_index.h"

namespace titrate::cli {
namespace {

Ending import_foods(const FoodsOptions& options, const std::filesystem::path& file) {
  auto import = FoodImport::begin(file, options.dry_run);
  if (!import) return complain(import.problem());
  const auto seen = codec::read_foods(options.import, codec::catalog(), (*import)->sink());
  if (!seen) return complain(seen.problem());
  const auto counts = (*import)->count();
  if (!counts) return complain(counts.problem());
  bool kept = false;
  if (!options.dry_run) {
    const auto stored = (*import)->keep(now(), options.import, seen->layout);
    if (!stored) return complain(stored.problem());
    kept = stored->has_value();
  }
  if (options.json) {
    fmt::print("{}\n", codec::printed_import(*seen, *counts, kept));
    return Ending::done;
  }
  fmt::print("{}", import_text(*seen, *counts, kept));
  if (options.dry_run)
    fmt::print("\nNothing was kept. Without --dry-run the new foods are.\n");
  else if (kept)
    fmt::print("\nTo take them back: titrate foods --undo-import\n");
  return Ending::done;
}

Ending undo_import(const FoodsOptions& options, const std::filesystem::path& file) {
  const auto undone = undo_food_import(file);
  if (!undone) return complain(undone.problem());
  if (!*undone) {
    fmt::print(stderr, "There is no import to take back.\n");
    return Ending::refused;
  }
  if (options.json)
    fmt::print("{{\"undone\": {{\"import\": {}, \"foods\": {}}}}}\n", (*undone)->id, (*undone)->foods);
  else
    fmt::print("Taken back: {} foods from {}, imported at {}.\n", (*undone)->foods, (*undone)->file,
               (*undone)->entered);
  return Ending::done;
}

}  // namespace

Ending foods(const FoodsOptions& options) {
  const auto folder = data_folder(options.data, environment());
  if (!folder) return complain(folder.problem());
  const int asked = !options.words.empty() + !options.import.empty() + options.undo_import;
  if (asked != 1 || (options.dry_run && options.import.empty()))
    return complain(
        {asked > 1 ? "Only one thing can be done at a time." : "It is not said which food.",
         {.file = "foods"},
         "Ask titrate foods WORDS, titrate foods --import FILE [--dry-run], or titrate foods --undo-import."});
  if (!options.import.empty()) return import_foods(options, diary_file(*folder));
  if (options.undo_import) return undo_import(options, diary_file(*folder));

  std::string words;
  for (const std::string& word : options.words) words += (words.empty() ? "" : " ") + word;
  FoodIndex index(codec::catalog(), diary_file(*folder));
  const auto answer = index.search(words, std::size_t(options.most));
  if (!answer) return complain(answer.problem());
  if (options.json)
    fmt::print("{}\n", codec::printed_foods(words, *answer));
  else
    fmt::print("{}", foods_text(*answer));
  return Ending::done;
}

Ending intake(const IntakeOptions& options) {
  const auto folder = data_folder(options.data, environment());
  if (!folder) return complain(folder.problem());
  const bool piped = options.day == "-";
  const auto bytes = codec::read_file(options.day);
  if (!bytes) return complain(bytes.problem());
  const auto day = door::day_from_json(*bytes, piped ? "stdin" : options.day, codec::catalog());
  if (!day) return complain(day.problem());
  FoodIndex index(codec::catalog(), diary_file(*folder));
  const auto notebook = own_notebook(options.data);
  if (!notebook) return complain(notebook.problem());
  const DaySaid whose = for_person_of(*day, notebook->says);
  const auto answer = intake_of(whose, index, codec::catalog(), current_day(*notebook, now()));
  if (!answer) return complain(answer.problem());
  if (options.json)
    fmt::print("{}\n", codec::printed_intake(*answer));
  else
    fmt::print("{}", intake_text(*answer, whose.who.person));
  return answer->room.within ? Ending::done : Ending::refused;
}

}  // namespace titrate::cli
