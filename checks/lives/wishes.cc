#include "wishes.h"

namespace titrate::lives {
namespace {

using codec::Json;
using Way = Character::Way;
using Wishes = std::vector<Json>;

Json record(const std::string& item, const Json& more) {
  Json wish{{"verb", "record"}, {"item", item}};
  wish.update(more);
  return wish;
}

Json a_value(Dice& dice) {
  if (dice.chance(0.05)) return {{"state", "skipped"}};
  return {{"state", "value"}, {"value", dice.between(0, 10)}};
}

std::string some_words(Dice& dice) {
  return dice.word_of({"a long walk", "\"quoted\", na\xc3\xafve \xf0\x9f\x98\xb4", "two\nlines",
                       "it's; DROP TABLE event", "guests until late", "{\"a\": [1]}"});
}

bool is_running(const Standing& standing) { return standing.calendar && !standing.says.opened; }

bool is_over(const Standing& standing) {
  return standing.calendar && standing.calendar->on(standing.today).phase == PlanDay::Phase::after;
}

Json a_dose(Dice& dice, const Character& character, const Standing& standing) {
  const bool capsules = character.blinded() && is_running(standing) &&
                        standing.calendar->on(standing.today).phase == PlanDay::Phase::period;
  if (dice.chance(0.25)) return record("dose", {{"state", "none"}});
  if (dice.chance(0.05)) return record("dose", {{"state", "skipped"}});
  if (capsules && dice.chance(0.8)) return record("dose", {{"state", "value"}, {"confirm", true}});
  if (capsules) return record("dose", {{"state", "value"}, {"value", dice.between(1, 3)}, {"confirm", true}});
  Json wish =
      record("dose", {{"state", "value"}, {"value", dice.one_of(std::vector<double>{50, 100, 100, 200, 300, 400})}});
  if (dice.chance(0.8)) wish["confirm"] = true;
  return wish;
}

Json a_side_effect(Dice& dice) {
  static const std::vector<std::pair<const char*, int>> all{{"diarrhoea", 1},
                                                            {"diarrhoea", 2},
                                                            {"diarrhoea", 3},
                                                            {"nausea", 2},
                                                            {"stomach", 2},
                                                            {"sleepiness", 2},
                                                            {"rash", 1},
                                                            {"rash", 2},
                                                            {"dizziness", 2},
                                                            {"weakness", 1},
                                                            {"nausea", 1},
                                                            {"bloating", 2},
                                                            {"vomiting", 1},
                                                            {"flushing", 1},
                                                            {"chest_pain", 3},
                                                            {"allergy", 3},
                                                            {"it itches behind the ears", 1}};
  // What ends a trial for good is rarer than what passes.
  auto [effect, grade] = dice.one_of(all);
  if (grade >= 3 && dice.chance(0.7)) effect = "diarrhoea", grade = 2;
  // A word that the catalog does not know is sought in all of it, each day of a trial again, which takes long.
  if (std::string(effect).starts_with("it ") && dice.chance(0.8)) effect = "sleepiness", grade = 1;
  return record("side_effect", {{"effect", effect}, {"state", "value"}, {"value", grade}});
}

Json resume(Dice& dice, const char* verb, const Standing& standing) {
  Json wish{{"verb", verb}};
  if (std::string(verb) == "follow") wish["act"] = "resume";
  if (dice.chance(0.7)) wish["gone_since"] = to_string(standing.today - days(dice.between(0, 9)));
  if (dice.chance(0.4)) {
    wish["clinician"] = "the practice";
    wish["agreed_on"] = to_string(standing.today - days(dice.between(0, 2)));
    wish["reason"] = "seen and settled";
  }
  return wish;
}

Json amended(Dice& dice, const Standing& standing) {
  Json trial = Json::parse(standing.says.locked->protocol)["trial"];
  const auto& amendments = standing.says.amendments;
  if (!amendments.empty()) trial = Json::parse(amendments.back().protocol)["trial"];
  switch (dice.below(4)) {
    case 0:
      trial["question"] = "Is it better than nothing?";
      break;
    case 1:
      if (trial.contains("dose_mg")) trial["dose_mg"] = trial["dose_mg"].get<double>() / 2;
      break;
    case 2:
      if (trial.contains("dose_mg")) trial["dose_mg"] = trial["dose_mg"].get<double>() * 2;
      break;
    default:
      trial["missing_fraction"] = 0.3;
  }
  return {{"verb", "plan_amend"}, {"trial", trial}, {"reason", "it turned out otherwise"}};
}

/// Few plans and many lives: each plan is rehearsed once.
struct Layout {
  const char* kind;
  int pairs, period_days, gap_days, run_in_days;
};
constexpr Layout layouts[] = {
    {"pairs", 2, 4, 0, 0}, {"pairs", 2, 7, 2, 5}, {"pairs", 4, 3, 1, 0}, {"blocks", 3, 4, 0, 2}};

Json a_plan(Dice& dice, const Character& character, const Standing& standing) {
  // Spread and dependence are said, or each diary would have its own, and each plan its own rehearsal (seal.h).
  Json wish{{"verb", "plan_new"}, {"outcome", character.outcome}, {"smallest", 2}, {"sd", 1.5}, {"rho", 0.3}};
  const Layout& layout = layouts[std::size_t(dice.below(int(std::size(layouts))))];
  wish.update({{"kind", layout.kind}, {"pairs", layout.pairs}, {"run_in_days", layout.run_in_days}});
  if (layout.kind != std::string("daily"))
    wish.update({{"period_days", layout.period_days}, {"gap_days", layout.gap_days}});
  wish["start"] = to_string(standing.today + days(dice.between(1, 5)));
  if (character.blinded()) wish["blinding"] = character.way == Way::blinded_alone ? "self" : "helper";
  if (dice.chance(0.3)) wish["dose_mg"] = dice.one_of(std::vector<double>{100, 200, 400});
  if (!character.blinded() && dice.chance(0.3)) wish["comparator"] = dice.word_of({"placebo", "lower_dose", "glycine"});
  if (dice.chance(0.1)) wish["keep"] = false;
  return wish;
}

void plan_a_trial(Dice& dice, const Character& character, const Standing& standing, Wishes& wishes) {
  const bool ended = standing.says.locked && standing.says.opened;
  if (ended && dice.chance(0.97)) return;
  if (standing.says.trial_json.empty() || dice.chance(0.3)) wishes.push_back(a_plan(dice, character, standing));
  wishes.push_back({{"verb", "plan_lock"}, {"people", 1000}});
  if (character.blinded() && dice.chance(0.9)) wishes.push_back({{"verb", "plan_kit"}});
}

void live_a_trial(Dice& dice, const Character& character, const Standing& standing, Wishes& wishes) {
  const bool resting = standing.calendar->resting_on(standing.today) != nullptr;
  if (resting && dice.chance(0.4)) wishes.push_back(resume(dice, "plan_resume", standing));
  if (!resting && dice.chance(0.03)) wishes.push_back({{"verb", "plan_pause"}, {"reason", "influenza"}});
  if (dice.chance(0.04)) wishes.push_back({{"verb", "review"}, {"peek", dice.chance(0.5)}});
  if (dice.chance(0.02)) wishes.push_back(amended(dice, standing));
  if (dice.chance(0.06)) wishes.push_back({{"verb", "plan"}});
  if (dice.chance(0.02)) wishes.push_back({{"verb", "plan_verify"}});
  const PlanDay at = standing.calendar->on(standing.today);
  const bool guesses = at.phase == PlanDay::Phase::period && at.day_of_phase == at.days_of_phase;
  if (character.blinded() && (guesses ? dice.chance(0.8) : dice.chance(0.03)))
    wishes.push_back(record("guess", {{"state", "value"},
                                      {"text", dice.word_of({"active", "comparator", "unsure"})},
                                      {"confidence", 0.5 + dice.below(6) / 10.0}}));
  if (character.blinded() && standing.says.kit && dice.chance(0.01)) {
    const Json labels = Json::parse(standing.says.kit->kit_json)["labels"];
    wishes.push_back({{"verb", "plan_kit"}, {"mixed_up", {labels[0]["code"], labels[1]["code"]}}});
  }
  if (!is_over(standing) && dice.chance(0.006))
    wishes.push_back({{"verb", "plan_open"}, {"reason", "palpitations"}, {"confirm", dice.chance(0.7)}});
  const auto looks = standing.calendar->look_days();
  const bool looked = !looks.empty() && looks.front() < standing.today;
  if (looked && dice.chance(0.06)) {
    Json wish{{"verb", "decide"}};
    if (dice.chance(0.7))
      wish.update({{"choice", dice.word_of({"keep", "raise", "lower", "stop", "extend", "not_enough"})},
                   {"reason", "so it was"}});
    wishes.push_back(wish);
  }
  if (is_over(standing) && dice.chance(0.3)) {
    wishes.push_back({{"verb", "review"}});
    wishes.push_back({{"verb", "plan_open"}});
  }
}

void climb(Dice& dice, const Standing& standing, Wishes& wishes) {
  const auto& regimen = standing.says.regimen;
  if (!regimen || dice.chance(0.01)) {
    Json wish{{"verb", "follow"}, {"act", "start"}, {"run_in_days", dice.chance(0.5) ? 0 : dice.between(1, 14)}};
    if (!standing.says.product || dice.chance(0.3))
      wish.update(
          {{"unit_mg", dice.one_of(std::vector<double>{50, 60, 66.7, 100, 120})}, {"scored", dice.chance(0.2)}});
    wish["start"] = to_string(standing.today + days(dice.between(1, 4)));
    wishes.push_back(wish);
    return;
  }
  if (dice.chance(0.15)) wishes.push_back({{"verb", "follow"}});
  if (dice.chance(0.2)) wishes.push_back({{"verb", "follow"}, {"act", "step"}, {"tolerated", dice.chance(0.9)}});
  if (dice.chance(0.02)) wishes.push_back({{"verb", "follow"}, {"act", "step"}, {"down", true}});
  if (dice.chance(0.08)) wishes.push_back(resume(dice, "follow", standing));
  if (dice.chance(0.05)) wishes.push_back({{"verb", "follow"}, {"act", "week"}});
  if (dice.chance(0.005)) wishes.push_back({{"verb", "follow"}, {"act", "stop"}, {"reason", "enough of it"}});
}

/// Corrections, late entries, what is taken back and said again, and looks at what is there.
void doubt(Dice& dice, const Character& character, const Standing& standing, Wishes& wishes) {
  const std::string earlier = to_string(standing.today - days(dice.between(1, 12)));
  switch (dice.below(16)) {
    case 0:
    case 1: {
      Json late = record(character.outcome, a_value(dice));
      late["day"] = earlier;
      wishes.push_back(late);
      break;
    }
    case 2: {
      Json late = dice.chance(0.5) ? a_dose(dice, character, standing) : a_side_effect(dice);
      late["day"] = earlier;
      wishes.push_back(late);
      break;
    }
    case 3:
      wishes.push_back(record(character.outcome, {{"state", "not_recorded"}}));
      break;
    case 4:
    case 5:
      for (int times = dice.between(1, 3); times > 0; --times) wishes.push_back({{"verb", "undo"}});
      if (dice.chance(0.7)) wishes.push_back({{"verb", "redo"}});
      if (dice.chance(0.3)) wishes.push_back({{"verb", "redo"}});
      break;
    case 6:
      wishes.push_back({{"verb", "history"}, {"from", earlier}});
      break;
    case 7:
      wishes.push_back({{"verb", "diary"}});
      break;
    case 8:
      wishes.push_back({{"verb", "late"}});
      break;
    case 9:
    case 10:
      wishes.push_back({{"verb", "next_dose"}});
      break;
    case 11:
      wishes.push_back({{"verb", "ladder"}, {"unit_mg", dice.one_of(std::vector<double>{50, 66.7, 100, 125})}});
      break;
    case 12:
      wishes.push_back({{"verb", "settings"}, {"day_start_hour", dice.chance(0.1) ? 99 : dice.between(0, 5)}});
      break;
    case 13:
      wishes.push_back({{"verb", "today"}, {"day", earlier}});
      break;
    case 14:
      wishes.push_back({{"verb", "reminders"}, {"act", "set"}, {"at", "21:30"}, {"zone", "Europe/Berlin"}});
      break;
    default:
      wishes.push_back(record(dice.word_of({"moonlight", "pain", "note"}), {{"state", "value"}, {"value", 99}}));
  }
}

}  // namespace

const char* in_words(Way way) {
  constexpr const char* words[] = {"a diary", "a ladder", "a trial", "a trial blinded by a helper",
                                   "a trial blinded alone"};
  return words[int(way)];
}

Character a_character(Dice& dice) {
  Character character;
  character.way = dice.one_of(std::vector<Way>{Way::diary, Way::ladder, Way::ladder, Way::open_trial, Way::open_trial,
                                               Way::open_trial, Way::blinded_by_helper, Way::blinded_by_helper,
                                               Way::blinded_alone});
  character.diligence = 0.4 + dice.below(6) / 10.0;
  character.adversity = dice.chance(0.5) ? 0.01 : 0.05;
  character.doubt = dice.chance(0.5) ? 0.15 : 0.4;
  character.travels = dice.chance(0.4);
  character.outcome = dice.word_of({"pain", "sleep_quality"});
  return character;
}

Wishes first_evening(Dice& dice, const Character& character, const Person& person) {
  Wishes wishes{{{"verb", "track"}, {"outcomes", {character.outcome}}}};
  const bool said = character.has_trial() || dice.chance(0.7);
  if (said) wishes.push_back({{"verb", "person"}, {"person", person.sheet}});
  if (character.has_trial() || dice.chance(0.6))
    wishes.push_back({{"verb", "product"}, {"product", some_product(dice, character.blinded())}});
  if (dice.chance(0.3)) wishes.push_back({{"verb", "settings"}, {"day_start_hour", dice.between(0, 5)}});
  if (dice.chance(0.4))
    wishes.push_back({{"verb", "reminders"}, {"act", "set"}, {"at", "21:00"}, {"zone", "Europe/Berlin"}});
  return wishes;
}

Wishes an_evening(Dice& dice, const Character& character, const Standing& standing) {
  Wishes wishes;
  if (dice.chance(0.8)) wishes.push_back(record(character.outcome, a_value(dice)));
  if (dice.chance(0.75)) wishes.push_back(a_dose(dice, character, standing));
  if (dice.chance(character.adversity)) wishes.push_back(a_side_effect(dice));
  if (dice.chance(0.05)) wishes.push_back(record("note", {{"state", "value"}, {"text", some_words(dice)}}));
  if (dice.chance(0.02))
    wishes.push_back(record("context", {{"kind", "illness"}, {"state", "value"}, {"text", some_words(dice)}}));
  if (dice.chance(0.3)) wishes.push_back({{"verb", "today"}});
  if (character.way == Way::ladder) climb(dice, standing, wishes);
  if (character.has_trial() && is_running(standing)) live_a_trial(dice, character, standing, wishes);
  if (character.has_trial() && !is_running(standing) && dice.chance(0.5))
    plan_a_trial(dice, character, standing, wishes);
  if (dice.chance(character.doubt)) doubt(dice, character, standing, wishes);
  if (dice.chance(0.01)) wishes.push_back({{"verb", "product"}, {"product", some_product(dice, character.blinded())}});
  return wishes;
}

}  // namespace titrate::lives
