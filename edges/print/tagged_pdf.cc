#include "print/tagged_pdf.h"

#define POINTERHOLDER_TRANSITION 4  // qpdf 11 asks how its pointers are meant: as std::shared_ptr

#include <algorithm>
#include <array>
#include <memory>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <string_view>

#include "base/require.h"

namespace titrate::print {
namespace {

/// Marks what is drawn outside of every element, so that nobody is read a line under a table.
class MarksArtifacts : public QPDFObjectHandle::TokenFilter {
 public:
  void handleToken(const QPDFTokenizer::Token& token) override {
    pending_ += token.getRawValue();
    if (token.getType() != QPDFTokenizer::tt_word) return;
    const std::string_view word = token.getValue();
    if (word == "BDC" || word == "BMC") ++depth_;
    if (depth_ == 0 && !inside_ && one_of(word, begins)) {
      inside_ = true;
      write("/Artifact BMC\n");
    }
    write(pending_);
    pending_.clear();
    if (word == "EMC") --depth_;
    if (inside_ && one_of(word, ends)) {
      inside_ = false;
      write("\nEMC\n");
    }
  }
  void handleEOF() override {
    write(pending_);
    pending_.clear();
  }

 private:
  static constexpr std::array<std::string_view, 6> begins{"m", "re", "BT", "Do", "sh", "BI"};
  static constexpr std::array<std::string_view, 13> ends{"S", "s",  "f", "F",  "f*", "B", "B*",
                                                         "b", "b*", "n", "ET", "Do", "sh"};
  template <std::size_t n>
  static bool one_of(std::string_view word, const std::array<std::string_view, n>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
  }
  std::string pending_;
  int depth_ = 0;
  bool inside_ = false;
};

/// The elements that cairo wrote, in the order in which they were drawn.
void collect_leaves(const QPDFObjectHandle& element, std::vector<QPDFObjectHandle>& leaves) {
  QPDFObjectHandle kids = const_cast<QPDFObjectHandle&>(element).getKey("/K");
  const auto is_element = [](QPDFObjectHandle one) { return one.isDictionary() && one.hasKey("/S"); };
  bool above = false;
  if (kids.isArray()) {
    for (int i = 0; i < kids.getArrayNItems(); ++i)
      if (is_element(kids.getArrayItem(i))) above = true, collect_leaves(kids.getArrayItem(i), leaves);
  } else if (is_element(kids)) {
    above = true;
    collect_leaves(kids, leaves);
  }
  if (!above && is_element(element)) leaves.push_back(element);
}

class Tree {
 public:
  Tree(QPDF& pdf, std::vector<QPDFObjectHandle> leaves) : pdf_(pdf), leaves_(std::move(leaves)) {}

  QPDFObjectHandle made_of(const Element& element, QPDFObjectHandle parent) {
    QPDFObjectHandle own = element.drawn ? leaves_.at(next_++)
                                         : pdf_.makeIndirectObject(QPDFObjectHandle::parse("<< /Type /StructElem >>"));
    own.replaceKey("/S", QPDFObjectHandle::newName("/" + element.role));
    own.replaceKey("/P", parent);
    if (!element.alternative.empty()) own.replaceKey("/Alt", QPDFObjectHandle::newUnicodeString(element.alternative));
    if (!element.scope.empty())
      own.replaceKey("/A", QPDFObjectHandle::parse("<< /O /Table /Scope /" + element.scope + " >>"));
    if (element.role == "L") own.replaceKey("/A", QPDFObjectHandle::parse("<< /O /List /ListNumbering /Disc >>"));
    if (element.drawn) return own;
    QPDFObjectHandle kids = QPDFObjectHandle::newArray();
    for (const Element& kid : element.kids) kids.appendItem(made_of(kid, own));
    own.replaceKey("/K", kids);
    return own;
  }

 private:
  QPDF& pdf_;
  std::vector<QPDFObjectHandle> leaves_;
  std::size_t next_ = 0;
};

}  // namespace

std::size_t drawn_in(const Element& element) {
  std::size_t count = element.drawn ? 1 : 0;
  for (const Element& kid : element.kids) count += drawn_in(kid);
  return count;
}

std::string tagged(const std::string& bytes, const Element& tree, const std::string& language) {
  QPDF pdf;
  pdf.processMemoryFile("document", bytes.data(), bytes.size());
  QPDFObjectHandle root = pdf.getRoot(), structure = root.getKey("/StructTreeRoot");
  require(structure.isDictionary(), "what was drawn has a structure");
  std::vector<QPDFObjectHandle> leaves;
  collect_leaves(structure, leaves);
  require(leaves.size() == drawn_in(tree), "every element that was drawn is in the file");
  QPDFObjectHandle kids = QPDFObjectHandle::newArray();
  kids.appendItem(Tree(pdf, std::move(leaves)).made_of(tree, structure));
  structure.replaceKey("/K", kids);
  root.replaceKey("/Lang", QPDFObjectHandle::newString(language));
  root.replaceKey("/MarkInfo", QPDFObjectHandle::parse("<< /Marked true >>"));
  root.replaceKey("/ViewerPreferences", QPDFObjectHandle::parse("<< /DisplayDocTitle true >>"));
  for (QPDFPageObjectHelper& page : QPDFPageDocumentHelper(pdf).getAllPages()) {
    page.getObjectHandle().replaceKey("/Tabs", QPDFObjectHandle::newName("/S"));
    page.addContentTokenFilter(std::make_shared<MarksArtifacts>());
  }
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  writer.setDeterministicID(true);
  writer.write();
  const std::shared_ptr<Buffer> out = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(out->getBuffer()), out->getSize()};
}

}  // namespace titrate::print
