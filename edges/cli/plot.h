#pragma once

#include <string>

#include "app/review_trial.h"

namespace titrate::cli {

/// The outcome against time in at most 80 columns, in plain ASCII: one column a day (or a few days, then their mean),
/// a blank where nothing was recorded, and the dose below. The axis of a rating is its whole scale, never the data's.
std::string plot_of_days(const Review& review, const Diary& diary);

/// The effect with its 95 % and 50 % intervals on a line, zero and the smallest worthwhile difference marked.
std::string plot_of_effect(const Review& review);

}  // namespace titrate::cli
