#include "codec/study.h"

#include <algorithm>
#include <cmath>

#include "app/in_words.h"
#include "codec/json_file.h"
#include "codec/notebook_json.h"
#include "trial/plan.h"

namespace titrate::codec {
namespace {

constexpr const char* kit_format = "titrate-kit-1";

double mg_in(const Entry<Dose>& dose) { return dose.known() ? in_own_unit(dose.amount()) : 0; }

/// Capsules that were recorded as taken from the bag of a day, up to that day, and on how many days something was said.
struct TakenFromBag {
  double capsules = 0;
  int days = 0;
};
TakenFromBag taken_from_bag(const Study& study, const OpenNotebook& notebook, Day day) {
  const PlanDay at = study.on(day);
  TakenFromBag taken;
  for (const Day one : study_capsule_days(notebook.says, notebook.log)) {
    if (one > day || study.on(one).period != at.period || !study.takes_capsules_on(one)) continue;
    const DayRecord* record = find_day(notebook.says->diary, one);
    if (!record || record->dose.state() == EntryState::not_recorded) continue;
    taken.capsules += mg_in(record->dose) / study.portion.mg_each;
    ++taken.days;
  }
  return taken;
}

/// Was this period interrupted before this day, so that it began again?
bool was_interrupted(const Study& study, int period, Day day) {
  for (Day one = study.calendar.start(); one < day; one += std::chrono::days(1))
    if (study.calendar.torn(one) && study.on(one).period == period) return true;
  return false;
}

Json guess_json(const OpenNotebook& notebook, Day day) {
  for (const Guess& guess : guesses_of(notebook.says, notebook.log))
    if (guess.day == day) return {{"arm", guess.arm}, {"confidence", number_json(guess.confidence)}};
  return nullptr;
}

Problem in_guess(std::string what, std::string way_out) {
  return {std::move(what), {.file = "item"}, std::move(way_out)};
}

/// The arm that somebody means, as the plan calls it.
std::optional<std::string> arm_meant(const Trial& trial, const std::string& word) {
  const ArmNames arms = arm_names_of(trial);
  if (word == "active" || word == arms.on) return arms.on;
  if (word == "comparator" || word == arms.off) return arms.off;
  if (word == unsure_guess) return std::string(unsure_guess);
  return std::nullopt;
}

Result<NewEntry> guess_in_study(NewEntry entry, const std::optional<Study>& study, Day day) {
  if (!study)
    return in_guess("There is no blinded trial to guess about.", "Plan one: titrate plan new --blinding helper");
  if (!study->hidden)
    return in_guess("The order is open, so this would be no guess.", "What was guessed before it stands in the diary.");
  if (!study->takes_capsules_on(day))
    return in_guess("No study capsules are taken on this day.", "Guess on a day of a period.");
  if (entry.state == EntryState::not_recorded) return entry;
  const auto arm = arm_meant(study->plan.now.trial, entry.text.value_or(""));
  const ArmNames arms = arm_names_of(study->plan.now.trial);
  if (entry.state != EntryState::value || !arm)
    return Problem{"This is no guess that I understand.",
                   {.file = "text"},
                   "Say active (" + arms.on + "), comparator (" + arms.off + ") or unsure."};
  entry.text = *arm;
  if (entry.value && (*arm == unsure_guess || !(*entry.value >= 0.5 && *entry.value <= 1)))
    return Problem{"A confidence lies between a coin's and certainty, and belongs to a guess.",
                   {.file = "confidence"},
                   "Give 0.5 to 1 (of the shell: 50 to 100), or say unsure without one."};
  return entry;
}

}  // namespace

double rounded_count(double capsules) { return std::round(capsules * 1e6) / 1e6; }

std::optional<std::string> Study::label_on(Day day) const {
  if (!kit || !takes_capsules_on(day)) return std::nullopt;
  const int period = on(day).period;
  for (const KitLabel& label : kit->labels)
    if (label.period == period) return label.code;
  return std::nullopt;
}

std::optional<Study> study_of(const OpenNotebook& notebook, const Catalog& catalog, const Moment& now) {
  const Notebook& says = notebook.says;
  auto plan = sealed_plan_of(says, catalog);
  if (!plan || !*plan || blinding_of((*plan)->as_sealed.trial) == Blinding::none) return std::nullopt;
  Study study{std::move(**plan), Blinding::none, {}, std::nullopt, !says.opened, {}};
  study.blinding = blinding_of(study.plan.as_sealed.trial);
  study.calendar = calendar_of(study.plan, notebook, catalog, now);
  const Trial& trial = study.plan.as_sealed.trial;
  const double full = trial.full_dose ? in_own_unit(*trial.full_dose) : 1;
  study.portion = portion_of(trial, study.plan.as_sealed.product).value_or(StudyPortion{1, full});
  if (says.kit)
    if (auto kit = kit_from_json(says.kit->kit_json, "kit")) study.kit = std::move(kit).value();
  return study;
}

std::string json_of(const Kit& kit) {
  Json json{{"format", kit_format},
            {"for", to_string(kit.made_for)},
            {"capsules_a_day", kit.portion.capsules},
            {"counted_as_mg", number_json(kit.portion.mg_each)},
            {"capsules_in_a_bag", kit.capsules_in_a_bag},
            {"labels", Json::array()},
            {"mixed_up", Json::array()}};
  for (const KitLabel& label : kit.labels) json["labels"].push_back({{"period", label.period}, {"code", label.code}});
  for (const auto& [one, other] : kit.mixed_up) json["mixed_up"].push_back({{"one", one}, {"other", other}});
  return canonical(json);
}

Result<Kit> kit_from_json(std::string_view bytes, const std::string& name) {
  const auto file = read_json(bytes, name);
  if (!file) return file.problem();
  JsonFields fields(*file);
  Kit kit;
  if (fields.text("format") != kit_format)
    fields.refuse("format", "this is not a kit that I can read.", std::string("I know the format ") + kit_format + ".");
  const auto made_for = parse_blinding(fields.text("for"));
  if (!made_for) fields.refuse("for", "nobody is called so.", "It is helper or self.");
  kit.made_for = made_for.value_or(Blinding::helper);
  kit.portion.capsules = fields.whole("capsules_a_day", 1, 100);
  kit.portion.mg_each = fields.above_zero("counted_as_mg");
  kit.capsules_in_a_bag = fields.whole("capsules_in_a_bag", 1, 100'000);
  for (std::size_t i = 0; i < fields.objects("labels"); ++i) {
    JsonFields label = fields.object_in("labels", i);
    kit.labels.push_back({label.whole("period", 1, 2000), label.text("code")});
    label.no_others();
  }
  for (std::size_t i = 0; i < fields.objects("mixed_up"); ++i) {
    JsonFields two = fields.object_in("mixed_up", i);
    kit.mixed_up.push_back({two.text("one"), two.text("other")});
    two.no_others();
  }
  fields.no_others();
  if (fields.problem()) return *fields.problem();
  return kit;
}

Diary with_arms(Diary diary, const Study& study, const Notebook& says, std::span<const Event> log, const Order& order) {
  const Order contents = study.kit ? contents_of(*study.kit, order) : order;
  const auto of_period = [&](const Order& periods, Day day) -> std::optional<bool> {
    const PlanDay at = study.on(day);
    if (at.phase != PlanDay::Phase::period || std::size_t(at.period) > periods.size()) return std::nullopt;
    return periods[std::size_t(at.period - 1)];
  };
  const ArmNames arms = arm_names_of(study.plan.as_sealed.trial);
  for (DayRecord& record : diary.days)
    if (const auto on = of_period(order, record.day)) record.arm = *on ? arms.on : arms.off;
  return with_contents(std::move(diary), study_capsule_days(says, log),
                       [&](Day day) { return of_period(contents, day); });
}

Json study_json(const std::optional<Study>& study, const OpenNotebook& notebook, Day day) {
  if (!study) return nullptr;
  const PlanDay at = study->on(day);
  const bool capsules = study->takes_capsules_on(day);
  const TakenFromBag taken = capsules ? taken_from_bag(*study, notebook, day) : TakenFromBag{};
  const ArmNames arms = arm_names_of(study->plan.as_sealed.trial);
  Json left = nullptr, fill_up = nullptr;
  if (capsules && study->kit) {
    const double in_bag = study->kit->capsules_in_a_bag - taken.capsules;
    // A helper fills up the bag of a period that begins again, and nobody writes down when.
    const bool filled_up = study->blinding == Blinding::helper && was_interrupted(*study, at.period, day);
    if (!filled_up) left = number_json(rounded_count(in_bag));
    const double short_by = (at.days_of_phase - at.day_of_phase + 1) * study->portion.capsules - in_bag;
    if (at.day_of_phase == 1 && short_by > 0) fill_up = number_json(std::ceil(short_by));
  }
  return {{"blinding", to_string(study->blinding)},
          {"hidden", study->hidden},
          {"kit_made", study->kit.has_value()},
          {"takes_capsules", capsules && study->hidden},
          {"period", at.period},
          {"periods", at.periods},
          {"day_of_period", capsules ? at.day_of_phase : 0},
          {"days_of_period", capsules ? at.days_of_phase : 0},
          {"bag", text_json(study->label_on(day))},
          {"capsules_a_day", study->portion.capsules},
          {"counted_as_mg", number_json(study->portion.mg_each)},
          {"taken_in_period", number_json(rounded_count(taken.capsules))},
          {"days_said_in_period", taken.days},
          {"left_in_bag", left},
          {"fill_up", fill_up},
          {"arms", {{"active", arms.on}, {"comparator", arms.off}}},
          {"guess", guess_json(notebook, day)}};
}

void count_in_capsules(Json& today, const Study& study, const OpenNotebook& notebook, Day day) {
  if (!study.hidden || !study.counts_capsules_on(day)) return;
  Json& dose = today["dose"];
  const DayRecord* record = find_day(notebook.says->diary, day);
  dose["name"] = "study capsule";
  dose["unit"] = capsules_unit;
  if (record && record->dose.state() == EntryState::value)
    dose["value"] = number_json(rounded_count(mg_in(record->dose) / study.portion.mg_each));
  dose["full_dose"] = study.portion.capsules;
  dose["of_day"] = study.portion.capsules;  // of either arm
  dose["usual"] = study.portion.capsules;
  dose["counted_as_mg"] = number_json(study.portion.mg_each);
  // What comes next is said in capsules, not in milligrams of something that may not be in them.
  if (dose["state"] == "not_recorded" && today["guard"]["dose_may_be_suggested"] == true &&
      dose["may_be_suggested"] == true && !today["outcomes"].empty()) {
    const auto bag = study.label_on(day);
    today["next_action"] = "Write down how many study capsules you took" +
                           (bag ? " from the bag " + *bag : std::string()) + ": " +
                           std::to_string(study.portion.capsules) + " is the day's portion.";
  }
}

std::optional<CountedInCapsules> counted_in_capsules(const Study& study, const OpenNotebook& notebook) {
  if (!study.hidden) return std::nullopt;
  const std::vector<Day> of_capsules = study_capsule_days(notebook.says, notebook.log);
  if (of_capsules.empty()) return std::nullopt;
  const auto& days = notebook.says->diary.days;
  const bool nothing_else = std::all_of(days.begin(), days.end(), [&](const DayRecord& one) {
    return one.dose.state() != EntryState::value || std::binary_search(of_capsules.begin(), of_capsules.end(), one.day);
  });
  CountedInCapsules counted;
  counted.dose =
      nothing_else ? "study capsules" : "magnesium (elemental), study capsules counted as if each were active";
  if (nothing_else) counted.mg_each = study.portion.mg_each;
  counted.capsules_a_day = study.portion.capsules;
  for (const DayRecord& one : days) {
    const PlanDay at = study.on(one.day);
    const bool period = at.phase == PlanDay::Phase::period;
    const std::string label = period ? "period " + std::to_string(at.period) : "no capsules";
    if (!counted.phases.empty() && counted.phases.back().label == label)
      counted.phases.back().to = one.day;
    else
      counted.phases.push_back({one.day, one.day, label, period});
  }
  return counted;
}

Result<NewEntry> entry_in_study(NewEntry entry, const std::optional<Study>& study, Day day) {
  if (entry.item == "guess") return guess_in_study(std::move(entry), study, day);
  if (entry.item != "dose" || !study || !study->hidden || !study->counts_capsules_on(day)) return entry;
  entry.mg_each = study->portion.mg_each;
  if (entry.state == EntryState::value && !entry.value) entry.value = study->portion.capsules;
  if (entry.value && *entry.value != std::floor(*entry.value))
    return Problem{
        "A study capsule is taken whole, or not.",
        {.file = "value"},
        "Give the number of capsules of this day: " + std::to_string(study->portion.capsules) + " is the portion."};
  return entry;
}

std::vector<ScoredGuess> scored_guesses(const Study& study, const Notebook& says, std::span<const Event> log,
                                        const Order& order) {
  const Order contents = study.kit ? contents_of(*study.kit, order) : order;
  const ArmNames arms = arm_names_of(study.plan.as_sealed.trial);
  std::vector<ScoredGuess> scored;
  int last_period = 0;
  for (const Guess& guess : guesses_of(says, log)) {
    const PlanDay at = study.on(guess.day);
    if (at.phase != PlanDay::Phase::period || std::size_t(at.period) > contents.size()) continue;
    ScoredGuess one{contents[std::size_t(at.period - 1)], std::nullopt, guess.confidence};
    if (guess.arm == arms.on) one.believed = true;
    if (guess.arm == arms.off) one.believed = false;
    if (at.period == last_period)
      scored.back() = one;  // the last guess of a period counts
    else
      scored.push_back(one);
    last_period = at.period;
  }
  return scored;
}

namespace {

Json bang_json(const GuessCount& count) {
  const auto bang = bang_index(count);
  return {{"correct", count.correct},
          {"incorrect", count.incorrect},
          {"unsure", count.unsure},
          {"index", bang ? number_json(bang->index) : Json(nullptr)},
          {"low", bang ? number_json(bang->low) : Json(nullptr)},
          {"high", bang ? number_json(bang->high) : Json(nullptr)}};
}

/// When the order was opened, as a person reads it.
std::string opened_at(const OpenNotebook& notebook) {
  for (auto event = notebook.log.rbegin(); event != notebook.log.rend(); ++event)
    if (std::holds_alternative<Opened>(event->what)) return to_string(event->entered);
  return "";
}

}  // namespace

Json blinding_json(const std::optional<Study>& study, const OpenNotebook& notebook) {
  if (!study || study->hidden || !notebook.says->opened) return nullptr;
  const auto secret = secret_from_hex(notebook.says->opened->secret);
  if (!secret) return nullptr;
  const std::vector<ScoredGuess> guesses =
      scored_guesses(*study, notebook.says, notebook.log, order_of(study->plan.as_sealed.trial, *secret));
  const std::string& reason = notebook.says->opened->reason;
  std::vector<std::string> said;
  if (!reason.empty())
    said.push_back("The order was opened before the end, at " + opened_at(notebook) + ": " + reason +
                   ". From then on nobody was blind.");
  Json mixed_up = Json::array();
  if (study->kit)
    for (const auto& [one, other] : study->kit->mixed_up) {
      mixed_up.push_back({{"one", one}, {"other", other}});
      said.push_back("The bags " + one + " and " + other +
                     " were mixed up: the answer goes by what was assigned, and beside it by what was taken.");
    }
  for (std::string& sentence : guesses_in_words(guesses)) said.push_back(std::move(sentence));
  return {{"kind", to_string(study->blinding)},
          {"opened_at", opened_at(notebook)},
          {"opened_early", !reason.empty()},
          {"reason", reason},
          {"mixed_up", std::move(mixed_up)},
          {"active", bang_json(count_guesses(guesses, true))},
          {"comparator", bang_json(count_guesses(guesses, false))},
          {"log_score", number_json(log_score(guesses))},
          {"in_words", said}};
}

}  // namespace titrate::codec
