#include "app/in_words.h"

#include <algorithm>
#include <charconv>

#include "base/listed.h"
#include "catalog/catalog.h"
#include "life/blinding.h"

namespace titrate {
namespace {

/// One text of these parts, made at once: a history has thousands of them.
std::string joined(std::initializer_list<std::string_view> parts) {
  std::size_t size = 0;
  for (const std::string_view part : parts) size += part.size();
  std::string text;
  text.reserve(size);
  for (const std::string_view part : parts) text += part;
  return text;
}

struct InWords {
  const OpenNotebook& notebook;
  const Catalog& catalog;

  std::string operator()(const Recorded& said) const { return joined({about(said), ", for ", day_in_words(said.day)}); }
  std::string operator()(const Undone& undone) const {
    const auto at = std::lower_bound(notebook.log.begin(), notebook.log.end(), undone.event,
                                     [](const Event& event, std::int64_t id) { return event.id < id; });
    if (at == notebook.log.end() || at->id != undone.event) return "an entry taken back";
    return "taken back: " + std::visit(*this, at->what);  // ends: an undo names an earlier event (objection_to)
  }
  std::string operator()(const Tracked& tracked) const {
    std::string names;
    for (const std::string& name : tracked.measures)
      names += (names.empty() ? "" : ", ") + question_of(catalog, name).label;
    return names.empty() ? "nothing is asked in the evening" : "asked in the evening: " + names;
  }
  std::string operator()(const Planned&) const { return "the plan of the trial"; }
  std::string operator()(const Locked&) const { return "the plan was sealed"; }
  std::string operator()(const Amended& amended) const { return "the sealed plan was changed: " + amended.reason; }
  std::string operator()(const Opened& opened) const {
    return opened.reason.empty() ? "the order was opened" : "the order was opened before the end: " + opened.reason;
  }
  std::string operator()(const PersonSaid& said) const { return "about you: " + person(said.sheet.person); }
  std::string operator()(const ProductChosen& chosen) const {
    return "the product " + chosen.product.name + ", " +
           number_in_words(chosen.product.unit.elemental.in(elemental_milligram)) + " mg magnesium in a " +
           chosen.product.unit.name;
  }
  std::string operator()(const RegimenStarted& started) const {
    return "the ladder of " + started.product + ", from " + day_in_words(started.start);
  }
  std::string operator()(const StepMoved& moved) const {
    const std::string answer = !moved.tolerated ? "" : *moved.tolerated ? "borne well: " : "not borne well: ";
    return answer + (moved.step ? "step " + std::to_string(*moved.step + 1) : std::string("no dose")) + ", from " +
           day_in_words(moved.day);
  }
  std::string operator()(const Resumed& resumed) const {
    return "going on after a pause or a stop, from " + day_in_words(resumed.day);
  }
  std::string operator()(const RegimenStopped& stopped) const {
    return "the ladder ended, on " + day_in_words(stopped.day);
  }
  std::string operator()(const Paused& paused) const {
    return "the trial pauses, from " + day_in_words(paused.day) + ": " + paused.reason;
  }
  std::string operator()(const Peeked&) const { return "looked before the planned look"; }
  std::string operator()(const Decided& decided) const { return "decided, on " + day_in_words(decided.day); }
  std::string operator()(const KitMade&) const { return "the kit of study capsules was made"; }
  std::string operator()(const RemindersChosen&) const { return "the reminders were chosen"; }
  std::string operator()(const FeedOpened&) const { return "a private feed of the reminders was opened"; }
  std::string operator()(const FeedClosed&) const { return "the feed of the reminders was closed"; }
  std::string operator()(const Imported& import) const {
    return "brought in from a file (" + import.format + "): " + std::to_string(import.entries) +
           (import.entries == 1 ? " entry" : " entries");
  }
  std::string operator()(const DayStartChosen& chosen) const {
    return "the day begins at " + std::to_string(chosen.start.hour) + ":00";
  }

