#include "codec/trial_json.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "catalog/catalog.h"
#include "codec/json_file.h"
#include "codec/text.h"
#include "model/model.h"
#include "trial/bare_diary.h"

namespace titrate::codec {
namespace {

constexpr int longest_trial = 3650;

constexpr std::array<std::pair<std::string_view, Randomisation::Kind>, 4> kinds = {
    {{"none", Randomisation::Kind::none},
     {"pairs", Randomisation::Kind::pairs},
     {"blocks", Randomisation::Kind::blocks},
     {"daily", Randomisation::Kind::daily}}};

const Instrument* instrument_called(const Catalog& catalog, const std::string& name) {
  for (const Instrument& instrument : catalog.instruments)
    if (instrument.id == name) return &instrument;
  return find_instrument(catalog, name);
}

void read_direction(JsonFields& fields, Outcome& outcome) {
  if (fields.is_null("better")) outcome.better.reset();  // said to be neither, whatever the catalog says
  if (!fields.has("better")) return;
  const std::string said = fields.text("better");
  if (said == "lower" || said == "higher")
    outcome.better = said == "lower" ? Direction::lower : Direction::higher;
  else
    fields.refuse("better", codec::quoted(said) + " is not a direction.",
                  "Write \"lower\" or \"higher\", or null where neither is better.");
}

void read_family(JsonFields& fields, Outcome& outcome) {
  if (!fields.has("family")) return;
  const Result<Family> family = family_named(fields.text("family"));
  if (family)
    outcome.family = *family;
  else
    fields.refuse("family", family.problem().what, family.problem().way_out);
}

Outcome outcome_in(JsonFields&& fields, const Catalog& catalog) {
  const std::string name = fields.text("name");
  Outcome outcome = outcome_named(name, catalog);
  if (fields.has("instrument")) {
    const std::string wanted = fields.text("instrument");
    const Instrument* instrument = instrument_called(catalog, wanted);
    if (!instrument)
      fields.refuse("instrument", "the catalog has no instrument called " + codec::quoted(wanted) + ".",
                    "Write null and give the direction yourself, as in \"better\": \"lower\".");
    if (instrument && !instrument->names.empty()) {
      outcome = outcome_named(instrument->names.front(), catalog);
      outcome.name = name;
    }
    outcome.instrument = wanted;
  }
  if (fields.has("label")) outcome.label = fields.text("label");
  read_direction(fields, outcome);
  read_family(fields, outcome);
  auto lowest = outcome.lowest, highest = outcome.highest;
  if (fields.has("lowest")) lowest = fields.number("lowest");
  if (fields.has("highest")) highest = fields.number("highest");
  if (lowest && highest && !(*lowest < *highest))
    fields.refuse("highest", "the highest value of the scale is not above the lowest.", "Correct one of the two.");
  if (lowest && highest) declare_scale(outcome, {*lowest, *highest});
  outcome.lowest = lowest;
  outcome.highest = highest;
  if (fields.has("smallest_worthwhile")) outcome.smallest_worthwhile = fields.above_zero("smallest_worthwhile");
  if (fields.has("unit")) outcome.unit = fields.text("unit");
  if (fields.has("kinetics")) {
    outcome.kinetics = fields.text("kinetics");
    if (std::none_of(catalog.kinetics.begin(), catalog.kinetics.end(),
                     [&](const Kinetics& row) { return row.id == outcome.kinetics; }))
      fields.refuse("kinetics", "the catalog has no kinetics called " + codec::quoted(outcome.kinetics) + ".",
                    "Leave the field out: the outcome's name decides.");
  }
  if (fields.has("domain")) {
    outcome.domain = fields.text("domain");
    if (!outcome_with_id(catalog, outcome.domain))
      fields.refuse("domain", "the catalog has no outcome called " + codec::quoted(outcome.domain) + ".",
                    "Leave the field out: the outcome's name decides.");
  }
  fields.no_others();
  return outcome;
}

void read_design(JsonFields&& fields, Trial& trial) {
  const std::string said = fields.text("kind");
  const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const auto& one) { return one.first == said; });
  if (kind == kinds.end()) {
    fields.refuse("kind", codec::quoted(said) + " is not a design I know.",
                  "Designs I know: none, pairs, blocks, daily.");
  } else {
    trial.randomisation.kind = kind->second;
    const bool by_period = kind->second == Randomisation::Kind::pairs || kind->second == Randomisation::Kind::blocks;
    if (by_period || fields.has("period_days")) trial.randomisation.period_days = fields.whole("period_days", 1, 365);
  }
  const int pairs = trial.randomisation.pairs = fields.has("pairs") ? fields.whole("pairs", 1, 500) : 0;
  const int gap = trial.randomisation.gap_days = fields.has("gap_days") ? fields.whole("gap_days", 0, 365) : 0;
  if (pairs > 0 && trial.randomisation.period_days > 0)
    trial.planned_days = trial.run_in_days + 2 * pairs * trial.randomisation.period_days + (2 * pairs - 1) * gap;
  fields.no_others();
}

