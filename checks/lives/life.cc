#include "life.h"

#include <algorithm>
#include <set>

#include "codec/catalog_tables.h"
#include "codec/reminders.h"

namespace titrate::lives {
namespace {

using std::chrono::minutes;

constexpr int days_of_a_life = 365;
const Day first_day = *parse_day("2026-01-01");

bool is_ok(const std::string& reply) { return reply.rfind(R"({"ok":true)", 0) == 0; }

/// Verbs that take a key, so that a question that was sent twice is written once.
bool takes_key(const std::string& verb) {
  static const std::set<std::string> keyed{"record", "undo",     "redo",     "track",      "settings",
                                           "person", "product",  "follow",   "plan_pause", "plan_resume",
                                           "decide", "plan_kit", "reminders"};
  return keyed.contains(verb);
}

std::string shortened(std::string text, std::size_t most) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text.size() <= most ? text : text.substr(0, most) + "...";
}

}  // namespace

void Tally::add(const Tally& other) {
  for (long Tally::*field : {&Tally::steps, &Tally::entries, &Tally::refused, &Tally::faults, &Tally::repeated,
                             &Tally::backups, &Tally::restores, &Tally::seals, &Tally::blinded, &Tally::rests,
                             &Tally::opened, &Tally::flights, &Tally::looks})
    this->*field += other.*field;
}

Life::Life(std::uint64_t seed, int number, Rehearsed& rehearsed, Mutation mutation)
    : dice_(seed * 1'000'003 + std::uint64_t(number)),
      rehearsed_(rehearsed),
      mutation_(mutation),
      character_(a_character(dice_)),
      wished_(somebody(dice_)),
      clock_(first_day + days(dice_.below(30))),
      home_(mutation) {
  story_.push_back(std::string("Life ") + std::to_string(number) + ": " + in_words(character_.way) + ", " +
                   character_.outcome + ", person " + wished_.sheet.dump());
}

Broken Life::live() {
  const Day end = clock_.today() + days(days_of_a_life);
  for (const Json& wish : first_evening(dice_, character_, wished_))
    if (auto broken = step(wish)) return broken;
  while (clock_.today() < end) {
    if (character_.travels && dice_.chance(0.02)) {
      clock_.fly(dice_);
      ++tally_.flights;
      story_.push_back(std::string("   flies to ") + clock_.where());
    }
    // Whole weeks without a word happen, and most of a year is not a trial.
    const bool in_trial = calendar_ && !says_.opened;
    int wait = 1;
    while (!dice_.chance(character_.diligence)) ++wait;
    if (dice_.chance(0.03)) wait += dice_.between(3, 20);
    if (!in_trial && dice_.chance(0.6)) wait += dice_.between(1, 12);
    clock_.wait_until(clock_.today() + days(wait), minutes(dice_.between(17 * 60, 26 * 60)));
    if (auto broken = evening()) return broken;
  }
  return copies();
}

Broken Life::evening() {
  const Day today = day_of(clock_.now(), says_.diary.day_start);
  const Standing standing{says_, calendar_ ? &*calendar_ : nullptr, today};
  auto wishes = an_evening(dice_, character_, standing);
  if (dice_.chance(0.01) || (says_.sheet && says_.locked && dice_.chance(0.005))) {
    wished_ = changed(wished_, dice_);
    wishes.push_back({{"verb", "person"}, {"person", wished_.sheet}});
  }
  for (const Json& wish : wishes) {
    clock_.wait(minutes(dice_.below(3)));
    if (auto broken = step(wish)) return broken;
  }
  if (dice_.chance(0.02))
    if (auto broken = copies()) return broken;
  if (dice_.chance(0.01))
    if (auto broken = to_and_from_backup()) return broken;
  return std::nullopt;
}

Fault Life::draw_fault() {
  if (!dice_.chance(0.1)) return Fault::none;
  return Fault(dice_.chance(0.5) ? int(Fault::disk_stops) : dice_.between(1, int(Fault::not_read)));
}

/// What a plan can find is not estimated here, which takes seconds; and a plan is rehearsed only once (seal.h).
std::string Life::ask(const Json& request, Fault fault) {
  const std::string verb = request["verb"];
  const int at = dice_.between(1, fault == Fault::not_read ? 6 : 12);
  const bool in_a_hurry = verb == "plan_new" || verb == "plan" || (verb == "plan_lock" && rehearsed_.knows(says_));
  return in_a_hurry ? home_.ask(request, fault, at, InAHurry()) : home_.ask(request, fault, at);
}

/// The door was stopped at the rehearsal of a plan that was rehearsed before, and had nothing else against it.
Broken Life::seal(const Json& request) {
  const Moment now = clock_.now();
  const auto locked = rehearsed_.seal(says_, now, day_of(now, says_.diary.day_start), home_.vault());
  if (!locked) return std::nullopt;
  home_.expect_nothing();
  home_.write({0, "mine", "", now, *locked});
  return answered(request, R"({"ok":true,"sealed_as_rehearsed_before":true})", "", Fault::none);
}

