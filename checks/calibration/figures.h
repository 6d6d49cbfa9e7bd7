#pragma once

#include <cstdint>
#include <string>

#include "ledger.h"
#include "sizes.h"

namespace titrate::calibration {

/// The pictures of the pages, from what was counted.
std::string figure_of_ranks(const Ledger& ledger, const Sizes& sizes);         ///< docs/images/calibration-ranks.svg
std::string figure_of_false_claims(const Ledger& ledger, const Sizes& sizes);  ///< docs/images/false-claims.svg
std::string figure_of_designs(const Ledger& ledger, const Sizes& sizes);       ///< docs/images/calibration-designs.svg

/// docs/images/why-correlation-is-wrong.svg: the diary of the first simulated person, of twelve weeks without any
/// effect, to whom a t test says otherwise; and of a hundred such people, how many hear of an effect from whom.
std::string figure_of_one_diary(const Ledger& ledger, const Sizes& sizes);

/// Who that person is, counted from 1, the two means, and the p value.
struct Misled {
  int person = 0;
  double on = 0, off = 0, p = 1, r = 0;
};
Misled misled_person(std::uint64_t seed);

}  // namespace titrate::calibration
