#pragma once

#include <string>

namespace titrate::cli {

/// Words wrapped to a terminal of 80 columns, every line indented. Ends with a line's end.
std::string wrapped(const std::string& text, const std::string& first_indent, const std::string& indent);

/// Every line wrapped, but for what begins with a space: that was laid out already, as a quotation is.
std::string for_terminal(const std::string& text);

/// A line in bold, where the terminal can.
std::string heading(const std::string& text, bool colours);

}  // namespace titrate::cli
