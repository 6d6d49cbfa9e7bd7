#pragma once

#include <optional>
#include <string>

#include "app/open_notebook.h"
#include "app/standing.h"
#include "life/regimen.h"

namespace titrate {

/// The regimen of a diary on the current day; nothing where none was ever begun. The person's own limit and the day's
/// other sources hold, and a screening that stands in the way holds the dose, whenever it came.
std::optional<RegimenState> regimen_of(const OpenNotebook& notebook, const Catalog& catalog, const Moment& now);

/// The first day of a ladder where nobody says another: the one after today.
Day usual_start(Day today);

/// Two weeks in which nothing is taken: people begin when it is worst, and this is what that is worth. None for
/// somebody who must not be without it.
int usual_run_in(const PersonStanding& standing);

struct FollowWish {
  std::optional<DoseUnit> unit;    ///< none: of the stored product
  std::string product;             ///< its name; empty: of the stored product, or of the unit
  std::optional<Day> start;        ///< none: tomorrow
  std::optional<int> run_in_days;  ///< nothing said: the usual ones, or none for somebody who needs magnesium daily
  std::optional<DailyElementalMass> to;
};

/// What a person says before they go on after a pause or a stop.
struct GoingOn {
  std::optional<Day> gone_since;            ///< the first day without what was noticed
  std::optional<ClinicianDecision> agreed;  ///< by name, day and reason
};

/// Begins a ladder without a trial, and gives the event.
///
/// Refused: while another one runs; while what was noticed asks for no dose; to a person whose screening stands in the
/// way; for a product that cannot be climbed with (app/plan_ladder.h); with a start in the past.
Result<Event> follow(Records& records, const Catalog& catalog, const Asked& asked, const FollowWish& wish);

/// Answers how a step was borne, and goes up where next_step says so. An answer that leaves it where it is, is kept
/// too. Refused, with the reason: while no step is taken, and "yes" before its time is over.
Result<Event> answer_step(Records& records, const Catalog& catalog, const Asked& asked, bool tolerated);

/// One step lower by the person's own choice, which needs no reason. Refused on the first step.
Result<Event> step_down(Records& records, const Catalog& catalog, const Asked& asked);

/// Ends it, at any time.
Result<Event> stop_following(Records& records, const Catalog& catalog, const Asked& asked, std::string reason);

/// Goes on after a pause or a stop, with the questions of its rules answered (life/regimen.h: resume_questions).
///
/// - Everything that asked for less must have gone, for as many days as its rule says. Where the diary does not say
/// since
///   when, `gone_since` does, and "none" is written down for that day.
/// - After "stop and seek care": only with a clinician's agreement (name, day, reason), and with the person's sheet
/// said
///   again after the stop, whose screening stands in nobody's way.
/// - After an emergency or an allergy: never.
Result<Event> go_on(Records& records, const Catalog& catalog, const Asked& asked, const GoingOn& said);

/// What is written when a dose is taken again after a pause or a stop, the Resumed last, by the same questions: for a
/// ladder and for a sealed trial. `verb` is the shell's word for it, for the ways out.
Result<std::vector<What>> going_on(const OpenNotebook& notebook, const Catalog& catalog, const GoingOn& said,
                                   Day current, const std::string& verb);

}  // namespace titrate
