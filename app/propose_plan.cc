#include "app/propose_plan.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "app/comparator.h"
#include "app/in_words.h"
#include "app/standing.h"
#include "base/words.h"
#include "catalog/catalog.h"
#include "catalog/evidence.h"
#include "life/regimen.h"
#include "trial/bare_diary.h"
#include "trial/plan.h"

namespace titrate {
namespace {

using Kind = Randomisation::Kind;
using std::chrono::days;

constexpr double usual_dose_mg = 200, default_missing = 0.1, default_rho = 0.5;
constexpr std::size_t fewest_run_in_days = 10, days_to_reach = 7;
constexpr double smallest_dose_mg = 50;  // of a lower dose, where no product says what can be taken

Problem wrong(const char* field, std::string what, std::string way_out) {
  return {std::move(what), {.file = field}, std::move(way_out)};
}

Result<Outcome> outcome_wished(const PlanWish& wish, const OpenNotebook& notebook, const Catalog& catalog) {
  const auto measure = measure_called(notebook, catalog, wish.outcome);
  const Instrument* instrument = find_instrument(catalog, measure.value_or(wish.outcome));
  const OutcomeDomain* domain = find_outcome(catalog, wish.outcome);
  if (domain && !domain->answerable)
    return wrong("outcome", "No diary can answer whether magnesium helps with " + domain->label + ".",
                 domain->why_not + " titrate evidence says what is known.");
  if (!measure && domain && !domain->instruments.empty()) {
    // A hope, such as "sleep": its first instrument that an evening can ask for.
    for (const std::string& id : domain->instruments)
      if (const Instrument* one = instrument_with_id(catalog, id); one && is_asked_in_the_evening(*one)) {
        Outcome outcome = outcome_named(one->names.front(), catalog);
        outcome.instrument = one->id;
        return outcome;
      }
  }
  if (!measure)
    return wrong("outcome", "I do not know an outcome called \"" + wish.outcome + "\".",
                 "titrate evidence lists what people hope for; any column of your diary may be named too.");
  if (instrument && !is_asked_in_the_evening(*instrument))
    return wrong("outcome", instrument->title + " looks back over more than a day, so it has one value a period.",
                 "Choose an outcome that is asked each evening as the primary one, and keep this one beside it.");
  Outcome outcome = outcome_named(*measure, catalog);
  if (instrument) outcome.instrument = instrument->id;
  return outcome;
}

/// The spread of the days without a dose, and how far one depends on the next, where the diary has enough of them.
std::optional<Baseline> baseline_in(const Diary& diary, const std::string& measure) {
  const auto column = find_measure(diary, measure);
  if (!column) return std::nullopt;
  std::vector<std::pair<Day, double>> values;
  for (const DayRecord& day : diary.days) {
    const bool none = day.dose.state() == EntryState::none || (day.dose.known() && in_own_unit(day.dose.amount()) == 0);
    if (none && day.measures[*column].known()) values.push_back({day.day, day.measures[*column].amount()});
  }
  if (values.size() < fewest_run_in_days) return std::nullopt;
  double mean = 0, squares = 0, products = 0;
  int neighbours = 0;
  for (const auto& [day, value] : values) mean += value / double(values.size());
  for (const auto& [day, value] : values) squares += (value - mean) * (value - mean);
  for (std::size_t i = 1; i < values.size(); ++i)
    if (values[i].first - values[i - 1].first == days(1)) {
      products += (values[i].second - mean) * (values[i - 1].second - mean);
      ++neighbours;
    }
  if (squares <= 0) return std::nullopt;
  const double variance = squares / double(values.size() - 1);
  // A short series says little about dependence: half of what it says, half of what is usual.
  const double rho = neighbours < 5 ? default_rho : (products / neighbours / variance + default_rho) / 2;
  return Baseline{std::sqrt(variance), std::clamp(rho, 0.0, 0.9), mean};
}

/// Makes a proposal number by number, and keeps the reason of each.
class Proposer {
 public:
  Proposer(const PlanWish& wish, const OpenNotebook& notebook, const TrialDefaults& row, const Catalog& catalog,
           Day today)
      : wish_(wish), notebook_(notebook), row_(row), catalog_(catalog), today_(today) {}

