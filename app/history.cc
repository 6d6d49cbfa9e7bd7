#include "app/history.h"

#include <algorithm>
#include <map>
#include <utility>

#include "app/in_words.h"

namespace titrate {
namespace {

const char* name_of(Item::Kind kind) {
  switch (kind) {
    case Item::Kind::dose:
      return "dose";
    case Item::Kind::arm:
      return "arm";
    case Item::Kind::guess:
      return "guess";
    case Item::Kind::note:
      return "note";
    case Item::Kind::side_effect:
      return "side effect";
    case Item::Kind::context:
      return "context";
    case Item::Kind::measure:
      break;
  }
  return "";
}

/// What an event is called that is about no single day.
struct Name {
  const char* operator()(const Recorded&) const { return ""; }
  const char* operator()(const Undone&) const { return "undo"; }
  const char* operator()(const Tracked&) const { return "tracked"; }
  const char* operator()(const Planned&) const { return "plan"; }
  const char* operator()(const DayStartChosen&) const { return "day_start"; }
  const char* operator()(const PersonSaid&) const { return "person"; }
  const char* operator()(const ProductChosen&) const { return "product"; }
  const char* operator()(const Locked&) const { return "plan"; }
  const char* operator()(const Amended&) const { return "plan"; }
  const char* operator()(const Opened&) const { return "plan"; }
  const char* operator()(const RegimenStarted&) const { return "regimen"; }
  const char* operator()(const StepMoved&) const { return "step"; }
  const char* operator()(const Resumed&) const { return "resumed"; }
  const char* operator()(const RegimenStopped&) const { return "regimen_stopped"; }
  const char* operator()(const Paused&) const { return "paused"; }
  const char* operator()(const Peeked&) const { return "peek"; }
  const char* operator()(const Decided&) const { return "decision"; }
  const char* operator()(const KitMade&) const { return "kit"; }
  const char* operator()(const RemindersChosen&) const { return "reminders"; }
  const char* operator()(const FeedOpened&) const { return "feed"; }
  const char* operator()(const FeedClosed&) const { return "feed"; }
  const char* operator()(const Imported&) const { return "import"; }
};

/// The part of a history that is told.
struct Part {
  std::optional<Day> first, last;  // nothing: no day is
  bool about_no_day = false;

  bool has(const Event& event) const {
    const auto* said = std::get_if<Recorded>(&event.what);
    return said ? first && said->day >= *first && said->day <= *last : about_no_day;
  }
};

std::pair<Part, HistoryCount> part_of(const Log& log, const HistoryRange& range) {
  const bool everything = !range.from && !range.to;
  HistoryCount count;
  std::vector<Day> days;
  for (const Event& event : log) {
    const auto* said = std::get_if<Recorded>(&event.what);
    if (said ? (range.from && said->day < *range.from) || (range.to && said->day > *range.to) : !everything) continue;
    ++count.entries;
    if (said && (days.empty() || days.back() != said->day)) days.push_back(said->day);
  }
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  count.days = int(days.size());

  const auto end = range.before ? std::lower_bound(days.begin(), days.end(), *range.before) : days.end();
  const int left = int(end - days.begin());
  count.earlier_days = left - std::min(left, range.latest_days.value_or(left));
  Part part;
  part.about_no_day = everything && !range.before;
  if (left > count.earlier_days) part.first = days[std::size_t(count.earlier_days)], part.last = end[-1];
  return {part, count};
}

/// From the newest entry to the oldest: which standing one for the same day and item came after it?
class Corrections {
 public:
  std::optional<std::int64_t> of(const Recorded& said, std::int64_t id) {
    if (!of_day_ || day_ != said.day) {  // mostly it is the day of the entry before
      of_day_ = &later_[day_ = said.day];
      of_day_->reserve(usual_entries);
    }
    for (auto& [item, its_id] : *of_day_)
      if (*item == said.item) return std::exchange(its_id, id);
    of_day_->emplace_back(&said.item, id);
    return std::nullopt;
  }

 private:
  using OfDay = std::vector<std::pair<const Item*, std::int64_t>>;
  static constexpr std::size_t usual_entries = 8;  // of a day
  std::map<Day, OfDay> later_;
  OfDay* of_day_ = nullptr;
  Day day_;
};

void describe_entry(HistoryLine& line, const Recorded& said) {
  line.day = said.day;
  line.item = said.item.kind == Item::Kind::measure ? said.item.name : name_of(said.item.kind);
  if (!in_words(said.item.kind)) line.entry = said.entry;
  line.in_own_words = said.item.kind == Item::Kind::note && !said.text.empty();
  if (line.in_own_words) line.text = said.text;
}

}  // namespace

HistoryCount tell_history(const OpenNotebook& notebook, const Catalog& catalog, const HistoryRange& range,
                          const std::function<void(const HistoryLine&)>& tell) {
  const auto [part, count] = part_of(notebook.log, range);
  const std::vector<bool> brought = brought_in(notebook.log);  // written down elsewhere, nobody knows when
  const std::vector<std::int64_t>& standing = notebook.says->standing;
  auto stands = standing.rbegin();
  Corrections corrections;
  HistoryLine line;
  for (std::size_t i = notebook.log.size(); i-- > 0;) {
    const Event& event = notebook.log[i];
    while (stands != standing.rend() && *stands > event.id) ++stands;
    if (!part.has(event)) continue;
    line.id = event.id;
    line.day.reset();
    line.item = std::visit(Name{}, event.what);
    line.entry.reset();
    line.text.clear();
    line.in_own_words = false;
    line.entered = event.entered;
    line.undone = (stands == standing.rend() || *stands != event.id) && !std::holds_alternative<Undone>(event.what);
    line.days_after.reset();
    line.corrected_by.reset();
    if (const auto* said = std::get_if<Recorded>(&event.what)) {
      describe_entry(line, *said);
      const int after = int((day_of(event.entered, notebook.says->diary.day_start) - said->day).count());
      if (after > 0 && !brought[i]) line.days_after = after;
      if (!line.undone) line.corrected_by = corrections.of(*said, event.id);
    }
    if (!line.in_own_words) say_event(line.text, event, notebook, catalog);
    tell(line);
  }
  return count;
}

std::vector<HistoryLine> history_of(const OpenNotebook& notebook, const Catalog& catalog, const HistoryRange& range) {
  std::vector<HistoryLine> lines;
  tell_history(notebook, catalog, range, [&](const HistoryLine& line) { lines.push_back(line); });
  return lines;
}

}  // namespace titrate
