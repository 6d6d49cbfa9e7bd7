#include "app/history.h"

#include <algorithm>
#include <set>

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
    case Item::Kind::measure:
      break;
  }
  return "";
}

void describe_entry(HistoryLine& line, const Recorded& said) {
  line.day = said.day;
  line.item = said.item.kind == Item::Kind::measure ? said.item.name : name_of(said.item.kind);
  if (!in_words(said.item.kind)) line.entry = said.entry;
  if (said.item.kind == Item::Kind::note && !said.text.empty()) line.text = said.text;
}

}  // namespace

std::vector<HistoryLine> history_of(const OpenNotebook& notebook, const Catalog& catalog, std::optional<Day> from,
                                    std::optional<Day> to) {
  const std::set<std::int64_t> standing(notebook.says.standing.begin(), notebook.says.standing.end());
  std::vector<HistoryLine> lines;
  for (auto event = notebook.log.rbegin(); event != notebook.log.rend(); ++event) {
    HistoryLine line;
    line.id = event->id;
    line.text = event_in_words(*event, notebook, catalog);
    line.entered = event->entered;
    line.undone = !standing.contains(event->id) && !std::holds_alternative<Undone>(event->what);
    if (const auto* said = std::get_if<Recorded>(&event->what)) describe_entry(line, *said);
    if (std::holds_alternative<Undone>(event->what)) line.item = "undo";
    if (std::holds_alternative<Tracked>(event->what)) line.item = "tracked";
    if (std::holds_alternative<Planned>(event->what)) line.item = "plan";
    if (std::holds_alternative<DayStartChosen>(event->what)) line.item = "day_start";
    if (!can_be_undone(event->what)) line.item = "plan";
    if (std::holds_alternative<PersonSaid>(event->what)) line.item = "person";
    if (std::holds_alternative<ProductChosen>(event->what)) line.item = "product";
    const bool outside = !line.day || (from && *line.day < *from) || (to && *line.day > *to);
    if ((from || to) && outside) continue;
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace titrate
