#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <string>
#include <utility>
#include <vector>

#include "base/require.h"
#include "base/version.h"
#include "cli/manual.h"
#include "cli/verbs.h"

namespace {

using titrate::cli::Ending;

constexpr const char* about =
    "Titrate: find out, safely and honestly, whether a supplement helps you.\n"
    "It informs and does not diagnose. Nothing leaves this machine.";

constexpr const char* examples =
    "Examples:\n"
    "  titrate serve                       the page, on http://127.0.0.1:8420\n"
    "  titrate review diary.csv --outcome pain\n"
    "  titrate VERB --help                 what a verb does, with an example\n\n"
    "Exit codes: 0 done; 1 the answer is a refusal, or a check failed; 2 bad input or usage.";

/// "TEXT:{lower,higher}" is how CLI11 says which values there are.
std::vector<std::string> choices_in(const std::string& type) {
  std::vector<std::string> choices;
  const auto open = type.find('{'), close = type.rfind('}');
  if (open == std::string::npos || close == std::string::npos) return choices;
  std::string choice;
  for (const char letter : type.substr(open + 1, close - open - 1))
    letter == ',' ? (choices.push_back(std::exchange(choice, "")), void()) : void(choice += letter);
  choices.push_back(choice);
  return choices;
}

/// A verb as --help has it, with what stands below it.
titrate::cli::Verb verb_of(const CLI::App& app) {
  titrate::cli::Verb verb{app.get_name(), app.get_description(), app.get_footer(), {}, {}};
  for (const CLI::Option* option : app.get_options()) {
    const std::string type = option->get_type_size() == 0 ? "" : option->get_type_name();
    const auto choices = choices_in(type);
    const auto& names = option->get_lnames();
    const std::string name = !names.empty()                 ? "--" + names.front()
                             : option->get_snames().empty() ? option->get_name()
                                                            : "-" + option->get_snames().front();
    // Behind a colon CLI11 says what it checks: "INT:INT in [0 - 65535]".
    verb.words.push_back(
        {name, choices.empty() ? type.substr(0, type.find(':')) : "WHICH", option->get_description(), choices});
  }
  for (const CLI::App* below : app.get_subcommands(nullptr)) verb.verbs.push_back(verb_of(*below));
  return verb;
}

/// The words of the command line, and what they set.
struct CommandLine {
  CLI::App program{about, "titrate"};
  Ending ending = Ending::done;

  titrate::cli::ServeOptions serve;
  titrate::cli::AskOptions ask;
  titrate::cli::ReviewOptions review;
  titrate::cli::RehearseOptions rehearse;
  titrate::cli::FitOptions fit;
  titrate::cli::ConvertOptions convert;
  titrate::cli::ExampleOptions example;
  titrate::cli::FoodsOptions foods;
  titrate::cli::ImportOptions import;
  titrate::cli::IntakeOptions intake;
  titrate::cli::ScreenOptions screen;
  titrate::cli::EvidenceOptions evidence;
  titrate::cli::LabelOptions label;
  titrate::cli::LogOptions log;
  titrate::cli::LadderOptions ladder;
  titrate::cli::PlanOptions plan;
  titrate::cli::DecideOptions decide;
  titrate::cli::EveningOptions today, undo, redo;
  titrate::cli::TrackOptions track;
  titrate::cli::SettingsOptions settings;
  titrate::cli::SkipOptions skip;
  titrate::cli::HistoryOptions history;
  titrate::cli::LateOptions late;
  titrate::cli::FollowOptions follow;
  titrate::cli::PersonOptions person;
  titrate::cli::ProductOptions product;
  titrate::cli::NextOptions next;
  titrate::cli::PreStartOptions before;
  titrate::cli::ReportDocumentOptions document;
  titrate::cli::RemindersOptions reminders;
  titrate::cli::BackupOptions backup;
  titrate::cli::RestoreOptions restore;
  titrate::cli::EraseOptions erase;
  titrate::cli::VerifyOptions verify;
  std::string shell;

  CommandLine() {
    program.footer(examples);
    program.require_subcommand(1);
    program.set_version_flag("--version", "titrate " + std::string(titrate::version()));
    add_serve();
    add_review();
    add_rehearse();
    add_fit();
    add_convert();
    add_example();
    add_evidence();
    add_label();
    add_log();
    add_evening();
    add_settings();
    add_history();
    add_follow();
    add_ladder();
    add_plan();
    add_decide();
    add_person();
    add_product();
    add_next();
    add_pre_start();
    add_report();
    add_reminders();
    add_backups();
    add_ask();
    add_foods();
    add_import();
    add_intake();
    add_screen();
    add_manual();
  }

  /// Both are made from these very words, so they say what --help says.
  void add_manual() {
    CLI::App* man = program.add_subcommand("man", "the manual page, for man");
    man->footer("Example: titrate man > ~/.local/share/man/man1/titrate.1 && man titrate");
    man->callback(
        [this] { std::fputs(titrate::cli::man_page(verb_of(program), titrate::version(), "").c_str(), stdout); });
    CLI::App* words = program.add_subcommand("completion", "what a shell needs to complete verbs and options");
    words->footer("Example: titrate completion bash > ~/.local/share/bash-completion/completions/titrate");
    words->add_option("shell", shell, "which shell")->required()->check(CLI::IsMember({"bash", "zsh", "fish"}));
    words->callback([this] {
      using titrate::cli::Shell;
      const Shell which = shell == "zsh" ? Shell::zsh : shell == "fish" ? Shell::fish : Shell::bash;
      std::fputs(titrate::cli::completion(verb_of(program), which).c_str(), stdout);
    });
  }

  template <class Options>
  CLI::App* add_verb(const char* name, const char* what, Ending (*verb)(const Options&), Options& options,
                     const char* footer) {
    CLI::App* words = program.add_subcommand(name, what);
    words->footer(footer);
    words->callback([this, verb, &options] { ending = verb(options); });
    return words;
  }

  /// Of a verb that asks the door about a diary.
  static void add_door(CLI::App* words, std::string& data, bool& json) {
    add_data(words, data);
    words->add_flag("--json", json, "the door's reply, for a program");
  }
  static void add_data(CLI::App* words, std::string& data) {
    words->add_option("--data", data, "folder of the diary (default: titrate in $XDG_DATA_HOME or ~/.local/share)")
        ->type_name("DIR");
  }

  static void add_layout(CLI::App* words, std::string& as, std::string& participant, std::string& start) {
    words->add_option("--as", as, "layout of the file: studyu or melatonin")->type_name("FORMAT");
    words->add_option("--participant", participant, "which person of the file: the beginning of an id is enough")
        ->type_name("ID");
    words->add_option("--start", start, "date of study day 1, for a file without dates")->type_name("DAY");
  }

