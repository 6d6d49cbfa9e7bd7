#include "app/in_words.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/listed.h"
#include "catalog/catalog.h"
#include "life/blinding.h"
#include "safety/limit.h"

namespace titrate {
namespace {

/// Says an event at the end of a text: a history has thousands of them, and none is worth a text of its own.
struct InWords {
  std::string& text;
  const OpenNotebook& notebook;
  const Catalog& catalog;

  void operator()(const Recorded& said) const {
    about(said);
    (text += ", for ") += day_in_words(said.day);
  }
  void operator()(const Undone& undone) const {
    const auto at = std::lower_bound(notebook.log.begin(), notebook.log.end(), undone.event,
                                     [](const Event& event, std::int64_t id) { return event.id < id; });
    if (at == notebook.log.end() || at->id != undone.event) return say("an entry taken back");
    text += "taken back: ";
    std::visit(*this, at->what);  // ends: an undo names an earlier event (objection_to)
  }
  void operator()(const Tracked& tracked) const {
    std::string names;
    for (const std::string& name : tracked.measures)
      names += (names.empty() ? "" : ", ") + question_of(catalog, name).label;
    say(names.empty() ? "nothing is asked in the evening" : "asked in the evening: " + names);
  }
  void operator()(const Planned&) const { say("the plan of the trial"); }
  void operator()(const Locked&) const { say("the plan was sealed"); }
  void operator()(const Amended& amended) const { say("the sealed plan was changed: " + amended.reason); }
  void operator()(const Opened& opened) const {
    say(opened.reason.empty() ? "the order was opened" : "the order was opened before the end: " + opened.reason);
  }
  void operator()(const PersonSaid& said) const { say("about you: " + person(said.sheet.person, catalog)); }
  void operator()(const ProductChosen& chosen) const {
    say("the product " + chosen.product.name + ", " +
        number_in_words(chosen.product.unit.elemental.in(elemental_milligram)) + " mg magnesium in a " +
        chosen.product.unit.name);
  }
  void operator()(const RegimenStarted& started) const {
    say("the ladder of " + started.product + ", from " + day_in_words(started.start));
  }
  void operator()(const StepMoved& moved) const {
    const std::string answer = !moved.tolerated ? "" : *moved.tolerated ? "borne well: " : "not borne well: ";
    say(answer + (moved.step ? "step " + std::to_string(*moved.step + 1) : std::string("no dose")) + ", from " +
        day_in_words(moved.day));
  }
  void operator()(const Resumed& resumed) const {
    say("going on after a pause or a stop, from " + day_in_words(resumed.day));
  }
  void operator()(const RegimenStopped& stopped) const { say("the ladder ended, on " + day_in_words(stopped.day)); }
  void operator()(const Paused& paused) const {
    say("the trial pauses, from " + day_in_words(paused.day) + ": " + paused.reason);
  }
  void operator()(const Peeked&) const { say("looked before the planned look"); }
  void operator()(const Decided& decided) const { say("decided, on " + day_in_words(decided.day)); }
  void operator()(const KitMade&) const { say("the kit of study capsules was made"); }
  void operator()(const RemindersChosen&) const { say("the reminders were chosen"); }
  void operator()(const FeedOpened&) const { say("a private feed of the reminders was opened"); }
  void operator()(const FeedClosed&) const { say("the feed of the reminders was closed"); }
  void operator()(const Imported& import) const {
    say("brought in from a file (" + import.format + "): " + std::to_string(import.entries) +
        (import.entries == 1 ? " entry" : " entries"));
  }
  void operator()(const DayStartChosen& chosen) const {
    say("the day begins at " + std::to_string(chosen.start.hour) + ":00");
  }

