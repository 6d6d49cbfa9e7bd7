#include "app/import_plan.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "app/import_doses.h"
#include "app/import_guess.h"
#include "app/import_names.h"
#include "app/in_words.h"
#include "app/said_entry.h"
#include "app/today.h"
#include "base/listed.h"
#include "life/blinding.h"

namespace titrate {
namespace {

/// What a line of the log is about: there is one dose a day, whatever its unit is called.
using PlaceInDiary = std::tuple<Day, Item::Kind, std::string>;

PlaceInDiary place_in_diary(const Recorded& said) {
  return {said.day, said.item.kind, said.item.kind == Item::Kind::dose ? std::string() : said.item.name};
}

/// The last standing line of each day and item, those that cleared it too.
std::map<PlaceInDiary, const Recorded*> standing_lines(const OpenNotebook& notebook) {
  std::map<PlaceInDiary, const Recorded*> lines;
  auto standing = notebook.says->standing.begin();
  for (const Event& event : notebook.log) {
    if (standing == notebook.says->standing.end()) break;
    if (event.id != *standing) continue;
    ++standing;
    if (const auto* said = std::get_if<Recorded>(&event.what)) lines[place_in_diary(*said)] = said;
  }
  return lines;
}

/// In one sentence what stands in the diary instead.
std::string what_stands(const Recorded& said) {
  if (in_words(said.item.kind))
    return said.text.empty() ? "It was cleared in the diary, and stays so."
                             : "The diary has other words for this day, and keeps them.";
  switch (said.entry.state()) {
    case EntryState::value:
    case EntryState::none:
      return "The diary has " + number_in_words(said.entry.amount() * mg_of_study_capsule(said.item).value_or(1)) +
             " for this day, and keeps it.";
    case EntryState::skipped:
      return "It was skipped in the diary, and stays so.";
    case EntryState::not_recorded:
      break;
  }
  return "It was cleared in the diary, and stays so.";
}

/// The same fact, in whatever unit it stands.
bool says_the_same(const Recorded& stands, const Recorded& found) {
  if (in_words(stands.item.kind)) return stands.text == found.text;
  if (stands.item.kind != Item::Kind::dose || !stands.entry.known() || !found.entry.known())
    return stands.entry == found.entry;
  const double one = stands.entry.amount() * mg_of_study_capsule(stands.item).value_or(1), other = found.entry.amount();
  return std::abs(one - other) <= 1e-9 * std::max(std::abs(one), std::abs(other));
}

/// What a file says of one day and item of the diary, which several of its items may have become.
struct FoundSaying {
  Recorded said;
  ImportLine line;
  std::size_t item = 0;  ///< the first of them
};

class ImportPlanning {
 public:
  ImportPlanning(const OpenNotebook& notebook, const Catalog& catalog, const FileFindings& findings,
                 const ImportWish& wish, Day today, const std::function<DayOfTrial(Day)>& trial)
      : notebook_(notebook), catalog_(catalog), findings_(findings), wish_(wish), today_(today), trial_(trial) {}

  Result<ImportPlan> plan() {
    if (auto problem = objection_to_mapping()) return *problem;
    plan_.format = findings_.format;
    plan_.in_words = findings_.in_words;
    plan_.records = findings_.records;
    plan_.passed_over = findings_.passed_over;
    plan_.not_understood = findings_.not_understood;
    plan_.listed = findings_.listed;
    plan_.remarks = findings_.remarks;
    choose_targets();
    for (const FoundEntry& entry : findings_.entries) take(entry);
    decide();
    plan_names(notebook_, catalog_, findings_, wish_.add_to_sheet, today_, plan_);
    return std::move(plan_);
  }

 private:
  std::optional<Problem> objection_to_mapping() const {
    std::vector<std::string> names;
    for (const FoundItem& item : findings_.items) names.push_back("\"" + item.name + "\"");
    for (const auto& [name, target] : wish_.mapping)
      if (std::find(names.begin(), names.end(), "\"" + name + "\"") == names.end())
        return Problem{"This file has nothing that is called \"" + name + "\".",
                       {.file = "mapping"},
                       "It has: " + listed(names) + "."};
    return std::nullopt;
  }

  /// What each item becomes: as said, as before, or by what its name means.
  void choose_targets() {
    const Mapping saved = saved_mapping(notebook_, findings_.format);
    std::vector<bool> all_whole(findings_.items.size(), true);
    for (const FoundEntry& entry : findings_.entries)
      if (entry.entry.known() && entry.entry.amount() != std::floor(entry.entry.amount()))
        all_whole[entry.item] = false;
    for (std::size_t i = 0; i < findings_.items.size(); ++i) {
      const FoundItem& item = findings_.items[i];
      PlannedItem planned{item, {}, PlannedItem::By::guessed, "", 0, {}, {}};
      if (const auto said = wish_.mapping.find(item.name); said != wish_.mapping.end()) {
        planned.target = said->second;
        planned.by = PlannedItem::By::said;
      } else if (const auto before = saved.find(item.name); before != saved.end()) {
        planned.target = before->second;
        planned.by = PlannedItem::By::saved;
      } else {
        ImportGuess guess = guess_target(item, all_whole[i], findings_.format, notebook_, catalog_);
        planned.target = std::move(guess.target);
        planned.why = std::move(guess.why);
        if (guess.question) plan_.questions.push_back(std::move(*guess.question));
        leave_if_taken(planned);
      }
      plan_.items.push_back(std::move(planned));
    }
    for (PlannedItem& planned : plan_.items) settle(planned);
  }