  void add_serve() {
    CLI::App* words =
        add_verb("serve", "the page and its API, for this machine only", titrate::cli::serve, serve,
                 "Example: titrate serve --open\n\n"
                 "The URL it prints holds a secret that is new at each start: whoever has it may read the diary.\n"
                 "For a phone: --allow-host NAME lets the name of your own tunnel in, with a code that is shown here\n"
                 "(docs/phone.md).");
    words->add_option("--port", serve.port, "port on 127.0.0.1; 0 takes any that is free")
        ->capture_default_str()
        ->check(CLI::Range(0, 65535));
    add_data(words, serve.data);
    words->add_option("--allow-host", serve.allow_host, "the name at which your own tunnel ends")->type_name("NAME");
    words->add_flag("--open", serve.open, "open the page in the browser");
  }

  void add_review() {
    CLI::App* words =
        add_verb("review", "one person's answer: a sentence, the effect with its interval, what cannot be told",
                 titrate::cli::review, review,
                 "Examples:\n"
                 "  titrate review diary.csv --outcome pain --smallest 1\n"
                 "  titrate review export.csv --as studyu --participant 3f2a --json\n"
                 "  titrate review                      the diary that the page keeps\n"
                 "  titrate review --peek               a sealed plan, before its look: written down, no verdict");
    words->add_option("csv", review.csv, "a tidy diary (docs/formats/tidy-diary.md); left out: the stored diary")
        ->type_name("DIARY.csv");
    words->add_option("--trial", review.trial, "the plan: question, outcome, periods")->type_name("TRIAL.json");
    words->add_option("--outcome", review.outcome, "the column that is the outcome")->type_name("NAME");
    words->add_option("--better", review.better, "which way is better, where the outcome is not a known one")
        ->check(CLI::IsMember({"lower", "higher"}));
    words->add_option("--family", review.family, "how the outcome is modelled (gaussian)")->type_name("F");
    words->add_option("--smallest", review.smallest, "the smallest effect worth having, in the outcome's units")
        ->type_name("X");
    words
        ->add_option("--scale", review.scale,
                     "lowest and highest number of a rating on another scale than the known one: 0-100")
        ->type_name("LOW-HIGH");
    words->add_option("--covariate", review.covariates, "a column that may move the outcome too; may be repeated")
        ->type_name("NAME")
        ->allow_extra_args(false);
    words->add_option("--randomised", review.randomised, "how the order was drawn: pairs:7, blocks:7 or daily")
        ->type_name("HOW");
    words
        ->add_option("--before-start", review.before_start,
                     "what was taken each day before the first: none, unknown, or a dose in the diary's unit")
        ->type_name("DOSE");
    words->add_flag("--peek", review.peek, "look early at a sealed plan: every later report says that somebody did");
    add_passphrase(words, review.ask_passphrase, review.passphrase_file,
                   "of the helper who closed the order of a blinded plan: its looks need it");
    words->add_option("--today", review.today, "the day of the review; later days are left out (default: today)")
        ->type_name("DAY");
    words->add_option("--seed", review.seed, "kept with the answer, so that it can be recomputed")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    add_layout(words, review.as, review.participant, review.start);
    add_data(words, review.data);
    words->add_flag("--json", review.json, "the answer for a program");
  }

  void add_rehearse() {
    CLI::App* words =
        add_verb("rehearse", "a plan, lived by simulated people: what it can find and what it may claim wrongly",
                 titrate::cli::rehearse, rehearse,
                 "Examples:\n"
                 "  titrate rehearse trial.json\n"
                 "  titrate rehearse trial.json --out calibrated.json   the plan with its rule, to be kept\n\n"
                 "Progress goes to stderr; Ctrl-C stops.");
    words->add_option("trial", rehearse.trial, "the plan (docs/formats/trial.md)")->type_name("TRIAL.json");
    words->add_option("--people", rehearse.people, "simulated for each line; a fifth for each alternative")
        ->capture_default_str()
        ->check(CLI::Range(1, 1'000'000));
    words->add_option("--seed", rehearse.seed, "the same seed gives the same people")->capture_default_str();
    words->add_option("--threads", rehearse.threads, "0: as many as the machine has; changes no digit")
        ->check(CLI::Range(0, 256));
    words->add_option("--out", rehearse.out, "write the plan with its calibrated rule")->type_name("FILE");
    words->add_flag("--quick", rehearse.quick, "500 people: a first idea");
    words->add_flag("--bare-thresholds", rehearse.bare_thresholds,
                    "instead: the catalog's thresholds for files without a plan");
    words->add_flag("--json", rehearse.json, "the answer for a program");
  }

  void add_fit() {
    CLI::App* words =
        add_verb("fit", "the analyst's door: exactly this model, with exactly these priors", titrate::cli::fit, fit,
                 "Example: titrate fit model.json data.csv --json\n\n"
                 "Nothing has a default and nothing is transformed (docs/formats/fit.md).");
    words->add_option("model", fit.model, "family, columns and priors")->required()->type_name("MODEL.json");
    words->add_option("data", fit.data, "one row per day, in order; an empty response was not observed")
        ->required()
        ->type_name("DATA.csv");
    words->add_flag("--json", fit.json, "the posterior for a program");
  }

  void add_convert() {
    CLI::App* words =
        add_verb("convert", "a file in another layout, as a tidy diary", titrate::cli::convert, convert,
                 "Example: titrate convert export.csv --as studyu --participant 3f2a --out diary.csv\n\n"
                 "The earliest of several records of a day is kept, or their average, as the layout means it; each\n"
                 "record that did not become a day of its own is listed on stderr. A file that is there is kept.");
    words->add_option("file", convert.file, "a StudyU or melatonin export (docs/formats/convert.md)")
        ->required()
        ->type_name("FILE");
    add_layout(words, convert.as, convert.participant, convert.start);
    words->add_option("--out", convert.out, "the file to write (default: stdout)")->type_name("FILE");
    words->add_flag("--json", convert.json, "the diary, the people in the file and what was done, for a program");
  }

  void add_example() {
    CLI::App* words = add_verb("example", "a simulated diary, to try the program with", titrate::cli::example, example,
                               "Example: titrate example > example.csv && titrate review example.csv --outcome pain");
    words->add_flag("--json", example.json, "with its seed and its truth, for a program");
  }