 private:
  void say(std::string_view words) const { text += words; }
  /// Enough to tell one sheet from the next in a list of all of them.
  static std::string person(const Person& person, const Catalog& catalog) {
    std::string text = person.age ? std::to_string(*person.age) + (*person.age == 1 ? " year" : " years")
                                  : std::string("age not said");
    if (person.sex != Sex::not_said) text += person.sex == Sex::female ? ", female" : ", male";
    if (person.authority) text += ", limits of " + *person.authority;
    if (person.life_stage != LifeStage::none) text += std::string("; ") + stage_in_words(person.life_stage);
    if (person.egfr) text += "; eGFR " + number_in_words(*person.egfr);
    const auto add = [&](const char* what, const std::vector<std::string>& lines) {
      if (!lines.empty()) text += std::string("; ") + what + ": " + listed(lines);
    };
    add("conditions", person.conditions);
    add("medicines", person.medicines);
    add("supplements", person.supplements);
    add("allergies", person.allergies);
    for (const ClinicianDecision& decision : person.decisions)
      text += "; agreed by " + (decision.clinician.empty() ? "nobody named" : decision.clinician) + ": " +
              (decision.rule.empty() ? "a cap" : rule_in_words(decision.rule, catalog)) +
              (decision.limit ? ", at most " + number_in_words(decision.limit->in(elemental_milligram_per_day)) + " mg"
                              : "");
    return text;
  }
  void about(const Recorded& said) const {
    switch (said.item.kind) {
      case Item::Kind::dose:
        return dose(said);
      case Item::Kind::measure:
        return measure(said);
      case Item::Kind::side_effect:
        return side_effect(said);
      case Item::Kind::arm:
        return say(said.text.empty() ? "assigned arm cleared" : "assigned to arm " + said.text);
      case Item::Kind::guess:
        return say(said.text.empty() ? "guess cleared" : "guessed arm " + said.text + sureness(said.entry));
      case Item::Kind::context:
        return say(context_in_words(said.item.name) + (said.text.empty() ? " cleared" : ": " + said.text));
      case Item::Kind::note:
        break;
    }
    say(said.text.empty() ? "note cleared" : "note");
  }
  static std::string sureness(const Entry<double>& share) {
    return share.known() ? ", " + number_in_words(100 * share.amount()) + " % sure" : "";
  }
  void dose(const Recorded& said) const {
    switch (said.entry.state()) {
      case EntryState::value:
        text += number_in_words(said.entry.amount());
        if (mg_of_study_capsule(said.item)) return say(said.entry.amount() == 1 ? " study capsule" : " study capsules");
        return say(said.item == dose_item(true) ? " mg magnesium" : " of the treatment");
      case EntryState::none:
        return say(mg_of_study_capsule(said.item) ? "no study capsule" : "no dose");
      case EntryState::skipped:
        return say("dose skipped");
      case EntryState::not_recorded:
        break;
    }
    say("dose cleared");
  }
  void side_effect(const Recorded& said) const {
    const std::string name = side_effect_in_words(said.item.name, catalog);
    switch (said.entry.state()) {
      case EntryState::value:
        return say(name + ", " + grade_in_words(int(said.entry.amount())));
      case EntryState::none:
        return say("not noticed: " + name);
      case EntryState::skipped:
        return say(name + " skipped");
      case EntryState::not_recorded:
        break;
    }
    say(name + " cleared");
  }
  void measure(const Recorded& said) const {
    const Instrument* const known = find_instrument(catalog, said.item.name);
    text += known ? known->label : said.item.name;
    switch (said.entry.state()) {
      case EntryState::value:
      case EntryState::none:
        (text += ' ') += number_in_words(said.entry.amount());
        return;
      case EntryState::skipped:
        return say(" skipped");
      case EntryState::not_recorded:
        break;
    }
    say(" cleared");
  }
};

}  // namespace

std::string number_in_words(double number) {
  char text[32];
  constexpr int digits = 10;
  constexpr double too_long = 1e10;
  if (number > -too_long && number < too_long &&
      number == std::trunc(number))  // most are, and this is ten times faster
    return {text, std::to_chars(text, text + sizeof text, std::int64_t(number)).ptr};
  return {text, std::to_chars(text, text + sizeof text, number, std::chars_format::general, digits).ptr};
}

std::string grade_in_words(int grade) {
  static constexpr const char* words[] = {"none", "mild", "moderate", "severe", "life-threatening", "fatal"};
  return grade >= 0 && grade <= 5 ? words[grade] : "grade " + std::to_string(grade);
}

std::string side_effect_in_words(const std::string& effect, const Catalog& catalog) {
  for (const AdverseEffect& row : catalog.adverse_effects)
    if (row.effect == effect) return row.name;
  return effect;
}

const char* stage_in_words(LifeStage stage) {
  switch (stage) {
    case LifeStage::pregnant:
      return "pregnant";
    case LifeStage::breastfeeding:
      return "breastfeeding";
    case LifeStage::trying_to_conceive:
      return "trying to conceive";
    case LifeStage::none:
      break;
  }
  return "";
}

std::string rule_in_words(const std::string& rule, const Catalog& catalog) {
  for (const Condition& row : catalog.conditions)
    if (row.id == rule) return row.label;
  for (const Interaction& row : catalog.interactions)
    if (row.id == rule) return row.ingredient;
  return rule == supplemental_limit_rule ? "the limit" : rule;
}

std::string context_in_words(const std::string& kind) {
  if (kind == "pain_relief") return "pain relief";
  return kind == "other" ? "other change" : kind;
}

std::string days_in_words(int count) { return std::to_string(count) + (count == 1 ? " day" : " days"); }

std::string event_in_words(const Event& event, const OpenNotebook& notebook, const Catalog& catalog) {
  std::string text;
  say_event(text, event, notebook, catalog);
  return text;
}

void say_event(std::string& text, const Event& event, const OpenNotebook& notebook, const Catalog& catalog) {
  std::visit(InWords{text, notebook, catalog}, event.what);
}

}  // namespace titrate
