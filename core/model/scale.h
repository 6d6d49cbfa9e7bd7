#pragma once

#include <string>
#include <vector>

#include "numerics/mixture.h"
#include "trial/trial.h"

namespace titrate {

/// The units in which an outcome is modelled: y = centre + spread * standardised, or, of minutes,
///
///     log(1 + y) = centre + spread * standardised
///
/// since a night of two hours differs from one of one hour as one hour does from half of one. The priors are stated on
/// the standardised scale, so they mean the same for a 0-10 rating and for minutes of sleep.
struct Scale {
  double centre = 0;
  double spread = 1;
  std::string how;            ///< a sentence: where the two numbers come from
  bool of_logarithm = false;  ///< of log(1 + y)
};

/// From the run-in when it holds at least seven values; else, for a rating in points, from its range (0-10: centre 5,
/// sd 2); else the median and the scaled median absolute deviation of the first 14 recorded values. Of minutes, all of
/// it of their logarithms.
/// Source: docs/mathematics.md, section 4. Pre-specified, so the data under test do not choose their own prior.
Scale scale_of(const Outcome& outcome, const std::vector<double>& run_in, const std::vector<double>& recorded);

/// What a plan expects of days without the treatment: of minutes, with mean m and sd s, 1 + y is taken to be log-normal
/// with the same two, so that spread^2 = log(1 + s^2 / (1 + m)^2) and centre = log(1 + m) - spread^2 / 2.
Scale scale_expected(const Outcome& outcome, double mean, double sd);

double standardised(const Scale& scale, double value);
double in_units_of(const Scale& scale, double standardised);  ///< the way back

/// The person's own level, in the outcome's unit, at which an effect is told: exp(centre) - 1 of minutes.
double level_of(const Scale& scale);

/// An effect in the outcome's unit. Of minutes it is a share, so it is told for a day that would have been at the level
/// without the treatment: (1 + level) (exp(spread b) - 1).
double effect_in_units(const Scale& scale, double standardised);

/// The other way round; minus infinity for more minutes less than there are.
double standardised_effect(const Scale& scale, double in_units);

/// The same of what is believed of an effect. Of minutes each normal is cut into 35 narrow ones, a fifth as wide, whose
/// exponentials are nearly normal and are given their exact mean and sd: the distribution function is right to 5e-4 for
/// normals with an sd up to 0.6 in logarithms. Checked by scale_test.cc against the closed form.
NormalMixture effect_in_units(const Scale& scale, const NormalMixture& standardised);

}  // namespace titrate
