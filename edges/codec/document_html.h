#pragma once

#include <string>

#include "report/document.h"

namespace titrate::codec {

/// A document as one page of HTML: inline style, figures as SVG with a title and a description, no script, no other
/// file and no other server. Black on white, on paper too; prints on A4. What a person wrote is text, whatever is in
/// it. Test: edges/print/documents_test.cc.
std::string html_of(const Document& document);

/// A figure alone, as an svg element; `id` makes its title and description unique on a page.
std::string svg_of(const document::Figure& figure, const std::string& id, bool comma);

/// & < > " and ' as HTML has them.
std::string in_html(const std::string& text);

}  // namespace titrate::codec