Broken Life::step(Json request) {
  const std::string verb = request["verb"];
  request["now"] = to_string(clock_.now());
  ++tally_.steps;
  if (takes_key(verb) && dice_.chance(0.9)) request["key"] = "step " + std::to_string(tally_.steps);
  Fault fault = draw_fault();
  // An entry that is sent again without a key may be written twice, as it says; so it is sent with one.
  if (takes_key(verb) && fault != Fault::none) request["key"] = "step " + std::to_string(tally_.steps);
  const std::string of_twin = twin_ ? twin_->ask(request, home_.backups()) : "";
  const std::string reply = ask(request, fault);
  if (!home_.failed()) fault = Fault::none;
  if (auto broken = answered(request, reply, of_twin, fault)) return broken;
  if (fault != Fault::none && !is_ok(reply)) return again(request);
  if (reply.find("rehearsal was stopped") != reply.npos) return seal(request);
  // A hand that slips sends the same twice.
  if (is_ok(reply) && request.contains("key") && dice_.chance(0.03)) return again(request);
  return std::nullopt;
}

/// What was asked is asked again, now that the disk is well: it is there once, whatever became of the first time.
Broken Life::again(const Json& request) {
  ++tally_.repeated;
  const bool was_there = request.contains("key") && std::any_of(log_.begin(), log_.end(), [&](const Event& event) {
                           return event.key == request["key"];
                         });
  const auto before = log_.size();
  const std::string reply = ask(request);
  if (auto broken = answered(request, reply, "", Fault::none)) return broken;
  if (reply.find("rehearsal was stopped") != reply.npos) return seal(request);
  if (!was_there) return std::nullopt;
  if (log_.size() > before) return "sent again under its key, it is written twice";
  // A pause that was written is not written again, but the door says that it rests already.
  const std::string verb = request["verb"];
  const bool refused = verb.rfind("plan_", 0) == 0 || verb == "follow" || verb == "decide" || verb == "plan_kit";
  if (!is_ok(reply) && !refused) return "it was written, and sent again under its key it is refused: " + reply;
  return std::nullopt;
}

Broken Life::answered(const Json& request, const std::string& reply, const std::string& of_twin, Fault fault) {
  Json json = Json::parse(reply, nullptr, false);
  if (!json.is_object() || !json["ok"].is_boolean()) return "the answer is no answer: " + shortened(reply, 200);
  const bool ok = is_ok(reply);
  tell(request, json, fault);
  home_.restart();
  auto log = home_.log();
  if (!log) return "the log cannot be read: " + describe(log.problem());
  if (mutation_ == Mutation::write_what_failed && !ok && log->size() > 20)
    log->push_back(log->back()), log->back().id++;
  if (auto broken = log_is_kept({log_, *log, home_.tried()}, ok, fault != Fault::none)) return broken;
  tally_.entries += long(log->size() - log_.size());
  tally_.refused += !ok && fault == Fault::none;
  tally_.faults += fault != Fault::none;
  log_ = std::move(*log);
  if (auto broken = entry_is_as_said(request, json, log_)) return broken;
  const std::string verb = request["verb"];
  if (twin_) {
    // What the program draws at random, and the order once it is open, may differ.
    const bool drawn = (verb == "plan_kit" || verb == "reminders" || verb == "plan_open" || verb == "plan_lock") && ok;
    std::string told = reply;
    if (mutation_ == Mutation::tell_the_arm && verb == "today" && ok)
      told.insert(told.size() - 1, std::string(R"(,"first":)") + (twin_->first_order() ? "1" : "0"));
    if (!of_twin.empty() && fault == Fault::none && !drawn) {
      ++tally_.blinded;
      if (auto broken = twin_->tells_the_same(request, told, of_twin)) return broken;
    }
    if (fault != Fault::none || drawn || of_twin.empty()) twin_->follow(log_);
  }
  return after_each(request, json);
}

Broken Life::after_each(const Json& request, const Json& reply) {
  std::vector<Event> as_folded = log_;
  if (mutation_ == Mutation::fold_forgets_undo)
    std::erase_if(as_folded, [](const Event& event) { return std::holds_alternative<Undone>(event.what); });
  says_ = notebook_of(as_folded);
  if (auto broken = fold_is_replay(log_, says_)) return broken;
  for (const Event& event : log_)
    if (std::holds_alternative<PersonSaid>(event.what) && !people_.contains(to_string(event.entered)))
      people_[to_string(event.entered)] = wished_;
  const Day today = day_of(clock_.now(), says_.diary.day_start);
  Json told = reply;
  if (mutation_ == Mutation::suggest_over_limit && told.contains("today") && told["today"].is_object() &&
      told["today"]["dose"]["room_left_mg"].is_number())
    told["today"]["dose"]["room_left_mg"] = told["today"]["dose"]["room_left_mg"].get<double>() + 150;
  if (auto broken = doses_are_within(told, says_, person(), today)) return broken;
  if (says_.opened) {
    tally_.opened += twin_.has_value();
    twin_.reset();
  } else if (!twin_ && says_.locked) {
    twin_ = Twin::of(log_, home_.vault());
  }
  if (request["verb"] == "plan_lock" && reply["ok"] == true) {
    ++tally_.seals;
    rehearsed_.remember(says_);
  }
  tally_.looks += request["verb"] == "review" && reply["ok"] == true;
  return schedule();
}