  void add_evidence() {
    CLI::App* words = add_verb("evidence", "what is known of an outcome, certainty first, with sources",
                               titrate::cli::evidence, evidence,
                               "Examples:\n"
                               "  titrate evidence                    every outcome, a line each\n"
                               "  titrate evidence sleep\n"
                               "  titrate evidence mechanism --voltage -40 --magnesium 0.85\n\n"
                               "An outcome that no diary can answer says so, and why.");
    words->add_option("outcome", evidence.outcome, "sleep, cramps, \"back pain\" ...; or: mechanism")
        ->type_name("OUTCOME");
    words->add_option("--substance", evidence.substance, "of which substance (default: the catalog's first)")
        ->type_name("ID");
    words->add_option("--voltage", evidence.voltage, "mechanism: membrane potential, -120 to 60 mV (-60)")
        ->type_name("MV");
    words->add_option("--magnesium", evidence.magnesium, "mechanism: outside of the cell, up to 10 mmol/L (1)")
        ->type_name("MMOL");
    words->add_option("--dose", evidence.dose, "mechanism: one dose, up to 2000 mg of the element (200)")
        ->type_name("MG");
    words->add_flag("--json", evidence.json, "the answer for a program");
  }

  void add_log() {
    CLI::App* words = add_verb(
        "log", "one entry of the diary: a dose, an outcome, a side effect, a change, a note", titrate::cli::log, log,
        "Examples:\n"
        "  titrate log dose 200                  mg of elemental magnesium; or none, skipped, clear\n"
        "  titrate log dose taken                of a blinded trial: the day's study capsules\n"
        "  titrate log guess active --confidence 70   or comparator, unsure, clear\n"
        "  titrate log pain 4\n"
        "  titrate log context illness \"a cold\"  or medicine, diet, pain_relief, other\n"
        "  titrate log side-effect diarrhoea 2   1 mild, 2 it limits you, 3 severe, 4\n"
        "                                        life-threatening; or none\n\n"
        "Exit code 1: saved, and what was noticed pauses or stops the dose.");
    words->add_option("words", log.words, "what, and how much")->required()->expected(1, 3);
    words->add_option("--day", log.day, "default: the current day")->type_name("DAY");
    words->add_option("--confidence", log.confidence, "how sure a guess is, 50 (a coin) to 100")
        ->check(CLI::Range(50.0, 100.0))
        ->type_name("PERCENT");
    words->add_flag("--confirm", log.confirm, "this dose was really taken, although the guard doubts it");
    add_door(words, log.data, log.json);
  }

  void add_evening() {
    CLI::App* words = add_verb(
        "today", "the evening: what was said, what is open, and the one next thing to do", titrate::cli::today, today,
        "Examples:\n"
        "  titrate today\n"
        "  titrate today --day 2026-03-01      a past day, to correct it\n\n"
        "titrate track chooses the outcomes that it asks for, titrate settings the hour at which\n"
        "the day begins. Exit code 1 when what was noticed pauses or stops the dose.");
    words->add_option("--day", today.day, "default: the current day")->type_name("DAY");
    add_door(words, today.data, today.json);

    words = add_verb("skip", "asked, and deliberately not answered: never read as zero", titrate::cli::skip, skip,
                     "Examples:\n"
                     "  titrate skip pain\n"
                     "  titrate skip dose sleep_quality --day 2026-03-01");
    words->add_option("what", skip.items, "dose, or outcomes by name")->required()->type_name("WHAT");
    words->add_option("--day", skip.day, "default: the current day")->type_name("DAY");
    add_data(words, skip.data);
    words->add_flag("--json", skip.json, "the door's last reply, for a program");

    words = add_verb("undo", "takes the latest entry back, and says which", titrate::cli::undo, undo,
                     "Example: titrate undo\n\n"
                     "Once more takes the one before back. titrate redo restores. Nothing is ever erased: titrate\n"
                     "history --all shows it. Exit code 1 when there is nothing to take back.");
    add_door(words, undo.data, undo.json);

    words = add_verb("redo", "restores what the latest undo took back", titrate::cli::redo, redo,
                     "Example: titrate undo && titrate redo\n\n"
                     "Exit code 1 when nothing was undone, or something was written down since.");
    add_door(words, redo.data, redo.json);

    words = add_verb("late", "what is not recorded in the last days, and how to enter it", titrate::cli::late, late,
                     "Example: titrate late --days 30");
    words->add_option("--days", late.days, "how far to look back")->check(CLI::Range(1, 366))->capture_default_str();
    add_door(words, late.data, late.json);
  }

  void add_settings() {
    CLI::App* words = add_verb("track", "the outcomes that the evening asks for, and that follow week counts",
                               titrate::cli::track, track,
                               "Examples:\n"
                               "  titrate track                       what it asks for now, and what it can ask for\n"
                               "  titrate track sleep_quality pain    from now on these, in this order\n\n"
                               "What was recorded stays, whatever is asked for.");
    words->add_option("outcomes", track.outcomes, "outcomes by name, in place of those before")->type_name("OUTCOME");
    add_door(words, track.data, track.json);

    words = add_verb("settings", "the hour at which your day begins", titrate::cli::settings, settings,
                     "Examples:\n"
                     "  titrate settings                    as it is\n"
                     "  titrate settings --day-start 4      an entry at 3 in the night belongs to the day before");
    words->add_option("--day-start", settings.day_start, "hour of the day, 0 to 23")
        ->check(CLI::Range(0, 23))
        ->type_name("H");
    add_door(words, settings.data, settings.json);
  }

