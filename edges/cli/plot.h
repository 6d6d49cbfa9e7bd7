#pragma once

#include <string>
#include <vector>

#include "app/review_trial.h"

namespace titrate::cli {

/// The outcome against time in at most 80 columns, in plain ASCII: one column a day (or a few days, then their mean),
/// a blank where nothing was recorded, and the dose below;
/// what else changed is marked under its day, and listed with its words. The axis of a rating is its whole scale, never
/// the data's.
std::string plot_of_days(const Review& review, const Diary& diary);

/// The effect with its 95 % and 50 % intervals on a line, zero and the smallest worthwhile difference marked.
std::string plot_of_effect(const Review& review);

struct PlotPoint {
  double x = 0, y = 0;
};

/// From `low` to `high`, with a number every `step`: on the axis across that is ten columns, and at most seven fit.
struct PlotAxis {
  std::string name;  ///< with its unit
  double low = 0, high = 1, step = 1;
};

/// A curve within the axes: `points` in order of x, joined; '.' the curve, 'X' the point that is read off, which is not
/// drawn where it lies outside.
std::string plot_of_curve(const std::vector<PlotPoint>& points, PlotPoint at, const PlotAxis& across,
                          const PlotAxis& up);

}  // namespace titrate::cli
