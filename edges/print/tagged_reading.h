#pragma once

#define POINTERHOLDER_TRANSITION 4
#include <map>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>
#include <vector>

namespace titrate::print {

/// What a reader of the file finds, for tests: read by qpdf from the bytes alone.
struct ReadPdf {
  std::size_t pages = 0;
  std::string language, title;
  bool marked = false, shows_title = false;
  double width = 0, height = 0;
  std::vector<std::string> roles;         ///< of all elements, in reading order
  std::map<std::string, int> count;       ///< of each role
  std::vector<std::string> alternatives;  ///< of the figures; empty where one has none
  int cells_without_scope = 0;            ///< header cells that say of nothing that they head it
  bool fonts_embedded = true;
};

inline void read_element(QPDFObjectHandle element, ReadPdf& read) {
  const std::string role = element.getKey("/S").getName().substr(1);
  read.roles.push_back(role);
  ++read.count[role];
  if (role == "Figure")
    read.alternatives.push_back(element.hasKey("/Alt") ? element.getKey("/Alt").getUTF8Value() : "");
  if (role == "TH" && !element.getKey("/A").isDictionary()) ++read.cells_without_scope;
  QPDFObjectHandle kids = element.getKey("/K");
  if (!kids.isArray()) return;
  for (int i = 0; i < kids.getArrayNItems(); ++i)
    if (kids.getArrayItem(i).isDictionary() && kids.getArrayItem(i).hasKey("/S"))
      read_element(kids.getArrayItem(i), read);
}

inline ReadPdf read_pdf(const std::string& bytes) {
  ReadPdf read;
  QPDF pdf;
  pdf.processMemoryFile("read", bytes.data(), bytes.size());
  QPDFObjectHandle root = pdf.getRoot();
  if (root.hasKey("/Lang")) read.language = root.getKey("/Lang").getStringValue();
  read.title = pdf.getTrailer().getKey("/Info").getKey("/Title").getUTF8Value();
  read.marked = root.getKey("/MarkInfo").isDictionary() && root.getKey("/MarkInfo").getKey("/Marked").getBoolValue();
  read.shows_title = root.getKey("/ViewerPreferences").isDictionary() &&
                     root.getKey("/ViewerPreferences").getKey("/DisplayDocTitle").getBoolValue();
  const auto& pages = pdf.getAllPages();
  read.pages = pages.size();
  QPDFObjectHandle box = QPDFObjectHandle(pages.front()).getKey("/MediaBox");
  read.width = box.getArrayItem(2).getNumericValue();
  read.height = box.getArrayItem(3).getNumericValue();
  QPDFObjectHandle kids = root.getKey("/StructTreeRoot").getKey("/K");
  for (int i = 0; kids.isArray() && i < kids.getArrayNItems(); ++i) read_element(kids.getArrayItem(i), read);
  for (QPDFObjectHandle object : pdf.getAllObjects())
    if (object.isDictionary() && object.hasKey("/FontName") && object.getKey("/Type").isName() &&
        object.getKey("/Type").getName() == "/FontDescriptor")
      read.fonts_embedded = read.fonts_embedded &&
                            (object.hasKey("/FontFile") || object.hasKey("/FontFile2") || object.hasKey("/FontFile3"));
  return read;
}

}  // namespace titrate::print
