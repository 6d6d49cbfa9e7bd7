#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/ending.h"

namespace titrate::cli {

// One function for each verb that a shell can ask for, with its options. main.cc turns words into these and says what
// each option means; an empty text was not given.

struct ServeOptions {
  int port = 8420;
  std::string data;
  std::string allow_host;  ///< the name of the person's own tunnel
  bool open = false;
};
Ending serve(const ServeOptions& options);

struct AskOptions {
  std::string request;  ///< a file, or "-" for stdin
  std::string data;
};
Ending ask(const AskOptions& options);

struct ReviewOptions {
  std::string csv;  ///< not given: the stored diary
  std::string data;
  std::string trial;
  std::string outcome, better, family, randomised, scale, before_start, today;
  std::optional<double> smallest;
  std::vector<std::string> covariates;
  std::uint64_t seed = 1;
  std::string as, participant, start;  ///< of a file in another layout
  bool peek = false;                   ///< at a sealed plan, before its look
  bool ask_passphrase = false;         ///< of the helper who closed the order
  std::string passphrase_file;
  bool json = false;
};
Ending review(const ReviewOptions& options);

struct RehearseOptions {
  std::string trial;
  int people = 10'000;
  std::uint64_t seed = 1;
  int threads = 0;  ///< 0: as many as the machine has
  std::string out;  ///< the plan with its calibrated rule
  bool quick = false, bare_thresholds = false, json = false;
};
Ending rehearse(const RehearseOptions& options);

struct FitOptions {
  std::string model, data;
  bool json = false;
};
Ending fit(const FitOptions& options);

struct ConvertOptions {
  std::string file;
  std::string as, participant, start;
  std::string out;
  bool json = false;
};
Ending convert(const ConvertOptions& options);

struct LabelOptions {
  std::string label;  ///< the text itself, a file, or "-" for stdin
  std::string today;
  bool json = false;
};
Ending label(const LabelOptions& options);

struct ExampleOptions {
  bool json = false;
};
Ending example(const ExampleOptions& options);

struct FoodsOptions {
  std::vector<std::string> words;
  int most = 10;
  std::string import;
  bool dry_run = false, undo_import = false, json = false;
  std::string data;
};
Ending foods(const FoodsOptions& options);

struct ImportOptions {
  std::string file;  ///< or "-" for stdin; empty: the list of imports
  std::string as, day_first;
  std::vector<std::string> maps;     ///< "ITEM=TARGET"
  std::vector<std::string> columns;  ///< "date=When"
  bool dry_run = false, confirm_doses = false, add_to_sheet = false, json = false;
  std::optional<std::int64_t> undo;
  std::string data;
};
Ending import(const ImportOptions& options);

struct IntakeOptions {
  std::string day;  ///< a file, or "-" for stdin
  std::string data;
  bool json = false;
};
Ending intake(const IntakeOptions& options);
struct ScreenOptions {
  std::string person;
  bool json = false;
};
Ending screen(const ScreenOptions& options);
struct EvidenceOptions {
  std::vector<std::string> outcome;  ///< its words; none: the list; "mechanism": the figures
  std::string substance;             ///< none: the catalog's first
  std::optional<double> voltage, magnesium, dose;
  bool json = false;
};
Ending evidence(const EvidenceOptions& options);

struct LogOptions {
  std::vector<std::string> words;  ///< an item and its value; a side effect, what it is and its grade
  std::string day, data;
  std::optional<double> confidence;  ///< of a guess, 50 to 100
  bool confirm = false, json = false;
};
Ending log(const LogOptions& options);

struct PlanOptions {
  std::string what;  ///< new, show, lock, kit, pause, resume, amend, open, verify
  std::string outcome, better, dose, start, kind, blinding, comparator, comparator_dose;
  std::optional<double> smallest, sd, rho, mean, missing;
  std::optional<int> pairs, period_days, gap_days, run_in_days, people;
  std::string trial, reason, out, protocol, hash, secret;
  std::string gone_since, clinician, agreed_on;  ///< of a resumption
  std::string passphrase_file, secret_file;
  bool ask_passphrase = false, confirm = false;
  std::string helper_sheet, bag;      ///< of kit: the file of the helper's sheet; a code that a phone has read
  std::vector<std::string> mixed_up;  ///< of kit: the codes of two bags
  bool for_helper = false, alone = false, again = false;
  std::string data;
  bool dry_run = false, json = false;
};
Ending plan(const PlanOptions& options);

struct DecideOptions {
  bool keep = false, raise = false, lower = false, stop = false, extend = false, not_enough = false;
  std::string reason, data;
  bool json = false;
};
Ending decide(const DecideOptions& options);

struct EveningOptions {
  std::string day, data;
  bool json = false;
};
Ending today(const EveningOptions& options);
Ending undo(const EveningOptions& options);
Ending redo(const EveningOptions& options);

struct TrackOptions {
  std::vector<std::string> outcomes;  ///< none: what is asked for, and what can be
  std::string data;
  bool json = false;
};
Ending track(const TrackOptions& options);

struct SettingsOptions {
  std::optional<int> day_start;  ///< not given: as it is
  std::string data;
  bool json = false;
};
Ending settings(const SettingsOptions& options);

struct SkipOptions {
  std::vector<std::string> items;
  std::string day, data;
  bool json = false;
};
Ending skip(const SkipOptions& options);

struct HistoryOptions {
  std::string from, to, data;
  bool all = false, json = false;
};
Ending history(const HistoryOptions& options);

struct LateOptions {
  int days = 14;
  std::string data;
  bool json = false;
};
Ending late(const LateOptions& options);

struct PreStartOptions {
  std::string out;  ///< an HTML page to print
  std::string data;
  bool json = false;
};
Ending pre_start(const PreStartOptions& options);

/// What is handed to somebody else.
struct ReportDocumentOptions {
  std::string kind = "clinician";  ///< or full, protocol
  std::string format = "pdf";
  std::vector<std::string> leave_out;  ///< ids of sections
  std::string language = "en";
  std::string diary = "mine";
  std::string out;  ///< a file; empty: titrate-report-DAY.pdf in the present folder
  bool force = false;
  bool shift_dates = false, drop_words = false;  ///< of a copy: the diary stays as it is
  bool patient = false;                          ///< with fhir: age and sex
  std::optional<std::int64_t> people;            ///< of the operating characteristics
  bool ask_passphrase = false;
  std::string passphrase_file;
  std::string data;
};
Ending report(const ReportDocumentOptions& options);

struct FollowOptions {
  std::string act = "state";  ///< or start, step, resume, stop, week
  std::string unit_mg, unit_name, product, start, to;
  std::optional<int> run_in;
  bool scored = false;
  std::string tolerated;  ///< yes or no
  bool down = false;
  std::string gone_since, clinician, agreed_on, reason;
  std::string data;
  bool json = false;
};
Ending follow(const FollowOptions& options);

struct LadderOptions {
  std::optional<double> unit_mg;  ///< elemental magnesium in one unit; nothing: the product that the diary keeps
  bool scored = false, json = false;
  std::string unit_name = "capsule", person, start, to, data;
};
Ending ladder(const LadderOptions& options);

struct PersonOptions {
  std::string action;                                  ///< set, show, history, agree
  std::string file;                                    ///< of set
  std::string rule, clinician, day, reason, limit_mg;  ///< of agree
  std::string data;
  bool json = false;
};
Ending person(const PersonOptions& options);

struct ProductOptions {
  std::string action;  ///< set, show
  std::string what;    ///< of set: a file, a label's text, or "-" for stdin
  std::string data;
  bool json = false;
};
Ending product(const ProductOptions& options);

struct RemindersOptions {
  std::string act = "show";  ///< or set, ics, feed
  std::string feed;          ///< of feed: open or close
  std::string at, title, zone, out, data;
  std::vector<std::string> dose_at;
  bool no_dose_times = false;
  int port = 8420;
  bool json = false;
};
Ending reminders(const RemindersOptions& options);

struct BackupOptions {
  std::string to, as = "sqlite";
  bool list = false, set_passphrase = false, no_passphrase = false;
  std::string passphrase_file, data;
  bool json = false;
};
Ending backup(const BackupOptions& options);

struct RestoreOptions {
  std::string file;  ///< a path, or a name that --list shows
  bool drill = false, yes = false;
  std::string passphrase_file, data;
  bool json = false;
};
Ending restore(const RestoreOptions& options);

struct EraseOptions {
  bool yes = false;
  std::string data;
  bool json = false;
};
Ending erase(const EraseOptions& options);

struct VerifyOptions {
  std::string file;  ///< empty: the diary itself
  std::string passphrase_file, data;
  bool json = false;
};
Ending verify(const VerifyOptions& options);

struct NextOptions {
  std::vector<std::string> taken;  ///< "levothyroxine 07:10"
  std::string data;
  bool json = false;
};
Ending next(const NextOptions& options);

}  // namespace titrate::cli