  Result<Proposal> propose(Outcome outcome) {
    Trial& trial = proposal_.trial;
    trial.primary = std::move(outcome);
    if (auto problem = size()) return *problem;
    if (auto problem = dose()) return *problem;
    if (auto problem = layout()) return *problem;
    if (auto problem = spread()) return *problem;
    trial.active_arm = "magnesium";
    trial.before_start = Entry<Dose>::none();
    if (auto problem = blind()) return *problem;
    if (blinding_of(trial) == Blinding::none)
      if (auto problem = comparator()) return *problem;
    trial.question = "Is " + trial.primary.label + " " +
                     (trial.primary.better == Direction::higher ? "higher" : "lower") + " with " +
                     number_in_words(in_own_unit(*trial.full_dose)) + " mg of magnesium a day than with " +
                     (trial.comparator == "nothing" ? "none" : trial.comparator) + "?";
    if (auto problem = cannot_rehearse(trial)) return *problem;
    return proposal_;
  }

 private:
  void note(std::string what, std::string value, std::string why, std::string source = {}) {
    proposal_.numbers.push_back({std::move(what), std::move(value), std::move(why), std::move(source)});
  }
  std::string in_unit(double amount) const {
    return number_in_words(amount) + " " + unit_of(amount, proposal_.trial.primary.unit);
  }

  std::optional<Problem> size() {
    Outcome& primary = proposal_.trial.primary;
    if (wish_.better) primary.better = wish_.better;
    if (!primary.better)
      return wrong("better", "Which way is better is not known for " + primary.label + ".",
                   "Say it: --better lower, or higher.");
    if (wish_.smallest && !(*wish_.smallest > 0))
      return wrong("smallest", "A smallest worthwhile difference is above zero.", "Say how much better is worth it.");
    if (wish_.smallest && primary.lowest && primary.highest && *wish_.smallest > *primary.highest - *primary.lowest)
      return wrong("smallest",
                   "No difference of " + number_in_words(*wish_.smallest) + " fits on the scale of " + primary.label +
                       ", which goes from " + number_in_words(*primary.lowest) + " to " +
                       number_in_words(*primary.highest) + ".",
                   "Say how much better on that scale is worth it.");
    if (wish_.smallest) primary.smallest_worthwhile = wish_.smallest;
    if (!primary.smallest_worthwhile)
      return wrong("smallest", "No published smallest worthwhile difference is in the table for " + primary.label + ".",
                   "Say how much better it would have to be to be worth the trouble, such as 1.");
    const Instrument* instrument = instrument_with_id(catalog_, primary.instrument);
    note("smallest worthwhile difference", in_unit(*primary.smallest_worthwhile),
         wish_.smallest ? "As you wished." : "Published for groups; your own may be smaller or larger.",
         wish_.smallest || !instrument ? "" : instrument->source.citation);
    return std::nullopt;
  }