  /// Two items that would become the same outcome are two outcomes: which of them is meant is not ours to guess.
  void leave_if_taken(PlannedItem& planned) const {
    if (planned.target.kind != ImportTarget::Kind::outcome) return;
    for (const PlannedItem& other : plan_.items)
      if (other.target.kind == ImportTarget::Kind::outcome && other.target.name == planned.target.name) {
        planned.target = {};
        planned.why = "\"" + other.item.name + "\" of this file is that already.";
      }
  }

  /// The name under which the diary keeps it, and its factor.
  void settle(PlannedItem& planned) {
    ImportTarget& target = planned.target;
    if (target.kind == ImportTarget::Kind::outcome)
      target.name = measure_called(notebook_, catalog_, target.name).value_or(target.name);
    if (target.kind == ImportTarget::Kind::dose && !target.factor) target.factor = mg_in_unit(planned.item.unit);
    if (target.kind != ImportTarget::Kind::leave || planned.by != PlannedItem::By::guessed)
      plan_.mapping[planned.item.name] = target;
  }

  /// Doses of one diary are of one kind: those that it has; else magnesium, unless the file's own table says otherwise.
  bool doses_are_magnesium(const FoundItem& item) const {
    const auto& days = notebook_.says->diary.days;
    const bool any = std::any_of(days.begin(), days.end(), [](const DayRecord& day) { return day.dose.known(); });
    return any ? takes_magnesium(notebook_) : item.suggested != "dose" || !item.unit.empty();
  }

  Result<Recorded> said_by(const PlannedItem& planned, const FoundEntry& found) const {
    const ImportTarget& target = planned.target;
    const Entry<double>& entry = found.entry;
    const double factor = target.factor.value_or(1);
    const Entry<double> scaled = entry.known() ? Entry<double>::of(entry.amount() * factor) : entry;
    NewEntry typed;
    typed.state = entry.state();
    if (entry.state() == EntryState::value) typed.value = entry.amount();
    switch (target.kind) {
      case ImportTarget::Kind::dose: {
        const bool magnesium = doses_are_magnesium(planned.item);
        if (scaled.known())
          if (auto problem = no_dose(scaled.amount(), magnesium)) return *problem;
        return recorded(found.day, dose_item(magnesium), scaled);
      }
      case ImportTarget::Kind::outcome:
        if (scaled.known())
          if (auto problem = refuse_off_scale(scaled.amount(), question_of(catalog_, target.name))) return *problem;
        return recorded(found.day, measure_item(target.name), scaled);
      case ImportTarget::Kind::side_effect:
        typed.effect = target.name;
        return side_effect_of(typed, catalog_, found.day);
      case ImportTarget::Kind::context:
        typed.kind = target.name;
        typed.state = EntryState::value;
        typed.value.reset();
        typed.text = words_of(planned, found);
        return context_of(typed, found.day);
      case ImportTarget::Kind::note:
        return written(found.day, Item::Kind::note, words_of(planned, found));
      case ImportTarget::Kind::leave:
        break;
    }
    return Problem{planned.why.empty() ? "It stays in the file." : planned.why, {}, ""};
  }

  /// Of a number that becomes words, what the file says: "Coffee 2 cups".
  static std::string words_of(const PlannedItem& planned, const FoundEntry& found) {
    if (!found.text.empty() || !found.entry.known()) return found.text;
    return planned.item.name + " " + number_in_words(found.entry.amount()) +
           (planned.item.unit.empty() ? "" : " " + planned.item.unit);
  }

  static ImportLine line_of(const PlannedItem& planned, const FoundEntry& found) {
    return {found.day, planned.item.name, found.line, found.record.empty() ? words_of(planned, found) : found.record,
            ""};
  }

  void take(const FoundEntry& found) {
    PlannedItem& planned = plan_.items[found.item];
    ++planned.days;
    planned.from = std::min(found.day, planned.from.value_or(found.day));
    planned.to = std::max(found.day, planned.to.value_or(found.day));
    ImportLine line = line_of(planned, found);
    auto said = said_by(planned, found);
    if (planned.target.kind == ImportTarget::Kind::leave) {
      if (is_asked(planned)) asked_[found.day] = planned.item.name;
      line.why = said.problem().what;
      return plan_.left_out.add(std::move(line));
    }
    if (!said) {
      line.why = said.problem().what;
      return plan_.refused.add(std::move(line));
    }
    const bool empty = in_words(said->item.kind) ? said->text.empty() : said->entry.state() == EntryState::not_recorded;
    if (empty) return;
    const auto [at, is_new] = found_.try_emplace(place_in_diary(*said), FoundSaying{*said, line, found.item});
    if (!is_new) join(at->second, *said, line);
  }

