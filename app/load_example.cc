#include "app/load_example.h"

#include "app/example.h"

namespace titrate {

Result<bool> load_example(Records& records, const Catalog& catalog, const Moment& now) {
  const auto there = records.load(example_diary);
  if (!there) return there.problem();
  if (!there->empty()) return false;
  std::vector<Event> events = events_of(example_trial(catalog).diary, example_diary, now);
  // Two callers may both have found it empty: with keys, the log itself takes each event once.
  for (std::size_t i = 0; i < events.size(); ++i) events[i].key = "example " + std::to_string(i + 1);
  const auto written = records.append(events);
  if (!written) return written.problem();
  return true;
}

}  // namespace titrate