void read_assignment(JsonFields& fields, Trial& trial) {
  // "sealed": the order is fixed and not told, so that the person stays blind.
  if (const auto arms = fields.texts_or("assignment", "sealed"))
    trial.assignment = *arms;
  else
    trial.sealed = fields.has("assignment");
  if (trial.assignment.empty()) return;
  if (!trial.start)
    fields.refuse("assignment", "an assignment needs the day it begins.", "Add \"start\": \"2026-03-01\".");
  if (trial.planned_days && std::size_t(*trial.planned_days) != trial.assignment.size())
    fields.refuse("assignment",
                  "the assignment has " + std::to_string(trial.assignment.size()) + " days and the plan " +
                      std::to_string(*trial.planned_days) + ".",
                  "Name the arm of every day from start on, run-in and gaps included.");
  if (trial.assignment.size() > longest_trial)
    fields.refuse("assignment", "the assignment is longer than ten years.", "Check that this is the right file.");
  if (!trial.planned_days) trial.planned_days = int(std::min<std::size_t>(trial.assignment.size(), longest_trial));
  if (trial.active_arm &&
      std::find(trial.assignment.begin(), trial.assignment.end(), *trial.active_arm) == trial.assignment.end())
    fields.refuse("active_arm", "the arm " + codec::quoted(*trial.active_arm) + " never comes in the assignment.",
                  "Write it as the assignment does.");
}

void read_before_start(JsonFields& fields, Trial& trial) {
  if (!fields.has("before_start")) return;
  const std::string written = fields.as_written("before_start");
  if (written == "\"none\"") trial.before_start = Entry<Dose>::none();
  if (written == "\"unknown\"") trial.before_start = Entry<Dose>::skipped();
  if (trial.before_start.state() != EntryState::not_recorded) return;
  if (written.front() == '"' || written.front() == '{' || written.front() == '[')
    return fields.refuse("before_start", written + " does not say what was taken before the first day.",
                         "Write \"none\", \"unknown\", or the dose of each day as a number, as in \"dose_mg\".");
  const double dose = fields.number("before_start");
  if (dose < 0) return fields.refuse("before_start", "a dose is not below zero.", "Write the dose of each day.");
  if (dose > 0 && !trial.full_dose)
    return fields.refuse("before_start", "of a dose before the first day it is not known in which unit it is.",
                         "Add \"dose_mg\", the full dose, in the same unit.");
  trial.before_start = dose_entry(dose, trial.full_dose && is_magnesium(*trial.full_dose));
}

Json before_start_json(const Entry<Dose>& before) {
  switch (before.state()) {
    case EntryState::none:
      return "none";
    case EntryState::skipped:
      return "unknown";
    case EntryState::value:
      return in_own_unit(before.amount());
    case EntryState::not_recorded:
      break;
  }
  return nullptr;
}

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

std::string shown(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%g", value);
  return text;
}

double fraction(JsonFields& fields, const char* key, double lowest, double highest) {
  const double value = fields.number(key);
  if (!(value >= lowest && value <= highest))
    fields.refuse(key, "this lies outside of what it can be.",
                  "Give a number from " + shown(lowest) + " to " + shown(highest) + ".");
  return value;
}

