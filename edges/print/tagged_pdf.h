#pragma once

#include <string>
#include <vector>

namespace titrate::print {

/// An element of a document's structure. Leaves stand for what was drawn, in that order; the others hold them.
struct Element {
  std::string role;  ///< "Sect", "H1", "P", "L", "TH" ... as PDF calls it
  bool drawn = false;
  std::string alternative{};  ///< of a figure
  std::string scope{};        ///< of a header cell: "Column" or "Row"
  std::vector<Element> kids{};
};

/// How many elements of a tree were drawn.
std::size_t drawn_in(const Element& element);

/// A PDF as cairo wrote it, each drawn element of the tree an element of its own in its flat structure, with the whole
/// tree in its place: cairo 1.16 writes no alternative texts, no scopes, no language, and no element that goes on over
/// two pages. What was drawn outside of all elements (lines, page numbers) is marked as an artifact. The identifier is
/// made of the content, so that the same gives the same bytes.
std::string tagged(const std::string& pdf, const Element& tree, const std::string& language);

}  // namespace titrate::print
