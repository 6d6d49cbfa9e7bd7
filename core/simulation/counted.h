#pragma once

#include <limits>
#include <optional>

#include "trial/trial.h"

namespace titrate {

/// How the days of a simulated person are counted, where the outcome is a count or a yes or no: whole numbers that are
/// never below zero, with the mean that the day's circumstances give them.
///
///     count      mean m, variance m + m^2 / size: a Poisson whose mean varies like a gamma; `size` infinite: Poisson
///     yes or no  1 with probability m
///
/// The dependence from day to day is that of a normal residual, whose place among its like (its distribution function)
/// is the count's own (a gaussian copula): the counts of two days are a little less alike than the residuals.
struct Counted {
  bool yes_or_no = false;
  double size = std::numeric_limits<double>::infinity();
};

/// Of an outcome with this mean and sd from day to day; nothing where it is neither. The family that was stated
/// decides; else a scale from 0 to 1, or a unit that is counted (model/outcome_model.h). A count cannot vary less than
/// a Poisson.
std::optional<Counted> counted_as(const Outcome& outcome, double mean, double sd);

/// The smallest count whose distribution function reaches `place`, in (0, 1). Edges: a mean of 0 or less is 0; above
/// 500 a Poisson's, or a gamma-Poisson's of size 30 or more, is the rounded normal's. Source: the definitions; the
/// terms by their ratio. Test: counted_test.cc.
double count_at(const Counted& counted, double mean, double place);

}  // namespace titrate
