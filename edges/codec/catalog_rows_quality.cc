#include "codec/catalog_rows.h"

namespace titrate::codec {
namespace {

Cover cover_in(RowReader& row, std::string_view column) {
  return row.one_of<Cover>(column,
                           {{"", Cover::not_said}, {"no", Cover::no}, {"partly", Cover::partly}, {"yes", Cover::yes}});
}

}  // namespace

Quality quality_in(RowReader& row) {
  return {.id = row.text("id"),
          .fact = row.text("fact"),
          .substance = row.text("substance"),
          .kind = row.one_of<QualityKind>("kind", {{"certification", QualityKind::certification},
                                                   {"review", QualityKind::review},
                                                   {"listing", QualityKind::listing},
                                                   {"licence", QualityKind::licence},
                                                   {"regulation", QualityKind::regulation},
                                                   {"registry", QualityKind::registry},
                                                   {"document", QualityKind::document},
                                                   {"limit", QualityKind::limit},
                                                   {"label_check", QualityKind::label_check},
                                                   {"label_field", QualityKind::label_field}}),
          .name = row.text("name"),
          .names = row.list("names"),
          .region = row.text("region"),
          .identity = cover_in(row, "covers_identity"),
          .potency = cover_in(row, "covers_potency"),
          .contaminants = cover_in(row, "covers_contaminants"),
          .banned_substances = cover_in(row, "covers_banned_substances"),
          .dissolution = cover_in(row, "covers_dissolution"),
          .facility_audit = cover_in(row, "facility_audit"),
          .how_to_check = row.text("how_to_check"),
          .threshold = row.maybe_number("threshold_value"),
          .threshold_unit = row.text("threshold_unit"),
          .note = row.text("note"),
          .source = row.source()};
}

}  // namespace titrate::codec
