#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "imports/part.h"

namespace titrate::imports {

/// What Loop says of a habit on a day.
struct LoopMark {
  enum class What { yes, yes_auto, no, skip, unknown, number } what = What::unknown;
  int number = 0;  ///< as written
};

/// A word or a number of Loop's, or nothing.
std::optional<LoopMark> loop_mark(std::string_view cell);

/// The cells of a line of the table of all habits. Loop puts nothing into quotes here; programs that saved it again
/// may.
std::vector<std::string> loop_cells(std::string_view line, char separator);

bool in_loop_archive(const Part& part);

/// "Loop.zip: 001 Read/Checkmarks.csv" is about "Read".
std::optional<std::string> loop_habit_of_path(const std::string& name);

/// Habits.csv: the list, without any days.
bool is_loop_list(const Part& part);

/// Checkmarks.csv of one habit. Only its words tell it from any other table of dates and values: of a number nobody
/// could say that it is a thousandth. In Loop's archive the folder tells it.
bool is_loop_habit(const Part& part);

/// Checkmarks.csv of all habits. Scores.csv has the same header, and decimals below it.
bool is_loop_table(const Part& part);

}  // namespace titrate::imports
