#pragma once

#include <optional>
#include <vector>

namespace titrate::calibration {

/// The recorded days of a diary, as a tracker sees them.
struct Recorded {
  std::vector<int> day;
  std::vector<double> dose, y;
};

/// What a rule says: towards less (-1), towards more (1), nothing (0); and nothing at all while it cannot say.
using Claim = std::optional<int>;

/// Rules of shipping apps.
Claim correlation_from_five_days(const Recorded& days);  ///< |r| >= 0.4, called moderate or strong
Claim difference_of_a_fifth(const Recorded& days);  ///< means differ by 20 %, from three days with and three without

/// Textbook tests at 5 %, two-sided, on days as if they were independent.
Claim welch(const Recorded& days);
Claim pearson(const Recorded& days);
Claim ols_with_trend(const Recorded& days);
/// Cochrane & Orcutt (1949), with a trend, iterated; uses neighbours in the calendar only.
Claim gls_ar1(const Recorded& days);

double correlation(const std::vector<double>& a, const std::vector<double>& b);
double student_tail(double t, double degrees_of_freedom);  ///< P(|T| > |t|)

}  // namespace titrate::calibration
