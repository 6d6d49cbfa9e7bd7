#include "codec/catalog_rows.h"

namespace titrate::codec {

Substance substance_in(RowReader& row) {
  return {.id = row.text("id"),
          .name = row.text("name"),
          .active = row.text("active"),
          .elemental = row.yes("elemental"),
          .summary = row.text("summary"),
          .source = row.source()};
}

Kinetics kinetics_in(RowReader& row) {
  return {.id = row.text("id"),
          .half_life_median_days = row.number("half_life_median_days"),
          .half_life_log_sd = row.number("half_life_log_sd"),
          .reason = row.text("reason"),
          .source = row.source()};
}

Instrument instrument_in(RowReader& row) {
  return {.id = row.text("id"),
          .label = row.text("label"),
          .names = row.list("names"),
          .lowest = row.number("lowest"),
          .highest = row.number("highest"),
          .whole_numbers = row.yes("whole_numbers"),
          .better = row.direction("better"),
          .unit = row.text("unit"),
          .kinetics = row.text("kinetics"),
          .smallest_worthwhile = row.maybe_number("smallest_worthwhile"),
          .source = row.source()};
}

EffectPrior effect_prior_in(RowReader& row) {
  return {.id = row.text("id"),
          .mean = row.number("mean"),
          .sd = row.number("sd"),
          .reason = row.text("reason"),
          .source = row.source()};
}

BareThreshold bare_threshold_in(RowReader& row) {
  return {.id = row.text("id"),
          .shortest_period = int(row.number("shortest_period")),
          .longest_period = int(row.number("longest_period")),
          .fewest_days = int(row.number("fewest_days")),
          .most_days = int(row.number("most_days")),
          .better = row.number("better"),
          .people = int(row.number("people")),
          .seed = std::uint64_t(row.number("seed")),
          .upper_95 = row.number("upper_95"),
          .source = row.source()};
}

}  // namespace titrate::codec
