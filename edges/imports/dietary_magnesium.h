#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "imports/collected.h"
#include "imports/sources.h"

namespace titrate::imports {

/// Magnesium that was eaten, as several programs wrote it into one place.
///
/// - A program's own records of a day are added. What it wrote as a part of a meal and once more by itself is one.
/// - Two programs on one day are never added: most of the time one has copied the other. The day has what the program
///   with the most has, and each program is an item of its own beside it, for whoever knows better.
/// - A record of zero says that the label said nothing: it makes no day.
class DietaryMagnesium {
 public:
  enum class Place { by_itself, in_a_meal };

  /// False, and nothing is kept: below zero, not finite, or more than 10 g, which nobody eats at once.
  bool add(const std::string& source, Day day, double milligrams, Place place, std::size_t line);
  void give(Collected& into) const;

 private:
  struct Sums {
    double by_itself = 0, in_a_meal = 0;
    std::size_t line = 0;
  };
  Sources sources_;
  std::map<std::pair<Day, std::size_t>, Sums> days_;
};

}  // namespace titrate::imports
