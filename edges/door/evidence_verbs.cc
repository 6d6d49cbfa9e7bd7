#include "codec/evidence_json.h"
#include "door/verbs.h"

namespace titrate::door {

Answer evidence(Room& room, Fields& fields) {
  fields.moment("now");
  const auto outcome = fields.text_or_null("outcome"), substance_id = fields.text_or_null("substance");
  if (auto problem = fields.problem()) return *problem;
  const auto substance = substance_asked(room.catalog, substance_id.value_or(""));
  if (!substance) return substance.problem();
  if (!outcome) return evidence_reply(**substance, room.catalog);
  const auto known = evidence_about(room.catalog, *outcome, **substance);
  if (!known) return known.problem();
  return evidence_reply(*known, room.catalog);
}

Answer mechanism(Room& room, Fields& fields) {
  fields.moment("now");
  MechanismQuestion asked;
  if (const auto mv = fields.number("voltage")) asked.membrane = *mv * millivolt;
  if (const auto mmol = fields.number("magnesium")) asked.outside = *mmol * millimole_per_litre;
  if (const auto mg = fields.number("dose")) asked.dose = *mg * elemental_milligram;
  if (auto problem = fields.problem()) return *problem;
  const auto figures = mechanism_figures(room.catalog, asked);
  if (!figures) return figures.problem();
  return Json{{"mechanism", mechanism_json(*figures, room.catalog)}};
}

}  // namespace titrate::door
