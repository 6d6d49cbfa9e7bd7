// Any bytes are a time zone or a problem, and the changes of a zone are in order, within the years that were asked for.
#include "codec/zone.h"

#include "target.h"

using namespace titrate;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto zone = codec::zone_from_tzif(as_text(data, size), "zone", 2026, 2038);
  if (!zone) {
    promise(!zone.problem().way_out.empty());
    return 0;
  }
  const Instant begin{std::chrono::sys_days(std::chrono::year(2026) / 1 / 1)};
  const Instant end{std::chrono::sys_days(std::chrono::year(2039) / 1 / 1)};
  for (std::size_t i = 0; i < zone->changes.size(); ++i) {
    promise(zone->changes[i].at >= begin && zone->changes[i].at < end);
    promise(i == 0 || zone->changes[i - 1].at <= zone->changes[i].at);
  }
  return 0;
}
