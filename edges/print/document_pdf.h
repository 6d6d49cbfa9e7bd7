#pragma once

#include <string>

#include "app/printer.h"

namespace titrate::print {

/// A document as PDF: A4, black and white, fonts embedded, tagged (its headings, paragraphs, lists, tables and figures
/// are elements that a screen reader walks; each figure has its alternative text, each table its header cells), with
/// the language and the title in the file. Of several pages each has the title and its number, and a table repeats its
/// header. The same document and moment give the same bytes.
///
/// A document of one page is set in the largest letters between 9.2 and 7.2 points with which it fits; what does not
/// fit then goes on a second page rather than being lost. Test: document_pdf_test.cc.
std::string pdf_of(const Document& document, const Moment& made);

class DocumentPrinter : public Printer {
 public:
  Result<std::string> pdf_of(const Document& document, const Moment& made) override {
    return print::pdf_of(document, made);
  }
};

}  // namespace titrate::print
