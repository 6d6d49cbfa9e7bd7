#pragma once

#include <array>
#include <functional>
#include <string>
#include <vector>

#include "model/model.h"
#include "numerics/random.h"

namespace titrate::calibration {

/// How somebody comes to take it on some days and not on others.
enum class Design {
  pairs_7,           ///< pairs of weeks, which first is a coin
  pairs_14,          ///< pairs of fortnights
  blocks_7,          ///< weeks, half of them on, in any order
  daily_coin,        ///< a coin each day
  abab,              ///< off, on, off, on: a quarter each, never drawn
  single_switch,     ///< off, then on
  as_needed,         ///< mostly on the day after a bad day
  start_when_worst,  ///< 14 days off, then on to the end; begun right after the three worst days of sixty
};
inline constexpr std::array<Design, 8> designs{
    Design::pairs_7, Design::pairs_14,      Design::blocks_7,  Design::daily_coin,
    Design::abab,    Design::single_switch, Design::as_needed, Design::start_when_worst};
std::string name_of(Design design);
std::string in_words(Design design);
inline bool randomised(Design design) { return design <= Design::daily_coin; }

/// What else happens to the outcome or to the diary.
enum class Disturbance {
  none,          ///< 10 % of days missing at random
  complete,      ///< no day missing
  missing_30,    ///< 30 % missing at random
  missing_bad,   ///< 30 % missing, the worse the day the likelier
  linear_trend,  ///< the outcome rises by 1.6 sd over the diary (a column of the model)
  random_walk,   ///< a random walk of 0.1 sd a day is added (not in the model)
  rating,        ///< rounded and clipped to 0 .. 10, centre 5, sd 2
  rating_floor,  ///< the same with centre 1.5: many zeros
};
inline constexpr std::array<Disturbance, 8> disturbances{
    Disturbance::none,         Disturbance::complete,    Disturbance::missing_30, Disturbance::missing_bad,
    Disturbance::linear_trend, Disturbance::random_walk, Disturbance::rating,     Disturbance::rating_floor};
std::string name_of(Disturbance disturbance);
std::string in_words(Disturbance disturbance);

/// What is true of a simulated person: residual sd 1, half-life in days, lower is better, so a benefit is negative.
struct Truth {
  double effect = 0, rho = 0.5, half_life = 2;
};

/// The first day is a Monday. Calendar columns of a review: a trend from -1 to 1 over the days, and the weekend.
std::vector<std::vector<double>> calendar_columns(int days);

/// The gaussian model of a review with the priors of docs/mathematics.md, section 4 (half-life of "sleep").
Model review_model();

/// The diary of one person as the standardised series that review_model() is fitted to. Each kind of chance has a
/// stream of its own, so that the same person meets every design, dependence and effect (common random numbers).
Series diary_of(Design design, Disturbance disturbance, const Truth& truth, int days, RandomStream of_person);

/// The doses of a design that does not look at the outcome.
std::vector<double> doses_of(Design design, int days, RandomStream& coins);

}  // namespace titrate::calibration