void read_looks(JsonFields& fields, Trial& trial) {
  trial.looks = fields.wholes("looks", 1, longest_trial);
  for (std::size_t i = 1; i < trial.looks.size(); ++i)
    if (trial.looks[i] <= trial.looks[i - 1])
      return fields.refuse("looks", "the looks do not rise.", "Count the days of the plan from 1, each look once.");
}

void read_baseline(JsonFields&& fields, Trial& trial) {
  Baseline baseline;
  baseline.sd = fields.above_zero("sd");
  if (fields.has("rho")) baseline.rho = fraction(fields, "rho", -0.99, 0.99);
  if (fields.has("mean")) baseline.mean = fields.number("mean");
  fields.no_others();
  trial.baseline = baseline;
}

void read_decision(JsonFields&& fields, DecisionRule& rule) {
  if (fields.has("max_false_claims")) rule.max_false_claims = fraction(fields, "max_false_claims", 0.001, 0.5);
  if (fields.has("better")) rule.better = fraction(fields, "better", 0.5, 1);
  if (fields.has("worthwhile")) rule.worthwhile = fraction(fields, "worthwhile", 0, 1);
  if (fields.has("not_worthwhile")) rule.not_worthwhile = fraction(fields, "not_worthwhile", 0, 1);
  if (fields.has("worse")) rule.worse = fraction(fields, "worse", 0.5, 1);
  if (fields.has("calibrated")) {
    JsonFields by = fields.object("calibrated");
    Calibration calibration;
    calibration.people = by.whole("people", 1000, 100'000'000);
    calibration.seed = std::uint64_t(std::clamp(by.number("seed"), 0.0, 0x1p53));
    calibration.false_claims = fraction(by, "false_claims", 0, 1);
    calibration.mcse = fraction(by, "mcse", 0, 1);
    calibration.upper_95 = fraction(by, "upper_95", 0, 1);
    by.no_others();
    rule.calibration = calibration;
  }
  fields.no_others();
}

Json decision_json(const DecisionRule& rule) {
  Json json = {{"max_false_claims", rule.max_false_claims},
               {"better", or_null(rule.better)},
               {"worthwhile", rule.worthwhile},
               {"not_worthwhile", rule.not_worthwhile},
               {"worse", rule.worse}};
  json["calibrated"] = nullptr;
  if (const auto& by = rule.calibration)
    json["calibrated"] = {{"people", by->people},
                          {"seed", by->seed},
                          {"false_claims", by->false_claims},
                          {"mcse", by->mcse},
                          {"upper_95", by->upper_95}};
  return json;
}

const char* in_words(Direction direction) { return direction == Direction::lower ? "lower" : "higher"; }

Json outcome_json(const Outcome& outcome) {
  Json json = {{"name", outcome.name}};
  json["instrument"] = outcome.instrument.empty() ? Json(nullptr) : Json(outcome.instrument);
  json["label"] = outcome.label;
  json["family"] = outcome.family ? Json(to_string(*outcome.family)) : Json(nullptr);
  json["better"] = outcome.better ? Json(in_words(*outcome.better)) : Json(nullptr);
  json["smallest_worthwhile"] = or_null(outcome.smallest_worthwhile);
  json["unit"] = outcome.unit;
  json["lowest"] = or_null(outcome.lowest);
  json["highest"] = or_null(outcome.highest);
  json["kinetics"] = outcome.kinetics.empty() ? Json(nullptr) : Json(outcome.kinetics);
  json["domain"] = outcome.domain.empty() ? Json(nullptr) : Json(outcome.domain);
  return json;
}

}  // namespace

