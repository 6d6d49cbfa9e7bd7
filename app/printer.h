#pragma once

#include <string>

#include "base/day.h"
#include "base/result.h"
#include "report/document.h"

namespace titrate {

/// Prints a document as PDF. One of the places where the outside world is replaced: fonts and drawing are a library's
/// (edges/print/document_pdf.h), and a caller without one gets HTML alone.
class Printer {
 public:
  virtual ~Printer() = default;
  /// The same document and moment give the same bytes.
  virtual Result<std::string> pdf_of(const Document& document, const Moment& made) = 0;
};

}  // namespace titrate
