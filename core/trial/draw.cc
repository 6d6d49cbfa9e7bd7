#include "trial/draw.h"

#include <utility>

#include "base/require.h"

namespace titrate {

Order draw_exactly(const Orders& orders, const Below& below) {
  Order order(std::size_t(orders.units), false);
  if (orders.kind == Randomisation::Kind::pairs) {
    for (std::size_t k = 0; k < order.size(); k += 2) {
      order[k] = below(2) == 1;
      if (k + 1 < order.size()) order[k + 1] = !order[k];
    }
    return order;
  }
  auto on = std::uint64_t(orders.on);
  for (std::size_t k = 0; k < order.size(); ++k) {
    const std::uint64_t left = order.size() - k;
    if (on == 0) break;
    order[k] = on == left || below(left) < on;
    if (order[k]) --on;
  }
  return order;
}

Below below_from(std::function<std::uint64_t()> words) {
  return [words = std::move(words)](std::uint64_t n) {
    require(n > 0, "a number is drawn below a number above zero");
    const std::uint64_t thrown_away = (0 - n) % n;  // 2^64 mod n
    for (;;)
      if (const std::uint64_t word = words(); word >= thrown_away) return word % n;
  };
}

}  // namespace titrate
