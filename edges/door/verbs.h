#pragma once

#include "app/records.h"
#include "base/progress.h"
#include "codec/fields.h"
#include "door/ports.h"
#include "language/phrase_book.h"

namespace titrate::door {

using namespace codec;  // a door speaks JSON in nearly every line

/// What stands behind the door: its ports (codec/ports.h), with a table of foods in any case.
struct Room {
  Records& records;
  Progress& progress;
  const Catalog& catalog;
  FoodTable& foods;
  Vault* vault = nullptr;
  Backups* backups = nullptr;
  Importer* importer = nullptr;
  Printer* printer = nullptr;
  const PhraseBook* language = nullptr;  ///< that the reply is said in; null: English
};

/// What a verb answers, without "ok".
using Answer = Result<Json>;

Answer about(Room& room, Fields& fields);

// The diary (notebook_verbs.cc)
Answer today(Room& room, Fields& fields);
Answer record(Room& room, Fields& fields);
Answer undo(Room& room, Fields& fields);
Answer redo(Room& room, Fields& fields);
Answer late(Room& room, Fields& fields);
Answer follow(Room& room, Fields& fields);
Answer history(Room& room, Fields& fields);
Answer diary(Room& room, Fields& fields);
Answer track(Room& room, Fields& fields);
Answer settings(Room& room, Fields& fields);
Answer example(Room& room, Fields& fields);

// What is known before any diary (evidence_verbs.cc)
Answer evidence(Room& room, Fields& fields);
Answer mechanism(Room& room, Fields& fields);

Answer review(Room& room, Fields& fields);
Answer report(Room& room, Fields& fields);  // what is handed to somebody else (report_verb.cc)
Answer rehearse(Room& room, Fields& fields);
Answer label(Room& room, Fields& fields);

// From a file to an answer, with no diary between (file_verbs.cc)
Answer fit(Room& room, Fields& fields);
Answer convert(Room& room, Fields& fields);

// Food and need (foods_verb.cc)
Answer foods(Room& room, Fields& fields);
Answer intake(Room& room, Fields& fields);
// The plan of a trial, from its proposal to its opened order (plan_verbs.cc)
Answer plan_new(Room& room, Fields& fields);
Answer plan(Room& room, Fields& fields);
Answer plan_lock(Room& room, Fields& fields);
Answer plan_amend(Room& room, Fields& fields);
Answer plan_open(Room& room, Fields& fields);
Answer plan_verify(Room& room, Fields& fields);
Answer plan_kit(Room& room, Fields& fields);  // kit_verb.cc

// The sealed plan while it is lived, and what is decided at its looks (trial_verbs.cc)
Answer plan_pause(Room& room, Fields& fields);
Answer plan_resume(Room& room, Fields& fields);
Answer decide(Room& room, Fields& fields);

// Who may take how much (screen_verb.cc)
Answer ladder(Room& room, Fields& fields);
Answer screen(Room& room, Fields& fields);

// Who this is, and what they take (person_verbs.cc)
Answer person(Room& room, Fields& fields);
Answer product(Room& room, Fields& fields);
Answer next_dose(Room& room, Fields& fields);
Answer pre_start(Room& room, Fields& fields);

// Files of other programs (import_verb.cc)
Answer import(Room& room, Fields& fields);
Answer imports(Room& room, Fields& fields);
Answer import_undo(Room& room, Fields& fields);

// Copies of the whole log (backup_verb.cc)
Answer backup(Room& room, Fields& fields);

// Reminders in a calendar (reminders_verb.cc)
Answer reminders(Room& room, Fields& fields);

}  // namespace titrate::door
