#include "app/bring_in.h"

#include <algorithm>

#include "app/write_event.h"

namespace titrate {
namespace {

Problem no_import(std::int64_t id, const std::string& why) {
  return {"The entry " + std::to_string(id) + why, {.file = "id"}, "titrate import lists the imports with their ids."};
}

/// The import that this key wrote already; a Problem where it wrote something else.
Result<std::optional<Event>> sent_before(const OpenNotebook& notebook, const std::string& key,
                                         const std::string& sha256) {
  for (const Event& event : notebook.log) {
    if (key.empty() || event.key != key) continue;
    const auto* import = std::get_if<Imported>(&event.what);
    if (import && import->sha256 == sha256) return std::optional(event);
    return key_is_taken(key);
  }
  return std::optional<Event>();
}

/// What an import writes: what is new, and the import itself behind it. Empty where nothing is new.
std::vector<What> written_by(ImportPlan& plan, const FileRead& file) {
  std::vector<What> what = std::move(plan.what);
  if (what.empty()) return what;
  Imported import{file.findings.format, file.sha256, {}, std::int64_t(what.size())};
  for (const auto& [item, target] : plan.mapping) import.mapping.emplace(item, to_string(target));
  what.emplace_back(std::move(import));
  return what;
}

/// Nothing where somebody wrote into the diary between the plan and the writing.
Result<std::optional<Brought>> bring_in_once(Records& records, const Catalog& catalog, const Asked& asked,
                                             const FileRead& file, const ImportWish& wish, bool only_try,
                                             const TrialOfDiary& trial) {
  const auto notebook = open_notebook(records, asked.diary);
  if (!notebook) return notebook.problem();
  auto plan = plan_import(*notebook, catalog, file.findings, wish, current_day(*notebook, asked.now),
                          trial ? trial(*notebook) : nullptr);
  if (!plan) return plan.problem();
  std::optional<Brought> brought(Brought{std::move(plan).value(), std::nullopt});
  if (only_try) return brought;
  auto before = sent_before(*notebook, asked.key, file.sha256);
  if (!before) return before.problem();
  if (*before) {
    brought->event = std::move(**before);
    return brought;
  }
  std::vector<What> what = written_by(brought->plan, file);
  if (what.empty()) return brought;
  auto written = write_events_while(records, asked, *notebook, std::move(what));
  if (!written) return written.problem();
  if (!*written) return std::optional<Brought>();
  brought->event = std::move(**written);
  return brought;
}

}  // namespace

Result<Brought> bring_in(Records& records, const Catalog& catalog, const Asked& asked, const FileRead& file,
                         const ImportWish& wish, bool only_try, const TrialOfDiary& trial) {
  if (asked.diary == example_diary)
    return Problem{
        "The simulated example takes no file of a person.", {.file = "diary"}, "Bring it into your own diary."};
  constexpr int most_tries = 5;  // an evening's tap is one line, and a plan takes less than a second
  for (int tries = 0; tries < most_tries; ++tries) {
    auto brought = bring_in_once(records, catalog, asked, file, wish, only_try, trial);
    if (!brought) return brought.problem();
    if (*brought) return std::move(**brought);
  }
  return Problem{"Something else keeps writing into the diary, so nothing of the file was written.",
                 {.file = asked.diary},
                 "Wait until the other import is done, and bring the file in again."};
}

Result<Event> undo_import(Records& records, const Asked& asked, std::int64_t id) {
  const auto notebook = open_notebook(records, asked.diary);
  if (!notebook) return notebook.problem();
  const auto found =
      std::find_if(notebook->log.begin(), notebook->log.end(), [&](const Event& event) { return event.id == id; });
  if (found == notebook->log.end() || !std::holds_alternative<Imported>(found->what))
    return no_import(id, " is no import of this diary.");
  const auto& standing = notebook->says->standing;
  if (!std::binary_search(standing.begin(), standing.end(), id)) {
    const bool by_this = std::any_of(notebook->log.begin(), notebook->log.end(), [&](const Event& event) {
      const auto* undone = std::get_if<Undone>(&event.what);
      return undone && undone->event == id && !asked.key.empty() && event.key == asked.key;
    });
    if (by_this) return *found;  // the same undo sent twice
    return no_import(id, " is an import that was taken back already.");
  }
  const auto undone = write_event(records, asked, Undone{id});
  if (!undone) return undone.problem();
  return *found;
}

std::vector<PastImport> imports_of(const OpenNotebook& notebook) {
  std::vector<PastImport> imports;
  const auto& standing = notebook.says->standing;
  for (std::size_t at = notebook.log.size(); at-- > 0;) {
    const Event& event = notebook.log[at];
    const auto* import = std::get_if<Imported>(&event.what);
    if (!import) continue;
    PastImport past{event.id, *import, event.entered, std::binary_search(standing.begin(), standing.end(), event.id),
                    {},       {}};
    for (std::size_t i = at; i-- > 0 && std::int64_t(at - i) <= import->entries;)
      if (const auto* said = std::get_if<Recorded>(&notebook.log[i].what)) {
        past.from = std::min(said->day, past.from.value_or(said->day));
        past.to = std::max(said->day, past.to.value_or(said->day));
      }
    imports.push_back(std::move(past));
  }
  return imports;
}

}  // namespace titrate
