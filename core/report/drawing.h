#pragma once

#include <string>
#include <variant>
#include <vector>

#include "report/document.h"

namespace titrate {

/// A figure in lines, dots and letters, in points from the upper left corner: what SVG and PDF draw alike. Black, and
/// one grey that prints; nothing is told by a colour.
namespace drawing {

struct Line {
  double x1 = 0, y1 = 0, x2 = 0, y2 = 0, width = 1;
  bool dashed = false, grey = false;
};
struct Dot {
  double x = 0, y = 0, radius = 1;
  bool filled = true;  ///< else a ring
};
struct Band {
  double x = 0, y = 0, width = 0, height = 0;  ///< in light grey
};
struct Letters {
  enum class At { begin, middle, end };
  double x = 0, y = 0;  ///< of the baseline
  std::string text;
  At at = At::begin;
  double size = 7;
  bool bold = false;
};
using Mark = std::variant<Line, Dot, Band, Letters>;

}  // namespace drawing

struct Drawing {
  double width = 0, height = 0;
  std::vector<drawing::Mark> marks;  ///< from the back to the front
};

/// Draws a figure as wide as that. `letter` is the size of its letters, and `comma` writes numbers as German does. A
/// figure of no values is its frame. Test: drawing_test.cc, each mark's place by arithmetic.
Drawing drawing_of(const document::Figure& figure, double width, double letter, bool comma);

/// A round step (1, 2 or 5 times a power of ten) that divides the range into at most so many parts. Edges: a range of
/// nothing gives 1.
double round_step(double range, int most);

/// The ends of an axis that holds all of it, on round steps.
struct Span {
  double low = 0, high = 1, step = 1;
};
Span span_of(double low, double high, int most);

}  // namespace titrate
