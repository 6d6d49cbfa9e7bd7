#include <algorithm>

#include "invariants.h"

namespace titrate::lives {
namespace {

bool has_key(std::span<const Event> log, const Event& event) {
  return std::any_of(log.begin(), log.end(),
                     [&](const Event& there) { return there.key == event.key && there.diary == event.diary; });
}

std::string line(const std::vector<Event>& log, std::size_t at) {
  return "line " + std::to_string(at + 1) + " of " + std::to_string(log.size());
}

bool same_but_id(Event one, const Event& other) {
  one.id = other.id;
  return one == other;
}

}  // namespace

Broken log_is_kept(const Written& written, bool ok, bool failed) {
  const auto& [before, after, tried] = written;
  for (std::size_t i = 0; i < before.size(); ++i)
    if (i >= after.size() || before[i] != after[i]) return line(before, i) + " was there, and is lost or another one";
  std::size_t at = before.size();
  for (const std::vector<Event>& write : tried) {
    std::vector<Event> is_new;
    for (const Event& event : write)
      if (event.key.empty() || !has_key(std::span(after).first(at), event)) is_new.push_back(event);
    std::size_t there = 0;
    while (there < is_new.size() && at + there < after.size() && same_but_id(is_new[there], after[at + there])) ++there;
    if (ok && there < is_new.size())
      return "answered as done, but entry " + std::to_string(there + 1) + " of " + std::to_string(is_new.size()) +
             " is not in the log as it was said";
    if (there > 0 && there < is_new.size())
      return "only " + std::to_string(there) + " of " + std::to_string(is_new.size()) +
             " entries that belong together are in the log";
    at += there;
  }
  if (at < after.size()) return line(after, at) + " was never said";
  if (!ok && !failed && at > before.size()) return "refused, but it is in the log";
  for (std::size_t i = 0; i < after.size(); ++i)
    if (after[i].id != std::int64_t(i) + 1) return line(after, i) + " has the number " + std::to_string(after[i].id);
  return std::nullopt;
}

Broken entry_is_as_said(const Json& request, const Json& reply, const std::vector<Event>& after) {
  if (request["verb"] != "record" || reply["ok"] != true) return std::nullopt;
  const auto id = reply["event"].get<std::size_t>();
  if (id < 1 || id > after.size()) return "the answer names entry " + std::to_string(id) + ", which is not there";
  const auto* said = std::get_if<Recorded>(&after[id - 1].what);
  if (!said) return "the answer names entry " + std::to_string(id) + ", which is of another kind";
  const std::string item = request["item"], state = request["state"];
  if (request.contains("day") && to_string(said->day) != request["day"]) return "it is written down for another day";
  if (after[id - 1].key != request.value("key", "")) return "it is written down under another key";
  if (item == "guess") return std::nullopt;  // kept by the name of the arm, with how sure it is
  const bool has_words = item == "note" || item == "context";
  if (has_words) return said->text.find(request.value("text", "")) == 0 ? Broken() : "its words are other ones";
  const std::string as_kept = to_string(said->entry.state());
  const bool zero = state == "value" && request.contains("value") && request["value"] == 0;
  if (as_kept != state && !(zero && as_kept == "none")) return "it was \"" + state + "\", and is \"" + as_kept + "\"";
  if (state != "value" || !request.contains("value")) return std::nullopt;
  const bool mg_as_capsules = item == "dose" && mg_of_study_capsule(said->item).has_value();
  if (!mg_as_capsules && said->entry.amount() != request["value"].get<double>()) return "its number is another one";
  return std::nullopt;
}

}  // namespace titrate::lives
