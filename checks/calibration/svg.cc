#include "svg.h"

#include <cstdio>

namespace titrate::calibration {
namespace {

std::string number(double x) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", x);
  return text;
}

std::string escaped(const std::string& words) {
  std::string out;
  for (const char c : words) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else
      out += c;
  }
  return out;
}

}  // namespace

Svg::Svg(int width, int height, const std::string& title) {
  const std::string size = std::to_string(width) + " " + std::to_string(height);
  body_ = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + size + "\" width=\"" + std::to_string(width) +
          "\" font-family=\"Helvetica, Arial, sans-serif\" role=\"img\">\n<title>" + escaped(title) + "</title>\n";
  rectangle(0, 0, width, height, "#fff");
}

void Svg::rectangle(double x, double y, double width, double height, const std::string& fill, double opacity) {
  body_ += "<rect x=\"" + number(x) + "\" y=\"" + number(y) + "\" width=\"" + number(width) + "\" height=\"" +
           number(height) + "\" fill=\"" + fill + "\"" +
           (opacity < 1 ? " fill-opacity=\"" + number(opacity) + "\"" : "") + "/>\n";
}

void Svg::line(double x1, double y1, double x2, double y2, const std::string& stroke, double width,
               const std::string& dashes) {
  body_ += "<line x1=\"" + number(x1) + "\" y1=\"" + number(y1) + "\" x2=\"" + number(x2) + "\" y2=\"" + number(y2) +
           "\" stroke=\"" + stroke + "\" stroke-width=\"" + number(width) + "\"" +
           (dashes.empty() ? "" : " stroke-dasharray=\"" + dashes + "\"") + "/>\n";
}

void Svg::path(const std::vector<std::pair<double, double>>& points, const std::string& stroke, double width) {
  body_ += "<polyline fill=\"none\" stroke=\"" + stroke + "\" stroke-width=\"" + number(width) + "\" points=\"";
  for (const auto& [x, y] : points) body_ += number(x) + "," + number(y) + " ";
  body_ += "\"/>\n";
}

void Svg::dot(double x, double y, double radius, const std::string& fill) {
  body_ += "<circle cx=\"" + number(x) + "\" cy=\"" + number(y) + "\" r=\"" + number(radius) + "\" fill=\"" + fill +
           "\"/>\n";
}

void Svg::text(double x, double y, const std::string& words, int size, Anchor anchor, const std::string& fill,
               bool bold) {
  static const char* anchors[] = {"start", "middle", "end"};
  body_ += "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" font-size=\"" + std::to_string(size) +
           "\" text-anchor=\"" + anchors[int(anchor)] + "\" fill=\"" + fill + "\"" +
           (bold ? " font-weight=\"bold\"" : "") + ">" + escaped(words) + "</text>\n";
}

std::string Svg::str() const { return body_ + "</svg>\n"; }

}  // namespace titrate::calibration
