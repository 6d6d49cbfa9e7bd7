// Any bytes are a label, which is an amount or a question and never both, or a problem with a way out.
#include "labels/label.h"

#include <cmath>

#include "codec/catalog_tables.h"
#include "target.h"

using namespace titrate;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto label = labels::label_from(as_text(data, size), "label", codec::catalog());
  if (!label) {
    promise(!label.problem().what.empty() && !label.problem().way_out.empty());
    return 0;
  }
  const Resolved resolved = resolve(*label, codec::catalog(), parse_day("2026-03-01"));
  promise(resolved.can_tell() == resolved.per_serving.has_value());
  promise(resolved.can_tell() != resolved.question.has_value());
  promise(!resolved.question || !resolved.question->empty());
  promise(resolved.can_tell() == !in_a_sentence(resolved).empty());
  if (!resolved.per_serving) {
    promise(!resolved.per_unit && !resolved.at_least && !resolved.free_glycine);
    return 0;
  }
  const double serving = resolved.per_serving->in(elemental_milligram);
  promise(std::isfinite(serving) && serving >= 0);
  if (resolved.per_unit && resolved.units_per_serving) {
    const double again = resolved.per_unit->in(elemental_milligram) * *resolved.units_per_serving;
    promise(std::abs(again - serving) <= std::max(1.0, 0.04 * serving));
  }
  return 0;
}