Result<Trial> trial_from_json(std::string_view bytes, const std::string& name, const Catalog& catalog) {
  const Result<JsonFile> file = read_json(bytes, name);
  if (!file) return file.problem();
  JsonFields fields(*file);
  Trial trial;
  trial.fixed_before_data = true;
  trial.primary = outcome_in(fields.object("primary"), catalog);
  trial.question = fields.has("question") ? fields.text("question") : question_about(trial.primary);
  if (fields.has("dose_mg")) {
    const double dose = fields.above_zero("dose_mg");
    trial.full_dose = dose_of(dose, dose != 1);
  }
  read_before_start(fields, trial);
  if (fields.has("comparator")) trial.comparator = fields.text("comparator");
  if (fields.has("comparator_dose_mg"))
    trial.comparator_dose =
        dose_of(fields.above_zero("comparator_dose_mg"), !trial.full_dose || is_magnesium(*trial.full_dose));
  if (fields.has("run_in_days")) trial.run_in_days = fields.whole("run_in_days", 0, 365);
  if (fields.has("start")) trial.start = fields.day("start");
  if (fields.has("design")) read_design(fields.object("design"), trial);
  if (fields.has("planned_days")) trial.planned_days = fields.whole("planned_days", 1, longest_trial);
  if (fields.has("covariates")) trial.covariates = fields.texts("covariates");
  if (fields.has("active_arm")) trial.active_arm = fields.text("active_arm");
  read_assignment(fields, trial);
  if (fields.has("looks")) read_looks(fields, trial);
  if (fields.has("baseline")) read_baseline(fields.object("baseline"), trial);
  if (fields.has("missing_fraction")) trial.missing_fraction = fraction(fields, "missing_fraction", 0, 0.9);
  if (fields.has("decision")) read_decision(fields.object("decision"), trial.rule);
  if (fields.has("secondary"))
    fields.each(
        "secondary", [&](const std::string& name) { trial.secondary.push_back(outcome_named(name, catalog)); },
        [&](JsonFields&& outcome) { trial.secondary.push_back(outcome_in(std::move(outcome), catalog)); });
  trial.blinding = fields.as_written("blinding");
  fields.no_others();
  if (fields.problem()) return *fields.problem();
  return trial;
}

std::string json_of(const Trial& trial) {
  const auto kind =
      std::find_if(kinds.begin(), kinds.end(), [&](const auto& one) { return one.second == trial.randomisation.kind; });
  Json design = {{"kind", kind->first}};
  if (trial.randomisation.pairs > 0) design["pairs"] = trial.randomisation.pairs;
  if (trial.randomisation.period_days > 0) design["period_days"] = trial.randomisation.period_days;
  if (trial.randomisation.gap_days > 0) design["gap_days"] = trial.randomisation.gap_days;

  Json json = {{"question", trial.question}, {"primary", outcome_json(trial.primary)}, {"secondary", Json::array()}};
  for (const Outcome& outcome : trial.secondary) json["secondary"].push_back(outcome_json(outcome));
  json["dose_mg"] = trial.full_dose ? Json(in_own_unit(*trial.full_dose)) : Json(nullptr);
  json["before_start"] = before_start_json(trial.before_start);
  json["comparator"] = trial.comparator;
  if (trial.comparator_dose) json["comparator_dose_mg"] = in_own_unit(*trial.comparator_dose);
  json["run_in_days"] = trial.run_in_days;
  json["design"] = design;
  json["start"] = trial.start ? Json(to_string(*trial.start)) : Json(nullptr);
  json["planned_days"] = or_null(trial.planned_days);
  json["covariates"] = trial.covariates;
  json["active_arm"] = or_null(trial.active_arm);
  json["looks"] = trial.looks.empty() ? Json(nullptr) : Json(trial.looks);
  json["blinding"] = trial.blinding.empty() ? Json(nullptr) : Json::parse(trial.blinding);
  json["baseline"] =
      trial.baseline
          ? Json{{"sd", trial.baseline->sd}, {"rho", trial.baseline->rho}, {"mean", or_null(trial.baseline->mean)}}
          : Json(nullptr);
  json["missing_fraction"] = or_null(trial.missing_fraction);
  json["decision"] = trial.rule == DecisionRule{} ? Json(nullptr) : decision_json(trial.rule);
  json["assignment"] = trial.sealed ? Json("sealed") : Json(trial.assignment);
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace titrate::codec
