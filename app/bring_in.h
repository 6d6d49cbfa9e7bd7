#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/import_plan.h"
#include "app/records.h"

namespace titrate {

/// What a file says, and which bytes it was.
struct FileRead {
  FileFindings findings;
  std::string sha256;  ///< of its bytes, 64 hexadecimal digits
};

/// What became of an import. No event: nothing was new, or it was only tried.
struct Brought {
  ImportPlan plan;
  std::optional<Event> event;
};

/// The days of the sealed trial of a diary as it stands; nothing where none runs.
using TrialOfDiary = std::function<std::function<DayOfTrial(Day)>(const OpenNotebook&)>;

/// Writes what is new of a file into the diary, and the import behind it as one step that an undo takes back whole.
/// With `only_try` nothing is written.
///
/// - The same file twice writes once: the second time nothing of it is new, and no import is kept.
/// - What is written down meanwhile, by a tap or by another program, is taken into account: nothing of the file is
///   written over it.
/// - The same key twice writes once. The same key for another file is refused.
/// - The simulated example takes no person's file.
Result<Brought> bring_in(Records& records, const Catalog& catalog, const Asked& asked, const FileRead& file,
                         const ImportWish& wish, bool only_try, const TrialOfDiary& trial = nullptr);

/// Takes back an import, with everything that it brought. A Problem where no such import stands.
Result<Event> undo_import(Records& records, const Asked& asked, std::int64_t id);

/// An import of a diary, as a list shows it.
struct PastImport {
  std::int64_t id = 0;
  Imported import;
  Moment entered;
  bool stands = true;           ///< not taken back
  std::optional<Day> from, to;  ///< of the entries that it brought
};
/// The newest first.
std::vector<PastImport> imports_of(const OpenNotebook& notebook);

}  // namespace titrate