Broken Life::schedule() {
  const auto& catalog = codec::catalog();
  const Moment now = clock_.now();
  const Day today = day_of(now, says_.diary.day_start);
  const auto plan = codec::sealed_plan_of(says_, catalog);
  if (!plan) return "the sealed plan cannot be read: " + describe(plan.problem());
  if (!*plan) return calendar_.reset(), std::nullopt;
  TrialCalendar calendar = codec::calendar_of(**plan, notebook(), catalog, now);
  if (mutation_ == Mutation::shift_the_past && calendar.days.size() > 9 && today > calendar.start() + days(8))
    std::rotate(calendar.days.begin(), calendar.days.begin() + 1, calendar.days.end());
  if (auto broken = schedule_holds(calendar, today)) return broken;
  if (calendar_ && calendar_->plan.start == calendar.plan.start)
    if (auto broken = past_is_kept(*calendar_, std::min(calendar_of_, today), calendar)) return broken;
  if (!calendar_ || calendar.rests.size() > calendar_->rests.size()) tally_.rests += long(calendar.rests.size());
  const auto reminders = codec::reminders_now(notebook(), catalog, now);
  if (!reminders) return "the reminders cannot be read: " + describe(reminders.problem());
  if (*reminders && !says_.regimen) {
    ReminderDays reminded = (*reminders)->days;
    if (mutation_ == Mutation::remind_while_resting) reminded.evening = Stretch{calendar.start(), std::nullopt};
    if (auto broken = reminders_hold(reminded, calendar, today, says_.opened.has_value())) return broken;
  }
  calendar_ = std::move(calendar);
  calendar_of_ = today;
  return std::nullopt;
}

/// Whom the program was told of, as far as that stands: a sheet may be taken back.
Person Life::person() const {
  for (std::size_t i = log_.size(); i-- > 0;)
    if (std::holds_alternative<PersonSaid>(log_[i].what) &&
        std::binary_search(says_.standing.begin(), says_.standing.end(), log_[i].id))
      return people_.at(to_string(log_[i].entered));
  return nobody();
}

Broken Life::copies() {
  story_.push_back("   the log is exported and copied");
  return copies_are_the_log(home_, log_, mutation_);
}

/// A backup is made, more is written, and now and then the backup becomes the diary.
Broken Life::to_and_from_backup() {
  const auto ask = [&](Json request) {
    request["now"] = to_string(clock_.now());
    const Json reply = Json::parse(home_.ask(request));
    tell(request, reply, Fault::none);
    home_.restart();
    return reply;
  };
  const Json made = ask({{"verb", "backup"}, {"act", "make"}});
  if (made["ok"] != true) return "no backup can be made: " + made.dump();
  ++tally_.backups;
  backups_[made["made"]["name"].get<std::string>()] = log_;
  if (dice_.chance(0.6)) return std::nullopt;
  Json files = Json::array();
  for (const Json& file : made["backups"])
    if (backups_.contains(file["name"].get<std::string>())) files.push_back(file["name"]);
  const std::string name = files[std::size_t(dice_.below(int(files.size())))];
  const Json drilled = ask({{"verb", "backup"}, {"act", "drill"}, {"name", name}});
  if (drilled["ok"] != true) return "a backup does not pass its drill: " + drilled.dump();
  const Json restored = ask({{"verb", "backup"}, {"act", "restore"}, {"name", name}, {"confirm", true}});
  if (restored["ok"] != true) return "a backup cannot be restored: " + restored.dump();
  ++tally_.restores;
  auto log = home_.log();
  if (!log) return "the restored log cannot be read: " + describe(log.problem());
  if (*log != backups_[name]) return "what was restored is not what was backed up";
  log_ = std::move(*log);
  says_ = notebook_of(log_);
  calendar_.reset();
  twin_ = says_.opened ? std::nullopt : Twin::of(log_, home_.vault());
  return fold_is_replay(log_, says_);
}

void Life::tell(const Json& request, const Json& reply, Fault fault) {
  Json asked = request;
  asked.erase("now");
  std::string line = request["now"].get<std::string>() + "  " + shortened(asked.dump(), 300);
  if (fault != Fault::none) line += "  [" + std::string(in_words(fault)) + "]";
  line += reply["ok"] == true ? "  ok" : "  refused: " + shortened(reply["problem"]["what"].get<std::string>(), 160);
  story_.push_back(line);
}

}  // namespace titrate::lives
