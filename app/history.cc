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

/// Is it about one of these days?
bool is_between(std::optional<Day> from, std::optional<Day> to, const Event& event) {
  const auto* said = std::get_if<Recorded>(&event.what);
  return said && (!from || said->day >= *from) && (!to || said->day <= *to);
}

void describe_entry(HistoryLine& line, const Recorded& said) {
  line.day = said.day;
  line.item = said.item.kind == Item::Kind::measure ? said.item.name : name_of(said.item.kind);
  if (!in_words(said.item.kind)) line.entry = said.entry;
  line.in_own_words = said.item.kind == Item::Kind::note && !said.text.empty();
  if (line.in_own_words) line.text = said.text;
}

}  // namespace

std::vector<HistoryLine> history_of(const OpenNotebook& notebook, const Catalog& catalog, std::optional<Day> from,
                                    std::optional<Day> to) {
  const std::vector<std::int64_t>& standing = notebook.says.standing;
  std::vector<HistoryLine> lines;
  if (!from && !to) lines.reserve(notebook.log.size());
  const std::vector<bool> brought = brought_in(notebook.log);  // written down elsewhere, nobody knows when
  // From the newest to the oldest: what stands for an item when an earlier entry for it is met has corrected it.
  std::map<Day, std::vector<std::pair<const Item*, std::int64_t>>> standing_entries;
  for (auto event = notebook.log.rbegin(); event != notebook.log.rend(); ++event) {
    if ((from || to) && !is_between(from, to, *event)) continue;
    HistoryLine line;
    line.id = event->id;
    line.text = event_in_words(*event, notebook, catalog);
    line.entered = event->entered;
    line.undone = !std::binary_search(standing.begin(), standing.end(), event->id) &&
                  !std::holds_alternative<Undone>(event->what);
    line.item = std::visit(Name{}, event->what);
    if (const auto* said = std::get_if<Recorded>(&event->what)) {
      describe_entry(line, *said);
      const bool elsewhere = brought[std::size_t(notebook.log.rend() - event) - 1];
      if (const int after = int((day_of(event->entered, notebook.says.diary.day_start) - said->day).count());
          after > 0 && !elsewhere)
        line.days_after = after;
      if (!line.undone) {
        auto& of_day = standing_entries[said->day];
        const auto later =
            std::find_if(of_day.begin(), of_day.end(), [&](const auto& one) { return *one.first == said->item; });
        if (later == of_day.end())
          of_day.emplace_back(&said->item, event->id);
        else
          line.corrected_by = std::exchange(later->second, event->id);
      }
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace titrate
