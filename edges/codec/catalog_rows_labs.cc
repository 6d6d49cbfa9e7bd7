#include "codec/catalog_rows.h"

namespace titrate::codec {

Lab lab_in(RowReader& row) {
  return {.id = row.text("id"),
          .substance = row.text("substance"),
          .label = row.text("label"),
          .specimen = row.text("specimen"),
          .unit = row.text("unit"),
          .other_unit = row.text("other_unit"),
          .to_other_unit = row.maybe_number("to_other_unit"),
          .low = row.maybe_number("low"),
          .high = row.maybe_number("high"),
          .thresholds = row.text("thresholds"),
          .within_person_cv = row.maybe_number("within_person_cv"),
          .analytical_cv = row.maybe_number("analytical_cv"),
          .loinc = row.text("loinc"),
          .meaning = row.text("meaning"),
          .source = row.source()};
}

Mechanism mechanism_in(RowReader& row) {
  return {.id = row.text("id"),
          .substance = row.text("substance"),
          .model = row.text("model"),
          .formula = row.text("formula"),
          .parameter = row.text("parameter"),
          .value = row.maybe_number("value"),
          .unit = row.text("unit"),
          .comment = row.text("comment"),
          .source = row.source()};
}

}  // namespace titrate::codec
