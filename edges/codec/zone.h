#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "base/result.h"

namespace titrate::codec {

/// From an instant on, the clocks of a zone show this.
struct ZoneChange {
  Instant at{};
  std::chrono::seconds before{0}, after{0};  ///< local time minus UTC
  bool summer = false;                       ///< after it
  std::string abbreviation;                  ///< after it: "CEST"
  friend bool operator==(const ZoneChange&, const ZoneChange&) = default;
};

/// The clocks of a place, over the years that were asked for.
struct Zone {
  std::string name;                  ///< "Europe/Berlin"
  std::chrono::seconds at_first{0};  ///< local time minus UTC before the first change
  std::string abbreviation_at_first;
  std::vector<ZoneChange> changes;  ///< in order
};

/// A zone from the bytes of a TZif file (RFC 8536, as in /usr/share/zoneinfo), with its changes from the first day of
/// year `first` to the last of `last`: those that stand in the file, and after the last of them those of the rule in
/// its footer ("CET-1CEST,M3.5.0,M10.5.0/3"). A Problem for anything that is not such a file.
Result<Zone> zone_from_tzif(std::string_view bytes, const std::string& name, int first, int last);

/// A zone of this machine, by its name in $TZDIR or /usr/share/zoneinfo. A Problem where it has none of that name; a
/// name that leads elsewhere is none.
Result<Zone> zone_called(const std::string& name, int first, int last);

/// What this machine calls its zone: $TZ, else what /etc/localtime leads to, else /etc/timezone; nothing where none of
/// them is the name of a zone.
std::optional<std::string> zone_of_this_machine();

}  // namespace titrate::codec