  std::optional<Problem> dose() {
    const PersonStanding standing = standing_on(notebook_.says, catalog_, today_);
    const Limit& limit = standing.limit;
    if (!limit.forbids.empty())
      return wrong("dose", limit.forbids.front().about + " stands in the way: " + limit.forbids.front().reason,
                   limit.forbids.front().action);
    // What the day's other sources hold is not the plan's to give.
    const DoseCheck none = standing.check(DailyElementalMass{});
    const double others = none.others.in(elemental_milligram_per_day);
    const double most = none.room_left().in(elemental_milligram_per_day);
    const std::string beside =
        others > 0 ? ", beside " + number_in_words(others) + " mg a day from other sources" : std::string();
    if (!(most > 0))
      return wrong("dose", "No dose is left to plan within the limit" + beside + ": " + limit.reason,
                   "Leave another source out and say so (titrate person set), or record a clinician's agreement: "
                   "titrate person agree --help.");
    double mg = std::min(usual_dose_mg, most);
    std::string why = "What most trials of sleep, stress and pain gave, within the limit in force.";
    const double reached = dose_reached();
    if (wish_.dose) {
      mg = wish_.dose->in(elemental_milligram_per_day);
      why = "As you wished.";
    } else if (reached > 0 && reached <= most) {
      mg = reached;
      why = "The dose that you have reached: you took it, or more, on seven days or longer.";
    }
    if (!(mg > 0)) return wrong("dose", "A dose is above zero.", "Say the elemental magnesium of a day: --dose 200.");
    if (mg > most)
      return wrong("dose",
                   number_in_words(mg) + " mg a day" + beside + (others > 0 ? "," : "") + " is above the limit of " +
                       number_in_words(limit.amount.in(elemental_milligram_per_day)) + " mg: " + limit.reason,
                   "Plan at most " + number_in_words(most) +
                       " mg, or record a clinician's agreement: titrate person agree --help.");
    if (const auto& product = notebook_.says->product) {
      const double unit = product->unit.elemental.in(elemental_milligram) / (product->unit.scored ? 2 : 1);
      const double whole = std::floor(mg / unit + 1e-9) * unit;
      if (whole <= 0)
        return wrong(
            "dose",
            "One " + product->unit.name + " of " + product->name + " holds more than " + number_in_words(mg) + " mg.",
            "Choose a product with less in a unit.");
      if (wish_.dose && std::abs(whole - mg) > 1e-6)
        return wrong("dose", number_in_words(mg) + " mg is no whole number of units of " + product->name + ".",
                     "Plan " + number_in_words(whole) + " mg, or choose another product.");
      mg = whole;
    }
    proposal_.trial.full_dose = mg * elemental_milligram_per_day;
    note("dose", number_in_words(mg) + " mg of magnesium a day", why,
         wish_.dose || mg == reached ? "" : limit.source.citation);
    if (reached < mg)
      proposal_.remarks.push_back("Your diary has no week with " + number_in_words(mg) +
                                  " mg a day. Start low and climb to it first (titrate follow start), so that you know "
                                  "how you bear it; a trial "
                                  "begins with the whole dose.");
    return std::nullopt;
  }

  /// The largest daily dose that was reached on seven recorded days, mg; 0 where none was.
  double dose_reached() const {
    std::vector<double> taken;
    for (const DayRecord& day : notebook_.says->diary.days)
      if (day.dose.known() && is_magnesium(day.dose.amount())) taken.push_back(in_own_unit(day.dose.amount()));
    if (taken.size() < days_to_reach) return 0;
    std::nth_element(taken.begin(), taken.begin() + (days_to_reach - 1), taken.end(), std::greater<>());
    return taken[days_to_reach - 1];
  }

  /// What the other arm takes, and why.
  std::optional<Problem> comparator() {
    using Comparator = PlanWish::Comparator;
    Trial& trial = proposal_.trial;
    trial.comparator = "nothing";
    if (wish_.comparator_dose && wish_.comparator != Comparator::lower_dose)
      return wrong("comparator_dose_mg", "A dose of the other arm belongs to a lower dose.",
                   "Say --comparator lower_dose, or leave it out.");
    switch (wish_.comparator) {
      case Comparator::nothing:
        return std::nullopt;
      case Comparator::placebo:
        trial.comparator = "placebo";
        note("other arm", "placebo",
             "A capsule without magnesium; it tells more than nothing only where both look alike.");
        // What the capsules of a blinded plan hold is screened (blind()).
        if (wish_.blinding.value_or(Blinding::none) == Blinding::none)
          proposal_.remarks.push_back(
              "What a placebo is filled with (cellulose, rice flour, gelatine) is not screened: hold it against your "
              "allergies.");
        return std::nullopt;
      case Comparator::lower_dose:
        return lower_dose();
      case Comparator::supplement:
        return supplement();
    }
    return std::nullopt;
  }

  std::optional<Problem> lower_dose() {
    Trial& trial = proposal_.trial;
    const double full = in_own_unit(*trial.full_dose);
    const auto& product = notebook_.says->product;
    const double unit =
        product ? product->unit.elemental.in(elemental_milligram) / (product->unit.scored ? 2 : 1) : smallest_dose_mg;
    double mg = (std::ceil(full / 2 / unit - 1e-9) - 1) * unit;
    if (wish_.comparator_dose) mg = wish_.comparator_dose->in(elemental_milligram_per_day);
    const bool whole = !product || std::abs(mg / unit - std::round(mg / unit)) < 1e-9;
    if (!(mg > 0) || !(mg < full / 2) || !whole)
      return wrong("comparator_dose_mg",
                   "A lower dose lies below half of the full one, " + number_in_words(full / 2) +
                       " mg, in whole units of the product: of two doses nearer each other too little is left to see.",
                   "Plan a higher full dose within your limit, or compare with nothing.");
    trial.comparator_dose = mg * elemental_milligram_per_day;
    trial.comparator = "magnesium " + number_in_words(mg) + " mg";
    note("other arm", number_in_words(mg) + " mg of magnesium a day",
         wish_.comparator_dose ? "As you wished." : "The largest dose below half of the full one.");
    proposal_.remarks.push_back(
        "Both arms hold magnesium, so the answer is told as the full dose against none, as if the effect grew with the "
        "dose; and it takes more days to find than against nothing.");
    return std::nullopt;
  }