  void add_follow() {
    CLI::App* words =
        add_verb("follow", "a ladder without a trial: the dose of today, its steps, pauses, and a week in numbers",
                 titrate::cli::follow, follow,
                 "Examples:\n"
                 "  titrate follow start --unit-mg 100          a two-week run-in, then 100 mg a day\n"
                 "  titrate follow                              where it is, and the dose of today\n"
                 "  titrate follow step --tolerated yes         when the time of a step is over; or no, or --down\n"
                 "  titrate follow resume --gone-since 2026-03-04\n"
                 "  titrate follow week                         numbers, and why they are no verdict\n"
                 "  titrate follow stop\n\n"
                 "The week counts what titrate track chose; where nothing was, every outcome that was recorded.\n"
                 "Exit code 1 when it is refused, paused or stopped. docs/life.md says what moves it.");
    words->add_option("act", follow.act, "start, step, resume, stop or week; left out: where it is")
        ->check(CLI::IsMember({"state", "start", "step", "resume", "stop", "week"}));
    words->add_option("--unit-mg", follow.unit_mg, "start: elemental magnesium in one unit (default: your product)")
        ->type_name("MG");
    words->add_option("--unit", follow.unit_name, "start: what a unit is called")->type_name("NAME");
    words->add_flag("--scored", follow.scored, "start: a tablet with a line to break it along");
    words->add_option("--product", follow.product, "start: its name")->type_name("NAME");
    words->add_option("--start", follow.start, "start: first day of the run-in (default: tomorrow)")->type_name("DAY");
    words->add_option("--run-in", follow.run_in, "start: days without any first (14)")->check(CLI::Range(0, 90));
    words->add_option("--to", follow.to, "start: where to end, below the limit")->type_name("MG");
    words->add_option("--tolerated", follow.tolerated, "step: did you bear it well?")
        ->check(CLI::IsMember({"yes", "no"}));
    words->add_flag("--down", follow.down, "step: one lower, by your own choice");
    words->add_option("--gone-since", follow.gone_since, "resume: the first day without what you noticed")
        ->type_name("DAY");
    words->add_option("--clinician", follow.clinician, "resume: who agreed, by name")->type_name("NAME");
    words->add_option("--agreed-on", follow.agreed_on, "resume: when")->type_name("DAY");
    words->add_option("--reason", follow.reason, "resume: why they agreed; stop: why you end it")->type_name("WORDS");
    add_door(words, follow.data, follow.json);
  }

  void add_history() {
    CLI::App* words = add_verb("history", "what was written down, newest first: corrections with both versions",
                               titrate::cli::history, history,
                               "Examples:\n"
                               "  titrate history                     entries about the last 14 days\n"
                               "  titrate history --from 2026-03-01 --to 2026-03-07\n"
                               "  titrate history --all               the whole log, what was taken back too");
    words->add_option("--from", history.from, "about this day and later")->type_name("DAY");
    words->add_option("--to", history.to, "about this day and earlier")->type_name("DAY");
    words->add_flag("--all", history.all, "what was taken back, settings and earlier days too");
    add_door(words, history.data, history.json);
  }

  void add_ladder() {
    CLI::App* words = add_verb("ladder", "the steps from a low start to a dose, in whole units of a product",
                               titrate::cli::ladder, ladder,
                               "Examples:\n"
                               "  titrate ladder                        of the product and the person of the diary\n"
                               "  titrate ladder --unit-mg 100\n"
                               "  titrate ladder --unit-mg 200 --scored --unit tablet --person person.json\n\n"
                               "Exit code 1 when this product or this person cannot climb.");
    words->add_option("--unit-mg", ladder.unit_mg, "elemental magnesium in one unit (default: of the chosen product)")
        ->check(CLI::Range(0.1, 5000.0))
        ->type_name("MG");
    words->add_option("--unit", ladder.unit_name, "what a unit is called")->capture_default_str()->type_name("NAME");
    words->add_flag("--scored", ladder.scored, "a tablet with a line to break it along");
    words->add_option("--person", ladder.person, "whose limits hold (default: the diary's person)")
        ->type_name("PERSON.json");
    words->add_option("--start", ladder.start, "first day (default: tomorrow)")->type_name("DAY");
    words->add_option("--to", ladder.to, "where to stop, below the limit")->type_name("MG");
    add_data(words, ladder.data);
    words->add_flag("--json", ladder.json, "the answer for a program");
  }

  CLI::App* add_plan_step(CLI::App* plan_words, const char* name, const char* what, const char* footer) {
    CLI::App* words = plan_words->add_subcommand(name, what);
    words->footer(footer);
    words->callback([this, name] {
      plan.what = name;
      ending = titrate::cli::plan(plan);
    });
    add_data(words, plan.data);
    words->add_flag("--json", plan.json, "the answer for a program");
    return words;
  }

  static void add_passphrase(CLI::App* words, bool& ask, std::string& file, const char* what) {
    words->add_flag("--ask-passphrase", ask, what);
    words->add_option("--passphrase-file", file, "the same, from the first line of a file")->type_name("FILE");
  }