  bool is_asked(const PlannedItem& planned) const {
    return planned.by == PlannedItem::By::guessed &&
           std::any_of(plan_.questions.begin(), plan_.questions.end(),
                       [&](const ImportQuestion& question) { return question.item == planned.item.name; });
  }

  /// Another item of the file that says something of the same day and item of the diary.
  void join(FoundSaying& known, const Recorded& said, const ImportLine& line) {
    switch (said.item.kind) {
      case Item::Kind::dose:  // of several products, or twice a day
        if (said.entry.known())
          known.said.entry =
              Entry<double>::of((known.said.entry.known() ? known.said.entry.amount() : 0) + said.entry.amount());
        break;
      case Item::Kind::side_effect:  // the worst of the day
        if (said.entry.known() && (!known.said.entry.known() || said.entry.amount() > known.said.entry.amount()))
          known.said.entry = said.entry;
        break;
      case Item::Kind::note:
      case Item::Kind::context:
        known.said.text += "; " + said.text;
        break;
      default:
        if (known.said.entry == said.entry) break;
        ImportLine other = line;
        other.why =
            "\"" + known.line.item + "\" of this file says something else of the same outcome; the first holds.";
        plan_.conflicting.add(std::move(other));
    }
  }

  void decide() {
    const std::map<PlaceInDiary, const Recorded*> standing = standing_lines(notebook_);
    std::vector<FoundDose> doses;
    for (const auto& [place, saying] : found_)
      if (saying.said.item.kind == Item::Kind::dose) doses.push_back({saying.said.day, saying.said.entry});
    DoseDoubts doubts(notebook_, catalog_, std::move(doses), today_);
    for (auto& [place, saying] : found_) {
      ImportLine line = std::move(saying.line);
      const auto stands = standing.find(place);
      if (stands != standing.end() && says_the_same(*stands->second, saying.said)) {
        plan_.duplicate.add(std::move(line));
      } else if (stands != standing.end()) {
        line.why = what_stands(*stands->second);
        plan_.conflicting.add(std::move(line));
      } else if (auto problem = refuse_future(saying.said.day, today_)) {
        line.why = problem->what;
        plan_.refused.add(std::move(line));
      } else if (saying.said.item.kind != Item::Kind::dose || takes(saying.said, line, doubts)) {
        plan_.fresh.add(std::move(line));
        plan_.what.emplace_back(std::move(saying.said));
      }
    }
  }

  /// May this dose be written? Where not, the line is kept where it belongs.
  bool takes(const Recorded& said, ImportLine& line, DoseDoubts& doubts) {
    const DayOfTrial of_trial = trial_ ? trial_(said.day) : DayOfTrial{};
    if (of_trial.study_capsules) {
      line.why =
          "On this day study capsules are taken, and nobody may know what is in them before the order is opened.";
      plan_.refused.add(std::move(line));
      return false;
    }
    if (const auto open = asked_.find(said.day); open != asked_.end()) {
      line.why =
          "\"" + open->second + "\" of the same day is not settled, and a part of a day's dose would be a wrong dose.";
      plan_.left_out.add(std::move(line));
      return false;
    }
    if (wish_.confirmed || !said.entry.known() || said.item != dose_item(true)) return true;
    const std::string why = doubts.of(said.day, said.entry.amount(), of_trial.told);
    if (why.empty()) return true;
    line.why = why;
    plan_.doubted.add(std::move(line));
    return false;
  }

  const OpenNotebook& notebook_;
  const Catalog& catalog_;
  const FileFindings& findings_;
  const ImportWish& wish_;
  Day today_;
  const std::function<DayOfTrial(Day)>& trial_;
  ImportPlan plan_;
  std::map<PlaceInDiary, FoundSaying> found_;
  std::map<Day, std::string> asked_;  ///< days with an amount of which it is a question whether it is the dose
};

}  // namespace

void ImportLines::add(ImportLine line) {
  constexpr std::size_t most = 20;
  ++count;
  if (first.size() < most) first.push_back(std::move(line));
}

Mapping saved_mapping(const OpenNotebook& notebook, const std::string& format) {
  const auto& standing = notebook.says->standing;
  for (auto event = notebook.log.rbegin(); event != notebook.log.rend(); ++event) {
    const auto* import = std::get_if<Imported>(&event->what);
    if (!import || import->format != format || !std::binary_search(standing.begin(), standing.end(), event->id))
      continue;
    Mapping mapping;
    for (const auto& [item, text] : import->mapping)
      if (auto target = parse_import_target(text)) mapping.emplace(item, std::move(target).value());
    return mapping;
  }
  return {};
}

Result<ImportPlan> plan_import(const OpenNotebook& notebook, const Catalog& catalog, const FileFindings& findings,
                               const ImportWish& wish, Day today, const std::function<DayOfTrial(Day)>& trial) {
  return ImportPlanning(notebook, catalog, findings, wish, today, trial).plan();
}

}  // namespace titrate
