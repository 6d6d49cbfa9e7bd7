#pragma once

#include <string>

#include "simulation/simulate.h"

namespace titrate {

/// The trial that ships with the program: simulated, and labelled so wherever it appears.
struct ExampleTrial {
  Trial trial;
  Diary diary;
  SimulatedPerson person;  ///< the truth that was simulated
  std::uint64_t seed = 0;
  std::string truth;  ///< the truth in a sentence, said beside the answer
};

/// Four pairs of 14-day periods with 200 mg of elemental magnesium or nothing, pain 0-10; the same diary every time.
ExampleTrial example_trial(const Catalog& catalog);

}  // namespace titrate