  void add_plan() {
    CLI::App* words = program.add_subcommand(
        "plan", "the plan of a trial: propose, look, seal, kit, pause, resume, amend, open, verify");
    words->footer(
        "Examples:\n"
        "  titrate plan new --outcome pain        proposes every number, with its reason\n"
        "  titrate rehearse PLAN.json             what it can find (titrate plan new --out PLAN.json)\n"
        "  titrate plan lock                      calibrates the rule, draws the order, seals\n"
        "  titrate plan kit --out kit.pdf         of a blinded plan: labels and instructions to print\n"
        "  titrate plan pause --reason 'influenza'   rest; the period that is interrupted begins again\n"
        "  titrate plan verify --protocol P.json --hash H --secret S   anybody with the file\n\n"
        "docs/formats/protocol.md says what is sealed and how anybody can check it; docs/blinding.md how a trial\n"
        "is blinded, and what that cannot do.");
    words->require_subcommand(1);
    CLI::App* fresh = add_plan_step(words, "new", "a plan for an outcome; what you leave out is proposed",
                                    "Example: titrate plan new --outcome pain --smallest 1 --pairs 4");
    fresh->add_option("--outcome", plan.outcome, "what should get better: sleep, pain, cramps ...")
        ->required()
        ->type_name("NAME");
    fresh->add_option("--smallest", plan.smallest, "the smallest difference worth having, in the outcome's unit")
        ->type_name("X");
    fresh->add_option("--better", plan.better, "which way is better")->check(CLI::IsMember({"lower", "higher"}));
    fresh->add_option("--dose", plan.dose, "elemental magnesium of a day, in mg")->type_name("MG");
    fresh->add_option("--comparator", plan.comparator, "the other arm: nothing, placebo, lower_dose, or a supplement")
        ->type_name("WHAT");
    fresh->add_option("--comparator-dose", plan.comparator_dose, "of a lower dose, in mg of elemental magnesium")
        ->type_name("MG");
    fresh->add_option("--start", plan.start, "first day of the run-in (default: tomorrow)")->type_name("DAY");
    fresh->add_option("--kind", plan.kind, "how the order is drawn")
        ->check(CLI::IsMember({"pairs", "blocks", "daily"}));
    fresh->add_option("--pairs", plan.pairs, "pairs of periods, at least 2")->type_name("N");
    fresh->add_option("--period-days", plan.period_days, "days of a period; none where --kind is daily")
        ->type_name("N");
    fresh->add_option("--gap-days", plan.gap_days, "days between periods, on neither arm")->type_name("N");
    fresh->add_option("--run-in-days", plan.run_in_days, "days before the first period, without magnesium")
        ->type_name("N");
    fresh->add_option("--sd", plan.sd, "spread from day to day that the rehearsal assumes")->type_name("X");
    fresh->add_option("--rho", plan.rho, "dependence from day to day that it assumes")->type_name("X");
    fresh->add_option("--mean", plan.mean, "usual level that it assumes; needed for minutes")->type_name("X");
    fresh->add_option("--missing", plan.missing, "fraction of days that will not be recorded, 0 to 0.9")
        ->type_name("X");
    fresh->add_option("--blinding", plan.blinding, "who prepares capsules that look alike: none, self, helper")
        ->check(CLI::IsMember({"none", "self", "helper"}));
    fresh->add_option("--out", plan.out, "write the plan to a file as well (TRIAL.json)")->type_name("FILE");
    fresh->add_flag("--dry-run", plan.dry_run, "propose, and keep nothing");
    add_plan_step(words, "show", "the plan, whether it may be sealed, and where today lies in it",
                  "Example: titrate plan show");
    CLI::App* lock = add_plan_step(words, "lock", "calibrate the rule, draw the order, and seal the plan",
                                   "Example: titrate plan lock --out protocol.json\n\n"
                                   "Refused while the screening has an open finding. Exit code 1 when it is refused.");
    lock->add_option("--people", plan.people, "simulated for the rehearsal (10000)")
        ->check(CLI::Range(1000, 1'000'000));
    lock->add_option("--out", plan.out, "write the protocol to a file, to give away")->type_name("FILE");
    add_passphrase(lock, plan.ask_passphrase, plan.passphrase_file,
                   "a helper types a passphrase that closes the order, and keeps it; lost, only the sealed envelope "
                   "opens it");
    CLI::App* kit = add_plan_step(
        words, "kit", "of a blinded plan: labels, instructions and the helper's sheet, to print",
        "Examples:\n"
        "  titrate plan kit --out kit.pdf                    labels and instructions, for you\n"
        "  titrate plan kit --helper-sheet helper.pdf --ask-passphrase\n"
        "                                                    the helper does this, takes it away\n"
        "  titrate plan kit --mixed-up A47 C93               two bags hold what was meant for the other\n"
        "  titrate plan kit --bag A47                        alone: the period of a code that a phone has read\n\n"
        "docs/blinding.md says how it goes, and what it cannot do.");
    kit->add_option("--out", plan.out, "write labels and instructions to a PDF")->type_name("FILE.pdf");
    kit->add_option("--helper-sheet", plan.helper_sheet, "write the sheet that only the helper may read to a PDF")
        ->type_name("FILE.pdf");
    kit->add_flag("--helper", plan.for_helper, "for a helper; refused where the plan was sealed for somebody alone");
    kit->add_flag("--alone", plan.alone, "for you alone; refused where the plan was sealed for a helper");
    kit->add_flag("--again", plan.again, "new codes, before the first period");
    kit->add_option("--bag", plan.bag, "tell the period of a bag by its code")->type_name("CODE");
    kit->add_option("--mixed-up", plan.mixed_up, "two bags were mixed up")->expected(2)->type_name("CODE");
    add_passphrase(kit, plan.ask_passphrase, plan.passphrase_file,
                   "of the helper, who typed it when the plan was sealed");
    CLI::App* pause = add_plan_step(words, "pause", "let the sealed trial rest from today on: an illness, a journey",
                                    "Example: titrate plan pause --reason 'influenza'\n\n"
                                    "The period that is interrupted begins again when it goes on (docs/life.md). What "
                                    "you notice pauses it\nby itself: titrate log side-effect.");
    pause->add_option("--reason", plan.reason, "why")->required()->type_name("TEXT");
    CLI::App* resume = add_plan_step(words, "resume", "the trial goes on, from today",
                                     "Examples:\n"
                                     "  titrate plan resume\n"
                                     "  titrate plan resume --gone-since 2026-03-08\n"
                                     "  titrate plan resume --gone-since 2026-03-08 --clinician 'Dr. Ada Example' \\\n"
                                     "    --agreed-on 2026-03-10 --reason 'It was a virus.'\n\n"
                                     "Exit code 1: it may not go on yet, and why.");
    resume->add_option("--gone-since", plan.gone_since, "the first day without what was noticed")->type_name("DAY");
    resume->add_option("--clinician", plan.clinician, "who agreed, after stop and seek care")->type_name("NAME");
    resume->add_option("--agreed-on", plan.agreed_on, "when")->type_name("DAY");
    resume->add_option("--reason", plan.reason, "why")->type_name("TEXT");
    CLI::App* amend = add_plan_step(words, "amend", "change a sealed plan, with a date and a reason",
                                    "Example: titrate plan amend TRIAL.json --reason 'a second outcome'");
    amend->add_option("trial", plan.trial, "the whole plan as it shall be; what the seal added may be left out")
        ->required()
        ->type_name("TRIAL.json");
    amend->add_option("--reason", plan.reason, "why")->required()->type_name("TEXT");
    CLI::App* open =
        add_plan_step(words, "open", "tell the order and the secret: at the end, or before it with a reason",
                      "Example: titrate plan open");
    open->add_option("--reason", plan.reason, "of opening it before the end, which ends the trial")->type_name("TEXT");
    open->add_flag("--confirm", plan.confirm, "yes, end the trial here (else it is asked for)");
    open->add_option("--secret-file", plan.secret_file, "the secret as it is in the sealed envelope")
        ->type_name("FILE");
    add_passphrase(open, plan.ask_passphrase, plan.passphrase_file,
                   "of the helper, who typed it when the plan was sealed");
    CLI::App* verify =
        add_plan_step(words, "verify", "does a protocol have its hash, and does the secret open it?",
                      "Example: titrate plan verify --protocol protocol.json --hash 3f2a... --secret 09bc...");
    verify->add_option("--protocol", plan.protocol, "a protocol (default: the one of this diary)")->type_name("FILE");
    verify->add_option("--hash", plan.hash, "as it was printed when the plan was sealed")->type_name("HEX");
    verify->add_option("--secret", plan.secret, "as it was printed when the order was opened")->type_name("HEX");
  }