  /// What comes with the magnesium in a compound, alone.
  std::optional<Problem> supplement() {
    Trial& trial = proposal_.trial;
    const Substance* substance = find_substance(catalog_, wish_.supplement);
    const Form* form = find_form(catalog_, "magnesium bisglycinate");
    if (!substance || !form || !form->free_glycine || !comes_in(*form, *substance))
      return wrong("comparator", "It is not known how much of that comes with the magnesium.",
                   "Compare with nothing, or with a placebo.");
    const double mg = std::round(*form->free_glycine * in_own_unit(*trial.full_dose) / 10) * 10;
    const double most = most_that_trials_gave(*substance);
    if (mg > most)
      return wrong("comparator",
                   "That would be " + number_in_words(mg) + " mg of " + substance->name + " a day, more than the " +
                       number_in_words(most) + " mg that trials gave.",
                   "Plan a lower dose, or compare with nothing.");
    trial.comparator = substance->name + " " + number_in_words(mg) + " mg";
    note("other arm", number_in_words(mg) + " mg of " + substance->name + " a day",
         "As much as this dose brings as " + form->name + ", so that only the magnesium differs: " + substance->name +
             " may do something by itself.",
         form->source.citation);
    return comparator_in_the_way(trial, notebook_.says, catalog_, today_);
  }

  /// A salt is named after the acid: what ends in "-ate" in the compound's name.
  static bool comes_in(const Form& form, const Substance& substance) {
    return substance.id.size() > 1 &&
           form.name.find(substance.id.substr(0, substance.id.size() - 1)) != std::string::npos;
  }
  double most_that_trials_gave(const Substance& substance) const {
    double most = 0;
    for (const Evidence& row : catalog_.evidence)
      if (row.substance == substance.id && row.dose_high)
        most = std::max(most, row.dose_high->in(active_milligram_per_day));
    return most;
  }

  /// A number of the layout: the person's own, within bounds, or the table's, and why that is the table's.
  std::optional<Problem> choose(const char* field, const std::optional<int>& wished, int otherwise,
                                const std::string& why, int least, int most, const char* what, const char* unit,
                                int& chosen) {
    chosen = wished.value_or(otherwise);
    if (chosen < least || chosen > most)
      return wrong(field,
                   std::string("The number of ") + what + " lies between " + std::to_string(least) + " and " +
                       std::to_string(most) + ".",
                   "Leave it out, and the program proposes one.");
    note(what, std::to_string(chosen) + unit, wished ? "As you wished." : why,
         wished               ? ""
         : why == row_.reason ? row_.source.citation
                              : "a judgement of this project: docs/catalog/trial_defaults.md");
    return std::nullopt;
  }

