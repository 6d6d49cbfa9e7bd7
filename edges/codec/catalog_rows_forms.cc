#include "codec/catalog_rows.h"

namespace titrate::codec {

Form form_in(RowReader& row) {
  const auto glycine = row.maybe_number("free_glycine_mg_per_100_mg");
  return {.id = row.text("id"),
          .fact = row.text("fact"),
          .substance = row.text("substance"),
          .family = row.text("family"),
          .name = row.text("name"),
          .names = row.list("names"),
          .formula = row.text("formula"),
          .molar_mass_g_per_mol = row.maybe_number("molar_mass"),
          .atoms_of_element = int(row.number("atoms_of_element")),
          .fraction = row.maybe_number("fraction"),
          .label_fraction_low = row.maybe_number("label_fraction_low"),
          .label_fraction_high = row.maybe_number("label_fraction_high"),
          .alkaline = row.yes("alkaline"),
          .alkalinising_organic = row.yes("alkalinising_organic"),
          .laxative_tendency =
              row.one_of<LaxativeTendency>("laxative_tendency", {{"low", LaxativeTendency::low},
                                                                 {"moderate", LaxativeTendency::moderate},
                                                                 {"high", LaxativeTendency::high},
                                                                 {"very_high", LaxativeTendency::very_high}}),
          .free_glycine = glycine ? std::optional(*glycine / 100) : std::nullopt,
          .note = row.text("note"),
          .bioavailability = row.text("bioavailability"),
          .bioavailability_source = row.text("bioavailability_source"),
          .source = row.source()};
}

}  // namespace titrate::codec