  void add_decide() {
    CLI::App* words = add_verb("decide", "after a look: keep, raise, lower, stop, extend, or not enough to say",
                               titrate::cli::decide, decide,
                               "Examples:\n"
                               "  titrate decide                        what follows from the look, and what is open\n"
                               "  titrate decide --keep --reason 'fewer bad evenings'\n"
                               "  titrate decide --stop --reason 'it makes me sleepy'\n\n"
                               "The rule, its inputs and what else was considered are kept with it. Without a look "
                               "only --stop is open.\n"
                               "Exit code 1: that is not open, and why.");
    words->add_flag("--keep", decide.keep, "the dose of the trial");
    words->add_flag("--raise", decide.raise, "to the next step of the ladder, within the limit");
    words->add_flag("--lower", decide.lower, "to the step below");
    words->add_flag("--stop", decide.stop, "take none of it");
    words->add_flag("--extend", decide.extend, "plan more days of the same question");
    words->add_flag("--not-enough", decide.not_enough, "nothing can be said, and nothing is changed");
    words->add_option("--reason", decide.reason, "in your own words")->type_name("TEXT");
    add_data(words, decide.data);
    words->add_flag("--json", decide.json, "the answer for a program");
  }

  void add_person() {
    CLI::App* words = add_verb("person", "who keeps this diary: whose limit holds, what their medicines ask for",
                               titrate::cli::person, person,
                               "Examples:\n"
                               "  titrate person set person.json   docs/formats/person.md; screened again at once\n"
                               "  titrate person show\n"
                               "  titrate person history\n"
                               "  titrate person agree --rule myasthenia_gravis --clinician \"Dr. Ada Example\" \\\n"
                               "    --day 2026-02-20 --reason \"In remission.\" --limit-mg 100\n\n"
                               "Exit code 1: saved or shown, and no dose is suggested to this person.");
    words->add_option("action", person.action, "set, show, history or agree")
        ->required()
        ->check(CLI::IsMember({"set", "show", "history", "agree"}))
        ->type_name("ACTION");
    words->add_option("file", person.file, "of set; - for stdin")->type_name("PERSON.json");
    words->add_option("--rule", person.rule, "agree: the rule of a finding, supplemental_limit, or left out: a cap")
        ->type_name("R");
    words->add_option("--clinician", person.clinician, "agree: who")->type_name("NAME");
    words->add_option("--day", person.day, "agree: when")->type_name("DAY");
    words->add_option("--reason", person.reason, "agree: why")->type_name("TEXT");
    words->add_option("--limit-mg", person.limit_mg, "agree: the most in a day, mg of elemental magnesium")
        ->type_name("MG");
    add_data(words, person.data);
    words->add_flag("--json", person.json, "the answer for a program");
  }

  void add_product() {
    CLI::App* words =
        add_verb("product", "what is taken: what a unit holds, and what it asks of medicines and allergies",
                 titrate::cli::product, product,
                 "Examples:\n"
                 "  titrate product set product.json        docs/formats/product.md\n"
                 "  titrate product set 'Magnesium (as magnesium bisglycinate chelate) 100 mg 24%'\n"
                 "  titrate product show\n\n"
                 "Exit code 1: the label cannot be told and nothing was kept, or no dose is suggested.");
    words->add_option("action", product.action, "set or show")
        ->required()
        ->check(CLI::IsMember({"set", "show"}))
        ->type_name("ACTION");
    words->add_option("product", product.what, "of set: PRODUCT.json, the label's text, a file with it, or -")
        ->type_name("PRODUCT|TEXT");
    add_data(words, product.data);
    words->add_flag("--json", product.json, "the answer for a program");
  }

  void add_next() {
    CLI::App* words = add_verb("next", "the earliest next dose, from what was really taken", titrate::cli::next, next,
                               "Examples:\n"
                               "  titrate next\n"
                               "  titrate next --taken \"levothyroxine 07:10\" --taken \"dose 08:00\"\n\n"
                               "What is not named is counted at its usual time (usual_times in PERSON.json).\n"
                               "Exit code 1: no dose is suggested, and why.");
    words->add_option("--taken", next.taken, "a medicine or \"dose\", and when; may be repeated")
        ->type_name("\"WHAT HH:MM\"")
        ->allow_extra_args(false);
    add_data(words, next.data);
    words->add_flag("--json", next.json, "the answer for a program");
  }

  void add_pre_start() {
    CLI::App* words = add_verb(
        "pre-start", "one sheet for a doctor or pharmacist before the first dose", titrate::cli::pre_start, before,
        "Examples:\n"
        "  titrate pre-start                       the doses of your trial, else a ladder from tomorrow\n"
        "  titrate pre-start --out before.html     an A4 page to print\n\n"
        "What they agree to is typed back: titrate person agree.");
    words->add_option("--out", before.out, "write the page here, and nothing else")->type_name("FILE.html");
    add_data(words, before.data);
    words->add_flag("--json", before.json, "the sheet for a program");
  }

  void add_report() {
    CLI::App* words = add_verb(
        "report", "to hand on: one page for your doctor, the full report, the protocol, or the data itself",
        titrate::cli::report, document,
        "Examples:\n"
        "  titrate report                                   one page for your doctor, as PDF\n"
        "  titrate report --leave-out person --leave-out medicines\n"
        "  titrate report --kind full --format html --out report.html --language de\n"
        "  titrate report --diary example --out example.pdf\n"
        "  titrate report --format csv --shift-dates --drop-words     the days, to give away\n\n"
        "It is no early look: of a sealed trial it tells what titrate review tells. What is left out is named in it.\n"
        "Exit code 2: a section or a format that it does not know, or a file that is there already (--force).");
    words->add_option("--kind", document.kind, "clinician, full or protocol")
        ->check(CLI::IsMember({"clinician", "full", "protocol"}))
        ->capture_default_str();
    words
        ->add_option("--format", document.format,
                     "of a document pdf or html; of the data behind it csv, dictionary, json, sqlite, ics, fhir")
        ->type_name("FORMAT")
        ->capture_default_str();
    words->add_flag("--shift-dates", document.shift_dates,
                    "in this copy all dates move by whole weeks, into January 2000");
    words->add_flag("--drop-words", document.drop_words,
                    "in this copy notes, changes, reasons and names of clinicians are left out");
    words->add_flag("--patient", document.patient, "with fhir: a Patient with age and sex");
    words->add_option("--leave-out", document.leave_out, "a section that stays out, by its id; may be repeated")
        ->type_name("SECTION")
        ->allow_extra_args(false);
    words->add_option("--language", document.language, "en or de")
        ->check(CLI::IsMember({"en", "de"}))
        ->capture_default_str();
    words->add_option("--out", document.out, "the file (default: titrate-report-DAY.pdf here)")->type_name("FILE");
    words->add_flag("--force", document.force, "write over a file that is there");
    words->add_option("--diary", document.diary, "mine, or the simulated example")
        ->check(CLI::IsMember({"mine", "example"}))
        ->capture_default_str();
    words
        ->add_option("--people", document.people,
                     "simulated for the operating characteristics of full and protocol (default 1000; 0: none)")
        ->check(CLI::Range(0, 100000));
    add_passphrase(words, document.ask_passphrase, document.passphrase_file,
                   "of the helper who closed the order of a blinded plan: its looks need it");
    add_data(words, document.data);
  }

