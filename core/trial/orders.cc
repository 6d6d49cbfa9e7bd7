#include "trial/orders.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace titrate {
namespace {

using Kind = Randomisation::Kind;

int coins_of(const Orders& orders) { return (orders.units + 1) / 2; }

void turn(Order& order, std::size_t pair, bool first_on) {
  order[2 * pair] = first_on;
  if (2 * pair + 1 < order.size()) order[2 * pair + 1] = !first_on;
}

}  // namespace

double Orders::count() const {
  if (kind == Kind::pairs) return std::exp2(coins_of(*this));
  double product = 1;  // each partial product is a binomial coefficient, a whole number
  for (int k = 1; k <= std::min(on, units - on); ++k) product = product * (units - std::min(on, units - on) + k) / k;
  return product;
}

bool Orders::admits(const Order& order) const {
  if (int(order.size()) != units) return false;
  if (kind != Kind::pairs) return int(std::count(order.begin(), order.end(), true)) == on;
  for (std::size_t k = 0; k + 1 < order.size(); k += 2)
    if (order[k] == order[k + 1]) return false;
  return true;
}

Order Orders::first() const {
  Order order(std::size_t(units), false);
  if (kind == Kind::pairs)
    for (int pair = 0; pair < coins_of(*this); ++pair) turn(order, std::size_t(pair), false);
  else
    std::fill(order.end() - on, order.end(), true);
  return order;
}

bool Orders::next(Order& order) const {
  if (kind != Kind::pairs) return std::next_permutation(order.begin(), order.end());
  for (int pair = 0; pair < coins_of(*this); ++pair) {  // a binary counter
    const bool was_first = order[std::size_t(2 * pair)];
    turn(order, std::size_t(pair), !was_first);
    if (!was_first) return true;
  }
  return false;
}

Order Orders::drawn(const std::function<double()>& uniform) const {
  Order order = first();
  if (kind == Kind::pairs) {
    for (int pair = 0; pair < coins_of(*this); ++pair) turn(order, std::size_t(pair), uniform() < 0.5);
    return order;
  }
  for (std::size_t left = order.size(); left > 1; --left) {  // Fisher and Yates
    const auto other = std::min(std::size_t(uniform() * double(left)), left - 1);
    const bool moved = order[left - 1];
    order[left - 1] = order[other];
    order[other] = moved;
  }
  return order;
}

}  // namespace titrate
