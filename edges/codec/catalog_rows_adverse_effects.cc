#include "codec/catalog_rows.h"

namespace titrate::codec {
namespace {

SafetyAction action_in(RowReader& row, std::string_view column) {
  return row.one_of<SafetyAction>(column, {{"carry_on", SafetyAction::carry_on},
                                           {"reduce_one_step", SafetyAction::reduce_one_step},
                                           {"pause", SafetyAction::pause},
                                           {"stop_seek_care", SafetyAction::stop_seek_care},
                                           {"emergency", SafetyAction::emergency}});
}

}  // namespace

AdverseEffect adverse_effect_in(RowReader& row) {
  const auto lasts = row.maybe_whole("if_lasts_days");
  const std::string then = row.text("then");
  return {.id = row.text("id"),
          .fact = row.text("fact"),
          .substance = row.text("substance"),
          .effect = row.text("effect"),
          .name = row.text("name"),
          .names = row.list("names"),
          .grade = row.whole("grade"),
          .asked = row.one_of<bool>("kind", {{"felt", true}, {"measured", false}, {"unlisted", false}}),
          .definition = row.text("definition"),
          .action = action_in(row, "action"),
          .detail = row.text("detail"),
          .if_lasts_days = lasts,
          .then = lasts || !then.empty() ? action_in(row, "then") : SafetyAction::carry_on,
          .restart_after_days = row.maybe_whole("restart_after_days"),
          .high_magnesium = row.yes("high_magnesium"),
          .serum_mg_dl_low = row.maybe_number("serum_mg_dl_low"),
          .serum_mg_dl_high = row.maybe_number("serum_mg_dl_high"),
          .source = row.source()};
}

HelpNumbers help_numbers_in(RowReader& row) {
  return {.id = row.text("id"),
          .codes = row.list("codes"),
          .country = row.text("country"),
          .emergency = row.text("emergency"),
          .advice = row.text("advice"),
          .poison = row.text("poison"),
          .crisis = row.text("crisis"),
          .source = row.source()};
}

}  // namespace titrate::codec