  void add_reminders() {
    CLI::App* words = add_verb("reminders", "reminders in your own calendar: a file, or a private feed",
                               titrate::cli::reminders, reminders,
                               "Examples:\n"
                               "  titrate reminders set --at 21:00            the evening, in your time zone\n"
                               "  titrate reminders set --dose-at 08:00 --dose-at 20:00\n"
                               "  titrate reminders                           what they follow, and until when\n"
                               "  titrate reminders ics --out reminders.ics   to import once\n"
                               "  titrate reminders feed open                 an address; feed close ends it\n\n"
                               "They follow the ladder or the sealed trial: none in a pause or after the end.\n"
                               "Their title says nothing about health unless you choose one that does (--title).\n"
                               "The feed is served by titrate serve, on this machine only: a calendar program\n"
                               "here can read it while that runs; a phone or a calendar in the cloud cannot.\n"
                               "Give those the file.");
    words->add_option("act", reminders.act, "set, ics or feed; left out: show")
        ->check(CLI::IsMember({"show", "set", "ics", "feed"}));
    words->add_option("what", reminders.feed, "of feed: open or close")->check(CLI::IsMember({"open", "close"}));
    words->add_option("--at", reminders.at, "set: when to be reminded of the evening (21:00)")->type_name("HH:MM");
    words->add_option("--dose-at", reminders.dose_at, "set: of a dose; may be repeated")
        ->type_name("HH:MM")
        ->allow_extra_args(false);
    words->add_flag("--no-dose-times", reminders.no_dose_times, "set: the evening alone");
    words->add_option("--title", reminders.title, "set: what the calendar shows (Titrate)")->type_name("TEXT");
    words->add_option("--zone", reminders.zone, "set: your time zone (that of this machine)")->type_name("NAME");
    words->add_option("--out", reminders.out, "ics: the file to write (default: stdout)")->type_name("FILE");
    words->add_option("--port", reminders.port, "feed: the port that titrate serve listens on")
        ->capture_default_str()
        ->check(CLI::Range(1, 65535));
    add_door(words, reminders.data, reminders.json);
  }

  static void add_passphrase_file(CLI::App* words, std::string& file) {
    words->add_option("--passphrase-file", file, "else $TITRATE_PASSPHRASE, else you are asked")->type_name("FILE");
  }

  void add_backups() {
    CLI::App* words = add_verb("backup", "a copy of the whole diary, read back and compared before it counts",
                               titrate::cli::backup, backup,
                               "Examples:\n"
                               "  titrate backup                         the backup of today, in DATA/backups\n"
                               "  titrate backup --list\n"
                               "  titrate backup --to /media/stick/diary.sqlite\n"
                               "  titrate backup --as json --to diary.json\n"
                               "  titrate backup --set-passphrase        closes every backup from now on\n\n"
                               "The first entry of a day makes one by itself. Kept: 7 days, 4 weeks, 12 months.\n"
                               "docs/formats/backup.md says what is in it and how to read it without Titrate.");
    words->add_option("--to", backup.to, "a file of your choice; one that is there stays")->type_name("FILE");
    words->add_option("--as", backup.as, "with --to; csv says what it drops")
        ->check(CLI::IsMember({"sqlite", "json", "csv"}));
    words->add_flag("--list", backup.list, "the backups that are there");
    words->add_flag("--set-passphrase", backup.set_passphrase, "close later backups with a passphrase");
    words->add_flag("--no-passphrase", backup.no_passphrase, "leave later backups open again");
    add_passphrase_file(words, backup.passphrase_file);
    add_data(words, backup.data);
    words->add_flag("--json", backup.json, "the answer for a program");

    words = add_verb("restore", "puts a backup in the place of the diary, which is backed up first",
                     titrate::cli::restore, restore,
                     "Examples:\n"
                     "  titrate restore --drill                      tries the latest, touches nothing\n"
                     "  titrate restore titrate-2026-03-01.sqlite    one of titrate backup --list\n"
                     "  titrate restore /media/stick/diary.json --yes\n\n"
                     "Exit code 1: you said no. 2: the backup does not hold, and nothing was changed.");
    words->add_option("file", restore.file, "a backup: SQLite, JSON, or a closed one")->type_name("FILE");
    words->add_flag("--drill", restore.drill, "try it in a scratch folder, touch nothing");
    words->add_flag("--yes", restore.yes, "do not ask");
    add_passphrase_file(words, restore.passphrase_file);
    add_data(words, restore.data);
    words->add_flag("--json", restore.json, "the answer for a program");

    words = add_verb("erase", "takes everything away: diary, key, imported foods, backups", titrate::cli::erase, erase,
                     "Examples:\n"
                     "  titrate backup --as json --to kept.json    a copy first, if you want one\n"
                     "  titrate erase\n\n"
                     "Exit code 1: you said no.");
    words->add_flag("--yes", erase.yes, "do not ask");
    add_data(words, erase.data);
    words->add_flag("--json", erase.json, "the answer for a program");

    words =
        add_verb("verify", "is the diary, or a backup, whole: file, log, documents, seal", titrate::cli::verify, verify,
                 "Examples:\n"
                 "  titrate verify                              the diary\n"
                 "  titrate verify titrate-2026-03-01.sqlite    a backup\n\n"
                 "Exit code 1 when anything does not hold.");
    words->add_option("file", verify.file, "a backup; left out: the diary itself")->type_name("FILE");
    add_passphrase_file(words, verify.passphrase_file);
    add_data(words, verify.data);
    words->add_flag("--json", verify.json, "the answer for a program");
  }

  void add_label() {
    CLI::App* words = add_verb("label", "a label: its elemental magnesium, or the question that would settle it",
                               titrate::cli::label, label,
                               "Examples:\n"
                               "  titrate label 'Magnesium (as magnesium bisglycinate chelate) 100 mg 24%'\n"
                               "  titrate label photo.txt --json\n\n"
                               "Exit code 1 when it cannot tell. docs/label.md says how it decides.");
    words
        ->add_option("label", label.label,
                     "the label's text, a file with it or with its record (DSLD, Open Food Facts), or -")
        ->required()
        ->type_name("TEXT|FILE");
    words->add_option("--today", label.today, "the day that an expiry date is held against (default: today)")
        ->type_name("DAY");
    words->add_flag("--json", label.json, "the answer for a program");
  }

