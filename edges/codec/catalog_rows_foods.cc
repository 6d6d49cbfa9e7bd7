#include <algorithm>

#include "codec/catalog_rows.h"

namespace titrate::codec {
namespace {

std::optional<Mass> amount_of(std::optional<double> count, Mass unit) {
  return count ? std::optional(*count * unit) : std::nullopt;
}

bool holds(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

Food food_in(RowReader& row) {
  return {.id = row.text("id"),
          .name = row.text("name"),
          .description = row.text("description"),
          .group = row.text("group"),
          .kind = row.one_of<FoodKind>("kind", {{"", FoodKind::other},
                                                {"leafy_green", FoodKind::leafy_green},
                                                {"nut", FoodKind::nut},
                                                {"seed", FoodKind::seed},
                                                {"legume", FoodKind::legume},
                                                {"whole_grain", FoodKind::whole_grain}}),
          .common = row.yes("common"),
          .serving = row.text("serving"),
          .serving_mass = amount_of(row.maybe_number("serving_g"), gram),
          .calcium_per_100g = amount_of(row.maybe_number("calcium_mg_per_100g"), milligram),
          .fibre_per_100g = amount_of(row.maybe_number("fibre_g_per_100g"), gram),
          .energy_kcal_per_100g = row.maybe_number("energy_kcal_per_100g"),
          .phytate = row.one_of<Phytate>(
              "phytate",
              {{"", Phytate::not_known}, {"low", Phytate::low}, {"medium", Phytate::medium}, {"high", Phytate::high}}),
          .oxalate_high = row.yes("oxalate_high"),
          .source = row.source()};
}

FoodContent food_content_in(RowReader& row) {
  const auto samples = row.maybe_number("samples");
  return {.food = row.text("food"),
          .substance = row.text("substance"),
          .per_100g = row.number("mg_per_100g") * elemental_milligram,
          .samples = samples ? std::optional(int(*samples)) : std::nullopt,
          .source = row.source()};
}

NutrientCode nutrient_code_in(RowReader& row) {
  return {.id = row.text("id"),
          .substance = row.text("substance"),
          .scheme = row.text("scheme"),
          .code = row.text("code"),
          .mg_per_unit = row.one_of<double>("unit", {{"mg", 1}, {"g", 1000}, {"ug", 0.001}}),
          .most_per_100g = row.number("most_mg_per_100g") * elemental_milligram,
          .source = row.source()};
}

Requirement requirement_in(RowReader& row) {
  Requirement requirement{.id = row.text("id"),
                          .substance = row.text("substance"),
                          .authority = row.text("authority"),
                          .holds_in = row.list("holds_in"),
                          .kind = row.one_of<RequirementKind>("kind", {{"EAR", RequirementKind::average},
                                                                       {"RDA", RequirementKind::recommended},
                                                                       {"RNI", RequirementKind::recommended},
                                                                       {"AI", RequirementKind::adequate}}),
                          .kind_name = row.text("kind"),
                          .age_from = row.number("age_from"),
                          .age_below = row.maybe_number("age_below"),
                          .amount = row.number("mg_per_day") * elemental_milligram_per_day,
                          .source = row.source()};
  enum class Sexes { any, female, male };
  const auto sexes = row.one_of<Sexes>("sex", {{"any", Sexes::any}, {"female", Sexes::female}, {"male", Sexes::male}});
  requirement.women = sexes != Sexes::male;
  requirement.men = sexes != Sexes::female;
  const auto stages = row.list("life_stages");
  requirement.no_stage = holds(stages, "none");
  requirement.pregnant = holds(stages, "pregnant");
  requirement.breastfeeding = holds(stages, "breastfeeding");
  return requirement;
}

}  // namespace titrate::codec