 private:
  /// Enough to tell one sheet from the next in a list of all of them.
  static std::string person(const Person& person) {
    std::string text = person.age ? std::to_string(*person.age) + (*person.age == 1 ? " year" : " years")
                                  : std::string("age not said");
    if (person.sex != Sex::not_said) text += person.sex == Sex::female ? ", female" : ", male";
    if (person.authority) text += ", limits of " + *person.authority;
    const auto add = [&](const char* what, const std::vector<std::string>& lines) {
      if (!lines.empty()) text += std::string("; ") + what + ": " + listed(lines);
    };
    add("conditions", person.conditions);
    add("medicines", person.medicines);
    add("supplements", person.supplements);
    add("allergies", person.allergies);
    for (const ClinicianDecision& decision : person.decisions)
      text += "; agreed by " + (decision.clinician.empty() ? "nobody named" : decision.clinician) + ": " +
              (decision.rule.empty() ? "a cap" : decision.rule) +
              (decision.limit ? ", at most " + number_in_words(decision.limit->in(elemental_milligram_per_day)) + " mg"
                              : "");
    return text;
  }
  std::string about(const Recorded& said) const {
    switch (said.item.kind) {
      case Item::Kind::dose:
        return dose(said);
      case Item::Kind::measure:
        return measure(said);
      case Item::Kind::side_effect:
        return side_effect(said);
      case Item::Kind::arm:
        return said.text.empty() ? "assigned arm cleared" : "assigned to arm " + said.text;
      case Item::Kind::guess:
        return said.text.empty()
                   ? "guess cleared"
                   : "guessed arm " + said.text +
                         (said.entry.known() ? ", " + number_in_words(100 * said.entry.amount()) + " % sure" : "");
      case Item::Kind::context:
        return context_in_words(said.item.name) + (said.text.empty() ? " cleared" : ": " + said.text);
      case Item::Kind::note:
        break;
    }
    return said.text.empty() ? "note cleared" : "note";
  }
  static std::string dose(const Recorded& said) {
    const bool magnesium = said.item == dose_item(true);
    switch (said.entry.state()) {
      case EntryState::value:
        if (mg_of_study_capsule(said.item))
          return number_in_words(said.entry.amount()) +
                 (said.entry.amount() == 1 ? " study capsule" : " study capsules");
        return number_in_words(said.entry.amount()) + (magnesium ? " mg magnesium" : " of the treatment");
      case EntryState::none:
        return mg_of_study_capsule(said.item) ? "no study capsule" : "no dose";
      case EntryState::skipped:
        return "dose skipped";
      case EntryState::not_recorded:
        break;
    }
    return "dose cleared";
  }
  std::string side_effect(const Recorded& said) const {
    const std::string name = side_effect_in_words(said.item.name, catalog);
    switch (said.entry.state()) {
      case EntryState::value:
        return name + ", " + grade_in_words(int(said.entry.amount()));
      case EntryState::none:
        return "not noticed: " + name;
      case EntryState::skipped:
        return name + " skipped";
      case EntryState::not_recorded:
        break;
    }
    return name + " cleared";
  }
  std::string measure(const Recorded& said) const {
    const Instrument* const known = find_instrument(catalog, said.item.name);
    const std::string& label = known ? known->label : said.item.name;
    switch (said.entry.state()) {
      case EntryState::value:
      case EntryState::none:
        return joined({label, " ", number_in_words(said.entry.amount())});
      case EntryState::skipped:
        return joined({label, " skipped"});
      case EntryState::not_recorded:
        break;
    }
    return label + " cleared";
  }
};

}  // namespace

std::string number_in_words(double number) {
  char text[32];
  constexpr int digits = 10;
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

std::string context_in_words(const std::string& kind) {
  if (kind == "pain_relief") return "pain relief";
  return kind == "other" ? "other change" : kind;
}

std::string days_in_words(int count) { return std::to_string(count) + (count == 1 ? " day" : " days"); }

std::string event_in_words(const Event& event, const OpenNotebook& notebook, const Catalog& catalog) {
  return std::visit(InWords{notebook, catalog}, event.what);
}

}  // namespace titrate
