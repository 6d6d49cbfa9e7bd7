#include "cli/lines.h"

#include <algorithm>

namespace titrate::cli {

std::string heading(const std::string& text, bool colours) {
  return colours ? "\033[1m" + text + "\033[0m\n" : text + "\n";
}

std::string wrapped(const std::string& text, const std::string& first_indent, const std::string& indent) {
  constexpr std::size_t width = 79;
  std::string out = first_indent, word;
  std::size_t column = first_indent.size();
  bool line_is_empty = true;
  const auto put = [&] {
    if (word.empty()) return;
    if (!line_is_empty && column + 1 + word.size() > width) {
      out += "\n" + indent;
      column = indent.size();
      line_is_empty = true;
    }
    if (!line_is_empty) {
      out += ' ';
      ++column;
    }
    out += word;
    column += word.size();
    line_is_empty = false;
    word.clear();
  };
  for (char c : text) {
    if (c == ' ')
      put();
    else
      word += c;
  }
  put();
  return out + "\n";
}

std::string for_terminal(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string line = text.substr(at, end - at);
    out += line.starts_with(' ') || line.empty() ? line + "\n" : wrapped(line, "", "");
    at = end + 1;
  }
  return out;
}

}  // namespace titrate::cli