  void add_ask() {
    CLI::App* words =
        add_verb("ask", "one request to the machine's door, as POST /api takes it", titrate::cli::ask, ask,
                 "Example: echo '{\"verb\": \"today\"}' | titrate ask -\n\n"
                 "edges/door/openapi.yaml describes every verb. Exit code 1 when the reply says \"ok\": false.");
    words->add_option("request", ask.request, "a file with one JSON object, or - for stdin")
        ->required()
        ->type_name("REQUEST.json");
    add_data(words, ask.data);
  }

  void add_foods() {
    CLI::App* words =
        add_verb("foods", "what foods hold of magnesium, by their words", titrate::cli::foods, foods,
                 "Examples:\n"
                 "  titrate foods pumpkin seeds\n"
                 "  titrate foods --import FoodData_Central_csv/ --dry-run   what would come in\n"
                 "  titrate foods --undo-import                              takes the latest import back\n\n"
                 "Beginnings of words, plurals and slips of typing are understood (docs/formats/foods.md).");
    words->add_option("words", foods.words, "words of a food")->type_name("WORDS");
    words->add_option("--most", foods.most, "how many foods to show")->check(CLI::Range(1, 100))->capture_default_str();
    words->add_option("--import", foods.import, "a food table: USDA FoodData Central or Open Food Facts")
        ->type_name("FILE");
    words->add_flag("--dry-run", foods.dry_run, "count what an import would bring, and keep nothing");
    words->add_flag("--undo-import", foods.undo_import, "take the latest import back");
    add_data(words, foods.data);
    words->add_flag("--json", foods.json, "the answer for a program");
  }

  void add_import() {
    CLI::App* words =
        add_verb("import", "a file of another program becomes entries of the diary, in one step that can be taken back",
                 titrate::cli::import, import,
                 "Examples:\n"
                 "  titrate import bearable.csv --dry-run       what would come in, and what is a question\n"
                 "  titrate import bearable.csv --map 'Symptom: Headache=outcome headache'\n"
                 "  titrate import                              the imports with their ids, and the formats\n"
                 "  titrate import --undo 1042                  takes one back, with all that it brought\n\n"
                 "What stands in the diary is never overwritten, and the same file twice writes nothing. Exit code 1\n"
                 "when nothing was written because doses are doubted or a question is open.");
    words->add_option("file", import.file, "an export of another program, zipped or not, or - for stdin")
        ->type_name("FILE");
    words->add_option("--as", import.as, "the format, where the content alone does not say it")->type_name("FORMAT");
    words->add_flag("--dry-run", import.dry_run, "show what would come in, and write nothing");
    words->add_option("--map", import.maps, "what an item of the file becomes; may be repeated")
        ->type_name("ITEM=TARGET")
        ->allow_extra_args(false);
    words
        ->add_option("--column", import.columns,
                     "of a table that no format knows: which column is date, time, name, value or unit")
        ->type_name("WHAT=COLUMN")
        ->allow_extra_args(false);
    words->add_option("--day-first", import.day_first, "is 01/03/2026 the first of March?")
        ->check(CLI::IsMember({"yes", "no"}));
    words->add_flag("--confirm-doses", import.confirm_doses, "the doubted doses are what was really taken");
    words->add_flag("--add-to-sheet", import.add_to_sheet,
                    "put current medicines, conditions, allergies on your sheet");
    words->add_option("--undo", import.undo, "take an import back")->type_name("ID");
    add_data(words, import.data);
    words->add_flag("--json", import.json, "the answer for a program");
  }

  void add_intake() {
    CLI::App* words =
        add_verb("intake", "a day's magnesium: need, food, supplements, what is missing, room left",
                 titrate::cli::intake, intake,
                 "Example: titrate intake day.json\n\n"
                 "  {\"person\": {\"age\": 54, \"sex\": \"female\", \"authority\": \"US\"},\n"
                 "   \"foods\": [{\"name\": \"spinach\", \"grams\": 180}],\n"
                 "   \"supplements\": [{\"name\": \"my tablets\", \"elemental_mg\": 100}]}\n\n"
                 "Exit code 1 when the supplements of the day are above the limit (docs/formats/day.md).");
    words->add_option("day", intake.day, "who, what was eaten, what was taken; - for stdin")
        ->required()
        ->type_name("DAY.json");
    add_data(words, intake.data);
    words->add_flag("--json", intake.json, "the answer for a program");
  }

  void add_screen() {
    CLI::App* words = add_verb("screen", "may this person start, and how much may it be: findings, limits, sources",
                               titrate::cli::screen, screen,
                               "Example: titrate screen person.json\n\n"
                               "docs/formats/person.md says what the file holds. Exit code 1 when the answer is no.");
    words->add_option("person", screen.person, "age, conditions, medicines, supplements")
        ->required()
        ->type_name("PERSON.json");
    words->add_flag("--json", screen.json, "the answer for a program");
  }

  /// CLI11 would only say that a subcommand is missing.
  std::string unknown_verb(const std::string& word) const {
    if (word.empty() || word[0] == '-') return {};
    std::string known;
    for (const CLI::App* verb : program.get_subcommands({})) {
      if (verb->get_name() == word) return {};
      known += (known.empty() ? "" : ", ") + verb->get_name();
    }
    return "\"" + word + "\" is not a verb of titrate. The verbs are: " + known + ".";
  }

  Ending complain(const std::string& text) {
    std::fprintf(stderr, "%s\n", text.c_str());
    return Ending::bad_input;
  }

  Ending run(int count, char** words) {
    if (count < 2) return complain(program.help());
    if (const std::string unknown = unknown_verb(words[1]); !unknown.empty()) return complain(unknown);
    try {
      program.parse(count, words);
    } catch (const CLI::ParseError& error) {
      if (error.get_exit_code() == int(CLI::ExitCodes::Success))
        return program.exit(error), Ending::done;  // --help, --version
      return complain(std::string(error.what()) + "\nWhat it takes, with an example: titrate " + words[1] + " --help");
    }
    return ending;
  }
};

}  // namespace

int main(int count, char** words) try {
  return int(CommandLine().run(count, words));
} catch (const titrate::BrokenPromise& broken) {
  std::fprintf(stderr,
               "Titrate made a mistake (%s). It may have been written: the diary says. Please report what you did.\n",
               broken.what());
  return 1;
} catch (const std::exception& error) {
  std::fprintf(stderr, "Titrate could not go on: %s.\n", error.what());
  return 1;
}
