#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace titrate {

/// What something that a file tracks becomes in the diary.
struct ImportTarget {
  enum class Kind {
    outcome,      ///< the number, under a name
    dose,         ///< what was taken of the treatment
    side_effect,  ///< a grade, 1 to 4
    note,         ///< words
    context,      ///< what else changed, of a kind (diary/diary.h)
    leave,        ///< it stays in the file
  };
  Kind kind = Kind::leave;
  std::string name;  ///< of an outcome or a side effect; of a context its kind
  /// An outcome is the file's number times this; of a dose the mg of elemental magnesium in one of the file's units.
  /// Nothing: what the file's unit says, which is 1 where it says nothing.
  std::optional<double> factor;
  friend bool operator==(const ImportTarget&, const ImportTarget&) = default;
};

/// By the name that the file gives.
using Mapping = std::map<std::string, ImportTarget>;

/// "outcome headache", "outcome minutes_asleep x 60", "dose x 100", "side_effect diarrhoea", "note", "context illness",
/// "leave". It reads back as the same target.
std::string to_string(const ImportTarget& target);

/// A Problem for anything else, which says what may stand there.
Result<ImportTarget> parse_import_target(std::string_view text);

/// "ITEM=TARGET"; the last '=' divides it, since an item may hold one.
Result<std::pair<std::string, ImportTarget>> parse_mapped(std::string_view text);

}  // namespace titrate
