#include "codec/catalog_rows.h"

namespace titrate::codec {
namespace {

std::optional<DailyElementalMass> maybe_magnesium(std::optional<double> mg) {
  if (!mg) return std::nullopt;
  return *mg * elemental_milligram_per_day;
}

}  // namespace

Interaction interaction_in(RowReader& row) {
  using enum InteractionEffect;
  return {.id = row.text("id"),
          .substance = row.text("substance"),
          .ingredient = row.text("ingredient"),
          .drug_class = row.text("drug_class"),
          .names = row.list("names"),
          .also_in = row.list("also_in"),
          .mechanism = row.text("mechanism"),
          .effect = row.one_of<InteractionEffect>("direction", {{"medicine_down", medicine_down},
                                                                {"medicine_up", medicine_up},
                                                                {"supplement_down", supplement_down},
                                                                {"supplement_up", supplement_up},
                                                                {"added_effect", added_effect},
                                                                {"variable", variable},
                                                                {"other", other},
                                                                {"none_known", none_known}}),
          .severity = row.one_of<Severity>("severity", {{"block", Severity::block},
                                                        {"clinician", Severity::clinician},
                                                        {"avoid", Severity::avoid},
                                                        {"separate", Severity::separate},
                                                        {"monitor", Severity::monitor},
                                                        {"caution", Severity::caution},
                                                        {"info", Severity::info}}),
          .needs_clinician = row.yes("needs_clinician"),
          .applies_to = row.one_of<AppliesTo>(
              "applies_to",
              {{"all", AppliesTo::all}, {"alkaline", AppliesTo::alkaline}, {"alkalinising", AppliesTo::alkalinising}}),
          .hours_before = row.maybe_number("hours_before"),
          .hours_after = row.maybe_number("hours_after"),
          .route = row.one_of<Route>("route", {{"oral", Route::oral}, {"injection", Route::injection}}),
          .brings_magnesium = maybe_magnesium(row.maybe_number("counts_magnesium_mg")),
          .action = row.text("action"),
          .reason = row.text("reason"),
          .hours_from = row.one_of<HoursFrom>(
              "hours_from", {{"", HoursFrom::none}, {"source", HoursFrom::source}, {"ours", HoursFrom::ours}}),
          .facts = row.list("facts"),
          .source = row.source()};
}

DrugClass drug_class_in(RowReader& row) {
  return {.id = row.text("id"),
          .name = row.text("name"),
          .words = row.list("words"),
          .broad_words = row.list("broad_words"),
          .atc = row.list("atc"),
          .source = row.source()};
}

Ingredient ingredient_in(RowReader& row) {
  return {.id = row.text("id"),
          .name = row.text("name"),
          .names = row.list("names"),
          .also_in = row.list("also_in"),
          .atc = row.text("atc"),
          .source = row.source(),
          .unlike = row.text("unlike")};
}

}  // namespace titrate::codec
