#include "app/records.h"

#include <cmath>

namespace titrate {
namespace {

const char* objection(const Recorded& said) {
  const bool guess = said.item.kind == Item::Kind::guess;  // it may say how sure it is
  if (in_words(said.item.kind) && !guess && said.entry != Entry<double>()) return "words have no amount";
  if (guess && said.entry.known() && !(said.entry.amount() >= 0.5 && said.entry.amount() <= 1))
    return "a guess is 50 to 100 % sure";
  if (!in_words(said.item.kind) && !said.text.empty()) return "an amount has no words";
  if (said.entry.known() && !std::isfinite(said.entry.amount())) return "the amount is not a number";
  if (said.item.kind == Item::Kind::side_effect && said.item.name.empty()) return "a side effect has a name";
  if (said.item.kind == Item::Kind::context && !is_context_kind(said.item.name)) return "it is no known kind of change";
  return nullptr;
}

const char* objection(const Imported& import, std::int64_t id) {
  if (import.format.empty()) return "an import has a format";
  if (import.sha256.size() != 64 || import.sha256.find_first_not_of("0123456789abcdef") != std::string::npos)
    return "an import has the SHA-256 of its file";
  if (import.entries < 1 || import.entries >= id) return "an import brings what stands before it";
  return nullptr;
}

}  // namespace

Result<std::vector<Event>> Records::append(std::span<const Event> events) {
  auto written = append_while(nullptr, events);
  if (!written) return written.problem();
  return std::move(**written);
}

std::optional<Problem> objection_to(const Event& event, std::int64_t id) {
  const char* why = nullptr;
  if (event.diary.empty()) why = "it belongs to no diary";
  if (const auto* said = std::get_if<Recorded>(&event.what); said && !why) why = objection(*said);
  if (const auto* undone = std::get_if<Undone>(&event.what); undone && (undone->event < 1 || undone->event >= id))
    why = "it takes back an entry that is not in the log";
  if (const auto* chosen = std::get_if<DayStartChosen>(&event.what))
    if (chosen->start.hour < 0 || chosen->start.hour > 23) why = "no day begins at that hour";
  if (const auto* import = std::get_if<Imported>(&event.what); import && !why) why = objection(*import, id);
  if (!why) return std::nullopt;
  Problem problem;
  problem.what = std::string("This entry cannot be written down: ") + why + ".";
  problem.way_out = "Nothing was written. Correct the entry and send it again.";
  return problem;
}

}  // namespace titrate
