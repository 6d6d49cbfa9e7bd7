#pragma once

#include <cstdint>
#include <functional>

#include "trial/orders.h"

namespace titrate {

/// A whole number from 0 to n - 1, each exactly as likely as the others and independent of earlier ones; n >= 1.
using Below = std::function<std::uint64_t(std::uint64_t)>;

/// An order of a trial, each admissible one exactly as likely as the others, the first unit's arm included:
///
///     pairs          a fair coin below(2) for each pair
///     blocks, daily  unit by unit, on with probability (still on) / (still left): selection sampling, whose product
///                    over the units is on! (units - on)! / units! for every order (Knuth, TAOCP vol. 2, 3.4.2, S)
///
/// `Orders::drawn` is the same for simulations, where a double's rounding does not matter. Checked by draw_test.cc:
/// every sequence of answers that `below` can give is tried, and the probabilities of each order add up to one over
/// their number.
Order draw_exactly(const Orders& orders, const Below& below);

/// The same from random 64-bit words: words beyond the largest multiple of n are thrown away, so that no remainder is
/// likelier than another.
Below below_from(std::function<std::uint64_t()> words);

}  // namespace titrate
