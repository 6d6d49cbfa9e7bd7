#include "codec/document_html.h"

#include <cstdio>

#include "report/drawing.h"

namespace titrate::codec {
namespace {

constexpr const char* document_style =
    "@page{size:A4;margin:14mm 15mm}:root{color-scheme:light}"
    "body{font:10.5pt/1.4 'DejaVu Sans',Verdana,sans-serif;color:#000;background:#fff;max-width:182mm;margin:0 auto;"
    "padding:12px;overflow-wrap:anywhere}"
    "h1{font-size:17pt;line-height:1.2;margin:0 0 3mm}h2{font-size:13pt;margin:8mm 0 2mm;border-bottom:1px solid #000;"
    "break-after:avoid}h3{font-size:11pt;margin:5mm 0 1mm;break-after:avoid}p{margin:1mm 0}ul{margin:1mm 0;"
    "padding-left:6mm}li{margin:.6mm 0}"
    "figure{margin:3mm 0;break-inside:avoid}svg{width:100%;height:auto;max-width:170mm}figcaption{font-size:9pt}"
    ".scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;margin:2mm 0;font-size:9pt}"
    "caption{text-align:left;font-weight:600;padding:1mm 0}th,td{text-align:left;vertical-align:top;padding:.8mm 2mm "
    ".8mm 0;border-bottom:.5px solid #777;font-variant-numeric:tabular-nums}thead th{border-bottom:1.2px solid #000}"
    "tbody th{font-weight:400}tr{break-inside:avoid}"
    ".one{font-size:9pt;line-height:1.3}.one h1{font-size:14pt;margin:0 0 1mm}.one section{display:grid;"
    "grid-template-columns:32mm 1fr;column-gap:3mm;border-top:.5px solid #777;padding:.8mm 0;break-inside:avoid}"
    ".one h2{font-size:9pt;margin:0;border:0}.one p,.one ul{margin:0 0 .6mm}.one figure{margin:.5mm 0}"
    ".one figcaption{font-size:7.5pt}.one svg{max-width:140mm}"
    "@media (max-width:140mm){.one section{display:block}}"
    "@media print{body{padding:0;max-width:none}.scroll{overflow:visible}.one{font-size:8.3pt;line-height:1.25}"
    ".one h2{font-size:8.3pt}}";

std::string svg_number(double number) {
  char text[40];
  std::snprintf(text, sizeof text, "%.2f", number);
  std::string said = text;
  while (said.back() == '0') said.pop_back();
  if (said.back() == '.') said.pop_back();
  return said == "-0" ? "0" : said;
}

std::string attribute(const char* name, double value) {
  return std::string(" ") + name + "=\"" + svg_number(value) + "\"";
}

std::string svg_mark(const drawing::Line& line) {
  return "<line" + attribute("x1", line.x1) + attribute("y1", line.y1) + attribute("x2", line.x2) +
         attribute("y2", line.y2) + (line.grey ? " stroke=\"#aaa\"" : " stroke=\"#000\"") +
         attribute("stroke-width", line.width) + (line.dashed ? " stroke-dasharray=\"3 2\"" : "") + "/>";
}
std::string svg_mark(const drawing::Dot& dot) {
  return "<circle" + attribute("cx", dot.x) + attribute("cy", dot.y) + attribute("r", dot.radius) +
         (dot.filled ? " fill=\"#000\"" : " fill=\"#fff\" stroke=\"#000\" stroke-width=\"0.6\"") + "/>";
}
std::string svg_mark(const drawing::Band& band) {
  return "<rect" + attribute("x", band.x) + attribute("y", band.y) + attribute("width", band.width) +
         attribute("height", band.height) + " fill=\"#ddd\"/>";
}
std::string svg_mark(const drawing::Letters& letters) {
  using At = drawing::Letters::At;
  return "<text" + attribute("x", letters.x) + attribute("y", letters.y) + attribute("font-size", letters.size) +
         (letters.at == At::middle ? " text-anchor=\"middle\""
          : letters.at == At::end  ? " text-anchor=\"end\""
                                   : "") +
         (letters.bold ? " font-weight=\"700\"" : "") + ">" + in_html(letters.text) + "</text>";
}

class HtmlOf {
 public:
  explicit HtmlOf(const Document& document) : document_(document), comma_(document.language == "de") {}

