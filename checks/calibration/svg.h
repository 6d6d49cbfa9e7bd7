#pragma once

#include <string>
#include <utility>
#include <vector>

namespace titrate::calibration {

/// A picture in SVG, drawn in pixels from the upper left corner; black on white, with few colours.
class Svg {
 public:
  Svg(int width, int height, const std::string& title);

  void rectangle(double x, double y, double width, double height, const std::string& fill, double opacity = 1);
  void line(double x1, double y1, double x2, double y2, const std::string& stroke, double width = 1,
            const std::string& dashes = "");
  void path(const std::vector<std::pair<double, double>>& points, const std::string& stroke, double width);
  void dot(double x, double y, double radius, const std::string& fill);
  enum class Anchor { start, middle, end };
  void text(double x, double y, const std::string& words, int size = 12, Anchor anchor = Anchor::start,
            const std::string& fill = "#222", bool bold = false);

  std::string str() const;

 private:
  std::string body_;
};

}  // namespace titrate::calibration