  std::optional<Problem> layout() {
    Trial& trial = proposal_.trial;
    Randomisation& design = trial.randomisation;
    design.kind = wish_.kind.value_or(Kind::pairs);
    const bool daily = design.kind == Kind::daily;
    int pairs = 0, gap = 0, period = 1;
    if (daily && row_.set_apart_days > 4)
      return wrong("kind",
                   "An effect on " + trial.primary.label + " builds up over days, so a coin each day tells nothing.",
                   "Choose pairs or blocks of periods.");
    if (daily && (wish_.period_days.value_or(1) != 1 || wish_.gap_days.value_or(0) != 0))
      return wrong(wish_.period_days.value_or(1) != 1 ? "period_days" : "gap_days",
                   "A coin each day has no periods of several days, and no days between them.",
                   "Leave it out, or choose pairs or blocks of periods.");
    if (!daily) {
      if (auto problem =
              choose("period_days", wish_.period_days, row_.period_days, row_.reason, LayoutBounds::least_period,
                     LayoutBounds::most_period, "days of a period", " days", period))
        return problem;
      if (auto problem = choose("gap_days", wish_.gap_days, row_.gap_days,
                                row_.gap_days > 0 ? "What the period before did passes in them, on neither arm."
                                                  : "What is left of the period before is part of the analysis.",
                                0, LayoutBounds::most_gap, "days between periods", " days", gap))
        return problem;
    }
    if (auto problem =
            choose("pairs", wish_.pairs, daily ? row_.pairs * row_.period_days : row_.pairs,
                   daily ? "As many days as the periods of this outcome would have, half of them with it."
                         : "One difference may be anything: a few show whether it comes again. More find smaller ones.",
                   LayoutBounds::least_pairs, daily ? 365 : LayoutBounds::most_pairs,
                   daily ? "pairs of days" : "pairs of periods", "", pairs))
      return problem;
    if (auto problem = choose("run_in_days", wish_.run_in_days, row_.run_in_days,
                              "How it is without it; people begin when it is worst, and a bad spell passes in them.", 0,
                              LayoutBounds::most_run_in, "days of the run-in", " days", trial.run_in_days))
      return problem;
    design.period_days = daily ? 0 : period;
    design.gap_days = gap;
    design.pairs = daily ? 0 : pairs;
    const int units = 2 * pairs;
    trial.planned_days = trial.run_in_days + units * period + (units - 1) * gap;
    trial.start = wish_.start.value_or(today_ + days(1));
    if (*trial.start <= today_)
      return wrong("start", "A plan begins after the day on which it is made.", "Choose a day from tomorrow on.");
    note(
        "length",
        std::to_string(*trial.planned_days) + " days, to " + day_in_words(*trial.start + days(*trial.planned_days - 1)),
        "Run-in, periods and gaps together.");
    if (trial.run_in_days < 14)
      proposal_.remarks.push_back(
          "People begin when it is worst, and then it gets better by itself: a run-in of two weeks lets that pass.");
    if (pairs >= 4 && !daily) {
      const int half = (pairs + 1) / 2 * 2;  // periods
      trial.looks = {trial.run_in_days + half * period + (half - 1) * gap, *trial.planned_days};
      note("looks", "after day " + std::to_string(trial.looks[0]) + " and at the end",
           "After half of the pairs a clear answer need not wait; the rule is calibrated over both looks.");
    } else {
      note("looks", "one, at the end",
           daily ? "A coin each day is judged once, over all of its days."
                 : "With so few pairs an earlier look could hardly say anything.");
    }
    return std::nullopt;
  }

  /// Capsules that look alike, where they are wished for and can be made.
  std::optional<Problem> blind() {
    Trial& trial = proposal_.trial;
    const Blinding wished = wish_.blinding.value_or(Blinding::none);
    const std::string filled_with =
        wish_.comparator == PlanWish::Comparator::nothing ? std::string("placebo") : wish_.supplement;
    const auto comparator = comparator_called(filled_with, catalog_);
    trial.blinding = written_in_plan(Blinding::none);
    if (wished != Blinding::none && !comparator)
      return wrong("comparator", "\"" + filled_with + "\" is nothing that a capsule of a blinded trial can hold.",
                   "It is " + comparators_in_words(catalog_) + ".");
    std::string why_not = wished == Blinding::none ? "" : cannot_be_blinded(trial, notebook_.says->product);
    if (wished != Blinding::none && why_not.empty())
      if (const auto found = in_the_way_of(*comparator, notebook_.says, catalog_, today_); !found.empty())
        why_not =
            "The capsules of the comparator stand in your way: " + found.front().about + ". " + found.front().action;
    if (!why_not.empty()) proposal_.remarks.push_back("It cannot be blinded, and is planned without. " + why_not);
    if (wished == Blinding::none || !why_not.empty()) {
      note("blinding", "none", wished == Blinding::none ? "The arm of a day is told on that day." : why_not);
      proposal_.remarks.push_back(
          "The arms are told as they come, so you know when you take it. What you expect can move what you feel: say "
          "each week which you believe it was and why, and read the answer with that in mind.");
      return std::nullopt;
    }
    trial.blinding = written_in_plan(wished);
    trial.comparator = comparator->id;
    const StudyPortion portion = *portion_of(trial, notebook_.says->product);
    note("blinding", std::string(to_string(wished)) + ", beside " + comparator->id,
         "As you wished: " + std::to_string(portion.capsules) + (portion.capsules == 1 ? " capsule" : " capsules") +
             " a day, each around one whole " + notebook_.says->product->unit.name + " of " +
             notebook_.says->product->name + ", or around " + comparator->in_words + ".");
    proposal_.remarks.push_back(
        wished == Blinding::helper
            ? "Seal it with a passphrase that only the helper knows (titrate plan lock --ask-passphrase): without one, "
              "whoever holds the data folder could break the blind. Then make the kit: titrate plan kit."
            : "Alone, nobody but you keeps you from looking: whoever holds the data folder, and so you, could break "
              "the "
              "blind. After the seal make the kit: titrate plan kit.");
    return std::nullopt;
  }

