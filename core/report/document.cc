#include "report/document.h"

#include <algorithm>
#include <string>

namespace titrate {

Document without(Document document, const std::vector<std::string>& ids) {
  for (document::Section& section : document.sections) {
    if (!section.may_be_left_out || std::find(ids.begin(), ids.end(), section.id) == ids.end()) continue;
    section.left_out = true;
    section.blocks.clear();
  }
  std::string names;
  for (const document::Text& heading : left_out_of(document)) names += (names.empty() ? "" : ", ") + heading.english;
  if (names.empty() || document.sections.empty()) return document;
  document.sections.back().blocks.emplace_back(
      document::Paragraph{"The person left out of this document: " + names + ".", true});
  return document;
}

std::vector<document::Text> left_out_of(const Document& document) {
  std::vector<document::Text> headings;
  for (const document::Section& section : document.sections)
    if (section.left_out) headings.push_back(section.heading);
  return headings;
}

const document::Section* find_section(const Document& document, const std::string& id) {
  const auto found = std::find_if(document.sections.begin(), document.sections.end(),
                                  [&](const document::Section& section) { return section.id == id; });
  return found == document.sections.end() ? nullptr : &*found;
}

}  // namespace titrate
