#include "codec/catalog_rows.h"

namespace titrate::codec {
namespace {

std::optional<int> maybe_whole(const std::optional<double>& number) {
  return number ? std::optional(int(*number)) : std::nullopt;
}

}  // namespace

SupplementalLimit limit_in(RowReader& row) {
  return {.id = row.text("id"),
          .authority = row.text("authority"),
          .amount = row.number("elemental_mg_per_day") * elemental_milligram_per_day,
          .reason = row.text("reason"),
          .source = row.source(),
          .substance = row.text("substance"),
          .kind = row.one_of<LimitKind>("kind", {{"upper_limit", LimitKind::upper_limit},
                                                 {"max_supplement", LimitKind::max_supplement},
                                                 {"guidance", LimitKind::guidance},
                                                 {"ceiling", LimitKind::ceiling}}),
          .holds_in = row.list("holds_in"),
          .age_from = int(row.number("age_from")),
          .age_to = maybe_whole(row.maybe_number("age_to")),
          .no_stage = row.yes("no_stage"),
          .pregnant = row.yes("pregnant"),
          .breastfeeding = row.yes("breastfeeding"),
          .applies_to = row.text("applies_to")};
}

Condition condition_in(RowReader& row) {
  Condition condition;
  condition.id = row.text("id");
  condition.fact = row.text("fact");
  condition.substance = row.text("substance");
  condition.category = row.text("category");
  condition.label = row.text("label");
  condition.names = row.list("names");
  condition.medicines = row.list("medicines");
  condition.question = row.text("question");
  condition.severity = row.one_of<std::optional<Severity>>("severity", {{"none", std::nullopt},
                                                                        {"info", Severity::info},
                                                                        {"caution", Severity::caution},
                                                                        {"avoid", Severity::avoid},
                                                                        {"clinician", Severity::clinician},
                                                                        {"block", Severity::block}});
  if (const auto cap = row.maybe_number("cap_mg_per_day")) condition.cap = *cap * elemental_milligram_per_day;
  condition.age_from = maybe_whole(row.maybe_number("age_from"));
  condition.age_to = maybe_whole(row.maybe_number("age_to"));
  condition.egfr_from = row.maybe_number("egfr_from");
  condition.egfr_below = row.maybe_number("egfr_below");
  condition.without_egfr = row.yes("without_egfr");
  condition.women = row.yes("women");
  condition.men = row.yes("men");
  condition.trying_to_conceive = row.yes("trying_to_conceive");
  condition.pregnant = row.yes("pregnant");
  condition.breastfeeding = row.yes("breastfeeding");
  condition.randomised_off = row.yes("randomised_off");
  condition.red_flag = row.yes("red_flag");
  condition.action = row.text("action");
  condition.reason = row.text("reason");
  condition.source = row.source();
  return condition;
}

Country country_in(RowReader& row) {
  return {.id = row.text("id"),
          .code = row.text("code"),
          .name = row.text("name"),
          .names = row.list("names"),
          .within = row.text("within"),
          .source = row.source()};
}

}  // namespace titrate::codec
