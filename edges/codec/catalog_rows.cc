#include "codec/catalog_rows.h"

namespace titrate::codec {

Substance substance_in(RowReader& row) {
  return {.id = row.text("id"),
          .name = row.text("name"),
          .active = row.text("active"),
          .elemental = row.yes("elemental"),
          .summary = row.text("summary"),
          .source = row.source(),
          .form = row.text("form")};
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
          .source = row.source(),
          .title = row.text("title"),
          .outcome = row.text("outcome"),
          .asked = row.one_of<Frequency>("asked", {{"at_each_event", Frequency::at_each_event},
                                                   {"daily", Frequency::daily},
                                                   {"weekly", Frequency::weekly},
                                                   {"every_two_weeks", Frequency::every_two_weeks},
                                                   {"every_four_weeks", Frequency::every_four_weeks},
                                                   {"at_the_end_of_a_period", Frequency::at_the_end_of_a_period}}),
          .recall_days = row.maybe_number("recall_days"),
          .data_type = row.one_of<DataType>("data_type", {{"rating", DataType::rating},
                                                          {"count", DataType::count},
                                                          {"yes_or_no", DataType::yes_or_no},
                                                          {"measure", DataType::measure},
                                                          {"score", DataType::score},
                                                          {"category", DataType::category}}),
          .licence = row.one_of<Licence>("licence", {{"free", Licence::free}, {"permission", Licence::permission}}),
          .licence_note = row.text("licence_note"),
          .worthwhile_fraction = row.maybe_number("worthwhile_fraction"),
          .anchors = row.text("anchors"),
          .loinc = row.list("loinc"),
          .note = row.text("note")};
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

TrialDefaults trial_defaults_in(RowReader& row) {
  return {.id = row.text("id"),
          .period_days = row.whole("period_days"),
          .set_apart_days = row.whole("set_apart_days"),
          .gap_days = row.whole("gap_days"),
          .pairs = row.whole("pairs"),
          .run_in_days = row.whole("run_in_days"),
          .reason = row.text("reason"),
          .source = row.source()};
}

}  // namespace titrate::codec
