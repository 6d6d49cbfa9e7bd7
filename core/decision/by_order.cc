#include "decision/by_order.h"

#include <algorithm>
#include <cmath>

#include "numerics/random.h"
#include "trial/plan.h"

namespace titrate {
namespace {

using Kind = Randomisation::Kind;
using Column = std::vector<double>;
constexpr double half = 0.5;
constexpr std::uint64_t orders_stream = 0x6f7264657273;  // "orders": apart from the streams of simulated people

/// A unit of the randomisation: its days of the series, in order. Where a period was interrupted and began again, both
/// its days until then and the whole of it: the same drawn arm was given on both, so an order changes both together.
using Unit = std::vector<std::size_t>;

/// What was drawn: the units, which of them were on, and the dose of the days that are in none of them.
struct Followed {
  std::vector<Unit> units;
  Order order;
  Column dose;
  std::string why_not;
};

/// The dose that counts on a day, as a share of the full one.
std::optional<double> dose_on(const Exposure& exposure, std::size_t day) {
  const std::optional<Dose> dose = exposure.intended(day);
  return dose ? std::optional(relative(*dose, *exposure.full_dose)) : std::nullopt;
}

/// Where the first unit begins: after the plan's run-in; without a plan on the first assigned day, if there is one.
std::ptrdiff_t first_unit_of(const Trial& trial, const Exposure& exposure) {
  if (trial.start) return (*trial.start - exposure.first).count() + trial.run_in_days;
  const auto at = std::find_if(exposure.assigned.begin(), exposure.assigned.end(), [](const auto& a) { return !!a; });
  return at == exposure.assigned.end() ? 0 : at - exposure.assigned.begin();
}

/// The units of a trial that rested, as far as they have come.
std::vector<Unit> lived_units_of(const Trial& trial, const Exposure& exposure) {
  std::vector<Unit> units;
  for (std::size_t day = 0; day < trial.lived.size(); ++day) {
    const auto at = (*trial.start - exposure.first).count() + std::ptrdiff_t(day);
    const int unit = trial.lived[day].unit;
    if (unit < 0 || at < 0 || at >= exposure.count()) continue;
    units.resize(std::max(units.size(), std::size_t(unit) + 1));
    units[std::size_t(unit)].push_back(std::size_t(at));
  }
  return units;
}

/// The units that overlap the series, first to last; empty where the plan or the file names no period.
std::vector<Unit> units_of(const Trial& trial, const Exposure& exposure) {
  if (trial.start && !trial.lived.empty()) return lived_units_of(trial, exposure);
  const bool daily = trial.randomisation.kind == Kind::daily;
  const int length = daily ? 1 : trial.randomisation.period_days, gap = daily ? 0 : trial.randomisation.gap_days;
  const std::ptrdiff_t days = exposure.count();
  std::vector<Unit> units;
  if (length < 1) return units;
  std::ptrdiff_t planned = days;
  if (trial.start && trial.planned_days) planned = (*trial.start - exposure.first).count() + *trial.planned_days;
  for (auto at = first_unit_of(trial, exposure); at < std::min(days, planned); at += length + gap) {
    Unit& unit = units.emplace_back();
    for (auto t = std::max<std::ptrdiff_t>(at, 0); t < std::min(at + length, days); ++t) unit.push_back(std::size_t(t));
  }
  return units;
}

Followed followed_in(const Trial& trial, const Exposure& exposure) {
  Followed followed;
  for (std::size_t t = 0; t < std::size_t(exposure.count()); ++t)
    followed.dose.push_back(dose_on(exposure, t).value_or(half));  // any value serves: it is the same in every order
  for (const Unit& unit : units_of(trial, exposure)) {
    int on = 0, off = 0, assigned_on = 0, assigned_off = 0;
    for (const std::size_t t : unit) {
      const auto dose = dose_on(exposure, t);
      if (dose) ++(*dose >= half ? on : off);
      if (dose && exposure.assigned[t]) ++(*dose >= half ? assigned_on : assigned_off);
    }
    if (assigned_on > 0 && assigned_off > 0) {
      followed.why_not = "The arm changes within a period, so this is not the order that was said to be drawn.";
      return followed;
    }
    const bool daily = trial.randomisation.kind == Kind::daily;
    if (on == off && daily) continue;  // a day whose dose nobody knows
    if (on == off) {
      followed.why_not = "Of one period it cannot be told whether it was on or off.";
      return followed;
    }
    followed.units.push_back(unit);
    followed.order.push_back(on > off);
  }
  if (followed.units.empty()) followed.why_not = "No period of the randomised part has come yet.";
  return followed;
}

double dot(const Column& a, const Column& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

void remove(Column& from, const Column& unit_length) {
  const double slope = dot(from, unit_length);
  for (std::size_t i = 0; i < from.size(); ++i) from[i] -= slope * unit_length[i];
}

/// The z value of the exposure's coefficient in a regression whose dependence and half-life are given.
class ExposureStatistic {
 public:
  ExposureStatistic(const Model& model, const Series& series) {
    if (model.half_life) keep_ = std::exp2(-1 / std::exp(model.half_life->log_mean));
    const double rho = model.rho ? 2 * model.rho->a / (model.rho->a + model.rho->b) - 1 : 0;
    for (std::size_t t = 0; t < series.response.size(); ++t) {
      if (!series.response[t]) continue;
      carried_.push_back(observed_.empty() ? 0 : std::pow(rho, double(t - observed_.back())));
      observed_.push_back(t);
    }
    Column response, one(series.response.size(), 1.0);
    for (const auto& y : series.response) response.push_back(y.value_or(0));
    residual_ = whitened(response);
    add_column(one);
    for (const Column& covariate : series.covariates) add_column(covariate);
    for (const Column& column : columns_) remove(residual_, column);
  }

  double of(const Column& dose) const {
    Column exposure(dose.size());
    double x = 0;
    for (std::size_t t = 0; t < dose.size(); ++t) exposure[t] = x = dose[t] + keep_ * (x - dose[t]);
    Column seen = whitened(exposure);
    const double before = dot(seen, seen);
    for (const Column& column : columns_) remove(seen, column);
    const double left = dot(seen, seen);
    return left > 1e-10 * before ? dot(seen, residual_) / std::sqrt(left) : 0;
  }

 private:
  Column whitened(const Column& of_days) const {
    Column white(observed_.size());
    for (std::size_t i = 0; i < observed_.size(); ++i)
      white[i] = i == 0 ? of_days[observed_[0]]
                        : (of_days[observed_[i]] - carried_[i] * of_days[observed_[i - 1]]) /
                              std::sqrt(1 - carried_[i] * carried_[i]);
    return white;
  }
  void add_column(const Column& of_days) {
    Column column = whitened(of_days);
    const double before = dot(column, column);
    for (int twice = 0; twice < 2; ++twice)
      for (const Column& other : columns_) remove(column, other);
    const double size = dot(column, column);
    if (size <= 1e-10 * before) return;
    for (double& value : column) value /= std::sqrt(size);
    columns_.push_back(std::move(column));
  }

  double keep_ = 0;
  std::vector<std::size_t> observed_;
  Column carried_;               ///< rho to the power of the gap before each observed day
  std::vector<Column> columns_;  ///< orthonormal
  Column residual_;
};

RandomisationTest without_p(std::string why_not) {
  RandomisationTest test;
  test.why_not = std::move(why_not);
  return test;
}

}  // namespace

RandomisationTest p_value_of(const Orders& orders, const Order& followed,
                             const std::function<double(const Order&)>& statistic, std::uint64_t seed) {
  const double seen = statistic(followed), extreme = seen - 1e-9 * (1 + std::abs(seen));
  RandomisationTest test;
  test.orders = orders.count();
  test.exact = test.orders <= most_orders_enumerated;
  double as_extreme = 0;
  if (test.exact) {
    Order order = orders.first();
    do as_extreme += statistic(order) >= extreme;
    while (orders.next(order));
    test.p = as_extreme / test.orders;
    return test;
  }
  RandomStream random(seed, orders_stream);
  for (int draw = 0; draw < orders_sampled; ++draw)
    as_extreme += statistic(orders.drawn([&random] { return random.uniform(); })) >= extreme;
  test.p = (as_extreme + 1) / (orders_sampled + 1);
  test.mcse = std::sqrt(*test.p * (1 - *test.p) / orders_sampled);
  return test;
}

RandomisationTest randomisation_test(const Trial& trial, const Exposure& exposure, const Analyses& analyses,
                                     std::uint64_t seed) {
  if (trial.randomisation.kind == Kind::none) return without_p("Nobody said that the order was drawn at random.");
  if (analyses.all.empty() || !exposure.full_dose) return without_p("There is nothing to compare.");
  const Followed followed = followed_in(trial, exposure);
  if (!followed.why_not.empty()) return without_p(followed.why_not);
  const Orders orders{trial.randomisation.kind, int(followed.order.size()),
                      int(std::count(followed.order.begin(), followed.order.end(), true))};
  if (!orders.admits(followed.order))
    return without_p("The order of the days is none that the stated randomisation could have drawn.");

  const Analysis& primary = analyses.all.front();
  const ExposureStatistic statistic(primary.model, primary.series.front());
  const auto better = analyses.outcome.better;
  const double sign = better == Direction::lower ? -1 : 1;
  Column dose = followed.dose;
  const double off = comparator_share(trial);
  RandomisationTest test = p_value_of(
      orders, followed.order,
      [&](const Order& order) {
        for (std::size_t k = 0; k < order.size(); ++k)
          for (const std::size_t t : followed.units[k]) dose[t] = order[k] ? 1.0 : off;
        const double z = statistic.of(dose);
        return better ? sign * z : std::abs(z);
      },
      seed);
  test.one_sided = better.has_value();
  return test;
}

}  // namespace titrate
