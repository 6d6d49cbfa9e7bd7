#include "codec/label_json.h"

#include <cmath>

namespace titrate::codec {
namespace {

/// Four decimals: a printed amount has no more, and 100.8 stays 100.8.
Json rounded(std::optional<double> number) {
  if (!number) return nullptr;
  return number_json(std::round(*number * 1e4) / 1e4);
}
Json rounded(const std::optional<ElementalMass>& mass) {
  return rounded(mass ? std::optional(mass->in(elemental_milligram)) : std::nullopt);
}
Json said(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

}  // namespace

Json label_json(const Label& label, const Resolved& resolved) {
  Json marks = Json::array();
  for (const QualityMark& mark : resolved.marks)
    marks.push_back(
        {{"id", mark.id}, {"name", mark.name}, {"how_to_check", mark.how_to_check}, {"note", said(mark.note)}});
  const auto glycine = resolved.free_glycine ? std::optional(resolved.free_glycine->in(milligram)) : std::nullopt;
  return {{"elemental_mg_per_serving", rounded(resolved.per_serving)},
          {"units_per_serving", rounded(resolved.units_per_serving)},
          {"elemental_mg_per_unit", rounded(resolved.per_unit)},
          {"elemental_mg_at_least", rounded(resolved.at_least)},
          {"elemental_mg_at_most", rounded(resolved.at_most)},
          {"unit", said(resolved.unit)},
          {"form", resolved.form},
          {"forms", resolved.forms},
          {"buffered", to_string(resolved.buffered)},
          {"alkaline", resolved.alkaline},
          {"magnesium_fraction", rounded(resolved.fraction)},
          {"oxide_fraction", rounded(resolved.oxide_fraction)},
          {"fraction_of_magnesium_from_oxide", rounded(resolved.fraction_of_magnesium_from_oxide)},
          {"free_glycine_mg_per_serving", rounded(glycine)},
          {"sentence", said(in_a_sentence(resolved))},
          {"derivation", resolved.derivation},
          {"warnings", resolved.warnings},
          {"missing", resolved.missing},
          {"question", text_json(resolved.question)},
          {"quality",
           {{"marks", marks},
            {"lot", said(resolved.lot)},
            {"expiry", resolved.expiry ? Json(to_string(*resolved.expiry)) : Json(nullptr)},
            {"expired", resolved.expired ? Json(*resolved.expired) : Json(nullptr)}}},
          {"product", {{"name", said(label.product)}, {"brand", said(label.brand)}, {"barcode", said(label.barcode)}}}};
}

}  // namespace titrate::codec
