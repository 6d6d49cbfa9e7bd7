#pragma once

#include <string>
#include <vector>

#include "language/phrase_book.h"
#include "report/document.h"

namespace titrate::codec {

/// A document as it is said in another language: every text but what somebody wrote. What no phrase matches stays in
/// English, and is appended to `missed`. Test: edges/print/documents_test.cc, of lives in every state.
Document in_german(Document document, std::vector<std::string>* missed = nullptr);

}  // namespace titrate::codec