  std::string whole() {
    std::string html = "<!doctype html>\n<html lang=\"" + in_html(document_.language) +
                       "\"><head><meta charset=\"utf-8\"><title>" + in_html(document_.title.english) +
                       "</title>\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><style>" +
                       document_style + "</style></head>\n<body><main" + (document_.one_page ? " class=\"one\"" : "") +
                       ">\n<h1>" + in_html(document_.title.english) + "</h1>\n";
    for (const document::Paragraph& paragraph : document_.preface) html += block(paragraph);
    for (const document::Section& section : document_.sections) html += section_html(section);
    return html + "</main></body></html>\n";
  }

 private:
  std::string section_html(const document::Section& section) {
    std::string html;
    if (!section.chapter.english.empty()) html += "<h2>" + in_html(section.chapter.english) + "</h2>\n";
    if (section.left_out && document_.one_page) return html;
    const char* level = document_.one_page ? "h2" : "h3";
    html += "<section id=\"s" + in_html(section.id) + "\"><" + level + ">" + in_html(section.heading.english) + "</" +
            level + ">\n<div>";
    for (const document::Block& one : section.blocks)
      html += std::visit([&](const auto& value) { return block(value); }, one);
    return html + "</div></section>\n";
  }

  std::string block(const document::Paragraph& paragraph) {
    const std::string text = in_html(paragraph.text.english);
    return "<p>" + (paragraph.strong ? "<strong>" + text + "</strong>" : text) + "</p>\n";
  }
  std::string block(const document::List& list) {
    std::string html = "<ul>\n";
    for (const document::Text& item : list.items) html += "<li>" + in_html(item.english) + "</li>\n";
    return html + "</ul>\n";
  }
  std::string block(const document::Table& table) {
    std::string html = "<div class=\"scroll\"><table>";
    if (!table.caption.english.empty()) html += "<caption>" + in_html(table.caption.english) + "</caption>";
    html += "<thead><tr>";
    for (const document::Text& cell : table.head) html += "<th scope=\"col\">" + in_html(cell.english) + "</th>";
    html += "</tr></thead>\n<tbody>\n";
    for (const auto& row : table.rows) {
      html += "<tr>";
      for (std::size_t i = 0; i < row.size(); ++i)
        html += (i == 0 ? "<th scope=\"row\">" : "<td>") + in_html(row[i].english) + (i == 0 ? "</th>" : "</td>");
      html += "</tr>\n";
    }
    return html + "</tbody></table></div>\n";
  }
  std::string block(const document::Figure& figure) {
    return "<figure>" + svg_of(figure, "f" + std::to_string(++figures_), comma_) + "<figcaption>" +
           in_html(figure.caption.english) + "</figcaption></figure>\n";
  }

  const Document& document_;
  bool comma_;
  int figures_ = 0;
};

}  // namespace

std::string in_html(const std::string& text) {
  std::string safe;
  for (const char c : text) switch (c) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      case '\'':
        safe += "&#39;";
        break;
      default:
        // No page may hold the other control characters.
        safe += static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' ? ' ' : c;
    }
  return safe;
}

std::string svg_of(const document::Figure& figure, const std::string& id, bool comma) {
  const Drawing drawing = drawing_of(figure, 480, 9, comma);
  std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 " +
                    svg_number(drawing.width) + " " + svg_number(drawing.height) + "\" aria-labelledby=\"" + id + "t " +
                    id + "d\" font-family=\"'DejaVu Sans',Verdana,sans-serif\">\n<title id=\"" + id + "t\">" +
                    in_html(figure.caption.english) + "</title><desc id=\"" + id + "d\">" +
                    in_html(figure.alternative.english) + "</desc>\n";
  for (const drawing::Mark& mark : drawing.marks)
    svg += std::visit([](const auto& one) { return svg_mark(one); }, mark) + "\n";
  return svg + "</svg>";
}

std::string html_of(const Document& document) { return HtmlOf(document).whole(); }

}  // namespace titrate::codec
