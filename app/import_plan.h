#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/found.h"
#include "app/import_target.h"
#include "app/open_notebook.h"
#include "app/standing.h"

namespace titrate {

/// One item of a file, and what becomes of it.
struct PlannedItem {
  /// Who decided it: the person just now, an earlier import of the same format, or the program, which shows its guess.
  enum class By { said, saved, guessed };
  FoundItem item;
  ImportTarget target;  ///< with its factor, where it has one
  By by = By::guessed;
  std::string why;  ///< of a guess, a sentence; empty: nothing to say
  int days = 0;     ///< of the file that say something of it
  std::optional<Day> from, to;
};

/// What only the person knows, and what may be answered: "dose x 0.141". An answer with MG or FRACTION in it has a
/// number there that only they can read, from a label.
struct ImportQuestion {
  std::string item;
  std::string question;
  struct Answer {
    std::string target, means;
  };
  std::vector<Answer> answers;
};

/// One line of the file, or several of one day that became one entry.
struct ImportLine {
  Day day{};
  std::string item;  ///< as the file calls it
  std::size_t line = 0;
  std::string text;  ///< of the line, or what it says
  std::string why;   ///< a sentence; empty: nothing to say
};

/// All of them counted, and the first twenty.
struct ImportLines {
  std::int64_t count = 0;
  std::vector<ImportLine> first;
  void add(ImportLine line);
};

/// A medicine, condition or allergy of the file, and what the person's screening would say with it.
struct PlannedName {
  enum class Says {
    on_the_sheet,          ///< it is there already
    over,                  ///< the file says that it is over
    the_dose,              ///< it is, or may be, what this diary follows, which is not listed beside itself
    findings,              ///< a rule of ours speaks of it
    nothing_in_our_rules,  ///< known, and no rule: not the same as no interaction
    could_not_check,       ///< we have never heard of it, or of a part of it
  };
  FoundName found;
  Says says = Says::could_not_check;
  std::vector<Finding> findings;
  bool added = false;  ///< to the sheet, with this import
};

/// What the trial of a diary says of a day.
struct DayOfTrial {
  bool study_capsules = false;  ///< what is taken on it is capsules that look alike, and their order is hidden
  std::optional<DailyElementalMass> told{};  ///< what it tells to take, where its order may be known
};

/// What a person wants of an import.
struct ImportWish {
  Mapping mapping{};          ///< of some items; the others are as before, or guessed
  bool confirmed = false;     ///< the doses that the guard doubts are what was really taken
  bool add_to_sheet = false;  ///< medicines, conditions and allergies that the file calls current
};

/// What an import would write, and what it would not.
struct ImportPlan {
  std::string format, in_words;
  std::vector<PlannedItem> items;
  std::vector<ImportQuestion> questions;
  std::vector<PlannedName> names;
  ImportLines fresh;        ///< written
  ImportLines duplicate;    ///< the same stands already
  ImportLines conflicting;  ///< something else stands, or a person cleared it: it stays as it is
  ImportLines doubted;      ///< a dose that the guard doubts, not confirmed: not written
  ImportLines refused;      ///< no import may write it
  ImportLines left_out;     ///< nobody said what it is here
  std::int64_t records = 0, passed_over = 0, not_understood = 0;
  std::vector<ListedRecord> listed;
  std::vector<std::string> remarks;
  std::vector<What> what;  ///< the lines for the log, without that of the import itself
  Mapping mapping;         ///< to be kept for the next file of this format
};

/// What to make of a file's findings, in this diary. Pure: nothing is written.
///
/// - An item becomes what the person says; else what an import of the same format, that stands, made of it; else what
///   its name means to the catalog. It is never merged with an outcome of another scale: then it has a name of its own.
/// - A magnesium supplement becomes the dose only where its elemental amount is certain: the file says so, the person,
///   or the chosen product whose units it counts. Else it is a question, and until it is answered no dose of its days
///   is written, since a part of a day's dose is a wrong dose.
/// - What stands is never overwritten. The last standing line of a day and item decides, and one that cleared it
/// counts.
/// - A dose is doubted by the same guard as one that is typed in (safety/dose_guard.h). The usual of its day is that of
///   the fourteen dosed days before it, of the diary and the file together.
/// - Refused: a day in the future, what lies outside the scale of its outcome, a dose on a day of study capsules.
/// - Medicines, conditions and allergies are written only on request, as one new sheet.
///
/// A Problem for a mapping that names no item of the file.
Result<ImportPlan> plan_import(const OpenNotebook& notebook, const Catalog& catalog, const FileFindings& findings,
                               const ImportWish& wish, Day today,
                               const std::function<DayOfTrial(Day)>& trial = nullptr);

/// The mapping of the last standing import of a format; empty: there is none.
Mapping saved_mapping(const OpenNotebook& notebook, const std::string& format);

}  // namespace titrate
