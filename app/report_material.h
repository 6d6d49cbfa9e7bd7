#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/decide.h"
#include "app/open_notebook.h"
#include "app/rehearse.h"
#include "app/review_trial.h"
#include "app/standing.h"
#include "app/trial_now.h"
#include "life/protocol.h"
#include "life/regimen.h"
#include "report/document.h"

namespace titrate {

/// A change of the sealed plan.
struct AmendmentMade {
  Day day{};
  std::string reason;
};

/// A decision that was kept.
struct DecisionMade {
  Day day{};
  std::string in_words;  ///< with the person's reason
};

/// The sealed trial, as far as it may be told on this day. While it is hidden nothing here knows an arm.
struct SealedForReport {
  Protocol as_sealed;
  Trial plan;              ///< as it holds now, without its order
  std::string hash;        ///< SHA-256 of the protocol's text
  std::string secret;      ///< that drew the order, once it was told; else empty
  std::string opened_why;  ///< why the order was told before the end; else empty
  std::vector<AmendmentMade> amendments;
  bool question_changed = false;
  TrialNow now;
  bool hidden = false;  ///< blinded, and its order was not told
  /// What kind of an answer there is: a look, the days until the order was told, or none yet.
  enum class Answered { waiting, at_a_look, at_the_opening } answered = Answered::waiting;
  Day as_of{};
  std::optional<Day> closed;             ///< of a look: the last day whose entries count for it
  int look = 0;                          ///< of it, counted from 1
  std::string why_none;                  ///< a sentence: why there is no answer although a look has come
  std::optional<bool> hidden_says_stop;  ///< of a blinded look: stop, or go on
  std::vector<std::string> blinding;     ///< how the blind held, once the order was told
};

/// Everything that a document of a diary is made of. Who makes it has seen to it that nothing is in it that may not be
/// told: of a blinded trial that is hidden no arm and no effect, of one that runs no answer before its look.
struct ReportMaterial {
  Moment made;
  Day today{};
  const Catalog* catalog = nullptr;
  std::optional<PersonSheet> sheet;
  std::optional<Product> product;
  PersonStanding standing;
  Guard guard;                 ///< of today
  Diary diary;                 ///< up to today; of a hidden trial its doses are capsules, whatever is inside
  std::optional<Trial> trial;  ///< that is reported: the sealed one, the example's, else the draft
  std::optional<SealedForReport> sealed;
  std::optional<Regimen> regimen;      ///< a ladder without a trial
  std::optional<RegimenState> ladder;  ///< where it is
  std::optional<Trial> lived;          ///< the trial with its order, where an answer may be told
  std::optional<Diary> reviewed;       ///< the diary that the answer is of
  std::optional<Review> review;        ///< only where it may be told
  std::optional<Adhered> adhered;
  std::vector<DecisionMade> decisions;
  std::optional<Rehearsal> rehearsal;  ///< of the plan as it was sealed, made for this document

  bool hidden() const { return sealed && sealed->hidden; }
  bool empty() const { return diary.days.empty(); }
};

/// The days of one period, or of one arm where each day was drawn.
struct PeriodResult {
  int number = 0;  ///< 0: the days of an arm
  Day from{}, to{};
  bool on = false;
  std::string arm;
  int days = 0, taken = 0;
  std::vector<double> values;                         ///< of the primary outcome, in order of day
  std::optional<double> mean, sd, median, low, high;  ///< the last two: of the middle half, from four values on
};

/// Of a trial whose order is known, up to a day; days on which it rested are in none.
/// Test: report_material_test.cc, by hand.
std::vector<PeriodResult> period_results(const Trial& lived, const Diary& diary, Day until);

/// The value below which a share of them lies, straight between neighbours (Hyndman & Fan's type 7). Needs one value.
double share_below(std::vector<double> values, double share);

/// What was noticed of one side effect over a diary.
struct NoticedEffect {
  std::string effect;  ///< as the catalog calls it, or as written
  int days = 0, worst = 0;
  Day last{};
  int on = 0, off = 0;  ///< days with and without the full dose, where the arms may be told
};

/// The side effects of a diary, the worst first; of a trial whose order is known, by arm too.
std::vector<NoticedEffect> noticed_effects(const ReportMaterial& of);

}  // namespace titrate