  std::optional<Problem> spread() {
    Trial& trial = proposal_.trial;
    constexpr double most_missing = 0.9;  // docs/formats/trial.md
    const double missing = wish_.missing_fraction.value_or(default_missing);
    if (!(missing >= 0 && missing <= most_missing))
      return wrong("missing_fraction",
                   number_in_words(missing) + " is no share of days that somebody may fail to write down.",
                   "Give 0 to 0.9: 0.1 is one evening in ten.");
    const auto own = baseline_in(notebook_.says->diary, trial.primary.name);
    Baseline baseline = own.value_or(Baseline{});
    std::string why = "From the days of your diary without a dose.";
    if (!own) {
      const double range = trial.primary.highest.value_or(10) - trial.primary.lowest.value_or(0);
      baseline = {range / 7, default_rho, std::nullopt};
      why =
          "Assumed, a seventh of the scale, until your diary has ten days without a dose; the answer does not use it.";
    }
    if (wish_.sd) baseline.sd = *wish_.sd;
    if (wish_.rho) baseline.rho = *wish_.rho;
    if (wish_.mean) baseline.mean = wish_.mean;
    if (wish_.sd || wish_.rho || wish_.mean) why = "As you wished.";
    trial.baseline = baseline;
    trial.missing_fraction = missing;
    const std::string rounded = number_in_words(std::round(100 * baseline.sd) / 100);
    note("spread from day to day", rounded + " " + trial.primary.unit, why);
    return std::nullopt;
  }

  const PlanWish& wish_;
  const OpenNotebook& notebook_;
  const TrialDefaults& row_;
  const Catalog& catalog_;
  Day today_;
  Proposal proposal_;
};

}  // namespace

Result<Proposal> propose_plan(const PlanWish& wish, const OpenNotebook& notebook, const Catalog& catalog, Day today) {
  auto outcome = outcome_wished(wish, notebook, catalog);
  if (!outcome) return outcome.problem();
  const TrialDefaults& row = trial_defaults_for(catalog.trial_defaults, outcome->kinetics);
  return Proposer(wish, notebook, row, catalog, today).propose(std::move(outcome).value());
}

std::optional<Problem> comparator_in_the_way(const Trial& trial, const Notebook& notebook, const Catalog& catalog,
                                             Day today) {
  const auto substance = std::find_if(catalog.substances.begin(), catalog.substances.end(), [&](const Substance& one) {
    return !one.elemental && trial.comparator.starts_with(one.name + " ");
  });
  if (substance == catalog.substances.end()) return std::nullopt;
  Intended intended;
  intended.supplement.substance = substance->id;
  const Screening screening = screen(sheet_on(notebook).person, Exposure{}, catalog, today, intended);
  for (const Finding& finding : screening.findings)
    if (stands_in_the_way(finding) && finding.resolved_by.empty())
      return wrong("comparator",
                   "The other arm, " + substance->name + ", is not for you as it stands. " + finding.about + ": " +
                       finding.reason,
                   finding.action + " Or compare with nothing: --comparator nothing.");
  return std::nullopt;
}

Screening screening_for(const Trial& trial, const Notebook& notebook, const Catalog& catalog, Day today) {
  const PersonSheet sheet = sheet_on(notebook);
  Intended intended = sheet.intended;
  const Intended planned = intended_by(trial);
  intended.dose = planned.dose;
  intended.randomised_off = planned.randomised_off;
  Screening screening = screen(sheet.person, Exposure{}, catalog, today, intended);
  screening.guard = guard_now(notebook.diary, notebook.resumed, catalog, today);
  return screening;
}

}  // namespace titrate
